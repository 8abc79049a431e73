// What is said where a spreadsheet, a database or another language shows through: the right spelling, and a fix.

import RhumbText

extension SyntaxMessages {
    private static func fix(_ span: SourceSpan, _ text: String, isSafe: Bool) -> [Fix] {
        let title =
            text.isEmpty ? Message("delete it", zh: "删除") : Message("write \(text)", zh: "改为 \(text)")
        return [Fix(title: title, edits: [Edit(span: span, text: text)], isSafe: isSafe)]
    }

    private static func unexpected(
        _ message: Message, _ span: SourceSpan, help: Message, fixes: [Fix] = []
    ) -> Diagnostic {
        Diagnostic("syntax/unexpected", .error, message, at: .source(span), help: help, fixes: fixes)
    }

    private static func stray(_ message: Message, _ span: SourceSpan, help: Message, fixes: [Fix] = []) -> Diagnostic {
        Diagnostic("syntax/stray-character", .error, message, at: .source(span), help: help, fixes: fixes)
    }

    // MARK: Signs

    /// `==`, `<>`, `&&`: what the language has in their place.
    static func foreignOperator(_ sign: String, write right: Message, _ span: SourceSpan, fix text: String)
        -> Diagnostic
    {
        unexpected(
            Message("`\(sign)` is no operator of the language", zh: "没有“\(sign)”这个运算符"), span,
            help: Message("write `\(right.english)`", zh: "请写“\(right.chinese)”"), fixes: fix(span, text, isSafe: true))
    }

    /// `AND`, `并且`.
    static func foreignWord(_ word: String, write right: Message, _ span: SourceSpan, fix text: String) -> Diagnostic {
        unexpected(
            Message("`\(word)` is no word of the language", zh: "“\(word)”不是语言的词"), span,
            help: Message("write `\(right.english)`", zh: "请写“\(right.chinese)”"), fixes: fix(span, text, isSafe: true))
    }

    static func slashComment(_ text: String, _ slashes: SourceSpan) -> Diagnostic {
        unexpected(
            Message("a remark begins with `#`, not with `//`", zh: "备注以 # 开头，不是 //"), slashes,
            help: Message("write: #\(text)", zh: "请写：#\(text)"), fixes: fix(slashes, "#", isSafe: true))
    }

    static func foreignQuotes(_ text: String, _ span: SourceSpan) -> Diagnostic {
        stray(
            Message("a text stands in double quotes", zh: "文字要放在双引号里"), span,
            help: Message("write \"\(text)\"", zh: "请写 \"\(text)\""), fixes: fix(span, "\"\(text)\"", isSafe: true))
    }

    static func squareBracket(_ bracket: String, write right: String, _ span: SourceSpan) -> Diagnostic {
        stray(
            right == "("
                ? Message("a list stands in round brackets", zh: "列表用圆括号")
                : Message("`\(bracket)` is no brace", zh: "“\(bracket)”不是花括号"), span,
            help: right == "("
                ? Message("write ( … ), as in: in (\"a\", \"b\")", zh: "请写 ( … )，如：属于 (\"甲\", \"乙\")")
                : Message("write { … }", zh: "请写 { … }"))
    }

    /// `€24_000`, `420 €`; the amount is what the sign stands beside, where there is one.
    static func currencySign(_ sign: String, amount: Message?, _ code: String, _ span: SourceSpan) -> Diagnostic {
        let name = amount.map { $0.english } ?? code
        let chinese = amount.map { $0.chinese } ?? code
        return stray(
            Message("an amount has no currency sign: `\(sign)`", zh: "金额不用货币符号“\(sign)”"), span,
            help: Message(
                "write the currency by its code behind the number: \(name)", zh: "请把币种写在数字后面：\(chinese)"))
    }

    static func invisible(_ value: UInt32, _ span: SourceSpan) -> Diagnostic {
        stray(
            Message("an invisible character (\(hex(value))) stands here", zh: "此处有看不见的字符（\(hex(value))）"), span,
            help: Message(
                "delete it: set the cursor behind it and press backspace", zh: "请删除它：把光标放在它后面，按退格键"),
            fixes: fix(span, "", isSafe: true))
    }

    /// A dash in a date, between the ends of a range, or in place of a minus.
    static func dash(_ dash: String, in what: DashPlace, _ span: SourceSpan, write right: String) -> Diagnostic {
        switch what {
        case .date:
            Diagnostic(
                "syntax/malformed-date", .error,
                Message("this date has dashes (\(dash)) in place of hyphens", zh: "日期里用了长横线（\(dash)）"),
                at: .source(span), help: Message("write \(right)", zh: "请写成 \(right)"),
                fixes: fix(span, right, isSafe: true))
        case .range:
            unexpected(
                Message(
                    "from one end to the other is written `..`, and this is `\(dash)`", zh: "两端之间应为“..”，实为“\(dash)”"),
                span, help: Message("write: \(right)", zh: "请写成：\(right)"))
        case .minus:
            stray(
                Message("this is a dash (\(dash)); a minus is `-`", zh: "这是长横线（\(dash)），减号应为“-”"), span,
                help: Message("write `-`", zh: "请写“-”"), fixes: fix(span, "-", isSafe: true))
        }
    }

    // MARK: Numbers

    static func thousandsMark(_ mark: String, _ right: Message, _ span: SourceSpan, fix text: String) -> Diagnostic {
        unexpected(
            Message("`\(mark)` cannot stand between the thousands of a number", zh: "数字里不能有千位分隔“\(mark)”"), span,
            help: Message("write \(right.english)", zh: "请写 \(right.chinese)"), fixes: fix(span, text, isSafe: false))
    }

    static func unknownUnit(_ text: String, _ right: Message, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "syntax/unknown-unit", .error,
            Message("`\(text)` after a number is not a unit", zh: "数字后的“\(text)”不是单位"), at: .source(span),
            help: right)
    }

    static func slashedDate(_ text: String, _ day: String, or other: String?, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "syntax/malformed-date", .error,
            Message("`\(text)` is not written as a date", zh: "“\(text)”的日期写法不对"), at: .source(span),
            help: other.map { Message("write \(day), or \($0)", zh: "请写成 \(day)，或 \($0)") }
                ?? Message("write \(day)", zh: "请写成 \(day)"), fixes: other == nil ? fix(span, day, isSafe: false) : [])
    }

    static func dateWithoutYear(_ text: String, _ right: String, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "syntax/malformed-date", .error,
            Message("`\(text)` is a date without its year", zh: "日期“\(text)”没有年份"), at: .source(span),
            help: Message("write the year too, as in \(right)", zh: "请写上年份，如 \(right)"))
    }

    // MARK: Names

    static func digitName(_ name: String, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "syntax/expected", .error, Message("a name does not begin with a digit", zh: "名称不能以数字开头"),
            at: .source(span),
            help: Message("put it in backticks, here and wherever it is named: `\(name)`", zh: "请加反引号，各处都要加：`\(name)`"),
            fixes: fix(span, "`\(name)`", isSafe: false))
    }

    static func brokenName(_ kind: NameFault, _ right: String, _ span: SourceSpan) -> Diagnostic {
        let message: Message =
            switch kind {
            case .words: Message("a name is one word", zh: "名称是一个词，中间不能有空格")
            case .hyphen: Message("a name has no hyphen", zh: "名称中不能有连字符")
            case .signs: Message("a name has letters, digits and `_` only", zh: "名称里只能有文字、数字和“_”")
            }
        let help =
            kind == .signs
            ? Message("put it in backticks, here and wherever it is named: \(right)", zh: "请加反引号，各处都要加：\(right)")
            : Message("write \(right), or put it in backticks", zh: "请写成 \(right)，或加反引号")
        return unexpected(message, span, help: help, fixes: fix(span, right, isSafe: false))
    }

    static func titleWithoutQuotes(_ title: String, _ span: SourceSpan) -> Diagnostic {
        unexpected(
            Message("a title stands in quotes", zh: "标题要放在引号里"), span,
            help: Message("write \"\(title)\"", zh: "请写 \"\(title)\""), fixes: fix(span, "\"\(title)\"", isSafe: true))
    }

    static func textEndsHere(_ span: SourceSpan) -> Diagnostic {
        unexpected(
            Message("the text ended at the quote before this", zh: "文字在前面的引号处就结束了"), span,
            help: Message("write quotes inside a text as \\\" or 「 」", zh: "文字里面的引号请写 \\\" 或「 」"))
    }

    static func needsQuotes(_ word: String, _ list: String, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "syntax/expected", .error,
            Message("expected a text in quotes, found `\(word)`", zh: "此处应为带引号的文字，实为“\(word)”"), at: .source(span),
            help: Message("write: \(list)", zh: "请写：\(list)"))
    }

    // MARK: Between clauses

    static func equalsAfterLabel(_ span: SourceSpan) -> Diagnostic {
        unexpected(
            Message("no `=` stands between a clause word or a name and its value", zh: "一句的词与它的值之间不写“=”"), span,
            help: Message("delete the `=`", zh: "请删除“=”"), fixes: fix(span, "", isSafe: true))
    }

    static func commaBetweenClauses(atLineEnd: Bool, _ span: SourceSpan) -> Diagnostic {
        unexpected(
            Message("clauses are not divided by commas", zh: "各句之间不用逗号"), span,
            help: atLineEnd
                ? Message("delete the comma: a line break is enough", zh: "请删除逗号：换行就够了")
                : Message("write `;` for the comma", zh: "请把逗号改成“；”"),
            fixes: fix(span, atLineEnd ? "" : ";", isSafe: true))
    }

    static func semicolonBetweenValues(_ list: String, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "syntax/expected", .error,
            Message("values are divided by commas, and this is a semicolon", zh: "取值之间用逗号，这里是分号"), at: .source(span),
            help: Message("write: \(list)", zh: "请写：\(list)"), fixes: fix(span, ",", isSafe: true))
    }

    static func bullet(_ sign: String, _ span: SourceSpan) -> Diagnostic {
        unexpected(
            Message("a clause begins with a word, not with `\(sign)`", zh: "一句以词开头，不以“\(sign)”开头"), span,
            help: Message("delete the `\(sign)`", zh: "请删除“\(sign)”"), fixes: fix(span, "", isSafe: true))
    }

    /// A second `where`, a condition begun with `if`, `between`, a window without `in`: what to write.
    static func meant(_ found: Message, _ help: Message, _ span: SourceSpan) -> Diagnostic {
        unexpected(Message("\(found.english) does not belong here", zh: "\(found.chinese)不应出现在此处"), span, help: help)
    }
}

/// What a dash stands for.
enum DashPlace {
    case date, range, minus
}

/// What is wrong with a name.
enum NameFault {
    case words, hyphen, signs
}
