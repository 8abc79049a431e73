// What a run says of each thing of the plan, part by part: the same parts in the same order for every run of one plan.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues

struct Standing {
    let name: String
    var isGoal = false
    let parts: [(name: Message, cell: AnswerTable.Cell)]
}

extension Report {
    var standings: [Standing] {
        plan.goals.ids.map { standing(ofGoal: $0) } + strategies + plan.advice.ids.map { standing(ofAdvice: $0) }
            + plan.actions.ids.map { standing(ofAction: $0) } + risks + [budget] + investments + measures
    }

    private func standing(ofGoal id: ID<Goal>) -> Standing {
        let (goal, judged) = (plan.goals[id], assessment.goals[id.index])
        let projected = judged.projected.map { AnswerTable.Cell.value(judged.target.with($0)) } ?? .value(.unknown)
        return Standing(
            name: goal.heading.name, isGoal: true,
            parts: [
                (Message("target", zh: "目标值"), .value(judged.target)),
                (Message("deadline", zh: "截止"), .value(.date(goal.deadline))),
                (Message("value", zh: "现值"), .value(judged.measured.value)),
                (Message("status", zh: "状态"), word(judged.status.value.words)),
                (Message("progress", zh: "进度"), .value(judged.progress.map { .percent($0) } ?? .unknown)),
                (Message("projection", zh: "预计到期值"), projected),
            ])
    }

    private var strategies: [Standing] {
        zip(plan.strategies.all, assessment.strategies).map { strategy, judged in
            Standing(
                name: strategy.heading.name,
                parts: [(Message("status", zh: "状态"), judged.status.map { word($0.words) } ?? .text(""))])
        }
    }

    private func standing(ofAdvice id: ID<Advice>) -> Standing {
        let judged = assessment.advice[id.index]
        return Standing(
            name: plan.advice[id].heading.name,
            parts: [
                (Message("found", zh: "符合"), .value(.integer(judged.found))),
                (Message("given", zh: "给出"), .value(.integer(judged.given))),
                (Message("worth", zh: "价值"), amount(judged.totalWorth)),
            ])
    }

    private func standing(ofAction id: ID<Action>) -> Standing {
        let judged = assessment.actions[id.index]
        return Standing(
            name: plan.actions[id].heading.name,
            parts: [
                (Message("status", zh: "状态"), word(judged.status.value.words)),
                (Message("start", zh: "开始"), day(judged.start)), (Message("finish", zh: "完成"), day(judged.finish)),
                (Message("projected finish", zh: "预计完成"), day(judged.projectedFinish)),
                (Message("cost", zh: "费用"), amount(judged.cost)),
            ])
    }

    private var risks: [Standing] {
        zip(plan.risks.all, assessment.risks).map { risk, judged in
            Standing(
                name: risk.heading.name,
                parts: [
                    (Message("score", zh: "得分"), .value(judged.score.map { .integer(Int64($0)) } ?? .unknown)),
                    (Message("expected loss", zh: "预期损失"), amount(judged.expectedLoss)),
                    (Message("signal", zh: "信号"), word(judged.signal.value.words)),
                ])
        }
    }

    private var budget: Standing {
        Standing(
            name: plan.heading.name,
            parts: [
                (Message("budget", zh: "预算"), amount(assessment.budget.budget)),
                (Message("planned cost", zh: "计划费用"), amount(assessment.budget.planned)),
            ])
    }

    private var investments: [Standing] {
        zip(plan.investments.all, assessment.investments).map { investment, judged in
            Standing(
                name: investment.heading.name,
                parts: [
                    (Message("total cost", zh: "总成本"), amount(judged.totalCost)),
                    (Message("benefit", zh: "收益"), amount(judged.benefit)),
                    (Message("net present value", zh: "净现值"), amount(judged.netPresentValue)),
                ])
        }
    }

    /// What is measured without a verdict.
    private var measures: [Standing] {
        zip(plan.metrics.all, measurements.metrics).map { metric, measured in
            Standing(name: metric.heading.name, parts: [(Message("value", zh: "现值"), .value(measured.value))])
        }
            + zip(plan.segments.all, measurements.segments).map { segment, measured in
                Standing(
                    name: segment.heading.name,
                    parts: [(Message("rows", zh: "行数"), .value(.integer(measured.inside)))])
            }
    }

    private func word(_ words: Message) -> AnswerTable.Cell { .text(words.text(in: language)) }

    private func amount(_ money: Money?) -> AnswerTable.Cell { .value(money.map { .money($0) } ?? .unknown) }

    private func day(_ day: Day?) -> AnswerTable.Cell { .value(day.map { .date($0) } ?? .unknown) }
}
