// Goals that are worded so that nobody can say whether they were reached.
import RhumbModel
import RhumbSyntax
import RhumbText

extension Rule {
    static let goalWithVagueWords = Rule(
        "smart/vague-words", .warning,
        Message("A goal's words say how much, not only in which direction", zh: "目标的措辞要写出多少，不能只写方向"),
        why: Message(
            """
            “Improve satisfaction” is reached on the first day and never. People who are asked for something specific and hard do better \
            than people who are asked to do their best (Locke and Latham), and the title is what a team reads every week: the figure \
            belongs in it.
            """,
            zh: "“提高满意度”第一天就算做到，也永远做不到。洛克和莱瑟姆的目标设置理论指出：目标具体而有难度，成绩好于“尽力而为”。团队每周看到的是标题，数字要写进标题。"),
        bad: """
            goal more_families ‹"Improve the loyalty of families"› {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
            }
            """,
        good: """
            goal more_families "38% of families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
            }
            """
    ) { lint in
        for goal in lint.plan.goals.all {
            // Words of a direction are vague in a title only: in a reason they tell what was seen.
            for title in lint.titles(of: goal) {
                let wording = Wording(title.value)
                guard let word = wording.vague ?? wording.direction, !wording.hasFigure else { continue }
                lint.reportVague(title, word)
                break
            }
            for clause in lint.clauses(of: goal.heading) {
                guard case .because(let because) = clause.payload else { continue }
                let wording = Wording(because.value)
                if let word = wording.vague, !wording.hasFigure { lint.reportVague(because, word) }
            }
        }
    }
}

extension Lint {
    /// In the order of the text.
    fileprivate func titles(of goal: Goal) -> [StringLiteral] {
        let clauses = clauses(of: goal.heading).compactMap { clause -> StringLiteral? in
            if case .title(_, let text) = clause.payload { text } else { nil }
        }
        return [declaration(goal.heading)?.title].compactMap { $0 } + clauses
    }

    fileprivate mutating func reportVague(_ text: StringLiteral, _ word: String) {
        report(
            at: text.span,
            Message("“\(word)” cannot be measured, and no figure stands beside it", zh: "“\(word)”无法衡量，旁边也没有数字"),
            help: Message(
                "say how much, as in: \"Satisfied families to 90% by June\"",
                zh: "请写出多少，例如：\"6月底前家庭客满意度达到90%\""))
    }
}
