// A rule's page, and the list of all: Markdown, as `rhumb rule` prints it and Documentation/rules has it.
import RhumbSyntax
public import RhumbText

extension Rule {
    /// Why, and a bad and a good example, which are respelt in the language.
    public func page(in language: Language) -> String {
        let words = Words(language)
        return """
            ## \(id)

            \(summary.text(in: language))\(words.stop)\(words.level(level))\(needsData ? words.data : "")

            \(why.text(in: language))

            \(words.bad)

            ```rhumb
            \(Rule.example(bad, in: language))
            ```

            \(words.good)

            ```rhumb
            \(Rule.example(good, in: language))
            ```

            """
    }

    /// All rules of a group, a line each.
    public static func list(_ group: RuleGroup, in language: Language) -> String {
        let rules = all.filter { $0.group == group }
        let width = rules.map(\.id.count).max() ?? 0
        return rules.map { rule in
            let level = Words(language).name(rule.level)
            return padded(rule.id, to: width) + "  " + padded(level, to: 9) + rule.summary.text(in: language) + "\n"
        }.joined()
    }

    /// Without the marks, in the language's words.
    static func example(_ text: String, in language: Language) -> String {
        let plain = text.filter { $0 != "‹" && $0 != "›" }
        let file = SourceFile(path: "", bytes: Array((plain + "\n").utf8))
        let respelt = format(losslessTree(of: file, index: FileIndex(0)).value, language: language) ?? plain
        return respelt.hasSuffix("\n") ? String(respelt.dropLast()) : respelt
    }

    private struct Words {
        let language: Language

        init(_ language: Language) { self.language = language }

        private func text(_ english: String, zh chinese: String) -> String {
            Message(english, zh: chinese).text(in: language)
        }

        var stop: String { text(". ", zh: "。") }
        var data: String { text(" It looks at the data: `rhumb check --data`.", zh: "要看数据：`rhumb check --data`。") }
        var bad: String { text("Instead of", zh: "不要这样写") }
        var good: String { text("write", zh: "而要这样写") }

        func level(_ level: Level) -> String { text("Level: \(name(level)).", zh: "级别：\(name(level))。") }

        func name(_ level: Level) -> String {
            switch level {
            case .note: text("note", zh: "提示")
            case .warning: text("warning", zh: "警告")
            case .error: text("error", zh: "错误")
            }
        }
    }
}
