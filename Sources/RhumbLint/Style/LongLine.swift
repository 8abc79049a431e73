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
            let tests = tree.declarations.filter { $0.kind == .test }.map(\.span)
            for line in tree.file.longLines
            where !tests.contains(where: { $0.start <= line.start && line.start < $0.end }) {
                lint.report(
                    at: SourceSpan(file: tree.index, start: line.start, end: line.end),
                    Message("the line is \(line.width) columns wide", zh: "这一行宽 \(line.width) 列"),
                    help: line.isComment
                        ? Message("go on with the comment on a second line", zh: "请把注释分成两行")
                        : Message(
                            "give a part of it a name under `attributes of …`, or break it inside brackets",
                            zh: "请在“属性 基于 …”下给其中一部分起个名称，或在括号里换行"))
            }
        }
    }
}

private struct LongLine {
    let start: Int
    let end: Int
    let width: Int
    let isComment: Bool
}

extension SourceFile {
    /// Lines over 120 columns, without their indent; what stands between quotes is not counted.
    fileprivate var longLines: [LongLine] {
        var lines: [LongLine] = []
        for number in 0..<lineCount {
            let range = lineRange(number)
            let (start, slice) = (range.lowerBound, bytes[range])
            // No character is wider than its bytes are many.
            guard slice.count > 120 else { continue }
            let line = text(start, start + slice.count)
            let width = displayWidth(line.withoutQuotedText)
            guard width > 120 else { continue }
            let indent = slice.prefix { $0 == 0x20 || $0 == 0x09 }.count
            lines.append(
                LongLine(
                    start: start + indent, end: start + slice.count, width: width,
                    isComment: line.dropFirst(indent).hasPrefix("#")))
        }
        return lines
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
