// Shares that may rest on a handful of rows.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let goalWithoutSampleBound = Rule(
        "smart/no-sample-bound", .note,
        Message("A share of a segment or a month says how many rows it takes", zh: "客群或一个月的占比，要写明至少要有多少行"),
        why: Message(
            """
            Of 20 answers a half is known to some 22 points up or down: with so few rows the status of a goal changes by chance. A bound says \
            “no data” until there are enough, and nobody is praised or blamed for noise.
            """,
            zh: "只有 20 份答卷时，50% 的占比误差约为上下 22 个百分点：行数太少，目标的状态全凭运气。写明下限，不够就显示“无数据”，不会因为偶然的波动奖罚谁。"),
        bad: """
            goal joy "Nine of ten families satisfied" {
              of family
              ‹measure satisfied›
              baseline 84%; target 90%; deadline 2026-12-31
            }
            """,
        good: """
            goal joy "Nine of ten families satisfied" {
              of family
              measure satisfied
              baseline 84%; target 90%; deadline 2026-12-31
              at least 100 rows
            }
            """
    ) { lint in
        for id in lint.plan.openGoals {
            let goal = lint.plan.goals[id]
            guard goal.atLeastRows == nil, lint.plan.isShareOfPart(goal.measure, isPart: goal.segment != nil) else {
                continue
            }
            lint.report(
                at: lint.span(of: goal.heading, where: GoalPart.measure),
                Message(
                    "“\(goal.heading.shown)” is a share of a part, and may rest on a handful of rows",
                    zh: "“\(goal.heading.shown)”衡量的是一部分数据的占比，可能只有寥寥几行"),
                help: Message("say how many it takes: at least 100 rows", zh: "请写明至少要多少行：至少 100行"))
        }
    }
}

extension CheckedPlan {
    /// A share without a bound that a segment or a window of a month makes small.
    fileprivate func isShareOfPart(_ node: Expression.Node, isPart: Bool) -> Bool {
        if case .metric(let id) = self[node].kind {
            return metrics[id].atLeastRows == nil && isShareOfPart(metrics[id].value, isPart: isPart)
        }
        if case .restricted(let inner, let restriction) = self[node].kind {
            switch restriction {
            case .segment: return isShareOfPart(inner, isPart: true)
            case .window(let window): return isShareOfPart(inner, isPart: isPart || isShort(window))
            case .ago: return isShareOfPart(inner, isPart: isPart)
            }
        }
        guard case .aggregate(let aggregate) = self[node].kind, aggregate.function.isShare else { return false }
        return isPart || aggregate.segment != nil || aggregate.windows.contains { isShort($0) }
    }

    private func isShort(_ window: Window) -> Bool { window.days(asOf: today ?? period.last).count <= 31 }
}
