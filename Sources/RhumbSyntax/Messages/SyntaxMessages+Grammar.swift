// What the parser says.

import RhumbText

extension SyntaxMessages {
    private static func article(_ word: String) -> String { word.hasPrefix("a") ? "an" : "a" }

    static func expected(_ what: Message, found: Message, _ span: SourceSpan, help: Message? = nil) -> Diagnostic {
        Diagnostic(
            "syntax/expected", .error,
            Message(
                "expected \(what.english), found \(found.english)", zh: "此处应为\(what.chinese)，实为\(found.chinese)"),
            at: .source(span), help: help)
    }

    static func unexpected(_ found: Message, _ span: SourceSpan, help: Message?) -> Diagnostic {
        Diagnostic(
            "syntax/unexpected", .error,
            Message(
                "\(found.english) does not belong here: the clause is complete before it",
                zh: "\(found.chinese)不应出现在此处：前面的语句已经完整"),
            at: .source(span), help: help)
    }

    static func missingSeparator(_ word: String, _ span: SourceSpan, edits: [Edit]) -> Diagnostic {
        Diagnostic(
            "syntax/missing-separator", .error,
            Message(
                "`\(word)` begins a new clause, but nothing separates it from the one before",
                zh: "“\(word)”开始了新的语句，但与前一句之间没有分隔"),
            at: .source(span), help: Message("begin a new line, or put `;` between them", zh: "请换行，或用“；”隔开"),
            fixes: [
                Fix(title: Message("put `;` between the clauses", zh: "用“；”隔开各句"), edits: edits, isSafe: true)
            ])
    }

    static func unknownClause(
        _ word: String, in kind: Message, suggestion: String?, belongsTo owner: Message?, known: Message,
        _ span: SourceSpan
    ) -> Diagnostic {
        let help: Message
        var fixes: [Fix] = []
        if let suggestion {
            help = Message("did you mean `\(suggestion)`?", zh: "是否想写“\(suggestion)”？")
            fixes = [
                Fix(
                    title: Message("write `\(suggestion)`", zh: "改为“\(suggestion)”"),
                    edits: [Edit(span: span, text: suggestion)])
            ]
        } else if let owner {
            help = Message(
                "it belongs to \(owner.english): move it there", zh: "它属于“\(owner.chinese)”：请移到那里")
        } else {
            help = Message("it can say: \(known.english)", zh: "这里可写：\(known.chinese)")
        }
        return Diagnostic(
            "syntax/unknown-clause", .error,
            Message(
                "\(article(kind.english)) \(kind.english) has no clause `\(word)`",
                zh: "“\(kind.chinese)”中没有“\(word)”这一句"),
            at: .source(span), help: help, fixes: fixes)
    }

    static func unknownDeclaration(_ found: Message, suggestion: String?, _ span: SourceSpan) -> Diagnostic {
        let fixes = suggestion.map {
            [Fix(title: Message("write `\($0)`", zh: "改为“\($0)”"), edits: [Edit(span: span, text: $0)])]
        }
        let help = suggestion.map { Message("did you mean `\($0)`?", zh: "是否想写“\($0)”？") }
        return Diagnostic(
            "syntax/unknown-declaration", .error,
            Message(
                "\(found.english) does not begin a declaration", zh: "\(found.chinese)不能开始一个声明"),
            at: .source(span),
            help: help
                ?? Message(
                    "declarations begin with plan, strategy, dataset, attributes, segment, tiers, metric, funnel, cohorts, "
                        + "survey, goal, programme, person, resource, assumption, calendar, action, investment, risk, "
                        + "advice, scenario, test or use",
                    zh: "声明以 方案、战略、数据集、属性、客群、层级、指标、漏斗、同期群、问卷、目标、专项、人员、资源、假定、日历、行动、投资测算、风险、建议、情景、测试 或 引用 开头"
                ),
            fixes: fixes ?? [])
    }

    static func unclosed(_ bracket: String, close: String, next: SourceSpan?, _ opener: SourceSpan) -> Diagnostic {
        let related = next.map {
            [Related(Message("a new declaration begins here", zh: "这里开始了新的声明"), at: .source($0))]
        }
        return Diagnostic(
            "syntax/unclosed-bracket", .error,
            Message("this `\(bracket)` is never closed", zh: "这个“\(bracket)”没有结束"), at: .source(opener),
            help: Message("add `\(close)` where it should end", zh: "请在应结束的地方补上“\(close)”"),
            related: related ?? [])
    }

    static func strayClosing(_ bracket: String, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "syntax/stray-bracket", .error,
            Message("this `\(bracket)` closes nothing", zh: "这个“\(bracket)”没有对应的开头"), at: .source(span),
            help: Message("delete it, or add the bracket it should close", zh: "请删除，或补上对应的开括号"),
            fixes: [Fix(title: Message("delete it", zh: "删除"), edits: [Edit(span: span, text: "")])])
    }

    static func nestedDeclaration(_ word: String, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "syntax/nested-declaration", .error,
            Message(
                "the declaration `\(word)` stands inside another declaration", zh: "声明“\(word)”写在了另一个声明里面"),
            at: .source(span),
            help: Message(
                "close the one before with `}`, or move this one out of it", zh: "请先用“}”结束前一个声明，或把它移到外面"))
    }

    static func reservedName(_ word: String, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "syntax/reserved-name", .error,
            Message("`\(word)` is a word of the language and cannot be a name", zh: "“\(word)”是语言的保留词，不能作名称"),
            at: .source(span),
            help: Message("choose another name, or put it in backticks", zh: "请换一个名称，或加反引号"),
            fixes: [
                Fix(
                    title: Message("put it in backticks", zh: "加反引号"),
                    edits: [Edit(span: span, text: "`\(word)`")], isSafe: true)
            ])
    }

    static func chainedComparison(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "syntax/chained-comparison", .error,
            Message("comparisons do not chain", zh: "比较不能连写"), at: .source(span),
            help: Message(
                "write `a < b and b < c`, or `b in a .. c` with both ends included",
                zh: "请写成“a < b 且 b < c”，或“b 属于 a .. c”（含两端）"))
    }

    static func tooDeep(_ limit: Int, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "syntax/too-deep", .error,
            Message("brackets are nested more than \(limit) deep", zh: "括号嵌套超过 \(limit) 层"), at: .source(span),
            help: Message("give parts of it names of their own, as attributes or metrics", zh: "请把其中的部分另起名称，作为属性或指标"))
    }

    static func tooLong(_ limit: Int, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "syntax/too-long", .error,
            Message("this expression has more than \(limit) parts", zh: "这个表达式超过 \(limit) 项"), at: .source(span),
            help: Message("give parts of it names of their own, as attributes or metrics", zh: "请把其中的部分另起名称，作为属性或指标"))
    }

    static func unknownFunction(_ word: String, suggestion: String?, _ span: SourceSpan) -> Diagnostic {
        let help = suggestion.map { Message("did you mean `\($0)`?", zh: "是否想写“\($0)”？") }
        let fixes = suggestion.map {
            [Fix(title: Message("write `\($0)`", zh: "改为“\($0)”"), edits: [Edit(span: span, text: $0)])]
        }
        return Diagnostic(
            "syntax/unknown-function", .error,
            Message("there is no function `\(word)`", zh: "没有函数“\(word)”"), at: .source(span),
            help: help
                ?? Message(
                    "a name before `(` must be a function such as count, sum, avg, share or days",
                    zh: "“（”前面必须是函数，如 计数、合计、平均、占比、天数"),
            fixes: fixes ?? [])
    }

    static func ifFunction(_ word: String, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "syntax/unknown-function", .error,
            Message("there is no function `\(word)`", zh: "没有函数“\(word)”"), at: .source(span),
            help: Message(
                "write the condition by itself, as in: when visits >= 1; for a value that may be empty write: spend else 0",
                zh: "请直接写条件，如：当 次数 >= 1；空值怎么算请写：消费额 缺省 0"))
    }

    static func windowInBrackets(_ word: String, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "syntax/unknown-function", .error,
            Message("there is no function `\(word)`", zh: "没有函数“\(word)”"), at: .source(span),
            help: Message(
                "to restrict a metric to a window write `\(word) in last 30 days`, without brackets",
                zh: "要限定指标的时间窗，请写成“\(word) 近30天”，不加括号"))
    }

    static func numberTooLong(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "syntax/number-too-long", .error, Message("this number has too many digits", zh: "这个数的位数太多"),
            at: .source(span),
            help: Message("at most 28 digits, 18 of them after the point", zh: "最多 28 位，其中小数最多 18 位"))
    }

    static func unknownEscape(_ text: String, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "syntax/unknown-escape", .error,
            Message("`\(text)` means nothing in a text", zh: "文字中的“\(text)”没有含义"), at: .source(span),
            help: Message(
                "known are \\\" \\\\ \\n \\{ and \\u{…}; for a backslash write \\\\",
                zh: "可用的有 \\\" \\\\ \\n \\{ 和 \\u{…}；要写反斜杠请写 \\\\"))
    }

    static func unclosedTemplate(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "syntax/unclosed-template", .error,
            Message("this `{` in the text is not closed", zh: "文字中的“{”没有结束"), at: .source(span),
            help: Message("add `}` after the name, or write \\{ for a brace", zh: "请在名称后补上“}”；若就是要写花括号，请写 \\{"))
    }

    static func needs(_ what: Message, _ span: SourceSpan, help: Message) -> Diagnostic {
        Diagnostic(
            "syntax/expected", .error, Message("expected \(what.english)", zh: "此处应为\(what.chinese)"),
            at: .source(span), help: help)
    }
}
