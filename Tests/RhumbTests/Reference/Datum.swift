// A value while the reference computes; what it counts (money, percents, days) is known from the expression's type.
import RhumbModel
import RhumbValues

enum Datum: Sendable {
    case unknown
    case truth(Bool)
    case number(Quantity)
    case text(String)
    case date(Day)
    /// Position of a tier; 0 is the highest.
    case rung(Int)

    var truth: Truth {
        if case .truth(let value) = self { Truth(value) } else { .unknown }
    }

    init(_ truth: Truth) {
        switch truth {
        case .yes: self = .truth(true)
        case .no: self = .truth(false)
        case .unknown: self = .unknown
        }
    }

    init(_ literal: Literal) {
        switch literal {
        case .missing: self = .unknown
        case .yesNo(let value): self = .truth(value)
        case .integer(let value), .days(let value), .months(let value), .minutes(let value):
            self = .number(Quantity(Int128(value)))
        case .timestamp(let time): self = .number(Quantity(Int128(time.seconds)))
        case .number(let value), .percent(let value), .points(let value): self = .number(Quantity(value))
        case .money(let money): self = .number(Quantity(Int128(money.minor)))
        case .text(let text): self = .text(text)
        case .date(let day): self = .date(day)
        }
    }

    /// A cell of a table; decimals are written with at most nine places.
    init(cell: Value) {
        switch cell {
        case .unknown: self = .unknown
        case .yesNo(let value): self = .truth(value)
        case .integer(let value), .days(let value), .months(let value), .minutes(let value):
            self = .number(Quantity(Int128(value)))
        case .timestamp(let time): self = .number(Quantity(Int128(time.seconds)))
        case .number(let value), .percent(let value), .points(let value):
            self = .number(Quantity(Int128((value * 1e9).rounded()), 1_000_000_000, rough: false))
        case .money(let money): self = .number(Quantity(Int128(money.minor)))
        case .text(let text): self = .text(text)
        case .date(let day): self = .date(day)
        }
    }

    var isKnown: Bool { if case .unknown = self { false } else { true } }

    var quantity: Quantity? { if case .number(let value) = self { value } else { nil } }

    var day: Day? { if case .date(let value) = self { value } else { nil } }

    /// What a run prints of it.
    func shown(_ type: ValueType, _ plan: CheckedPlan) -> Value {
        switch (self, type) {
        case (.unknown, _): return .unknown
        case (.truth(let value), _): return .yesNo(value)
        case (.text(let text), _): return .text(text)
        case (.date(let day), _): return .date(day)
        case (.rung(let position), .tier(let id)):
            let tier = plan.tiers[id].tiers[position]
            return .text(tier.title ?? tier.name)
        case (.number(let value), .integer), (.number(let value), .key): return .integer(Int64(value.double))
        case (.number(let value), .percent): return .percent(value.double)
        case (.number(let value), .points): return .points(value.double)
        case (.number(let value), .days): return .days(Int64(value.double))
        case (.number(let value), .months): return .months(Int64(value.double))
        case (.number(let value), .minutes): return .minutes(Int64(value.double))
        case (.number(let value), .timestamp): return .timestamp(Timestamp(seconds: Int64(value.double)))
        case (.number(let value), .money(let currency)):
            return .money(Money(minor: Int64(value.rounded.whole), currency: currency))
        case (.number(let value), _): return .number(value.double)
        case (.rung, _): return .unknown
        }
    }
}
