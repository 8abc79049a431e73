// Who stood on which rung on an earlier day, against today.
public import RhumbValues

/// What is known of a ladder's past.
public enum TierMovement: Sendable, Hashable {
    case measured(TierMoves)
    /// A column that the ladder rests on is overwritten at its source: of earlier days nothing is known.
    case overwritten(column: String, since: Day)
}

/// Rows by their rung on two days. The last rung of each list is "unknown", below those of the ladder.
public struct TierMoves: Sendable, Hashable {
    public let since: Day
    /// By rung then, by rung today: rows that existed on both days.
    public let counts: [[Int64]]
    /// By rung today: rows that did not exist then.
    public let arrived: [Int64]

    public init(since: Day, counts: [[Int64]], arrived: [Int64]) {
        self.since = since
        self.counts = counts
        self.arrived = arrived
    }

    /// Rows by rung then.
    public var before: [Int64] { counts.map { $0.reduce(0, +) } }

    /// Rows by rung today, newcomers among them.
    public var after: [Int64] {
        arrived.indices.map { rung in
            counts.reduce(arrived[rung]) { $0 + ($1.indices.contains(rung) ? $1[rung] : 0) }
        }
    }

    /// Rows that went from one rung of the ladder to a higher one, to a lower one, and that stayed.
    public var summary: (risen: Int64, fallen: Int64, stayed: Int64) {
        var found: (risen: Int64, fallen: Int64, stayed: Int64) = (0, 0, 0)
        // What is unknown on one of the days neither rose nor fell.
        for (then, row) in counts.dropLast().enumerated() {
            for (now, count) in row.dropLast().enumerated() {
                if now < then {
                    found.risen += count
                } else if now > then {
                    found.fallen += count
                } else {
                    found.stayed += count
                }
            }
        }
        return found
    }
}
