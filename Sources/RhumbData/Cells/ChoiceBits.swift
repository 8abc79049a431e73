// Several answers in one cell: `food; kids`.

/// A bit for each of the texts that stand in a cell, blanks around them left out; nil where one is not among the texts.
func choiceBits(_ cell: String, _ texts: [String], separator: String) -> Int64? {
    var bits: Int64 = 0
    for part in split(cell, at: separator) {
        let text = trimmedText(Array(part.utf8))
        guard !text.isEmpty else { continue }
        guard let position = texts.firstIndex(of: text), position < 63 else { return nil }
        bits |= 1 << Int64(position)
    }
    return bits
}

private func split(_ cell: String, at separator: String) -> [Substring] {
    guard let first = separator.first else { return [cell[...]] }
    guard separator.count > 1 else { return cell.split(separator: first) }
    var parts: [Substring] = []
    var rest = cell[...]
    while let range = rest.firstRange(of: separator) {
        parts.append(rest[..<range.lowerBound])
        rest = rest[range.upperBound...]
    }
    return parts + [rest]
}
