// Planned spans, forward over the links: what a schedule begins with, and what a plan can be judged by without data.
public import RhumbValues

/// Work on the calendar in numbers of working days; `end` is the first day after it.
public struct WorkSpan: Sendable, Hashable {
    public var start: Int?
    public var end: Int?

    public init(start: Int? = nil, end: Int? = nil) {
        self.start = start
        self.end = end
    }

    /// Working days from start to end.
    public var length: Int? {
        guard let start, let end else { return nil }
        return max(0, end - start)
    }

    public func firstDay(_ calendar: Workdays) -> Day? { start.map { calendar.day($0) } }

    public func lastDay(_ calendar: Workdays) -> Day? { end.map { calendar.day($0 - 1) } }
}

/// Plans the work of a plan: tasks govern, else the declared finish, else the effort.
public struct Planner {
    let plan: CheckedPlan
    public let calendar: Workdays
    private var actions: [Int: WorkSpan] = [:]
    private var taskSpans: [[Int]: WorkSpan] = [:]
    /// What is being computed: the checker lets no cycle through, and here one ends in "unknown".
    private var running: Set<[Int]> = []

    public init(plan: CheckedPlan, calendar: Workdays) {
        self.plan = plan
        self.calendar = calendar
    }

    public mutating func span(of id: ID<Action>) -> WorkSpan {
        if let known = actions[id.index] { return known }
        guard running.insert([id.index]).inserted else { return WorkSpan() }
        defer { running.remove([id.index]) }
        let span = computed(id)
        actions[id.index] = span
        return span
    }

    public mutating func span(of id: ID<Action>, task: Int) -> WorkSpan {
        let key = [id.index, task]
        if let known = taskSpans[key] { return known }
        let action = plan.actions[id]
        guard action.tasks.indices.contains(task), running.insert(key).inserted else { return WorkSpan() }
        defer { running.remove(key) }
        let declared = action.tasks[task]
        let base = begin(of: id)
        let waits = latestEnd(declared.after)
        let start: Int? = waits.isUnknown ? nil : [base, waits.end].compactMap { $0 }.max()
        let span = WorkSpan(start: start, end: start.map { $0 + declared.workdays })
        taskSpans[key] = span
        return span
    }

    /// The first working day on which an action may begin; nil where neither a start nor a link says.
    private mutating func begin(of id: ID<Action>) -> Int? {
        let action = plan.actions[id]
        let declared = action.start.map { calendar.number(onOrAfter: $0) }
        let waits = latestEnd(action.after)
        return [declared, waits.end].compactMap { $0 }.max()
    }

    /// The latest end with its lag; unknown where one of the links leads to work without an end. Work that a scenario
    /// switches off holds nobody up.
    private mutating func latestEnd(_ links: [Link]) -> (end: Int?, isUnknown: Bool) {
        var latest: Int?
        var isUnknown = false
        for link in links {
            let span: WorkSpan
            switch link.target {
            case .action(let other):
                if plan.actions[other].isOff { continue }
                span = self.span(of: other)
            case .task(let other, let task):
                if plan.actions[other].isOff { continue }
                span = self.span(of: other, task: task)
            }
            guard let end = span.end else {
                isUnknown = true
                continue
            }
            latest = max(latest ?? .min, end + link.lag)
        }
        return (latest, isUnknown)
    }

    /// One a repetition; empty for what does not repeat.
    public mutating func repetitions(of id: ID<Action>) -> [WorkSpan] {
        let action = plan.actions[id]
        guard let repeats = action.repeats, let first = action.start, !action.isOff else { return [] }
        let length = max(1, once(id).length ?? 1)
        return repeats.starts(from: first).map { day in
            let start = calendar.number(onOrAfter: day)
            return WorkSpan(start: start, end: start + length)
        }
    }

    private mutating func computed(_ id: ID<Action>) -> WorkSpan {
        let repetitions = repetitions(of: id)
        guard let first = repetitions.first, let last = repetitions.last else { return once(id) }
        return WorkSpan(start: first.start, end: last.end)
    }

    /// The work once.
    private mutating func once(_ id: ID<Action>) -> WorkSpan {
        let action = plan.actions[id]
        if action.isOff { return WorkSpan() }
        if !action.tasks.isEmpty {
            let spans = action.tasks.indices.map { span(of: id, task: $0) }
            guard spans.allSatisfy({ $0.end != nil }) else { return WorkSpan(start: begin(of: id), end: nil) }
            return WorkSpan(start: spans.compactMap(\.start).min(), end: spans.compactMap(\.end).max())
        }
        let start = begin(of: id)
        let length = duration(action)
        if let finish = action.finish {
            let end = calendar.number(after: finish)
            guard let start else { return WorkSpan(start: length.map { end - $0 }, end: end) }
            return WorkSpan(start: start, end: max(end, start + (start < end ? 0 : length ?? 1)))
        }
        guard let start, let length else { return WorkSpan(start: start, end: nil) }
        return WorkSpan(start: start, end: start + length)
    }

    /// ⌈effort ÷ (people × capacity)⌉ working days, at least one; nil without an effort.
    private func duration(_ action: Action) -> Int? {
        guard let effort = action.effort else { return nil }
        let people = plan.resource(of: action.owner).map { plan.resources[$0].strength } ?? 1
        return max(1, Int((effort.double / people - 1e-9).rounded(.up).clamped(to: 1e6)))
    }
}

extension Resource {
    /// Person-days it does in a working day: people × capacity; one where the people are not declared.
    public var strength: Double {
        let strength = (people?.double ?? 1) * capacity.double
        return strength > 0 ? strength : 1
    }
}

extension CheckedPlan {
    /// The people who do an action's work: its owner's resource.
    public func resource(of owner: Owner?) -> ID<Resource>? {
        switch owner {
        case .resource(let id): id
        case .person(let id): people[id].resource
        case nil: nil
        }
    }
}

extension Double {
    /// At most this much; nothing that is no number.
    fileprivate func clamped(to highest: Double) -> Double { isFinite ? min(self, highest) : highest }
}
