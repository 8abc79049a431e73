// One place where values become words: sentences, templates and tables print the same value alike.
public import RhumbText
public import RhumbValues

/// A value as a person reads it: `20,000 CNY` / `20,000元`, `32.1%`, `7pp` / `7个百分点`, `241 days` / `241天`,
/// `2026-06-30`, `unknown` / `未知`.
public func text(_ value: Value, in language: Language) -> String {
    switch (value, language) {
    case (.unknown, .english): "unknown"
    case (.unknown, .chinese): "未知"
    case (.yesNo(let yes), .english): yes ? "yes" : "no"
    case (.yesNo(let yes), .chinese): yes ? "是" : "否"
    case (.integer(let number), _): NumberText.grouped(number)
    case (.number(let number), _): NumberText.plain(number)
    case (.percent(let ratio), _): NumberText.percent(ratio) + "%"
    case (.points(let ratio), .english): NumberText.percent(ratio) + "pp"
    case (.points(let ratio), .chinese): NumberText.percent(ratio) + "个百分点"
    case (.money(let money), _): text(money, in: language)
    case (.text(let text), _): text
    case (.date(let day), _): day.description
    case (.timestamp(let time), _): time.description
    case (.minutes(let count), .english): NumberText.grouped(count) + (count == 1 ? " minute" : " minutes")
    case (.minutes(let count), .chinese): NumberText.grouped(count) + "分钟"
    case (.days(let count), .english): NumberText.grouped(count) + (count == 1 ? " day" : " days")
    case (.days(let count), .chinese): NumberText.grouped(count) + "天"
    case (.months(let count), .english): NumberText.grouped(count) + (count == 1 ? " month" : " months")
    case (.months(let count), .chinese): NumberText.grouped(count) + "个月"
    }
}

/// An amount, `20,000 CNY` / `20,000元`; the minor unit is shown only where it is not zero.
public func text(_ money: Money, in language: Language) -> String {
    let amount = NumberText.grouped(decimal: money.decimal)
    switch language {
    case .english: return amount + " " + money.currency.code
    case .chinese:
        let names = [
            "CNY": "元", "USD": "美元", "EUR": "欧元", "HKD": "港元", "JPY": "日元", "GBP": "英镑", "MOP": "澳门元", "TWD": "新台币",
            "SGD": "新加坡元", "KRW": "韩元", "THB": "泰铢", "AUD": "澳元", "CAD": "加元", "CHF": "瑞士法郎", "MYR": "林吉特",
        ]
        return amount + (names[money.currency.code] ?? " " + money.currency.code)
    }
}

/// A value inside the sentence of an advice, whose own words carry the unit of time: days and months are bare numbers.
package func text(inSentence value: Value, in language: Language) -> String {
    switch value {
    case .days(let count), .months(let count), .minutes(let count): NumberText.grouped(count)
    case .unknown, .yesNo, .integer, .number, .percent, .points, .money, .text, .date, .timestamp:
        text(value, in: language)
    }
}

/// A value in both languages.
package func words(_ value: Value) -> Message {
    Message(text(value, in: .english), zh: text(value, in: .chinese))
}

package func words(_ money: Money) -> Message { words(.money(money)) }

extension Value {
    /// A number in the unit of this value; money is rounded to its minor unit.
    package func with(_ magnitude: Double) -> Value {
        switch self {
        case .percent: .percent(magnitude)
        case .points: .points(magnitude)
        case .money(let money):
            Rounding.whole(magnitude * Double(Exact.wholePower(money.currency.minorDigits)))
                .map { .money(Money(minor: $0, currency: money.currency)) } ?? .number(magnitude)
        case .days: Rounding.whole(magnitude).map { .days($0) } ?? .number(magnitude)
        case .months: Rounding.whole(magnitude).map { .months($0) } ?? .number(magnitude)
        case .minutes: Rounding.whole(magnitude).map { .minutes($0) } ?? .number(magnitude)
        case .unknown, .yesNo, .integer, .number, .text, .date, .timestamp: .number(magnitude)
        }
    }

    /// A difference in the unit of this value: of percentages, points.
    package func change(_ magnitude: Double) -> Value {
        switch self {
        case .percent: .points(magnitude)
        case .unknown, .yesNo, .integer, .number, .points, .money, .text, .date, .days, .months, .minutes, .timestamp:
            with(magnitude)
        }
    }
}

extension Value {
    /// The same as the function `text(_:in:)`, for places that have a `text` of their own.
    public func text(in language: Language) -> String { RhumbModel.text(self, in: language) }
}
