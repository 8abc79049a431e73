// Is there a way to go: from the baseline to the target, past the milestones?
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    /// A target that is the baseline asks for nothing; an amount that should grow to nothing neither.
    mutating func checkDistance(_ id: ID<Goal>, _ declaration: Declaration) {
        let goal = plan.goals[id]
        guard case .reach(let target) = goal.aim else { return }
        let place = declaration.span(where: { $0.setsAim })
        switch target {
        case .up(let change), .down(let change):
            guard let amount = change.value.magnitude, amount <= 0 else { return }
            error(
                "goal/change-zero",
                Message("a change is above 0; `up` and `down` say in which direction", zh: "变化应大于0；方向由“提升”或“下降”表示"),
                at: place, help: Message("as in: target up 5pp, target down 20%", zh: "如：目标值 提升 5个百分点、目标值 下降 20%"))
        case .value(let end):
            guard let to = end.value.magnitude else { return }
            if goal.kind == .flow, goal.better == .higher, to <= 0 {
                error(
                    "goal/target-zero",
                    Message(
                        "an amount that adds up from 0 reaches this target before it starts", zh: "从0起累计的量还没开始就已达到这个目标值"
                    ),
                    at: place, help: Message("set a target above 0, or `better lower`", zh: "请设大于0的目标值，或在指标上写“越低越好”"))
            } else if goal.kind == .stock, case .value(let start)? = goal.baseline, start.value.magnitude == to {
                error(
                    "goal/baseline-target",
                    Message("the target is the baseline: there is nothing to reach", zh: "目标值就是基线：没有要达到的东西"), at: place,
                    help: Message(
                        "set a further target, or say that the level is to be kept: keep at least …",
                        zh: "请设更高的目标值，或写成保持：保持 至少 …"))
            }
        }
    }

    /// Milestones that lead back, or beyond the target: allowed, for a level may have its season, but worth a look.
    mutating func checkMilestoneOrder(_ id: ID<Goal>, _ declaration: Declaration) {
        let goal = plan.goals[id]
        guard case .reach(.value(let end)) = goal.aim, let to = end.value.magnitude else { return }
        let direction: Double = goal.better == .higher ? 1 : -1
        var last: Double? = goal.kind == .flow ? 0 : nil
        if goal.kind == .stock, case .value(let start)? = goal.baseline { last = start.value.magnitude }
        for milestone in goal.milestones {
            guard let value = milestone.value.value.magnitude else { continue }
            let isBack = last.map { (value - $0) * direction < 0 } ?? false
            let isBeyond = goal.revisions.isEmpty && (value - to) * direction > 0
            if isBack || isBeyond {
                let what =
                    isBack
                    ? Message("lies behind the one before it, or behind the baseline", zh: "落后于前一个里程碑或基线")
                    : Message("lies beyond the target", zh: "超过了目标值")
                report(
                    Diagnostic(
                        "goal/milestone-order", .warning,
                        Message(
                            "the milestone of \(milestone.day) \(what.english)",
                            zh: "\(milestone.day) 的里程碑\(what.chinese)"),
                        at: .source(
                            declaration.span(where: {
                                if case .milestone(_, let day) = $0 { day.value == milestone.day } else { false }
                            })),
                        help: Message("look at its value and its day", zh: "请核对它的数值和日期")))
            }
            last = value
        }
    }
}
