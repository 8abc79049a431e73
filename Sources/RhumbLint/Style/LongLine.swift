// Lines that no window shows whole.
import RhumbSyntax
import RhumbText

extension Rule {
    static let longLine = Rule(
        "style/long-line", .note,
        Message("A line is at most 120 columns wide", zh: "一行不超过 120 列"),
        why: Message(
            """
            Changes are reviewed side by side, and what is cut off is not read. A condition that makes a line long mostly \
            deserves a name. Texts in quotes and the rows of tests are not counted: they cannot be broken.
            """,
            zh: """
                审阅修改时左右并排，超出的部分没有人看。把一行撑长的条件，往往值得起个名称。引号里的文字和测试的数据行断不开，\
                不计在内。
                """),
        bad: """
            ‹metric good "Good stays" share(bookings in last 90 days where nights >= 3 and children > 0 and amount >= 900 CNY and channel = "web" or nights >= 7)›
            """,
        good: """
            attributes of bookings {
              is_good nights >= 3 and children > 0 and amount >= 900 CNY and channel = "web" or nights >= 7
            }
            metric good "Good stays" share(bookings in last 90 days where is_good)
            """
    ) { lint in
        for tree in lint.trees {
            let file = tree.file
            let tests = tree.declarations.filter { $0.kind == .test }.map(\.span)
            var start = 0
            for number in 1...max(1, file.lineCount) {
                let line = file.line(number)
                defer { start += line.utf8.count + 1 }
                let width = displayWidth(line.withoutQuotedText)
                guard width > 120, !tests.contains(where: { $0.start <= start && start < $0.end }) else { continue }
                let indent = line.utf8.prefix { $0 == 0x20 || $0 == 0x09 }.count
                lint.report(
                    at: SourceSpan(file: tree.index, start: start + indent, end: start + line.utf8.count),
                    Message("the line is \(width) columns wide", zh: "这一行宽 \(width) 列"),
                    help: Message(
                        "give a part of it a name under `attributes of …`, or break it inside brackets",
                        zh: "请在“属性 基于 …”下给其中一部分起个名称，或在括号里换行"))
            }
        }
    }
}

extension String {
    /// Without what stands between quotes.
    fileprivate var withoutQuotedText: String {
        var isQuoted = false
        return String(
            filter { letter in
                guard letter == "\"" else { return !isQuoted }
                isQuoted.toggle()
                return true
            })
    }
}
