// From the texts of a column to what they are: the first kind that all of them can be read as.
import RhumbFormats
import RhumbValues

/// A column's texts with what they mean.
struct ColumnGuess {
    let type: GuessedType
    /// A number for each text, for numbers and days.
    let numbers: [Double]?
    let isAmbiguousDate: Bool

    /// Texts that are written where there is nothing. The second part could be words of their own among texts.
    static let nothing = ["NA", "N/A", "n/a", "#N/A", "NULL", "null", "NaN", "nan", "(null)", "空"]
    static let perhapsNothing = ["-", "--", "—", "/", "?", "None", "none", "无", "未知", "暂无", "."]

    init(_ texts: [(text: String, count: Int)], name: String, decimal: UInt8) {
        var type = GuessedType.text
        var numbers: [Double]?
        var isAmbiguous = false
        if texts.isEmpty {
            type = .empty
        } else if ColumnGuess.isYesNo(texts) {
            type = .yesNo
        } else if let (found, days, ambiguous) = ColumnGuess.dates(texts) {
            (type, numbers, isAmbiguous) = (found, days, ambiguous)
        } else if let (found, values) = ColumnGuess.figures(texts, name: name, decimal: decimal) {
            (type, numbers) = (found, values)
        } else {
            let cells = texts.reduce(0) { $0 + $1.count }
            let isChoice = texts.count <= 12 && cells >= 5 * texts.count && texts.allSatisfy { $0.text.count <= 40 }
            if isChoice { type = .oneOf(texts.map(\.text)) }
        }
        self.type = type
        self.numbers = numbers
        isAmbiguousDate = isAmbiguous
    }

    private static func isYesNo(_ texts: [(text: String, count: Int)]) -> Bool {
        guard texts.count == 2 else { return false }
        let words = Set(texts.map { $0.text.lowercased() })
        let pairs: [Set<String>] = [
            ["yes", "no"], ["true", "false"], ["y", "n"], ["t", "f"], ["是", "否"], ["1", "0"],
        ]
        return pairs.contains(words)
    }

    /// Days in the usual form, else in the first form that fits all.
    private static func dates(_ texts: [(text: String, count: Int)]) -> (GuessedType, [Double], Bool)? {
        let forms: [String?] = [
            nil, "D/M/YYYY", "M/D/YYYY", "D.M.YYYY", "D-M-YYYY", "YYYYMMDD", "D/M/YY", "M/D/YY", "D MMM YYYY",
            "MMM D, YYYY",
        ]
        var found: (form: String?, days: [Double], hasClock: Bool)?
        for form in forms {
            let pattern = form.flatMap { try? DatePattern($0) }
            guard form == nil || pattern != nil, let (days, hasClock) = days(texts, pattern) else { continue }
            if let found { return (type(found), found.days, form == "M/D/YYYY" || form == "M/D/YY") }
            found = (form, days, hasClock)
            // Only day and month can be taken for each other.
            guard form == "D/M/YYYY" || form == "D/M/YY" else { break }
        }
        return found.map { (type($0), $0.days, false) }
    }

    private static func type(_ found: (form: String?, days: [Double], hasClock: Bool)) -> GuessedType {
        found.hasClock ? .timestamp(form: found.form) : .date(form: found.form)
    }

    private static func days(
        _ texts: [(text: String, count: Int)], _ pattern: DatePattern?
    ) -> (days: [Double], hasClock: Bool)? {
        var days: [Double] = []
        var hasClock = false
        for (text, _) in texts {
            var text = text
            let time: Timestamp? = text.withUTF8 { bytes in
                let (time, fault) = readTimestamp(bytes, pattern: pattern, zone: nil)
                return fault == .none ? time : nil
            }
            // Eight digits are a day of our times, or a number.
            guard let time, pattern?.text != "YYYYMMDD" || (1900...2100).contains(time.day.civil.year) else {
                return nil
            }
            if time.seconds != Int64(time.day.number) * Timestamp.dayLength { hasClock = true }
            days.append(Double(time.day.number))
        }
        return (days, hasClock)
    }

    private static func figures(
        _ texts: [(text: String, count: Int)], name: String, decimal: UInt8
    ) -> (GuessedType, [Double])? {
        let style = NumberStyle(decimal: decimal)
        var values: [Double] = []
        var places = 0
        var percents = 0
        var code: String?
        for (text, _) in texts {
            var plain = text
            if plain.hasSuffix("%") {
                percents += 1
                plain.removeLast()
            } else if let (found, rest) = withoutSign(plain) {
                guard code == nil || code == found else { return nil }
                (code, plain) = (found, rest)
            }
            // A code with zeros in front, or of more digits than a number has, is a text.
            let digits = plain.drop { $0 == "-" }
            guard digits.count <= 18,
                !(digits.count > 1 && digits.first == "0" && digits.dropFirst().allSatisfy(\.isNumber)),
                let number = plain.withUTF8({ readNumber($0, style: style) })
            else { return nil }
            var scale = number.scale
            var mantissa = number.mantissa
            while scale > 0, mantissa % 10 == 0 { (mantissa, scale) = (mantissa / 10, scale - 1) }
            places = max(places, scale)
            values.append(Double(number.mantissa) / power(number.scale))
        }
        if percents > 0 { return percents == texts.count ? (.percent, values.map { $0 / 100 }) : nil }
        let fits = places <= 2
        if code != nil || fits && isAmount(name) { return (.money(code), values) }
        return (places == 0 ? .integer : .number(places: places), values)
    }

    private static func power(_ scale: Int) -> Double {
        var power = 1.0
        for _ in 0..<max(0, min(scale, 300)) { power *= 10 }
        return power
    }

    /// The currency and the amount of a text with a sign.
    private static func withoutSign(_ text: String) -> (String, String)? {
        let signs = [
            ("¥", "CNY"), ("\u{FFE5}", "CNY"), ("元", "CNY"), ("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("₩", "KRW"),
            ("₹", "INR"),
        ]
        for (sign, code) in signs {
            if text.hasPrefix(sign) { return (code, String(text.dropFirst(sign.count))) }
            if text.hasPrefix("-" + sign) { return (code, "-" + text.dropFirst(sign.count + 1)) }
            if text.hasSuffix(sign) { return (code, String(text.dropLast(sign.count))) }
        }
        return nil
    }

    private static func isAmount(_ name: String) -> Bool {
        let lowered = name.lowercased()
        return [
            "amount", "price", "revenue", "charge", "cost", "spend", "sales", "payment", "dollar", "金额", "价", "费", "收入",
            "付款额",
        ].contains { lowered.contains($0) }
            && !["time", "时间", "method", "count", "数"].contains { lowered.contains($0) }
    }
}
