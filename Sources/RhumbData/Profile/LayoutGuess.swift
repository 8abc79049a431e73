// How a text table is laid out that nobody has described: its separator, and whether its first row names the columns.
public import RhumbFormats
import RhumbText

/// The layout that a text file seems to have. What cannot be told stays as it is by default; a file that cannot be read is
/// told by its reader.
public func guessedLayout(ofFile path: String) -> DelimitedLayout {
    // Spaces are in texts, too: they separate where nothing else does.
    let marks: [DelimitedLayout.Separator] = [.character(0x2C), .character(0x3B), .character(0x09), .character(0x7C)]
    let found = (best(of: marks, path) ?? best(of: [.whitespace], path))
    guard let (separator, records) = found else { return DelimitedLayout() }
    var layout = DelimitedLayout(separator: separator)
    let first = records.first ?? []
    // A name is no number and no date. A table of one row is nothing but its header.
    if records.count > 1, first.contains(where: isValue) {
        layout.header = .names(first.indices.map { "column_\($0 + 1)" })
    }
    return layout
}

/// The separator that gives the most fields, of those that give nearly all records the same number.
private func best(
    of separators: [DelimitedLayout.Separator], _ path: String
) -> (separator: DelimitedLayout.Separator, records: [[String]])? {
    var best: (separator: DelimitedLayout.Separator, records: [[String]])?
    for separator in separators {
        let records = firstRecords(path, DelimitedLayout(separator: separator, header: .absent))
        guard let fields = records.first?.count, fields > max(1, best?.records.first?.count ?? 0) else { continue }
        if records.count(where: { $0.count == fields }) * 10 >= records.count * 9 { best = (separator, records) }
    }
    return best
}

/// At most a hundred records.
private func firstRecords(_ path: String, _ layout: DelimitedLayout) -> [[String]] {
    var limits = ChunkSource.Limits()
    limits.record = 1 << 20
    guard let opened = try? OpenTable(path: path, layout: layout, limits: limits), let chunk = opened.first else {
        return []
    }
    var records: [[String]] = []
    var position = chunk.start
    while position < chunk.end, records.count < 100 {
        let (record, next) = recordTexts(
            opened.buffer.bytes, from: position, to: chunk.end, dialect: opened.source.dialect)
        if !record.isEmpty, record != [""] { records.append(record) }
        position = next
    }
    return records
}

private func isValue(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
        guard bytes.contains(where: { (0x30...0x39).contains($0) }) else { return false }
        return readNumber(bytes, style: NumberStyle(decimal: 0x2E)) != nil
            || readNumber(bytes, style: NumberStyle(decimal: 0x2C)) != nil
            || readDate(bytes, pattern: nil).fault == .none
    }
}
