// Values as an author would write them, and lists of names.
import RhumbModel
import RhumbText
import RhumbValues

/// As a plan would have it: `530_900 CNY` / `53.09万元`, `7pp` / `7个百分点`.
func literal(_ value: Value) -> Message {
    let said = words(value)
    let comma = UInt8(ascii: ",")
    let english = String(decoding: said.english.utf8.map { $0 == comma ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
    if case .money(let money) = value, money.currency == .yuan, money.minor >= 1_000_000, money.minor % 10_000 == 0 {
        return Message(english, zh: NumberText.trimmed(Double(money.minor) / 1_000_000, 2) + "万元")
    }
    return Message(english, zh: String(decoding: said.chinese.utf8.filter { $0 != comma }, as: UTF8.self))
}

/// An amount for an example, in a plan's currency.
func literal(_ amount: Int64, in currency: Currency) -> Message {
    let unit = Int64(clamping: Exact.wholePower(currency.minorDigits))
    return literal(.money(Money(minor: amount * unit, currency: currency)))
}

/// `a`, `b` and 3 more.
func listed(_ names: [String], atMost: Int = 4) -> Message {
    let shown = names.prefix(atMost)
    let rest = names.count - shown.count
    return Message(
        shown.map { "`\($0)`" }.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : ""),
        zh: shown.map { "“\($0)”" }.joined(separator: "、") + (rest > 0 ? "等 \(names.count) 个" : ""))
}
