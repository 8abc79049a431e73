// A number as people write it, with the words that they put behind it in place of zeros and of units: what the plan should say.

import RhumbText

/// The digits of a number, without what stands between the thousands.
struct Figure {
    /// Before and after the point.
    private var whole: [Character]
    private var fraction: [Character]

    /// nil where it is no number.
    init?(_ text: String) {
        let parts = text.filter { $0 != "_" && $0 != "," }.split(separator: ".", omittingEmptySubsequences: false)
        guard let first = parts.first, !first.isEmpty, parts.count <= 2, first.allSatisfy(\.isASCII),
            parts.allSatisfy({ $0.allSatisfy(\.isNumber) })
        else { return nil }
        whole = Array(first)
        fraction = parts.count == 2 ? Array(parts[1]) : []
    }

    /// The same with the point moved to the right.
    private func times10(_ power: Int) -> Figure {
        var result = self
        for _ in 0..<power {
            result.whole.append(result.fraction.isEmpty ? "0" : result.fraction.removeFirst())
        }
        while result.whole.count > 1, result.whole[0] == "0" { result.whole.removeFirst() }
        return result
    }

    /// `24_000`.
    var english: String {
        var digits = ""
        for (index, digit) in whole.enumerated() {
            if whole.count > 3, index > 0, (whole.count - index) % 3 == 0 { digits += "_" }
            digits.append(digit)
        }
        return fraction.isEmpty ? digits : digits + "." + String(fraction)
    }

    /// `24000`, `20万`.
    var chinese: String {
        if fraction.isEmpty, whole.count > 4, whole.suffix(4).allSatisfy({ $0 == "0" }) {
            return String(whole.dropLast(4)) + "万"
        }
        return fraction.isEmpty ? String(whole) : String(whole) + "." + String(fraction)
    }

    func money(_ code: String) -> Message {
        Message("\(english) \(code)", zh: code == "CNY" ? "\(chinese)元" : "\(chinese) \(code)")
    }

    /// What to write for the number with a word behind it that is no unit; nil where nobody knows.
    func help(unit: String, currency: String?) -> Message? {
        func amount(_ power: Int, yuan: Bool = false) -> Message {
            let figure = times10(power)
            let code = yuan ? "CNY" : currency
            guard let code else { return Message("write \(figure.english)", zh: "请写 \(figure.chinese)") }
            let money = figure.money(code)
            return Message("write \(money.english)", zh: "请写 \(money.chinese)")
        }
        func write(_ english: String, _ chinese: String) -> Message {
            Message("write \(self.english)\(english)", zh: "请写 \(self.chinese)\(chinese)")
        }
        switch unit.lowercased() {
        case "k", "thousand", "thousands", "tsd", "千": return amount(3)
        case "mn", "mio", "mln", "million", "millions", "百万": return amount(6)
        case "bn", "billion", "billions", "十亿": return amount(9)
        case "m" where currency != nil: return amount(6)
        case "w":
            let figure = times10(4)
            return Message(
                "write \(figure.english), of money \(figure.money("CNY").english)",
                zh: "请写 \(figure.chinese)，金额请写 \(figure.money("CNY").chinese)")
        case "千元", "千块", "k元": return amount(3, yuan: true)
        case "w元", "万块", "万块钱": return amount(4, yuan: true)
        case "块", "块钱", "圆", "人民币", "rmb", "yuan": return amount(0, yuan: true)
        case "€", "euro", "euros": return write(" EUR", " EUR")
        case "dollar", "dollars", "美元", "美金": return write(" USD", " USD")
        case "欧元": return write(" EUR", " EUR")
        case "折":
            let share = times10(fraction.isEmpty && whole.count > 1 ? 0 : 1)
            return Message("write \(share.english)%", zh: "请写 \(share.chinese)%")
        case "percent", "pct", "percents": return write("%", "%")
        case "points", "point", "pps", "pts", "ppt", "个点", "点": return write("pp", "个百分点")
        case "pd", "pds", "md", "mds", "mandays", "manday", "人日", "工日": return write(" persondays", "人天")
        case "wd", "wds": return write(" workdays", "个工作日")
        case "d": return write(" days", "天")
        case "h", "hr", "hrs": return write(" hours", "小时")
        case "min", "mins": return write(" minutes", "分钟")
        case "wk", "wks": return write(" weeks", "周")
        case "mo", "mos", "mth", "mths": return write(" months", "个月")
        case "y", "yr", "yrs": return write(" years", "年")
        case "月", "月的":
            return Message(
                "write \(english) months for a length, or 2026-03 for the month",
                zh: "时长请写 \(chinese)个月，月份请写 2026-03")
        case "的":
            return Message(
                "add the unit: days, weeks, months, quarters or years", zh: "请补上单位：天、周、个月、个季度或年")
        case "个", "人", "位", "名", "家", "单", "件", "台", "间": return write("", "")
        default: return nil
        }
    }
}
