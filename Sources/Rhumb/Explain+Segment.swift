// Who is in a segment and who is not: its conditions one after another, and one row's way in.
import RhumbAssessment
public import RhumbColumns
public import RhumbModel
import RhumbQuery
public import RhumbText
import RhumbValues

extension Project {
    /// What each condition of a segment let through.
    public func conditionSteps(
        of id: ID<Segment>, in plan: CheckedPlan, readers: [any TableReader], _ options: RunOptions
    ) -> Outcome<ConditionSteps?> {
        let question = SegmentQuestion(plan, id, today: day(of: plan, options))
        let results = options.results(of: question.query, from: readers)
        let isAnswered = !results.diagnostics.contains { $0.level == .error }
        return Outcome(isAnswered ? question.answer(from: results) : nil, results.diagnostics)
    }

    /// Why a row is in a segment or not: each condition with its values, what would do, and the day from which on it is in, if
    /// nothing else happens; nil in the outcome where there is no such row.
    public func explain(
        key: String, in segment: ID<Segment>, of plan: CheckedPlan, readers: [any TableReader], _ options: RunOptions
    ) -> Outcome<Explanation?> {
        let today = day(of: plan, options)
        let dataset = plan.segments[segment].dataset
        let question = RowQuestion(plan, dataset: dataset, key: key, today: today)
        let results = options.results(of: question.query, from: readers)
        guard !results.diagnostics.contains(where: { $0.level == .error }),
            let answer = question.answer(from: results),
            let membership = answer.segments.first(where: { $0.segment == segment })
        else { return Outcome(nil, results.diagnostics) }
        var lines = Explanation(
            heading: "\(plan.datasets[dataset].heading.name) \(answer.key)", language: options.language ?? language)
        lines.add(membership, in: plan)
        guard membership.holds != .yes else { return Outcome(lines, results.diagnostics) }
        // A place among others is kept as it is: what becomes of all of them nobody knows.
        let all = Array(zip(plan.conditions(of: segment), membership.conditions))
        let (relative, own) = (all.filter { plan.isRelative($0.0.node) }, all.filter { !plan.isRelative($0.0.node) })
        if relative.allSatisfy({ $0.1.holds == .yes }),
            let day = firstDay(of: own.map(\.0), plan, dataset, key: key, after: today, readers, options)
        {
            lines.add(
                Message(
                    "is in from \(day) on, if nothing else happens", zh: "若无新的变化，\(day) 起属于该客群"), indent: 2)
        }
        return Outcome(lines, results.diagnostics)
    }

    /// The first day of the coming year on which conditions hold that do not on the day before; looked for at the ends of weeks, then
    /// within the first such week.
    private func firstDay(
        of conditions: [Condition], _ plan: CheckedPlan, _ dataset: ID<Dataset>, key: String, after today: Day,
        _ readers: [any TableReader], _ options: RunOptions
    ) -> Day? {
        func first(of days: [Day]) -> Int? {
            let question = DaysQuestion(plan, conditions, of: dataset, key: key, today: today, days: days)
            let results = options.results(of: question.query, from: readers)
            return question.answer(from: results)?.firstIndex(of: .yes)
        }
        let weeks = (1...53).map { today.adding(days: 7 * $0) }
        guard let week = first(of: weeks) else { return nil }
        let days = (1...7).map { today.adding(days: 7 * week + $0) }
        return first(of: days).map { days[$0] }
    }

    private func day(of plan: CheckedPlan, _ options: RunOptions) -> Day {
        options.asOf ?? plan.today ?? options.calendarDay
    }
}

extension Explanation {
    /// A segment with what each of its conditions says of the row.
    mutating func add(_ membership: RowAnswer.Membership, in plan: CheckedPlan) {
        let heading = plan.segments[membership.segment].heading
        let mark: Message =
            switch membership.holds {
            case .yes: Message("in", zh: "在")
            case .no: Message("not in", zh: "不在")
            case .unknown: Message("unknown whether in", zh: "不明是否在")
            }
        add(Message("\(mark.english) \(heading.shown)", zh: "\(mark.chinese) \(heading.shown)"))
        for (condition, measured) in zip(plan.conditions(of: membership.segment), membership.conditions) {
            add(condition, measured, in: plan)
        }
    }
}

extension Explainer {
    /// A line a condition: how many it let through, how many it left out, and of how many nobody can tell.
    func add(_ found: ConditionSteps, of id: ID<Segment>, to lines: inout Explanation) {
        let dataset = plan.datasets[plan.segments[id].dataset].heading.shown
        lines.add(Message("\(found.rows) of \(dataset)", zh: "\(dataset)共 \(found.rows)"))
        for (condition, step) in zip(plan.conditions(of: id), found.steps) {
            lines.add(
                Message(
                    "\(condition.text.english): \(step.passed) left, \(step.excluded) out"
                        + (step.unknown > 0 ? ", \(step.unknown) unknown" : ""),
                    zh: "\(condition.text.chinese)：余 \(step.passed)，排除 \(step.excluded)"
                        + (step.unknown > 0 ? "，不明 \(step.unknown)" : "")), indent: 2)
            for (value, count) in zip(condition.values, step.missing) where count > 0 {
                lines.add(
                    Message("\(value.name.english) is missing in \(count)", zh: "其中 \(count) 缺少\(value.name.chinese)"),
                    indent: 3)
            }
        }
    }
}
