// Why an advice speaks to a row, or does not: its conditions, what it is worth, its place, and what left it out.
import RhumbAssessment
import RhumbColumns
import RhumbModel
import RhumbQuery
import RhumbReport
import RhumbText
import RhumbValues

extension CheckedPlan {
    /// `win_back g1042`: an advice to rows and the key of one; nil where the words begin with no such advice.
    public func advisedRow(_ subject: String) -> (advice: ID<Advice>, key: String)? {
        let parts = subject.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
        guard parts.count == 2,
            let id = advice.ids.first(where: { advice[$0].heading.name == parts[0] }), advice[id].dataset != nil
        else { return nil }
        return (id, String(parts[1].drop { $0 == " " }))
    }
}

extension Project {
    /// nil in the outcome where no row has the key.
    func explain(
        _ id: ID<Advice>, key: String, in report: Report, readers: [any TableReader], _ options: RunOptions
    ) -> Outcome<Explanation?> {
        let (plan, today) = (report.plan, report.assessment.today)
        guard let dataset = plan.advice[id].dataset else { return Outcome(nil) }
        let asking = RowQuestion(plan, dataset: dataset, key: key, today: today)
        let results = options.results(of: asking.query, from: readers)
        guard !results.diagnostics.contains(where: { $0.level == .error }),
            let row = asking.answer(from: results)
        else { return Outcome(nil, results.diagnostics) }
        // All that are found, for the place among them.
        var unlimited = plan
        unlimited.advice[id].limit = nil
        let ranking = RowsQuestion(unlimited, id, today: today)
        let ranked = options.results(of: ranking.query, from: readers)
        guard !ranked.diagnostics.contains(where: { $0.level == .error }) else {
            return Outcome(nil, ranked.diagnostics)
        }
        let explainer = Explainer(report)
        return Outcome(explainer.explain(id, row, among: ranking.answer(from: ranked)), results.diagnostics)
    }
}

extension Explainer {
    fileprivate func explain(_ id: ID<Advice>, _ row: RowAnswer, among found: AdviceMeasurement) -> Explanation {
        let advice = plan.advice[id]
        var lines = begin(advice.heading, Message("advice", zh: "建议"))
        if let dataset = advice.dataset {
            lines.add(Message(verbatim: "\(plan.datasets[dataset].heading.shown) \(row.key)"))
        }
        let given = report.assessment.recommendations.first { $0.origin == .advice(id) && $0.key == row.key }
        if let given { lines.add(given.say) }
        let inherited = row.segments.first { $0.segment == advice.segment }?.conditions ?? []
        let own = row.advice.first { $0.id == id }?.conditions ?? []
        let conditions = inherited + own
        for (condition, measured) in zip(plan.conditions(of: advice), conditions) {
            lines.add(condition, measured, in: plan, indent: 1)
        }
        guard let place = found.rows.firstIndex(where: { $0.key == row.key }) else {
            lines.add(notFound(row, conditions))
            add(advice, to: &lines)
            return lines
        }
        let asked = found.rows[place]
        if let sum = worthReason(advice, in: plan, worth: asked.worth, values: asked.worthValues) {
            lines.add(Message("worth \(sum.english)", zh: "价值 \(sum.chinese)"))
        }
        lines.add(standing(place, of: found.found, by: advice))
        lines.add(sentence(report.assessment.fate(of: asked, by: id, in: plan, report.measurements.advice), id))
        add(advice, to: &lines)
        return lines
    }

    private func notFound(_ row: RowAnswer, _ conditions: [MeasuredCondition]) -> Message {
        if conditions.contains(where: { $0.holds == .no }) {
            return Message("not found: not every condition holds", zh: "不符合：有条件不满足")
        }
        if conditions.contains(where: { $0.holds == .unknown }) {
            return Message("not found: whether every condition holds is not known", zh: "不符合：有条件是否满足不明")
        }
        return Message("not found: there is no consent to be spoken to", zh: "不符合：没有同意被联系")
    }

    private func standing(_ place: Int, of count: Int64, by advice: Advice) -> Message {
        let order = advice.order.map { order -> Message in
            let value = report.written(order.node)
            return order.highestFirst
                ? Message("\(value) highest first", zh: "\(value) 从高到低")
                : Message("\(value) lowest first", zh: "\(value) 从低到高")
        }
        let rank = Message("place \(place + 1) of \(count) found", zh: "在符合的 \(count) 行中居第 \(place + 1)")
        if order.isEmpty {
            guard advice.worth != nil else { return rank }
            return Message("\(rank.english), by worth", zh: "\(rank.chinese)（按价值）")
        }
        return Message(
            "\(rank.english), by \(order.map(\.english).joined(separator: ", "))",
            zh: "\(rank.chinese)（\(order.map(\.chinese).joined(separator: "、"))）")
    }

    private func sentence(_ fate: AdviceFate, _ id: ID<Advice>) -> Message {
        let advice = plan.advice[id]
        let limit = advice.limit.map { "\($0)" } ?? ""
        switch fate {
        case .given:
            if plan.choosesWithinLimit(id) {
                return Message(
                    "given: limits and the cap on contacts together keep the greatest worth", zh: "给出：名额与触达上限合起来取总价值最大")
            }
            return advice.limit == nil
                ? Message("given", zh: "给出") : Message("given: within the limit of \(limit)", zh: "给出：在名额 \(limit) 之内")
        case .accepted(let day): return Message("given; taken on on \(day)", zh: "给出；\(day) 已有人跟进")
        case .closed: return closed(id)
        case .switchedOff: return Message("not given: the advice is switched off", zh: "未给出：该建议已停用")
        case .waiting(let truth):
            let when = advice.whenText ?? Message(verbatim: "")
            return truth == .no
                ? Message("not given: not \(when.english)", zh: "未给出：“\(when.chinese)”不成立")
                : Message("not given: unknown whether \(when.english)", zh: "未给出：“\(when.chinese)”是否成立不明")
        case .cutByLimit: return Message("cut by the limit of \(limit)", zh: "被名额 \(limit) 截去")
        case .cutByContact(let made, let instead):
            let names = instead.map { plan.advice[$0].heading.name }
            let given =
                names.isEmpty
                ? Message(verbatim: "")
                : Message(
                    "; given instead: \(names.joined(separator: ", "))", zh: "；改给 \(names.joined(separator: "、"))")
            let before = made > 0 ? Message("; contacts made: \(made)", zh: "；已触达 \(made) 次") : Message(verbatim: "")
            let most = plan.contact?.atMost ?? 0
            return Message(
                "cut by the cap on contacts, at most \(most)\(before.english)\(given.english)",
                zh: "被触达上限（至多 \(most) 次）截去\(before.chinese)\(given.chinese)")
        }
    }

    private func closed(_ id: ID<Advice>) -> Message {
        Message("not given: reported before as declined, done or snoozed", zh: "未给出：此前已登记为拒绝、完成或暂缓")
    }

    /// What it serves, how that stands, and what follows.
    private func add(_ advice: Advice, to lines: inout Explanation) {
        if let goal = advice.serves {
            let judged = report.assessment.goals[goal.index]
            let (name, status) = (plan.goals[goal].heading.shown, judged.status.value.words)
            lines.add(
                Message("serves the goal \(name): \(status.english)", zh: "服务于目标“\(name)”：\(status.chinese)"))
            for reason in judged.status.because { lines.add(reason, indent: 2) }
            for strategy in plan.goals[goal].serves {
                let name = plan.strategies[strategy].heading.shown
                let status =
                    report.assessment.strategies[strategy.index].status?.words ?? Message("no status", zh: "无状态")
                lines.add(
                    Message("of the strategy \(name): \(status.english)", zh: "属于战略“\(name)”：\(status.chinese)"))
            }
        }
        if let action = advice.starts {
            let name = plan.actions[action].heading.shown
            lines.add(Message("starts the action \(name)", zh: "启动行动“\(name)”"))
        }
    }
}
