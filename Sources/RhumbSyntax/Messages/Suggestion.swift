// "Did you mean": the nearest known spelling, by edit distance over characters.

enum Suggestion {
    /// The nearest candidate within a third of the word's length (at least one edit); nil when nothing is near.
    static func nearest(to word: String, among candidates: [String]) -> String? {
        let source = Array(word)
        let allowed = max(1, source.count / 3)
        var best: (distance: Int, text: String)?
        for candidate in candidates where candidate != word {
            let target = Array(candidate)
            guard abs(target.count - source.count) <= allowed else { continue }
            // One edit of a word of one or two characters is another word, not a slip.
            guard max(source.count, target.count) > 2 || sharesStart(source, target) else { continue }
            let distance = distance(source, target)
            guard distance <= allowed else { continue }
            if let found = best, found.distance <= distance { continue }
            best = (distance, candidate)
        }
        return best?.text
    }

    private static func sharesStart(_ left: [Character], _ right: [Character]) -> Bool {
        left.count == right.count && left.first == right.first
    }

    /// Insertions, deletions, replacements and swaps of neighbours, each one edit.
    static func distance(_ left: [Character], _ right: [Character]) -> Int {
        if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
        var before: [Int] = []
        var previous = Array(0...right.count)
        for (row, mine) in left.enumerated() {
            var current = [row + 1]
            for (column, theirs) in right.enumerated() {
                var value = min(
                    previous[column] + (mine == theirs ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, mine == right[column - 1], left[row - 1] == theirs {
                    value = min(value, before[column - 1] + 1)
                }
                current.append(value)
            }
            before = previous
            previous = current
        }
        return previous[right.count]
    }
}
