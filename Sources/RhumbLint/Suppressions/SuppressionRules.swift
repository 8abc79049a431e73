// The rules about comments that allow something. They look when all others are done.
import RhumbText

extension Rule {
    static let unknownRule = Rule(
        "lint/unknown-rule", .warning,
        Message("A comment that allows something names a rule that there is", zh: "豁免注释所写的规则必须存在"),
        why: Message(
            "A name with a slip in it allows nothing, and nobody sees why the finding stays.",
            zh: "规则名写错，豁免就不起作用，也没有人知道提示为什么还在。"),
        bad: """
            ‹# rhumb: allow smart/no-becuase — the board has set it›
            goal more_family_guests {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
            }
            """,
        good: """
            # rhumb: allow smart/no-because — the board has set it
            goal more_family_guests {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
            }
            """
    ) { lint in
        for suppression in lint.suppressions where Rule.named(suppression.rule) == nil {
            let name = suppression.rule
            let near = nearestName(to: name, among: Rule.all.map(\.id))
            lint.report(
                at: suppression.comment,
                Message("there is no rule `\(name)`", zh: "没有名为“\(name)”的规则"),
                help: near.map { Message("did you mean `\($0)`?", zh: "是否想写“\($0)”？") }
                    ?? Message("`rhumb rule` lists them all", zh: "`rhumb rule` 列出全部规则"))
        }
    }

    static let reasonlessAllow = Rule(
        "lint/allow-without-reason", .warning,
        Message("A comment that allows something says why", zh: "豁免注释要写明原因"),
        why: Message(
            "Whoever reads the plan in a year wants to know why the rule does not hold here. Without a reason nothing is allowed.",
            zh: "一年后读方案的人想知道这条规则在这里为什么不适用。没有原因的豁免不起作用。"),
        bad: """
            ‹# rhumb: allow smart/no-because›
            goal more_family_guests {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
            }
            """,
        good: """
            # rhumb: allow smart/no-because — the board has set it
            goal more_family_guests {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
            }
            """
    ) { lint in
        for suppression in lint.suppressions where suppression.reason.isEmpty && Rule.named(suppression.rule) != nil {
            let name = suppression.rule
            lint.report(
                at: suppression.comment,
                Message("`\(name)` is allowed here without a reason", zh: "这里豁免“\(name)”却没有写原因"),
                help: Message(
                    "say why: # rhumb: allow \(name) — the client has asked for it",
                    zh: "请写明原因：# rhumb: allow \(name) — 客户的要求"))
        }
    }

    static let unusedAllow = Rule(
        "lint/unused-allow", .warning,
        Message("A comment that allows something is needed", zh: "豁免注释必须有用"),
        why: Message(
            "What it allowed has been mended: left in place it would hide the next finding of that rule.",
            zh: "它所豁免的问题已经改正：留着不删，会掩盖这条规则以后的提示。"),
        bad: """
            ‹# rhumb: allow smart/no-because — the board has set it›
            goal more_family_guests {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
              because "The club brings families back in autumn"
            }
            """,
        good: """
            goal more_family_guests {
              measure repeat_rate of family
              baseline 31%; target 38%; deadline 2026-12-31
              because "The club brings families back in autumn"
            }
            """
    ) { lint in
        for suppression in lint.suppressions where !suppression.isUsed && !suppression.reason.isEmpty {
            let name = suppression.rule
            // A rule that was not asked has found nothing.
            guard Rule.named(name) != nil, !lint.silenced.contains(name) else { continue }
            lint.report(
                at: suppression.comment, Message("`\(name)` finds nothing here", zh: "“\(name)”在这里没有发现问题"),
                help: Message("take the comment out", zh: "请删去这条注释"))
        }
    }
}
