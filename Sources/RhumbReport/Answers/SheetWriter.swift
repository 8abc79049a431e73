// The XML of a sheet: cells in rows, how wide its columns are, and the formats that its numbers are shown in.
import RhumbModel
import RhumbText
import RhumbValues

struct SheetWriter {
    let language: Language
    private var rows = ""
    private var count = 0
    private var widths: [Int] = []
    /// Formats of numbers, each a style behind the two that every sheet has.
    private var formats: [String] = []
    private(set) var fits = true

    init(language: Language) { self.language = language }

    /// What Excel opens.
    private static let mostRows = 1 << 20
    private static let mostColumns = 1 << 14
    private static let longestText = 32_767
    /// Excel keeps no more digits of a number.
    private static let mostDigits: Int64 = 999_999_999_999_999

    mutating func add(_ cells: [AnswerTable.Cell], isHead: Bool = false) {
        count += 1
        if count > SheetWriter.mostRows || cells.count > SheetWriter.mostColumns { fits = false }
        guard fits else { return }
        while widths.count < cells.count { widths.append(6) }
        rows += "<row r=\"\(count)\">"
        for (column, cell) in cells.enumerated() {
            switch cell {
            case .text(let text): add(text, column, isHead)
            case .value(let value), .change(let value): add(value, column)
            case .bar: break
            }
        }
        rows += "</row>"
    }

    private mutating func add(_ value: Value, _ column: Int) {
        switch value {
        case .unknown: break
        case .text(let text): add(text, column, false)
        case .yesNo(let yes): write("<v>\(yes ? 1 : 0)</v>", " t=\"b\"", column, width: 5)
        case .integer(let number): add(number, column, "General")
        case .number(let number): add(number, column, "General")
        case .percent(let number): add(number, column, "0.0%")
        case .points(let number): add(number * 100, column, "0.0\" pp\"")
        case .days(let number): add(number, column, unit("days", zh: "天"))
        case .months(let number): add(number, column, unit("months", zh: "个月"))
        case .minutes(let number): add(number, column, unit("minutes", zh: "分钟"))
        case .money(let money):
            let places = money.currency.minorDigits
            let code =
                "#,##0\(places > 0 ? "." : "")\(String(repeating: "0", count: places))\" \(money.currency.code)\""
            guard money.minor.magnitude <= UInt64(SheetWriter.mostDigits) else {
                return add(money.decimal, column, false)
            }
            write(money.decimal, column, code, width: money.decimal.count + 6)
        case .date(let day): add(day: day, second: 0, column, "yyyy\\-mm\\-dd")
        case .timestamp(let time):
            let (day, second) = time.seconds.quotientAndRemainder(dividingBy: Timestamp.dayLength)
            let isBefore = second < 0
            add(
                day: Day(number: Int32(clamping: isBefore ? day - 1 : day)),
                second: isBefore ? second + Timestamp.dayLength : second, column, "yyyy\\-mm\\-dd hh:mm:ss")
        }
    }

    private mutating func add(_ number: Int64, _ column: Int, _ format: String) {
        let text = String(number)
        guard number.magnitude <= UInt64(SheetWriter.mostDigits) else { return add(text, column, false) }
        write(text, column, format, width: text.count + 3)
    }

    private mutating func add(_ number: Double, _ column: Int, _ format: String) {
        guard number.isFinite else { return }
        write("\(number)", column, format, width: 10)
    }

    /// A day is counted from the end of 1899; the format has no days before March 1900 that all programs agree on.
    private mutating func add(day: Day, second: Int64, _ column: Int, _ format: String) {
        guard let first = Day(year: 1899, month: 12, day: 30), day.number - first.number > 60 else {
            return add(second == 0 ? day.description : Timestamp(day, secondOfDay: second).description, column, false)
        }
        let days = Int(day.number - first.number)
        let text = second == 0 ? "\(days)" : "\(Double(days) + Double(second) / Double(Timestamp.dayLength))"
        write(text, column, format, width: second == 0 && !format.contains("h") ? 11 : 20)
    }

    private func unit(_ english: String, zh chinese: String) -> String {
        "#,##0\" \(Message(english, zh: chinese).text(in: language))\""
    }

    /// As a text, whatever it begins with.
    private mutating func add(_ text: String, _ column: Int, _ isHead: Bool) {
        guard text.utf16.count <= SheetWriter.longestText else { return fits = false }
        write(
            "<is><t xml:space=\"preserve\">\(sheetText(text))</t></is>", " t=\"inlineStr\"\(isHead ? " s=\"1\"" : "")",
            column,
            width: displayWidth(text))
    }

    private mutating func write(_ number: String, _ column: Int, _ format: String, width: Int) {
        if !formats.contains(format) { formats.append(format) }
        let style = (formats.firstIndex(of: format) ?? 0) + 2
        write("<v>\(number)</v>", " s=\"\(style)\"", column, width: width)
    }

    private mutating func write(_ content: String, _ attributes: String, _ column: Int, width: Int) {
        widths[column] = max(widths[column], min(width, 60))
        rows += "<c r=\"\(SheetWriter.letters(column))\(count)\"\(attributes)>\(content)</c>"
    }

    /// `A`, `Z`, `AA`
    static func letters(_ column: Int) -> String {
        var (text, rest) = ("", column)
        while rest >= 0 {
            text = String(UnicodeScalar(UInt8(65 + rest % 26))) + text
            rest = rest / 26 - 1
        }
        return text
    }

    /// The sheet; its first row stays where it is when somebody scrolls.
    func text(_ space: String) -> String {
        let columns = widths.enumerated().map { column, width in
            "<col min=\"\(column + 1)\" max=\"\(column + 1)\" width=\"\(width + 2)\" customWidth=\"1\"/>"
        }
        return """
            <worksheet xmlns="\(space)"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" \
            activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>\
            \(columns.isEmpty ? "" : "<cols>\(columns.joined())</cols>")<sheetData>\(rows)</sheetData></worksheet>
            """
    }

    func styles(_ space: String) -> String {
        let codes = formats.enumerated().map { place, code in
            "<numFmt numFmtId=\"\(164 + place)\" formatCode=\"\(sheetText(code))\"/>"
        }
        let shown = formats.indices.map { "<xf numFmtId=\"\(164 + $0)\" fontId=\"0\" applyNumberFormat=\"1\"/>" }
        let fonts = "<name val=\"Calibri\"/><family val=\"2\"/>"
        return """
            <styleSheet xmlns="\(space)">\
            \(codes.isEmpty ? "" : "<numFmts count=\"\(codes.count)\">\(codes.joined())</numFmts>")\
            <fonts count="2"><font><sz val="11"/>\(fonts)</font><font><b/><sz val="11"/>\(fonts)</font></fonts>\
            <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
            <borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>\
            <cellXfs count="\(formats.count + 2)"><xf/><xf fontId="1" applyFont="1"/>\(shown.joined())</cellXfs>\
            <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
            """
    }
}

/// A text as XML: marks escaped, control characters that XML cannot hold left out, and what a sheet would read as `_x000D_` kept
/// as it is.
private func sheetText(_ text: String) -> String {
    var written = ""
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
        switch scalar {
        case "&": written += "&amp;"
        case "<": written += "&lt;"
        case ">": written += "&gt;"
        case "\"": written += "&quot;"
        case "\r": written += "&#13;"
        case "_" where isEscape(scalars): written += "_x005F_"
        case "\t", "\n": written.unicodeScalars.append(scalar)
        case "\u{0}"..."\u{1F}", "\u{FFFE}"..."\u{FFFF}": break
        default: written.unicodeScalars.append(scalar)
        }
    }
    return written
}

/// Does `xHHHH_` stand here?
private func isEscape(_ scalars: Substring.UnicodeScalarView) -> Bool {
    let next = Array(scalars.prefix(6))
    return next.count == 6 && next[0] == "x" && next[5] == "_"
        && next[1..<5].allSatisfy { $0.properties.isASCIIHexDigit }
}
