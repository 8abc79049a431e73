// Figures and lists of names as findings say them.
import RhumbModel
import RhumbText
import RhumbValues

enum Figures {
    /// `530,900 CNY` / `530,900元`; the minor unit is shown only where it is not zero.
    static func words(_ money: Money) -> Message {
        let parts = money.decimal.split(separator: ".")
        let whole = parts.first.map { String($0.drop { $0 == "-" }) } ?? "0"
        let fraction = parts.count > 1 && parts[1].contains { $0 != "0" } ? "." + parts[1] : ""
        let amount = (money.minor < 0 ? "-" : "") + groupedDigits(whole) + fraction
        let isYuan = money.currency == .yuan
        return Message(amount + " " + money.currency.code, zh: amount + (isYuan ? "元" : " " + money.currency.code))
    }

    /// As a plan would say it: `530_900 CNY` / `53.09万元`.
    static func literal(_ money: Money) -> Message {
        let said = words(money)
        let tenThousand: Int64 = 10_000 * 100
        guard money.currency == .yuan, money.minor >= tenThousand, money.minor % (tenThousand / 100) == 0 else {
            return Message(
                String(said.english.map { $0 == "," ? "_" : $0 }), zh: String(said.chinese.filter { $0 != "," }))
        }
        let hundredths = Money(minor: money.minor / 10_000, currency: .yuan).decimal
        let digits = String(hundredths.reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed())
        return Message(String(said.english.map { $0 == "," ? "_" : $0 }), zh: digits + "万元")
    }

    /// An amount for an example, in a plan's currency.
    static func written(_ amount: Int64, in currency: Currency) -> Message {
        let unit = Int64(clamping: Exact.wholePower(currency.minorDigits))
        return literal(Money(minor: amount * unit, currency: currency))
    }

    /// `12`, `7.5`: at most one digit after the point.
    static func plain(_ number: Double) -> String {
        guard number.isFinite, let tenths = Rounding.whole(number * 10) else { return "?" }
        let fraction = tenths.magnitude % 10
        let whole = groupedDigits(String(tenths.magnitude / 10))
        return (tenths < 0 ? "-" : "") + whole + (fraction == 0 ? "" : ".\(fraction)")
    }

    /// `a`, `b` and 3 more.
    static func list(_ names: [String], atMost: Int = 4) -> Message {
        let shown = names.prefix(atMost)
        let rest = names.count - shown.count
        return Message(
            shown.map { "`\($0)`" }.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : ""),
            zh: shown.map { "“\($0)”" }.joined(separator: "、") + (rest > 0 ? "等 \(names.count) 个" : ""))
    }
}
