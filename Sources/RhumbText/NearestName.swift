// "Did you mean": the name that somebody most likely wanted to write. One rule for plans, settings and headers.

/// The candidate nearest to a name: at most a third of the longer one's letters differ (one always may), capitals and
/// small letters count as the same; ties go by the alphabet. nil where none is near.
public func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().prefix(64))
    guard !wanted.isEmpty else { return nil }
    var best: (distance: Int, name: String)?
    for candidate in candidates where candidate != name {
        let letters = Array(candidate.lowercased().prefix(64))
        let limit = max(1, max(wanted.count, letters.count) / 3)
        guard abs(letters.count - wanted.count) <= limit else { continue }
        // One edit of a word of one or two letters is another word, not a slip, unless it begins alike.
        let isShort = max(wanted.count, letters.count) <= 2
        guard !isShort || letters.count == wanted.count && letters.first == wanted.first else { continue }
        let distance = editDistance(wanted, letters)
        guard distance <= limit else { continue }
        if best.map({ (distance, candidate) < $0 }) ?? true { best = (distance, candidate) }
    }
    return best?.name
}

/// Insertions, deletions, replacements and swaps of neighbours that turn one into the other (optimal string alignment).
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
        var current = [row + 1]
        current.reserveCapacity(right.count + 1)
        for (column, other) in right.enumerated() {
            var cost = min(last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
            if row > 0, column > 0, letter == right[column - 1], other == left[row - 1] {
                cost = min(cost, beforeLast[column - 1] + 1)
            }
            current.append(cost)
        }
        beforeLast = last
        last = current
    }
    return last[right.count]
}
