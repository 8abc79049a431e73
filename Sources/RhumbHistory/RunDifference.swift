// What is different between two runs: of one plan on two days, of two versions of it, or both.
import RhumbModel
public import RhumbText
import RhumbValues

/// The differences, in the order of the later run's plan.
public struct RunDifference: Sendable {
    /// A line of the plan that is not what it was.
    public struct Change: Sendable {
        /// The group that it is reported in.
        public enum Group: String, Sendable, Hashable, CaseIterable {
            /// Of a goal: where it should go, and by when.
            case target
            /// What counts: conditions, definitions, requirements, limits.
            case threshold
            /// Anything else that a run depends on.
            case other
        }

        public let group: Group
        /// `goal`, as the language has it.
        public let kind: Message
        public let name: String
        public let title: String?
        /// The clause word, or the name that stands in its place.
        public let word: Message
        /// nil: it was not there.
        public let old: Message?
        /// nil: it is gone.
        public let new: Message?
        public let movement: Movement
    }

    /// A declaration that only one of the plans has.
    public struct Declared: Sendable {
        public let kind: Message
        public let name: String
        public let title: String?
        public let isAdded: Bool
    }

    /// A verdict or value that is not what it was.
    public struct Turn: Sendable {
        public let old: RunRecord.Standing
        public let new: RunRecord.Standing
    }

    /// Rows that came into a segment or left it.
    public struct Crossing: Sendable {
        public let dataset: String
        public let segment: String
        public let title: String?
        public let came: [String]
        public let left: [String]
    }

    /// Rows that went from one rung of a ladder to another; nil: from or to none.
    public struct Move: Sendable {
        public let dataset: String
        public let ladder: String
        public let from: String?
        public let to: String?
        public let keys: [String]
    }

    /// Rows that get an advice now and did not, and the reverse.
    public struct Advised: Sendable {
        public let advice: String
        public let came: [String]
        public let left: [String]
    }

    public struct Reread: Sendable {
        public let dataset: String
        public let oldRows: Int64
        public let newRows: Int64
        /// The file's bytes; nil where one of the runs does not know.
        public let isSameFile: Bool?
    }

    public let old: RunRecord
    public let new: RunRecord
    public let changes: [Change]
    public let declared: [Declared]
    /// Goals, strategies, actions and risks whose status changed.
    public let statuses: [Turn]
    /// Goals and metrics that both runs measured.
    public let values: [Turn]
    public let crossings: [Crossing]
    public let moves: [Move]
    public let advised: [Advised]
    public let reread: [Reread]

    /// Is there nothing to tell?
    public var isEmpty: Bool {
        changes.isEmpty && declared.isEmpty && statuses.isEmpty && crossings.isEmpty && moves.isEmpty && advised.isEmpty
            && !values.contains { $0.old.value != $0.new.value }
            && !reread.contains { $0.oldRows != $0.newRows || $0.isSameFile == false }
    }

    public init(from old: RunRecord, to new: RunRecord) {
        self.old = old
        self.new = new
        let plans = PlanDifference(old, new)
        changes = plans.changes
        declared = plans.declared
        let turns = new.standings.compactMap { standing in
            old.standings.first { $0.kind == standing.kind && $0.name == standing.name }.map {
                Turn(old: $0, new: standing)
            }
        }
        statuses = turns.filter { $0.old.status != $0.new.status }
        values = turns.filter { $0.new.kind == .goal || $0.new.kind == .metric }
        crossings = RunDifference.crossings(old, new)
        moves = RunDifference.moves(old, new)
        advised = new.given.compactMap { given in
            let before = old.given.first { $0.advice == given.advice }?.keys ?? []
            let (came, left) = difference(before, given.keys)
            return came.isEmpty && left.isEmpty ? nil : Advised(advice: given.advice, came: came, left: left)
        }
        reread = new.tables.compactMap { table in
            old.tables.first { $0.name == table.name }.map { before in
                let same: Bool? =
                    if let first = before.fingerprint, let second = table.fingerprint { first == second } else { nil }
                return Reread(dataset: table.name, oldRows: before.rows, newRows: table.rows, isSameFile: same)
            }
        }
    }

    private static func crossings(_ old: RunRecord, _ new: RunRecord) -> [Crossing] {
        new.members.filter { $0.rung == nil }.compactMap { members in
            guard let before = old.members.first(where: { $0.rung == nil && $0.name == members.name }) else {
                return nil
            }
            let (came, left) = difference(before.keys, members.keys)
            guard !came.isEmpty || !left.isEmpty else { return nil }
            let title = new.standings.first { $0.kind == .segment && $0.name == members.name }?.title
            return Crossing(dataset: members.dataset, segment: members.name, title: title, came: came, left: left)
        }
    }

    /// By ladder, then by the rungs of the later plan from the highest.
    private static func moves(_ old: RunRecord, _ new: RunRecord) -> [Move] {
        var ladders: [(dataset: String, name: String)] = []
        for members in new.members where members.rung != nil {
            if !ladders.contains(where: { $0.name == members.name }) { ladders.append((members.dataset, members.name)) }
        }
        return ladders.flatMap { dataset, ladder -> [Move] in
            let (before, after) = (rungs(old, ladder), rungs(new, ladder))
            guard !before.isEmpty else { return [] }
            var moved: [Pair: [String]] = [:]
            for key in Set(before.keys).union(after.keys) where before[key] != after[key] {
                moved[Pair(from: before[key], to: after[key]), default: []].append(key)
            }
            let order = new.members.filter { $0.name == ladder }.map(\.rung)
            func place(_ rung: String?) -> Int { order.firstIndex(of: rung) ?? order.count }
            return moved.map {
                Move(dataset: dataset, ladder: ladder, from: $0.from, to: $0.to, keys: $1.sortedByBytes)
            }
            .sorted {
                let (first, second) = ((place($0.from), place($0.to)), (place($1.from), place($1.to)))
                return first != second ? first < second : ($0.from ?? "", $0.to ?? "") < ($1.from ?? "", $1.to ?? "")
            }
        }
    }

    private struct Pair: Hashable {
        let from: String?
        let to: String?
    }

    private static func rungs(_ run: RunRecord, _ ladder: String) -> [String: String] {
        var rungs: [String: String] = [:]
        for members in run.members where members.name == ladder {
            guard let rung = members.rung else { continue }
            for key in members.keys { rungs[key] = rung }
        }
        return rungs
    }
}

/// Keys that only the second list has, and keys that only the first has; both lists are in the order of bytes.
private func difference(_ old: [String], _ new: [String]) -> (came: [String], left: [String]) {
    let (before, after) = (Set(old), Set(new))
    return (new.filter { !before.contains($0) }, old.filter { !after.contains($0) })
}
