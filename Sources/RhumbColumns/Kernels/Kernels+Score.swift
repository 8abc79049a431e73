// Scores by limits that rise: 1, and one more for each limit that the value reaches.

extension Kernels {
    /// - Parameter limits: ascending; of doubles as sortable integers.
    package static func scores(
        _ limits: [Int64], ofDoubles: Bool, _ input: Vector, _ count: Int, into out: inout Vector
    ) {
        out.allKnown = input.allKnown
        if !input.allKnown { out.known.update(from: input.known, count: count) }
        let scores = out.integers
        for row in 0..<count {
            guard input.isKnown(row) else {
                scores[row] = 0
                continue
            }
            let value = ofDoubles ? Sortable.integer(input.doubles[row]) : input.integers[row]
            var score: Int64 = 1
            for limit in limits where value >= limit { score += 1 }
            scores[row] = score
        }
    }
}
