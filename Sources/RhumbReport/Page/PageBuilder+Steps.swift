// What to do first: at most five things, the plan's own troubles before contacts with customers.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues

extension PageBuilder {
    private var mostSteps: Int { 5 }

    var steps: Section? {
        let urgent = lateActions + laggingGoals + fired + planAdvice
        let contacts = contacts
        // However many troubles there are, the worthiest contacts are never crowded out.
        let all = urgent.prefix(contacts.isEmpty ? mostSteps : mostSteps - 1) + contacts + reviewsDue + cleaning
        let title = Message("First things to do", zh: "今天先做")
        guard !all.isEmpty else {
            return section(title, [.lines([Cell(words("nothing needs attention today", zh: "今天没有需要处理的事"), .good)])])
        }
        return section(title, [.steps(Array(all.prefix(mostSteps)))])
    }

    private func step(
        _ recommendation: Recommendation, owner: Owner?, because most: Int = .max, about name: String = ""
    ) -> Step {
        let who = plan.shown(owner)
        let worth = recommendation.worth.map { figures.money($0) }
        return Step(
            text: Cell(figures.text(recommendation.say)),
            aside: [worth, who].compactMap { $0 }.joined(separator: " · "),
            because: figures.sentence(Array(recommendation.because.prefix(most)), about: name))
    }

    private var lateActions: [Step] {
        let late = assessment.recommendations.filter { if case .lateAction = $0.origin { true } else { false } }
        let rank = { (given: Recommendation) in given.serves.map { plan.goals[$0].rank } ?? .max }
        let ordered = late.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
        return ordered.compactMap { _, given in
            guard case .lateAction(let id) = given.origin else { return nil }
            // The goal's own sentence stands under the goal.
            return step(given, owner: plan.actions[id].owner, because: 1, about: plan.actions[id].heading.shown)
        }
    }

    /// Goals that are off track without a late action to blame.
    private var laggingGoals: [Step] {
        let explained = Set(
            assessment.recommendations.compactMap { given -> ID<Goal>? in
                if case .lateAction = given.origin { given.serves } else { nil }
            })
        return plan.goalsInOrder.compactMap { id, _ in
            guard let judged = assessment.goals.at(id.index), judged.status.value == .offTrack, !explained.contains(id)
            else { return nil }
            let goal = plan.goals[id]
            let say = words(
                "Look into “\(goal.heading.shown)”: it is off track, and no late action explains it",
                zh: "查明“\(goal.heading.shown)”的原因：已落后，又没有延误的行动可以解释")
            return Step(
                text: Cell(say), aside: plan.shown(goal.owner) ?? "",
                because: figures.sentence(judged.status.because, about: goal.heading.shown))
        }
    }

    private var fired: [Step] {
        assessment.recommendations.compactMap { given in
            guard case .risk(let id) = given.origin else { return nil }
            return step(given, owner: plan.risks[id].owner)
        }
    }

    private var planAdvice: [Step] {
        assessment.recommendations.compactMap { given in
            guard case .advice = given.origin, given.key == nil else { return nil }
            let action = given.by.map { plan.actions[$0].owner } ?? nil
            return step(given, owner: action ?? given.serves.map { plan.goals[$0].owner } ?? nil)
        }
    }

    /// An advice to many rows is one thing to do; the worthiest first.
    private var contacts: [Step] {
        let advice = zip(plan.advice.all, assessment.advice).filter { $0.dataset != nil && $1.given > 0 }
        let ordered = advice.enumerated().sorted { left, right in
            let (first, second) = (left.element.1.totalWorth?.major ?? -1, right.element.1.totalWorth?.major ?? -1)
            return first != second ? first > second : left.offset < right.offset
        }
        return ordered.map { _, pair in
            let (advice, judged) = pair
            let rows = advice.dataset.map { plan.datasets[$0].heading.name } ?? ""
            let count = figures.count(judged.given)
            let worth = judged.totalWorth.map {
                words(", worth \(figures.money($0)) in all", zh: "，合计价值 \(figures.money($0))")
            }
            let owner = advice.serves.map { plan.goals[$0].owner } ?? nil
            return Step(
                text: Cell(
                    words(
                        "\(advice.heading.shown): \(count) \(rows)\(worth ?? "")",
                        zh: "\(advice.heading.shown)：共 \(count) 条\(worth ?? "")")),
                aside: plan.shown(owner) ?? "", because: "")
        }
    }

    private var cleaning: [Step] {
        assessment.recommendations.compactMap { given in
            guard case .requirement = given.origin else { return nil }
            return step(given, owner: nil)
        }
    }

    private var reviewsDue: [Step] {
        assessment.recommendations.compactMap { given in
            switch given.origin {
            case .review(let id): return step(given, owner: plan.goals[id].owner)
            case .riskReview(let id): return step(given, owner: plan.risks[id].owner)
            case .advice, .risk, .lateAction, .requirement: return nil
            }
        }
    }
}
