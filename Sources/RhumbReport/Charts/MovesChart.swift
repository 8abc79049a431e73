// "Who moved tier?" as numbers: bars of two days and what flowed between them.
import RhumbModel
import RhumbText
import RhumbValues

/// A ladder on two days, ready to be drawn. Every row stands in one bar of each side.
struct MovesChart: Sendable {
    /// What became of rows.
    enum Course: Sendable, Hashable, CaseIterable {
        case rose, fell, stayed, arrived
        /// The rung of one of the days is not known.
        case unknown
    }

    struct Bar: Sendable, Hashable {
        enum Kind: Sendable, Hashable { case rung, unknown, arrived }

        let kind: Kind
        /// The rung's place on the ladder, from the highest; nil of the other kinds.
        let rung: Int?
        let count: Int64
        /// Rows whose moves are too few to be drawn one by one.
        let pooled: Int64
    }

    struct Ribbon: Sendable, Hashable {
        /// Positions among the bars of either side.
        let from: Int
        let to: Int
        let count: Int64
        let course: Course
    }

    let since: Day
    let today: Day
    let before: [Bar]
    let after: [Bar]
    /// From the top of each bar, in order.
    let ribbons: [Ribbon]
    /// Moves too small to be drawn, the largest first.
    let pooled: [Ribbon]

    /// Ladders beyond these are shown as a matrix only: their ribbons could not be told apart.
    static let mostRungs = 6
    /// Moves of fewer rows are pooled.
    static let leastShare = 0.01

    var rows: Int64 { after.reduce(0) { $0 + $1.count } }
    var pooledRows: Int64 { pooled.reduce(0) { $0 + $1.count } }

    /// All that moved from one rung of the ladder to another, the largest first.
    var moves: [Ribbon] {
        (ribbons + pooled).filter { $0.course == .rose || $0.course == .fell }.enumerated()
            .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
    }

    func rows(_ course: Course) -> Int64 {
        (ribbons + pooled).reduce(0) { $0 + ($1.course == course ? $1.count : 0) }
    }
}

extension MovesChart {
    init(_ moves: TierMoves, today: Day) {
        let last = moves.arrived.count - 1
        let sources = moves.counts + [moves.arrived]
        let total = sources.joined().reduce(0, +)
        // "Unknown" and "new since" are bars only where somebody is in them.
        let left = sources.indices.filter { $0 < last || sources[$0].contains { $0 > 0 } }
        let after = moves.after
        let right = after.indices.filter { $0 < last || after[$0] > 0 }
        var drawn: [Ribbon] = []
        var small: [Ribbon] = []
        for (from, source) in left.enumerated() {
            for (to, target) in right.enumerated() where sources[source][target] > 0 {
                let course = MovesChart.course(source, target, last)
                let ribbon = Ribbon(from: from, to: to, count: sources[source][target], course: course)
                let isSmall = course != .stayed && Double(ribbon.count) < Double(total) * MovesChart.leastShare
                if isSmall { small.append(ribbon) } else { drawn.append(ribbon) }
            }
        }
        func bar(_ rung: Int, _ count: Int64, _ pooled: Int64) -> Bar {
            Bar(
                kind: rung < last ? .rung : rung == last ? .unknown : .arrived, rung: rung < last ? rung : nil,
                count: count, pooled: pooled)
        }
        func rows(_ ribbons: [Ribbon], _ isIts: (Ribbon) -> Bool) -> Int64 {
            ribbons.reduce(0) { isIts($1) ? $0 + $1.count : $0 }
        }
        self.since = moves.since
        self.today = today
        before = left.enumerated().map { position, source in
            bar(source, sources[source].reduce(0, +), rows(small) { $0.from == position })
        }
        self.after = right.enumerated().map { position, target in
            bar(target, after[target], rows(small) { $0.to == position })
        }
        ribbons = drawn
        pooled = small.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
            .map(\.element)
    }

    private static func course(_ source: Int, _ target: Int, _ last: Int) -> Course {
        if source > last { return .arrived }
        if source == last || target == last { return .unknown }
        return source == target ? .stayed : target < source ? .rose : .fell
    }
}

extension Report {
    /// nil where nothing of the ladder's past is known, or nobody was there yet.
    func moves(of id: ID<Tiers>) -> TierMoves? {
        guard case .measured(let moves)?? = measurements.moves.at(id.index), moves.before.contains(where: { $0 > 0 })
        else { return nil }
        return moves
    }
}
