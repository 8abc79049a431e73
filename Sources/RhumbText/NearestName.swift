// "Did you mean": the name that somebody most likely wanted to write. One rule for plans, settings and headers.

/// The candidate nearest to a name: at most a third of the longer one's letters differ (one always may), capitals and
/// small letters count as the same; ties go by the alphabet. nil where none is near.
public func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = letters(of: name)
    guard !wanted.isEmpty else { return nil }
    let kinds = kinds(of: name)
    var best: (distance: Int, name: String)?
    for candidate in candidates where candidate != name {
        // Most names have other letters, which is seen without counting edits: each edit brings or takes one kind at most.
        if let kinds, let others = RhumbText.kinds(of: candidate) {
            let edits = max((kinds & ~others).nonzeroBitCount, (others & ~kinds).nonzeroBitCount)
            let most = max(1, max(wanted.count, candidate.utf8.count) / 3)
            guard edits <= min(most, best?.distance ?? .max) else { continue }
        }
        let letters = letters(of: candidate)
        // What is no nearer than the best so far is of no interest.
        let limit = min(max(1, max(wanted.count, letters.count) / 3), best?.distance ?? .max)
        guard abs(letters.count - wanted.count) <= limit else { continue }
        // One edit of a word of one or two letters is another word, not a slip, unless it begins alike.
        let isShort = max(wanted.count, letters.count) <= 2
        guard !isShort || letters.count == wanted.count && letters.first == wanted.first else { continue }
        guard let distance = editDistance(wanted, letters, atMost: limit) else { continue }
        if best.map({ (distance, candidate) < $0 }) ?? true { best = (distance, candidate) }
    }
    return best?.name
}

/// The kinds of letters in a name, a bit each, capitals as small ones; nil for a name that is long or not in ASCII.
private func kinds(of name: String) -> UInt64? {
    var kinds: UInt64 = 0
    var count = 0
    for byte in name.utf8 {
        count += 1
        guard byte < 0x80, count <= 64 else { return nil }
        kinds |= 1 << UInt64(((0x41...0x5A).contains(byte) ? byte + 0x20 : byte) & 0x3F)
    }
    return kinds
}

/// The first 64 letters of a name, small: an unknown name is compared with every name there is.
private func letters(of name: String) -> [UInt32] {
    if name.utf8.allSatisfy({ $0 < 0x80 }) {
        return name.utf8.prefix(64).map { (0x41...0x5A).contains($0) ? UInt32($0) + 0x20 : UInt32($0) }
    }
    return name.lowercased().unicodeScalars.prefix(64).map(\.value)
}

/// Insertions, deletions, replacements and swaps of neighbours that turn one into the other (optimal string alignment); nil
/// where that takes more than `limit`.
private func editDistance(_ left: [UInt32], _ right: [UInt32], atMost limit: Int) -> Int? {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
        var current = [row + 1]
        current.reserveCapacity(right.count + 1)
        var least = row + 1
        for (column, other) in right.enumerated() {
            var cost = min(last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
            if row > 0, column > 0, letter == right[column - 1], other == left[row - 1] {
                cost = min(cost, beforeLast[column - 1] + 1)
            }
            current.append(cost)
            least = min(least, cost)
        }
        // A swap goes back two rows, and costs one more than it found there.
        guard least <= limit || (last.min() ?? 0) < limit else { return nil }
        beforeLast = last
        last = current
    }
    return last[right.count] <= limit ? last[right.count] : nil
}
