// Work that serves nothing.
import RhumbModel
import RhumbText

extension Rule {
    static let actionWithoutGoal = Rule(
        "plan/action-without-goal", .warning,
        Message("An action is for a goal", zh: "行动要为目标服务"),
        why: Message(
            """
            Work that nobody can say the purpose of is the first to be cut and the last to be judged. An action advances a \
            goal, is the response to a risk, or is what another action waits for.
            """,
            zh: "说不出为什么要做的工作，既没法评价，预算一紧又总是最先被砍。行动要么推进某个目标，要么是某项风险的应对，要么是其他行动的前置。"),
        bad: """
            action ‹newsletter› "A newsletter every month" {
              owner wang_fang; start 2026-03-02; cost 12_000 CNY
            }
            """,
        good: """
            goal more_families "More families come back" {
              measure repeat_rate of family; baseline 31%; target 38%; deadline 2026-12-31
            }
            action newsletter "A newsletter every month" {
              advances more_families by 2pp
              owner wang_fang; start 2026-03-02; cost 12_000 CNY
            }
            """
    ) { lint in
        let needed = lint.plan.actionsThatOthersNeed
        let goal = lint.plan.goals.all.first?.heading.name
        for id in lint.plan.actions.ids where !needed.contains(id) {
            let action = lint.plan.actions[id]
            guard action.advances.isEmpty, !action.servesAll else { continue }
            let name = action.heading.shown
            lint.report(
                at: action.heading.span,
                Message("“\(name)” advances no goal", zh: "“\(name)”没有推进任何目标"),
                help: Message(
                    "say which goal it is for: advances \(goal ?? "more_families") by …",
                    zh: "请写明为哪个目标而做：推进 \(goal ?? "家庭复购") 贡献 …"))
        }
    }
}

extension Action {
    /// What builds culture and skill serves the whole plan.
    fileprivate var servesAll: Bool {
        kind.map { ["culture", "training", "文化", "培训"].contains($0.lowercased()) } ?? false
    }
}

extension CheckedPlan {
    /// Those that respond to a risk, and those that another action waits for.
    fileprivate var actionsThatOthersNeed: IDSet<Action> {
        let responses = risks.all.flatMap { [$0.response?.action, $0.fallback?.action] }.compactMap { $0 }
        let links = actions.all.flatMap { $0.after + $0.tasks.flatMap(\.after) }
        let awaited = links.map { link in
            switch link.target {
            case .action(let id), .task(let id, _): id
            }
        }
        return IDSet(responses + awaited)
    }
}
