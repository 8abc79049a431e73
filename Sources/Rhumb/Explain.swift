// `explain`: one declaration or one customer, in sentences: what it says, what it came to, and on what that rests.
import RhumbAssessment
import RhumbModel
public import RhumbReport
public import RhumbText
import RhumbValues

/// Lines of an explanation; the first is its heading, indented lines belong to the line above.
public struct Explanation: Sendable {
    public private(set) var lines: [String]
    let language: Language

    init(heading: String, language: Language) {
        lines = [heading]
        self.language = language
    }

    mutating func add(_ message: Message, indent: Int = 1) {
        lines.append(String(repeating: "  ", count: indent) + message.text(in: language))
    }

    func value(_ value: Value) -> Message {
        Message(text(value, in: .english), zh: text(value, in: .chinese))
    }

    /// A condition with its answer and the values it rests on.
    mutating func add(
        _ condition: Condition, _ measured: MeasuredCondition, in plan: CheckedPlan, indent: Int = 2
    ) {
        let mark: Message =
            switch measured.holds {
            case .yes: Message("yes", zh: "是")
            case .no: Message("no", zh: "否")
            case .unknown: Message("unknown", zh: "不明")
            }
        let values = zip(condition.values, measured.values).map { named, value -> Message in
            let shown = self.value(value)
            return Message("\(named.name.english) \(shown.english)", zh: "\(named.name.chinese) \(shown.chinese)")
        }
        let english = values.map(\.english).joined(separator: ", ")
        let chinese = values.map(\.chinese).joined(separator: "、")
        add(
            Message(
                "\(mark.english): \(condition.text.english)\(english.isEmpty ? "" : " — \(english)")",
                zh: "\(mark.chinese)：\(condition.text.chinese)\(chinese.isEmpty ? "" : " — \(chinese)")"),
            indent: indent)
        guard measured.holds != .yes, let need = Need(condition, measured, in: plan) else { return }
        add(need.sentence, indent: indent + 1)
    }
}

/// Explains declarations of a report's plan.
public struct Explainer: Sendable {
    let report: Report
    /// Of the goal that is explained, where it was asked for.
    let change: MeasuredChange?
    /// Of the segment that is explained, where it was asked for.
    let steps: ConditionSteps?

    public init(_ report: Report, change: MeasuredChange? = nil, steps: ConditionSteps? = nil) {
        self.report = report
        self.change = change
        self.steps = steps
    }

    var plan: CheckedPlan { report.plan }

    /// nil where the plan declares nothing of that name that can be explained.
    public func declaration(named name: String) -> Explanation? {
        if let id = plan.goals.ids.first(where: { plan.goals[$0].heading.name == name }) { return explain(goal: id) }
        if let id = plan.segments.ids.first(where: { plan.segments[$0].heading.name == name }) {
            return explain(segment: id)
        }
        if let id = plan.metrics.ids.first(where: { plan.metrics[$0].heading.name == name }) {
            return explain(metric: id)
        }
        if let id = plan.risks.ids.first(where: { plan.risks[$0].heading.name == name }) { return explain(risk: id) }
        if let id = plan.actions.ids.first(where: { plan.actions[$0].heading.name == name }) {
            return explain(action: id)
        }
        if let id = plan.investments.ids.first(where: { plan.investments[$0].heading.name == name }) {
            return explain(investment: id)
        }
        if let id = plan.advice.ids.first(where: { plan.advice[$0].heading.name == name }) {
            return explain(advice: id)
        }
        if let id = plan.programmes.ids.first(where: { plan.programmes[$0].heading.name == name }) {
            return explain(programme: id)
        }
        return nil
    }

    func begin(_ heading: Heading, _ kind: Message) -> Explanation {
        let title = heading.title.map { " \"\($0)\"" } ?? ""
        return Explanation(
            heading: "\(kind.text(in: report.language)) \(heading.name)\(title)", language: report.language)
    }

    /// An expression as its author wrote it.
    func written(_ node: Expression.Node) -> Message { Message(verbatim: report.written(node)) }

    private func explain(goal id: ID<Goal>) -> Explanation {
        let goal = plan.goals[id]
        let judged = report.assessment.goals[id.index]
        var lines = begin(goal.heading, Message("goal", zh: "目标"))
        let measure = written(goal.measure)
        lines.add(Message("measures \(measure.english)", zh: "衡量 \(measure.chinese)"))
        if let segment = goal.segment {
            let name = plan.segments[segment].heading.shown
            lines.add(Message("of \(name)", zh: "面向 \(name)"))
        }
        lines.add(owner: goal.owner, goal.roles, plan)
        for reason in judged.status.because { lines.add(reason) }
        let value = lines.value(judged.measured.value)
        let rows = judged.measured.n.map { Message(", n \($0)", zh: "，样本 \($0)") } ?? Message(verbatim: "")
        lines.add(
            Message(
                "value \(value.english)\(rows.english), skipped \(judged.measured.skipped)",
                zh: "现值 \(value.chinese)\(rows.chinese)，跳过 \(judged.measured.skipped)"))
        if !goal.isWaiting {
            let baseline = lines.value(judged.baseline)
            let target = lines.value(judged.target)
            lines.add(
                Message(
                    "from \(baseline.english) on \(judged.start) to \(target.english) by \(goal.deadline)",
                    zh: "自 \(judged.start) 的 \(baseline.chinese) 到 \(goal.deadline) 的 \(target.chinese)"))
        }
        add(goal.lessons, goal.findings, to: &lines)
        if let change { add(change, of: goal, to: &lines) }
        let known = report.measurements.goals[id.index].history.filter { $0.measurement.value != .unknown }
        if !known.isEmpty { lines.add(Message("history", zh: "历史")) }
        for point in known {
            let value = lines.value(point.measurement.value)
            lines.add(Message("\(point.day)  \(value.english)", zh: "\(point.day)  \(value.chinese)"), indent: 2)
        }
        return lines
    }

    private func explain(segment id: ID<Segment>) -> Explanation {
        let segment = plan.segments[id]
        let counts = report.measurements.segments[id.index]
        var lines = begin(segment.heading, Message("segment", zh: "客群"))
        let rows = plan.datasets[segment.dataset].heading.name
        let base = segment.base.map { plan.segments[$0].heading.name } ?? rows
        lines.add(Message("of \(base)", zh: "基于 \(base)"))
        if let steps {
            add(steps, of: id, to: &lines)
        } else {
            for condition in segment.conditions { lines.add(condition.text) }
        }
        lines.add(
            Message(
                "\(counts.inside) in, \(counts.outside) out, \(counts.unknown) unknown",
                zh: "在内 \(counts.inside)，在外 \(counts.outside)，不明 \(counts.unknown)"))
        if let promise = segment.promise { lines.add(Message("promise: \(promise)", zh: "价值主张：\(promise)")) }
        add([], segment.findings, to: &lines)
        return lines
    }

    private func explain(metric id: ID<Metric>) -> Explanation {
        let metric = plan.metrics[id]
        let measured = report.measurements.metrics[id.index]
        var lines = begin(metric.heading, Message("metric", zh: "指标"))
        lines.add(written(metric.value))
        let value = lines.value(measured.value)
        lines.add(Message("value \(value.english)", zh: "现值 \(value.chinese)"))
        if let interval = report.assessment.metrics[id.index] {
            let low = lines.value(measured.value.like(interval.low))
            let high = lines.value(measured.value.like(interval.high))
            lines.add(
                Message(
                    "95% interval \(low.english) to \(high.english)", zh: "95%区间 \(low.chinese) 至 \(high.chinese)"))
        }
        if let n = measured.n { lines.add(Message("n \(n)", zh: "样本 \(n)")) }
        lines.add(Message("skipped \(measured.skipped)", zh: "跳过 \(measured.skipped)"))
        return lines
    }

    private func explain(risk id: ID<Risk>) -> Explanation {
        let risk = plan.risks[id]
        let judged = report.assessment.risks[id.index]
        var lines = begin(risk.heading, Message("risk", zh: "风险"))
        lines.add(owner: risk.owner, risk.roles, plan)
        for reason in judged.because + judged.signal.because { lines.add(reason) }
        for (condition, measured) in zip(risk.signal, report.measurements.signals[id.index]) {
            lines.add(condition, measured, in: plan)
        }
        return lines
    }

    private func explain(advice id: ID<Advice>) -> Explanation {
        let advice = plan.advice[id]
        let judged = report.assessment.advice[id.index]
        var lines = begin(advice.heading, Message("advice", zh: "建议"))
        for condition in plan.conditions(of: advice) { lines.add(condition.text) }
        if let when = advice.whenText { lines.add(Message("when \(when.english)", zh: "当 \(when.chinese)")) }
        if let worth = advice.worth?.text { lines.add(Message("worth \(worth.english)", zh: "价值 \(worth.chinese)")) }
        lines.add(
            Message(
                "found \(judged.found), given \(judged.given), unknown \(judged.unknown), cut by the limit \(judged.cutByLimit), by the contact cap \(judged.cutByContact)",
                zh:
                    "符合 \(judged.found)，给出 \(judged.given)，不明 \(judged.unknown)，名额截去 \(judged.cutByLimit)，触达上限截去 \(judged.cutByContact)"
            ))
        for given in report.assessment.recommendations.filter({ $0.origin == .advice(id) }).prefix(3) {
            lines.add(given.say)
            for reason in given.because { lines.add(reason, indent: 2) }
        }
        return lines
    }
}

extension Value {
    /// A number as a value of the same kind, for the ends of an interval.
    func like(_ number: Double) -> Value {
        switch self {
        case .percent: .percent(number)
        case .points: .points(number)
        case .money(let money):
            Rounding.whole(number * Double(Exact.wholePower(money.currency.minorDigits))).map {
                .money(Money(minor: $0, currency: money.currency))
            } ?? .number(number)
        case .unknown, .yesNo, .integer, .number, .text, .date, .timestamp, .days, .months, .minutes: .number(number)
        }
    }
}
