// What to do next, from every verdict that asks for something.
import RhumbModel
import RhumbText
import RhumbValues

/// The plan's own first (risks, late actions, advice to the plan, reviews, data), then those to rows by advice.
func recommendations(
    _ plan: CheckedPlan, _ measured: Measurements, _ assessment: Assessment, _ judge: WhenJudge,
    _ outcomes: [AdviceOutcome], language: Language
) -> [Recommendation] {
    var list = plan.risks.ids.compactMap { riskRecommendation($0, in: plan, assessment.risks) }
    list += plan.actions.ids.compactMap { lateRecommendation($0, in: plan, assessment) }
    var toRows: [Recommendation] = []
    for (id, (rows, outcome)) in zip(plan.advice.ids, zip(measured.advice, outcomes)) {
        let advice = plan.advice[id]
        let given = recommendations(
            of: id, in: plan, rows, outcome, language: language,
            extra: advice.when.map { whenReasons($0, advice.whenText, judge) } ?? [])
        if advice.dataset == nil { list += given } else { toRows += given }
    }
    list += assessment.reviews.compactMap { reviewRecommendation($0, in: plan, today: assessment.today) }
    list += assessment.riskReviews.compactMap { riskReviewRecommendation($0, in: plan, today: assessment.today) }
    for (dataset, verdicts) in zip(plan.datasets.ids, assessment.requirements) {
        list += verdicts.indices.compactMap { requirementRecommendation(dataset, $0, in: plan, verdicts[$0]) }
    }
    return list + toRows
}

private func whenReasons(_ node: Expression.Node, _ text: Message?, _ judge: WhenJudge) -> [Message] {
    let statuses = judge.because(node)
    return statuses.isEmpty ? [text].compactMap { $0 } : statuses
}

private func riskRecommendation(
    _ id: ID<Risk>, in plan: CheckedPlan, _ verdicts: [RiskAssessment]
) -> Recommendation? {
    guard verdicts.indices.contains(id.index), verdicts[id.index].signal.value == .fired else { return nil }
    let risk = plan.risks[id]
    let name = risk.heading.shown
    let response = verdicts[id.index].response
    let say: Message
    if let response {
        let action = response.action.map { plan.actions[$0].heading.shown }
        switch response.strategy {
        case .accept:
            let until = response.until.map { Message(" until \($0)", zh: "至\($0)") } ?? Message(verbatim: "")
            say = Message(
                "The risk “\(name)” has come about and is accepted\(until.english): watch it",
                zh: "风险“\(name)”已出现，按计划接受\(until.chinese)：请持续观察")
        case .avoid, .transfer, .mitigate:
            let how = response.strategy.words
            let by = action.map { Message(" by “\($0)”", zh: "：“\($0)”") } ?? Message(verbatim: "")
            say = Message(
                "Start the response to “\(name)”: \(how.english)\(by.english)",
                zh: "启动对“\(name)”的应对：\(how.chinese)\(by.chinese)")
        }
    } else {
        say = Message(
            "The signal of “\(name)” has fired and no response is planned: decide on one",
            zh: "“\(name)”的信号已触发，却没有应对方案：请尽快决定")
    }
    return Recommendation(
        origin: .risk(id), dataset: nil, key: nil, say: say, worth: nil, serves: risk.threatens.first,
        by: response?.action, because: verdicts[id.index].signal.because)
}

private func lateRecommendation(
    _ id: ID<Action>, in plan: CheckedPlan, _ assessment: Assessment
) -> Recommendation? {
    let action = plan.actions[id]
    let verdict = assessment.actions[id.index]
    guard verdict.status.value != .done, let late = verdict.lateByDays, late > 0 else { return nil }
    let endangered = action.advances.map(\.goal).filter { goal in
        guard assessment.goals.indices.contains(goal.index) else { return false }
        switch assessment.goals[goal.index].status.value {
        case .atRisk, .offTrack: return true
        case .notStarted, .noData, .achieved, .missed, .onTrack: return false
        }
    }
    guard let goal = endangered.first else { return nil }
    let name = action.heading.shown
    let names = endangered.map { plan.goals[$0].heading.shown }
    let list = names.map { "“\($0)”" }
    return Recommendation(
        origin: .lateAction(id), dataset: nil, key: nil,
        say: Message(
            "Bring “\(name)” forward: it is \(late) working \(late == 1 ? "day" : "days") late and advances "
                + list.joined(separator: ", "),
            zh: "抓紧追回“\(name)”：已晚\(late)个工作日，关系到\(list.joined(separator: "、"))"), worth: nil, serves: goal, by: id,
        because: verdict.status.because + assessment.goals[goal.index].status.because.prefix(1))
}

private func reviewRecommendation(
    _ review: ReviewAssessment, in plan: CheckedPlan, today: Day
) -> Recommendation? {
    guard review.due <= today else { return nil }
    let goal = plan.goals[review.goal]
    let name = goal.heading.shown
    let due = dueSentence(review.due, review.overdueDays)
    return Recommendation(
        origin: .review(review.goal), dataset: nil, key: nil,
        say: Message("Review “\(name)”: \(due.english)", zh: "复盘“\(name)”：\(due.chinese)"), worth: nil,
        serves: review.goal, by: nil, because: [lastReview(goal.reviews, today: today)])
}

private func riskReviewRecommendation(
    _ review: RiskReviewAssessment, in plan: CheckedPlan, today: Day
) -> Recommendation? {
    guard review.due <= today else { return nil }
    let risk = plan.risks[review.risk]
    let name = risk.heading.shown
    let due = dueSentence(review.due, review.overdueDays)
    return Recommendation(
        origin: .riskReview(review.risk), dataset: nil, key: nil,
        say: Message("Review the risk “\(name)”: \(due.english)", zh: "复盘风险“\(name)”：\(due.chinese)"), worth: nil,
        serves: risk.threatens.first, by: nil, because: [lastReview(risk.reviews, today: today)])
}

private func dueSentence(_ due: Day, _ days: Int) -> Message {
    days > 0
        ? Message(
            "it was due on \(due), \(days) \(days == 1 ? "day" : "days") ago", zh: "应于\(due)复盘，已逾期\(days)天")
        : Message("it is due today", zh: "今日应复盘")
}

private func lastReview(_ reviews: [Goal.Review], today: Day) -> Message {
    reviews.map(\.day).filter { $0 <= today }.max().map { Message("the last review was on \($0)", zh: "上次复盘是\($0)") }
        ?? Message("it was never reviewed", zh: "从未复盘")
}

private func requirementRecommendation(
    _ dataset: ID<Dataset>, _ position: Int, in plan: CheckedPlan, _ verdict: RequirementAssessment
) -> Recommendation? {
    guard verdict.holds == false, plan.datasets[dataset].requirements.indices.contains(position) else { return nil }
    let requirement = plan.datasets[dataset].requirements[position]
    let name = plan.datasets[dataset].heading.shown
    let text = requirement.text
    let what: Message =
        switch requirement.kind {
        case .inaccurate: Message("correct the rows that break", zh: "请更正不符合的记录")
        case .stale: Message("load newer data for", zh: "请更新数据")
        case .missing: Message("fill the gaps in", zh: "请补全缺失的数据")
        case .duplicate: Message("merge the rows that break", zh: "请合并重复的记录")
        }
    return Recommendation(
        origin: .requirement(dataset, position), dataset: dataset, key: nil,
        say: Message(
            "Clean “\(name)”: \(what.english) `\(text.english)`",
            zh: "清理“\(name)”：\(what.chinese)（要求：\(text.chinese)）"),
        worth: nil, serves: nil, by: nil, because: verdict.because)
}
