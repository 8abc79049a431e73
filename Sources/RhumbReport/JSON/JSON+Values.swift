// Values of the language as JSON: numbers in base units, money exact, dates as ISO 8601, unknown as null.
import RhumbFormats
import RhumbModel
import RhumbValues

extension JSON {
    init(_ value: RhumbValues.Value) {
        switch value {
        case .unknown: self = .null
        case .yesNo(let value): self = .bool(value)
        case .integer(let value), .days(let value), .months(let value), .minutes(let value): self = .integer(value)
        case .number(let value), .percent(let value), .points(let value): self = .number(value)
        case .money(let value): self.init(value)
        case .text(let value): self = .string(value)
        case .date(let value): self.init(value)
        case .timestamp(let value): self = .string(value.description)
        }
    }

    init(_ money: Money) {
        self = .object([
            (key: "amount", value: .string(money.decimal)), (key: "currency", value: .string(money.currency.code)),
        ])
    }

    init(money: Money?) { self = money.map { JSON($0) } ?? .null }

    init(_ day: Day) { self = .string(day.description) }

    init(day: Day?) { self = day.map { JSON($0) } ?? .null }

    init(_ truth: Truth) {
        switch truth {
        case .yes: self = true
        case .no: self = false
        case .unknown: self = .null
        }
    }

    init(truth: Bool?) { self = truth.map { .bool($0) } ?? .null }

    /// A computed number of a measure: money as an amount, rounded to its minor unit.
    init(_ number: Double?, _ unit: MeasureUnit) {
        guard let number else {
            self = .null
            return
        }
        switch unit {
        case .money: self = unit.money(number).map { JSON($0) } ?? .null
        case .ratio, .points, .days, .months, .minutes, .count, .number: self = .number(number)
        }
    }

    init(_ interval: Interval?, _ unit: MeasureUnit) {
        self = interval.map { .array([JSON($0.low, unit), JSON($0.high, unit)]) } ?? .null
    }

    static func strings(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }
}
