// The backward pass: what may not slip without moving the plan's last day.
import RhumbModel

struct CriticalPath {
    let plan: CheckedPlan
    let planned: [WorkSpan]
    let tasks: [[WorkSpan]]
    private var lateEnds: [[Int]: Int] = [:]
    private var running: Set<[Int]> = []
    /// By what they wait for, the pieces of work that wait: `[action]` or `[action, task]`.
    private var waiting: [[Int]: [(piece: [Int], lag: Int)]] = [:]
    private let lastEnd: Int

    init(plan: CheckedPlan, planned: [WorkSpan], tasks: [[WorkSpan]]) {
        self.plan = plan
        self.planned = planned
        self.tasks = tasks
        // What repeats goes on beside the others: it ends when it was meant to.
        lastEnd = zip(plan.actions.all, planned).compactMap { $0.repeats == nil ? $1.end : nil }.max() ?? 0
        for (position, action) in plan.actions.all.enumerated() where !action.isOff {
            note(action.after, of: [position])
            for (index, task) in action.tasks.enumerated() { note(task.after, of: [position, index]) }
        }
    }

    private mutating func note(_ links: [Link], of piece: [Int]) {
        for link in links {
            switch link.target {
            case .action(let other): waiting[[other.index], default: []].append((piece, link.lag))
            case .task(let other, let task):
                waiting[[other.index, task], default: []].append((piece, link.lag))
            }
        }
    }

    /// By action: a piece of it has no slack.
    mutating func critical() -> [Bool] {
        planned.indices.map { position in
            guard planned[position].end != nil, plan.actions.all[position].repeats == nil else { return false }
            let pieces = [[position]] + tasks[position].indices.map { [position, $0] }
            return pieces.contains { piece in
                guard let end = span(of: piece).end else { return false }
                return lateEnd(of: piece) <= end
            }
        }
    }

    private func span(of piece: [Int]) -> WorkSpan {
        guard let action = piece.first, planned.indices.contains(action) else { return WorkSpan() }
        guard piece.count > 1, let task = piece.last else { return planned[action] }
        return tasks[action].indices.contains(task) ? tasks[action][task] : WorkSpan()
    }

    /// The latest end that moves nothing.
    private mutating func lateEnd(of piece: [Int]) -> Int {
        if let known = lateEnds[piece] { return known }
        guard running.insert(piece).inserted else { return lastEnd }
        defer { running.remove(piece) }
        // A task is over when its action must be.
        var latest = piece.count > 1 ? lateEnd(of: Array(piece.prefix(1))) : lastEnd
        for (other, lag) in waiting[piece] ?? [] {
            guard let start = lateStart(of: other) else { continue }
            latest = min(latest, start - lag)
        }
        lateEnds[piece] = latest
        return latest
    }

    private mutating func lateStart(of piece: [Int]) -> Int? {
        guard let length = span(of: piece).length else { return nil }
        guard piece.count == 1, let action = piece.first, !tasks[action].isEmpty else {
            return lateEnd(of: piece) - length
        }
        return tasks[action].indices.compactMap { lateStart(of: [action, $0]) }.min()
    }
}
