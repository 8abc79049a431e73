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
    ) { _ in }

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
    ) { _ in }

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
    ) { _ in }

    /// What this rule says of a comment; nil: nothing.
    func finding(_ suppression: Suppression, _ settings: LintSettings) -> Diagnostic? {
        guard let level = settings.level(of: self) else { return nil }
        let name = suppression.rule
        let known = Rule.named(name)
        func say(_ message: Message, _ help: Message) -> Diagnostic {
            Diagnostic(id, level, message, at: .source(suppression.comment), help: help)
        }
        switch id {
        case Rule.unknownRule.id where known == nil:
            let near = nearestName(to: name, among: Rule.all.map(\.id))
            return say(
                Message("there is no rule `\(name)`", zh: "没有名为“\(name)”的规则"),
                near.map { Message("did you mean `\($0)`?", zh: "是否想写“\($0)”？") }
                    ?? Message("`rhumb rule` lists them all", zh: "`rhumb rule` 列出全部规则"))
        case Rule.reasonlessAllow.id where known != nil && suppression.reason.isEmpty:
            return say(
                Message("`\(name)` is allowed here without a reason", zh: "这里豁免“\(name)”却没有写原因"),
                Message(
                    "say why: # rhumb: allow \(name) — the client has asked for it",
                    zh: "请写明原因：# rhumb: allow \(name) — 客户的要求"))
        case Rule.unusedAllow.id:
            guard let known, !suppression.isUsed, !suppression.reason.isEmpty, settings.level(of: known) != nil else {
                return nil
            }
            return say(
                Message("`\(name)` finds nothing here", zh: "“\(name)”在这里没有发现问题"),
                Message("take the comment out", zh: "请删去这条注释"))
        default: return nil
        }
    }
}
