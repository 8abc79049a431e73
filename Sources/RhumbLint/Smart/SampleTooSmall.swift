// Goals whose success could not be told from chance.
import RhumbModel
import RhumbText
import RhumbValues

extension Rule {
    static let sampleTooSmall = Rule(
        "smart/sample-too-small", .warning,
        Message("The way to a target is longer than chance alone explains", zh: "目标的提升幅度大于偶然波动"),
        why: Message(
            """
            A share of few customers moves by itself: among twenty, one more is five points. Where the 95% interval of the measure is wider \
            than the way from baseline to target, success and a lucky month look the same. With more customers, or further to go, the goal \
            can be judged.
            """,
            zh: """
                人数少，比例自己就会上下跳：二十个人里多一个就是五个百分点。衡量值的 95% 区间比从基线到目标的距离还宽，成功与运气好就分不出来。\
                人数多些，或目标定得远些，才判断得了成败。
                """),
        bad: """
            dataset members { key id text; score integer 0 .. 10 }
            metric content "Content members" share(members where score >= 8) better higher
            goal happier "More content members" { measure content; baseline 50%; ‹target 55%›; deadline 2026-12-31 }

            test "the members" {
              given members { id "m1", score 9 } { id "m2", score 5 } { id "m3", score 8 } { id "m4", score 4 }
              expect content = 50%
            }
            """,
        good: """
            dataset members { key id text; score integer 0 .. 10 }
            metric content "Content members" share(members where score >= 8) better higher
            goal happier "More content members" { measure content; baseline 15%; target 95%; deadline 2026-12-31 }

            test "the members" {
              given members { id "m1", score 9 } { id "m2", score 5 } { id "m3", score 8 } { id "m4", score 4 }
              expect content = 50%
            }
            """
    ) { (lint, measured: Measurements) in
        for (goal, found) in zip(lint.plan.goals.all, measured.goals) where measured.today <= goal.deadline {
            guard let interval = found.value.interval, let way = goal.distance(from: found.baseline?.value),
                interval.high - interval.low > way
            else { continue }
            let type = lint.plan[goal.measure].type
            let (low, high) = (words(type.value(interval.low)), words(type.value(interval.high)))
            let length = words(goal.value(way, isShare: false, of: type))
            let rows =
                found.value.n.map { NumberText.grouped($0) }.map { Message(", of \($0) rows,", zh: "（\($0) 行）") }
                ?? Message(verbatim: "")
            lint.report(
                at: lint.span(of: goal.heading, where: GoalPart.aim),
                Message(
                    "“\(goal.heading.shown)” has \(length.english) to go, and its measure\(rows.english) lies anywhere from "
                        + "\(low.english) to \(high.english): success could not be told from chance",
                    zh:
                        "“\(goal.heading.shown)”要走\(length.chinese)，而衡量值\(rows.chinese)只能确定在\(low.chinese)至\(high.chinese)之间："
                        + "成功与偶然分不出来"),
                help: Message(
                    "count more customers, in a wider segment or a longer window, or set a target further away",
                    zh: "请扩大客群或拉长时段，让更多客户计入；或把目标定得更远"))
        }
    }
}

extension Goal {
    /// From the baseline, written or measured, to the target, in the measure's unit; nil where one of them is not known.
    fileprivate func distance(from measured: Value?) -> Double? {
        guard isReach, let from = writtenBaseline ?? measured?.magnitude else { return nil }
        guard let distance else { return writtenTarget.map { abs($0 - from) } }
        return distance.isShare ? abs(from) * distance.amount : distance.amount
    }
}
