// Figures inside a sentence.
import RhumbText
import RhumbValues

/// `38%`, `7pp` / `7个百分点`, `600,000 CNY` / `600,000元`, `40`.
func figure(_ value: Value) -> Message {
    switch value {
    case .percent(let ratio): return Message(verbatim: digits(ratio * 100) + "%")
    case .points(let ratio): return Message(digits(ratio * 100) + "pp", zh: digits(ratio * 100) + "个百分点")
    case .money(let money):
        let (amount, code) = (digits(money.major), money.currency.code)
        return Message("\(amount) \(code)", zh: money.currency == .yuan ? "\(amount)元" : "\(amount) \(code)")
    case .integer(let number): return Message(verbatim: digits(Double(number)))
    case .number(let number): return Message(verbatim: digits(number))
    case .days(let count): return Message(count == 1 ? "1 day" : "\(count) days", zh: "\(count)天")
    case .months(let count): return Message(count == 1 ? "1 month" : "\(count) months", zh: "\(count)个月")
    case .minutes(let count): return Message(count == 1 ? "1 minute" : "\(count) minutes", zh: "\(count)分钟")
    case .yesNo(let yes): return Message(yes ? "yes" : "no", zh: yes ? "是" : "否")
    case .text(let text): return Message(verbatim: text)
    case .date(let day): return Message(verbatim: day.description)
    case .timestamp(let time): return Message(verbatim: time.description)
    case .unknown: return Message("unknown", zh: "未知")
    }
}

/// The same as a plan would have it: `600_000 CNY` / `60万元`.
func literal(_ value: Value) -> Message {
    let words = figure(value)
    let english = String(words.english.map { $0 == "," ? "_" : $0 })
    if case .money(let money) = value, money.currency == .yuan, money.minor != 0, money.minor % 1_000_000 == 0 {
        return Message(english, zh: "\(money.minor / 1_000_000)万元")
    }
    return Message(english, zh: String(words.chinese.filter { $0 != "," }))
}

/// At most two digits after the point.
private func digits(_ number: Double) -> String {
    guard let hundredths = Rounding.whole(number * 100) else { return "…" }
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    let fraction = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    return (hundredths < 0 ? "-" : "") + groupedDigits(String(whole)) + fraction
}
