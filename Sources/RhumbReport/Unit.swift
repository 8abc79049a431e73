// What the numbers of a measure are numbers of: the assessment computes with plain numbers, readers see units.
import RhumbModel
import RhumbValues

/// The unit of a measure.
enum MeasureUnit: Sendable, Hashable {
    case ratio
    case points
    case money(Currency)
    case days
    case months
    case minutes
    case count
    case number

    /// Types without a number (text, dates, truths) have the unit of a bare number.
    init(_ type: ValueType) {
        switch type {
        case .percent: self = .ratio
        case .points: self = .points
        case .money(let currency): self = .money(currency)
        case .days: self = .days
        case .months: self = .months
        case .minutes: self = .minutes
        case .integer: self = .count
        case .number, .yesNo, .text, .category, .several, .date, .timestamp, .key, .tier, .invalid: self = .number
        }
    }

    /// As `rhumb.run/1` names it; a currency by its code.
    var name: String {
        switch self {
        case .ratio: "ratio"
        case .points: "points"
        case .money(let currency): currency.code
        case .days: "days"
        case .months: "months"
        case .minutes: "minutes"
        case .count: "count"
        case .number: "number"
        }
    }

    /// The unit of differences: ratios differ by points.
    var difference: MeasureUnit {
        switch self {
        case .ratio: .points
        case .points, .money, .days, .months, .minutes, .count, .number: self
        }
    }

    /// A number in this unit as an amount; nil for other units than money, and where it does not fit.
    func money(_ number: Double) -> Money? {
        guard case .money(let currency) = self, number.isFinite else { return nil }
        let scale = Double(Exact.wholePower(currency.minorDigits))
        return Rounding.whole(number * scale).map { Money(minor: $0, currency: currency) }
    }
}

extension Report {
    func unit(of goal: Goal) -> MeasureUnit { MeasureUnit(plan[goal.measure].type) }
    func unit(of metric: Metric) -> MeasureUnit { MeasureUnit(plan[metric.value].type) }
}
