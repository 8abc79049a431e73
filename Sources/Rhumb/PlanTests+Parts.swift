// What a claim that did not hold rests on, value by value; an unknown one with the cells that are missing.
import RhumbAssessment
import RhumbModel
import RhumbQuery
import RhumbText
import RhumbValues

extension TestRun {
    typealias Part = PlanTestResult.Part

    func parts(of expectation: PlanTest.Expectation, _ assessment: Assessment) -> [Part] {
        var found: [Part] = []
        // A value that several conditions rest on is shown once.
        for part in everyPart(of: expectation, assessment) where !found.contains(part) { found.append(part) }
        return found
    }

    private func everyPart(of expectation: PlanTest.Expectation, _ assessment: Assessment) -> [Part] {
        switch expectation.claim {
        case .holds:
            let question = ValueQuestion(plan, expectation.parts.map(\.node), today: today)
            let values = question.values(from: answers(to: question.query))
            return zip(expectation.parts, values).map { part($0.name, $1, $0.node, row: nil) }
        case .member(let key, _, let segment):
            let dataset = plan.segments[segment].dataset
            guard let answer = row(key, of: dataset) else { return [absent(key, dataset)] }
            return parts(of: segment, answer)
        case .gets(let key, _, let advice): return parts(of: advice, key, assessment)
        case .fires(let risk, _):
            guard measurements.signals.indices.contains(risk.index) else { return [] }
            return zip(plan.risks[risk].signal, measurements.signals[risk.index]).flatMap {
                parts(of: $0, $1, row: nil)
            }
        }
    }

    private func row(_ key: String, of dataset: ID<Dataset>) -> RowAnswer? {
        let question = RowQuestion(plan, dataset: dataset, key: key, today: today)
        return question.answer(from: answers(to: question.query))
    }

    private func absent(_ key: String, _ dataset: ID<Dataset>) -> Part {
        let name = plan.datasets[dataset].heading.name
        return Part(
            Message(verbatim: "\"\(key)\""),
            Message("no such row of `\(name)` on \(today)", zh: "\(today) 的“\(name)”里没有这一行"))
    }

    private func parts(of segment: ID<Segment>, _ answer: RowAnswer) -> [Part] {
        guard let membership = answer.segments.first(where: { $0.segment == segment }) else { return [] }
        return zip(plan.conditions(of: segment), membership.conditions).flatMap { parts(of: $0, $1, row: answer.key) }
    }

    /// Whether it speaks at all, the conditions of its segment and its own, and what keeps a row from it that fulfils them.
    private func parts(of id: ID<Advice>, _ key: String, _ assessment: Assessment) -> [Part] {
        let advice = plan.advice[id]
        let judged = assessment.advice[id.index]
        var found: [Part] = []
        if let when = advice.when, let text = advice.whenText {
            found.append(part(text, judged.applies, when, row: nil))
            for goal in plan.goalsAsked(in: when) {
                found.append(
                    Part(
                        Message(verbatim: plan.goals[goal].heading.name),
                        assessment.goals[goal.index].status.value.words))
            }
        }
        guard let dataset = advice.dataset else { return found }
        guard let answer = row(key, of: dataset) else { return found + [absent(key, dataset)] }
        if let segment = advice.segment { found += parts(of: segment, answer) }
        if let own = answer.advice.first(where: { $0.id == id }) {
            found += zip(advice.conditions, own.conditions).flatMap { parts(of: $0, $1, row: answer.key) }
        }
        if let consent = plan.datasets[dataset].consent, answer.columns.indices.contains(consent) {
            let column = answer.columns[consent]
            found.append(Part(Message(verbatim: column.name), words(column.value)))
        }
        if let limit = advice.limit, judged.cutByLimit > 0 {
            found.append(
                Part(
                    Message("limit \(limit)", zh: "名额 \(limit)"),
                    Message("\(judged.cutByLimit) left out", zh: "截去 \(judged.cutByLimit) 个")))
        }
        if judged.cutByContact > 0 {
            found.append(
                Part(
                    Message("contacts with one customer", zh: "每位客户的触达上限"),
                    Message("\(judged.cutByContact) left out", zh: "截去 \(judged.cutByContact) 个")))
        }
        return found
    }

    /// A condition, then the values that it rests on.
    private func parts(of condition: Condition, _ measured: MeasuredCondition, row: String?) -> [Part] {
        [part(condition.text, measured.holds, condition.node, row: row)]
            + zip(condition.values, measured.values).filter { $0.0.name != condition.text }.map {
                part($0.name, $1, $0.node, row: row)
            }
    }

    private func part(_ text: Message, _ truth: Truth, _ node: Expression.Node, row: String?) -> Part {
        let value: Value =
            switch truth {
            case .yes: .yesNo(true)
            case .no: .yesNo(false)
            case .unknown: .unknown
            }
        return part(text, value, node, row: row)
    }

    private func part(_ text: Message, _ value: Value, _ node: Expression.Node, row: String?) -> Part {
        guard value == .unknown else { return Part(text, words(value)) }
        let missing = GivenRows(plan, test).missing(under: node, of: row, on: today)
        guard !missing.isEmpty else { return Part(text, words(value)) }
        let shown = missing.prefix(3)
        let more = missing.count - shown.count
        let english = shown.map(\.english).joined(separator: ", ") + (more > 0 ? ", and \(more) more" : "")
        let chinese = shown.map(\.chinese).joined(separator: "，") + (more > 0 ? "，另有 \(more) 处" : "")
        let unknown = words(value)
        return Part(text, Message("\(unknown.english): \(english)", zh: "\(unknown.chinese)：\(chinese)"))
    }
}

extension CheckedPlan {
    /// The goals whose status a condition asks for, each once.
    func goalsAsked(in node: Expression.Node) -> [ID<Goal>] {
        if case .goalIs(let goal, _) = self[node].kind { return [goal] }
        return self[node].kind.children.flatMap { goalsAsked(in: $0) }.reduce(into: []) { found, goal in
            if !found.contains(goal) { found.append(goal) }
        }
    }
}
