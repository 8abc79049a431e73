// How types are named to people: in words of the plan, never in words of our code.
public import RhumbModel
public import RhumbText
import RhumbValues

extension CheckedPlan {
    /// A type in words: `a percentage`, `money in CNY`.
    public func describe(_ type: ValueType) -> Message {
        switch type {
        case .yesNo: Message("yes or no", zh: "是或否")
        case .integer: Message("a whole number", zh: "整数")
        case .number: Message("a number", zh: "数值")
        case .percent: Message("a percentage", zh: "百分比")
        case .points: Message("percentage points", zh: "百分点")
        case .money(let currency): Message("money in \(currency.code)", zh: "\(currency.code)金额")
        case .text: Message("a text", zh: "文本")
        case .category(let texts):
            Message(
                "one of " + texts.prefix(6).map { "\"\($0)\"" }.joined(separator: ", ")
                    + (texts.count > 6 ? ", …" : ""),
                zh: "取值" + texts.prefix(6).map { "“\($0)”" }.joined(separator: "、") + (texts.count > 6 ? "……" : ""))
        case .several: Message("several answers", zh: "多选的答案")
        case .date: Message("a date", zh: "日期")
        case .days: Message("a number of days", zh: "天数")
        case .months: Message("a number of months", zh: "月数")
        case .minutes: Message("a number of minutes", zh: "分钟数")
        case .timestamp: Message("a date with its clock time", zh: "带钟点的日期")
        case .key(let dataset):
            Message(
                "a key of `\(datasets[dataset].heading.name)`", zh: "“\(datasets[dataset].heading.name)”的主键")
        case .tier(let id):
            Message("a tier of `\(tiers[id].heading.name)`", zh: "“\(tiers[id].heading.name)”的一级")
        case .invalid: Message("something that was refused", zh: "有误的内容")
        }
    }
}

extension ValueType {
    /// Whole or fractional numbers without a unit.
    var isPlainNumber: Bool {
        switch self {
        case .integer, .number: true
        default: false
        }
    }

    /// Has a natural order for `<` and ranks.
    var isOrdered: Bool {
        switch self {
        case .integer, .number, .percent, .points, .money, .date, .days, .minutes, .timestamp, .tier, .invalid: true
        case .yesNo, .text, .category, .several, .months, .key: false
        }
    }

    /// Can be added up.
    var isSummable: Bool {
        switch self {
        case .integer, .number, .percent, .points, .money, .days, .minutes, .invalid: true
        case .yesNo, .text, .category, .several, .date, .timestamp, .months, .key, .tier: false
        }
    }

    var isInvalid: Bool { self == .invalid }
}
