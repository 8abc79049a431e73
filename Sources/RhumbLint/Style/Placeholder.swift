// Words that stand for words to come.
import RhumbSyntax
import RhumbText

extension Rule {
    static let placeholder = Rule(
        "style/placeholder", .warning,
        Message("Reasons, notes and titles are written", zh: "依据、备注和标题要写完"),
        why: Message(
            """
            A placeholder satisfies every check that asks for a reason, and tells nobody anything. What is not known yet is \
            better left out: then the plan itself says that it is missing.
            """,
            zh: "占位的字样能应付“要有依据”之类的检查，却什么也没告诉读的人。还不知道的，不如先不写，缺什么方案自己会说。"),
        bad: """
            goal more_families "More families come back" {
              measure repeat_rate of family; baseline 31%; target 38%; deadline 2026-12-31
              because ‹"TBD"›
            }
            """,
        good: """
            goal more_families "More families come back" {
              measure repeat_rate of family; baseline 31%; target 38%; deadline 2026-12-31
              because "39% came back in 2024, before the pool was closed"
            }
            """
    ) { lint in
        for prose in lint.prose {
            guard let word = Placeholders.word(in: prose.text) else { continue }
            lint.report(
                at: prose.span,
                Message("“\(word)” stands here in place of words", zh: "这里只写了“\(word)”"),
                help: Message(
                    "write what is known, or take the line out until it is", zh: "请写已经知道的内容；还不知道就先删去这一行"))
        }
    }
}

/// What authors leave where words were to come: data of this rule, not marks in this source.
private enum Placeholders {
    /// In capitals they stand in no sentence.
    private static let inCapitals: Set<String> = ["todo", "tbd", "tbc", "tba", "fixme", "xxx"]
    /// In a sentence they may mean something.
    private static let alone: Set<String> = [
        "todo", "tbd", "tbc", "n/a", "none", "nothing", "unknown", "...", "…", "-", "—", "?", "？", "无", "暂无",
        "没有", "略", "待定", "未知", "……", "××", "xx", "暂无依据", "同上", "ditto",
    ]
    private static let chinese = ["待定", "待补", "待填", "待确认", "待完善", "×××"]
    /// Longer texts are sentences.
    private static let longestAlone = 24

    static func word(in text: String) -> String? {
        if text.utf8.count <= longestAlone, isAlone(text) { return text.isEmpty ? "\"\"" : text }
        let words = text.utf8.split { !($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) && $0 < 0x80 }
        for word in words where (3...5).contains(word.count) && word.allSatisfy({ $0 < 0x61 }) {
            let word = String(decoding: word, as: UTF8.self)
            if inCapitals.contains(word.lowercased()) { return word }
        }
        return chinese.first { text.holds($0) }
    }

    private static func isAlone(_ text: String) -> Bool {
        var plain = text.drop { $0 == " " }
        while let last = plain.last, " .。!！".contains(last) { plain.removeLast() }
        return plain.isEmpty || alone.contains(plain.lowercased())
    }
}
