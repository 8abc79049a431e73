// What the lexer says, each sentence in both languages beside the other.

import RhumbText

enum SyntaxMessages {
    static func hex(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    static func directional(_ value: UInt32, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "syntax/direction-mark", .error,
            Message(
                "an invisible mark (\(hex(value))) changes the direction of the text here",
                zh: "此处有改变文字方向的不可见字符（\(hex(value))）"),
            at: .source(span),
            help: Message(
                "delete it: it can make the line read differently from what it says",
                zh: "请删除它：它会让这一行看上去与实际内容不同"),
            fixes: [
                Fix(title: Message("delete the mark", zh: "删除该字符"), edits: [Edit(span: span, text: "")])
            ])
    }

    static func strayCharacters(_ text: String, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "syntax/stray-character", .error,
            Message("`\(text)` has no meaning here", zh: "此处的“\(text)”没有含义"), at: .source(span),
            help: Message(
                "delete it, or put it in quotes if it belongs to a text", zh: "请删除；若属于文字内容，请放进引号"))
    }

    static func emptyName(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "syntax/empty-name", .error, Message("nothing stands between the backticks", zh: "反引号之间没有内容"),
            at: .source(span), help: Message("write the name between them", zh: "请在反引号之间写名称"))
    }

    static func unterminatedName(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "syntax/unclosed-name", .error,
            Message("this name opens with a backtick that is not closed on the line", zh: "名称的反引号在本行内没有结束"),
            at: .source(span), help: Message("add ` where the name ends", zh: "请在名称结尾处补上 `"))
    }

    static func unterminatedString(_ close: String, _ span: SourceSpan, at textEnd: Int) -> Diagnostic {
        let end = SourceSpan(file: span.file, start: textEnd, end: textEnd)
        return Diagnostic(
            "syntax/unclosed-text", .error,
            Message("this text has no closing \(close) on its line", zh: "这段文字在本行内没有结束的引号 \(close)"),
            at: .source(span), help: Message("add \(close) where the text ends", zh: "请在文字结尾处补上 \(close)"),
            fixes: [Fix(title: Message("add \(close)", zh: "补上 \(close)"), edits: [Edit(span: end, text: close)])])
    }

    static func mixedQuotes(_ close: String, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "syntax/mixed-quotes", .error,
            Message("this text opens with one kind of quote and closes with another", zh: "这段文字的前后引号不是一对"),
            at: .source(span),
            help: Message(
                "close it with \(close): the input method may have changed one of the quotes",
                zh: "请用 \(close) 结束：可能是输入法改动了其中一个引号"))
    }

    static func unknownUnit(_ text: String, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "syntax/unknown-unit", .error,
            Message("`\(text)` after a number is not a unit", zh: "数字后的“\(text)”不是单位"), at: .source(span),
            help: Message(
                "units are %, pp, minutes, hours, days, weeks, months, quarters, years, workdays, persondays, times, or a "
                    + "currency such as CNY; a name that begins with a digit needs backticks",
                zh: "单位有 %、个百分点、分钟、小时、天、周、个月、个季度、年、个工作日、人天、次，或元等币种；以数字开头的名称请加反引号"))
    }

    static func noSuchMonth(_ text: String, _ month: Int, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "syntax/no-such-date", .error,
            Message("`\(text)` is not a date: there is no month \(month)", zh: "“\(text)”不是日期：没有\(month)月"),
            at: .source(span),
            help: Message(
                "months are 01 to 12; to subtract, put spaces around the minus", zh: "月份为 01 至 12；若是减法，请在减号两边留空格"))
    }

    static func noSuchDay(_ text: String, _ day: Int, last: Int, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "syntax/no-such-date", .error,
            Message("`\(text)` is not a date: that month has no day \(day)", zh: "“\(text)”不是日期：该月没有\(day)日"),
            at: .source(span),
            help: Message("its last day is \(last)", zh: "该月最后一天是\(last)日"))
    }

    static func malformedDate(_ text: String, _ span: SourceSpan, suggestion: String?) -> Diagnostic {
        let fixes = suggestion.map {
            [Fix(title: Message("write \($0)", zh: "写成 \($0)"), edits: [Edit(span: span, text: $0)])]
        }
        let example = suggestion ?? "2026-03-01"
        return Diagnostic(
            "syntax/malformed-date", .error,
            Message("`\(text)` is not written as a date", zh: "“\(text)”的日期写法不对"), at: .source(span),
            help: Message(
                "write year-month-day with two digits each, as \(example); to subtract, put spaces around the minus",
                zh: "请写成 年-月-日，月日各两位，如 \(example)；若是减法，请在减号两边留空格"),
            fixes: fixes ?? [])
    }

    static func noSuchQuarter(_ text: String, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "syntax/no-such-date", .error,
            Message("`\(text)` is not a quarter", zh: "“\(text)”不是季度"), at: .source(span),
            help: Message("quarters are Q1 to Q4", zh: "季度为 Q1 至 Q4"))
    }

    static func noSuchWeek(_ text: String, _ last: Int, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "syntax/no-such-date", .error, Message("`\(text)` is not a week", zh: "“\(text)”不是周"), at: .source(span),
            help: Message(
                "weeks of that year are W01 to W\(last), with two digits", zh: "该年的周为 W01 至 W\(last)，写两位数字"))
    }

    static func notUTF8(path: String, offset: Int, line: Int, byte: UInt8) -> Diagnostic {
        let code = "0x" + String(byte, radix: 16, uppercase: true)
        return Diagnostic(
            "syntax/not-utf8", .error,
            Message(
                "the file is not UTF-8: byte \(code) at offset \(offset), line \(line)",
                zh: "文件不是 UTF-8 编码：第 \(line) 行，偏移 \(offset) 处的字节 \(code)"),
            at: .position(
                file: path, start: Position(line: line, column: 1), end: Position(line: line, column: 1)),
            help: Message(
                "save the file as UTF-8 in your editor (it may be GBK now)", zh: "请在编辑器中另存为 UTF-8（现在可能是 GBK）"))
    }
}
