// Targets that are reached before the work begins.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let alreadyThere = Rule(
        "smart/already-there", .warning,
        Message("A goal is not reached before it starts", zh: "目标在开始之前还没有达到"),
        why: Message(
            """
            A target that the measure has reached before the first day asks nothing of anybody: whatever is done afterwards looks like a \
            success. Levels are looked at; what adds up from the start, as sums and counts of events do, begins at nothing.
            """,
            zh: "还没开始就已经达到的目标，对谁都没有要求：以后做什么都像是成功。这里看的是水平类指标；从开始那天累计的合计与计数从零算起，不在此列。"),
        bad: """
            dataset members { key id text; score integer 0 .. 10 }
            metric content "Content members" share(members where score >= 8) better higher
            goal happier "More content members" {
              measure content; start 2026-09-01; baseline 20%; ‹target 60%›; deadline 2026-12-31
            }

            test "the members" {
              today 2026-06-30
              given members { id "m1", score 9 } { id "m2", score 8 }
              expect content = 100%
            }
            """,
        good: """
            dataset members { key id text; score integer 0 .. 10 }
            metric content "Content members" share(members where score >= 8) better higher
            goal happier "More content members" {
              measure content; start 2026-09-01; baseline 20%; target 60%; deadline 2026-12-31
            }

            test "the members" {
              today 2026-06-30
              given members { id "m1", score 9 } { id "m2", score 4 }
              expect content = 50%
            }
            """
    ) { (lint, measured: Measurements) in
        for (goal, found) in zip(lint.plan.goals.all, measured.goals) {
            guard goal.kind == .stock, let start = lint.plan.knownStart(of: goal), measured.today < start,
                let target = goal.writtenTarget, let now = found.value.value.magnitude,
                goal.better == .higher ? now >= target : now <= target
            else { continue }
            let aim = lint.plan[goal.measure].type.value(target)
            let (value, asked) = (words(found.value.value), words(aim))
            lint.report(
                at: lint.span(of: goal.heading, where: GoalPart.aim),
                Message(
                    "“\(goal.heading.shown)” starts on \(start), and on \(measured.today) it is at \(value.english) already; "
                        + "its target is \(asked.english)",
                    zh: "“\(goal.heading.shown)” \(start) 才开始，\(measured.today) 已经是\(value.chinese)，目标是\(asked.chinese)"
                ),
                help: Message(
                    "ask for more than is there, or for keeping it: keep at \(goal.better == .higher ? "least" : "most") \(literal(aim).english)",
                    zh: "请把目标定在现有水平之上，或改为：保持 \(goal.better == .higher ? "至少" : "至多") \(literal(aim).chinese)"))
        }
    }
}
