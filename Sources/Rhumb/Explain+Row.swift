// One customer: every value, tier, segment and advice, with the conditions and what they rested on.
public import RhumbColumns
import RhumbExecution
public import RhumbModel
import RhumbQuery
public import RhumbText
import RhumbValues

extension Project {
    /// Looks a key up in the datasets that have one, in order; nil in the outcome where no row has it.
    public func explain(
        key: String, of plan: CheckedPlan, readers: [any TableReader], _ options: RunOptions
    ) -> Outcome<Explanation?> {
        let today = options.asOf ?? plan.today ?? options.calendarDay
        var findings: [Diagnostic] = []
        for id in plan.datasets.ids where plan.datasets[id].key != nil {
            let question = RowQuestion(plan, dataset: id, key: key, today: today)
            let results = execute(
                question.query, readers: readers, threads: options.threads, isCancelled: options.isCancelled)
            findings = results.diagnostics
            if results.diagnostics.contains(where: { $0.level == .error }) { break }
            if let answer = question.answer(from: results) {
                return Outcome(explanation(answer, of: id, plan, options.language ?? language), findings)
            }
        }
        return Outcome(nil, findings)
    }

    private func explanation(
        _ answer: RowAnswer, of dataset: ID<Dataset>, _ plan: CheckedPlan, _ language: Language
    ) -> Explanation {
        var lines = Explanation(
            heading: "\(plan.datasets[dataset].heading.name) \(answer.key)", language: language)
        for named in answer.columns + answer.attributes + answer.tiers {
            let value = lines.value(named.value)
            let title = named.title.map { " (\($0))" } ?? ""
            lines.add(Message("\(named.name)\(title): \(value.english)", zh: "\(named.name)\(title)：\(value.chinese)"))
        }
        for membership in answer.segments { lines.add(membership, in: plan) }
        for (id, conditions) in answer.advice where !conditions.isEmpty {
            lines.add(Message("advice \(plan.advice[id].heading.shown)", zh: "建议 \(plan.advice[id].heading.shown)"))
            for (condition, measured) in zip(plan.advice[id].conditions, conditions) {
                lines.add(condition, measured, in: plan)
            }
        }
        return lines
    }
}
