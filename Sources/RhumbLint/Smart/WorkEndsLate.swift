// Work that is over when its goal already is.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let workEndsLate = Rule(
        "smart/work-ends-late", .warning,
        Message("Work for a goal ends before its deadline", zh: "推进目标的行动在截止日之前做完"),
        why: Message(
            """
            What is finished after the deadline cannot have moved the figure by then, even where it goes on to help another goal. (An action that \
            is late where other work is in time is found by plan/late-action.) The dates are those of the plan: tasks, links, effort and \
            people by its calendar, of what repeats its first time.
            """,
            zh:
                "截止日之后才做完的事，来不及影响这个目标的数字，哪怕它对别的目标还有用。（别的行动赶得上、只有它太晚的，由 plan/late-action 提示。）日期按方案推算：任务、前置、工作量和人手，依方案的日历；重复的行动看第一次。"
        ),
        bad: """
            goal first_half "Families to 34% by June" {
              measure repeat_rate of family
              baseline 31%; target 34%; ‹deadline 2026-06-30›
            }
            goal year "Families to 38%" {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
            }
            action club "Family club" {
              advances first_half by 3pp
              advances year by 7pp
              start 2026-03-02; finish 2026-08-24
            }
            """,
        good: """
            goal first_half "Families to 34% by June" {
              measure repeat_rate of family
              baseline 31%; target 34%; deadline 2026-06-30
            }
            goal year "Families to 38%" {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
            }
            action postcard "Postcards" {
              advances first_half by 3pp
              start 2026-01-12; finish 2026-02-27
            }
            action club "Family club" {
              advances year by 7pp
              start 2026-03-02; finish 2026-08-24
            }
            """
    ) { lint in
        let plan = lint.plan
        var planner = Planner(plan: plan, calendar: plan.workdays)
        let work = Dictionary(grouping: lint.advancements, by: \.contribution.goal)
        for id in plan.goals.ids {
            let goal = plan.goals[id]
            let ends = (work[id] ?? []).map { (action: $0.action, day: planner.firstResult(of: $0.id, plan)) }
            let known = ends.compactMap { end in end.day.map { (action: end.action, day: $0) } }
            guard known.count == ends.count, let first = known.min(by: { $0.day < $1.day }), first.day > goal.deadline
            else { continue }
            let late = dayCount(goal.deadline.days(to: first.day))
            let (name, shown) = (first.action.heading.shown, goal.heading.shown)
            lint.report(
                at: lint.span(of: goal.heading, where: GoalPart.deadline),
                known.count == 1
                    ? Message(
                        "“\(name)”, the only work for “\(shown)”, ends on \(first.day), \(late.english) after the deadline",
                        zh: "推进“\(shown)”的只有“\(name)”，\(first.day)才做完，晚于截止日\(late.chinese)")
                    : Message(
                        "of the work for “\(shown)” nothing ends before \(first.day), \(late.english) after the deadline; "
                            + "“\(name)” is the first",
                        zh: "推进“\(shown)”的行动，最早的“\(name)”也要到\(first.day)才做完，晚于截止日\(late.chinese)"),
                help: Message(
                    "begin earlier, or move the deadline, as in: deadline \(plan.after(first.day))",
                    zh: "请提前开始，或推迟截止日，例如：截止 \(plan.after(first.day))"),
                related: [
                    Related(
                        Message("the action is declared here", zh: "行动在这里声明"), at: .source(first.action.heading.span))
                ])
        }
    }
}

extension CheckedPlan {
    /// The end of the month of a day, or of the plan's period where that comes first.
    fileprivate func after(_ day: Day) -> Day {
        let end = CalendarUnit.month.period(around: day).last
        return end > period.last && day <= period.last ? period.last : end
    }
}
