// Leaves of the typed view: names and literals, exact and with their places.

public import RhumbText

/// A name as the author wrote it, without backticks. Swift compares strings by canonical equivalence, which is what
/// comparing by NFC means, so names may be compared and hashed as they are.
public struct Name: Sendable, Hashable {
    public let text: String
    public let span: SourceSpan

    public init(text: String, span: SourceSpan) {
        self.text = text
        self.span = span
    }
}

/// A reference to a declaration or a part of one: `repeat`, `shared.repeat`, `family_repeat.target`. Never empty.
public struct Path: Sendable, Hashable {
    public let first: Name
    public let rest: [Name]

    public init(first: Name, rest: [Name] = []) {
        self.first = first
        self.rest = rest
    }

    public var names: [Name] { [first] + rest }
    public var last: Name { rest.last ?? first }
    /// The names joined by points.
    public var text: String { rest.isEmpty ? first.text : names.map(\.text).joined(separator: ".") }
    public var span: SourceSpan { first.span.joined(last.span) }
}

/// A string with its escapes resolved. The span includes the quotes.
public struct StringLiteral: Sendable, Hashable {
    public let value: String
    public let span: SourceSpan

    public init(value: String, span: SourceSpan) {
        self.value = value
        self.span = span
    }
}

/// A calendar day that exists; year 1 to 9999.
public struct DateLiteral: Sendable, Hashable {
    public let year: Int
    public let month: Int
    public let day: Int
    public let span: SourceSpan

    public init(year: Int, month: Int, day: Int, span: SourceSpan) {
        self.year = year
        self.month = month
        self.day = day
        self.span = span
    }
}

/// A named stretch of the calendar: `2026` (only after `in`), `2026-05`, `2026-Q1`, `2026-W07` (ISO 8601).
public struct PeriodLiteral: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case year(Int)
        case quarter(year: Int, quarter: Int)
        case month(year: Int, month: Int)
        case week(year: Int, week: Int)
    }
    public let kind: Kind
    public let span: SourceSpan

    public init(kind: Kind, span: SourceSpan) {
        self.kind = kind
        self.span = span
    }
}

/// A unit of time after a number.
public enum TimeUnit: String, Sendable, Hashable, CaseIterable {
    case minutes, hours, days, weeks, months, quarters, years
    /// Working days of the calendar.
    case workdays
    /// Work, not duration: one person for one working day.
    case persondays
}

/// What stands after a number.
public enum UnitSyntax: Sendable, Hashable {
    case percent
    /// Percentage points, `4pp`.
    case points
    /// An ISO 4217 code in capitals; `元` is CNY.
    case currency(String)
    case time(TimeUnit)
    /// `3次`, `3 times`.
    case times
}

/// A number with its unit: `38%`, `4pp`, `600_000 CNY`, `5万元`, `3 months`, `半年`, `0.5`.
public struct Quantity: Sendable, Hashable {
    // In halves: a whole `Int128` would align every box and array that holds a quantity to 16 bytes, which the system's
    // allocator gives only at several times the price.
    private let high: Int64
    private let low: UInt64
    /// Digits after the point, 0 to 18.
    public let scale: Int
    public let unit: UnitSyntax?
    public let span: SourceSpan

    public init(mantissa: Int128, scale: Int, unit: UnitSyntax?, span: SourceSpan) {
        high = Int64(truncatingIfNeeded: mantissa >> 64)
        low = UInt64(truncatingIfNeeded: mantissa)
        self.scale = scale
        self.unit = unit
        self.span = span
    }

    /// The value is `mantissa` × 10^−`scale` units; 万 and 亿 are already multiplied in, a percent is not divided by 100.
    public var mantissa: Int128 { Int128(high) << 64 | Int128(low) }

    /// The value when it is a whole number that fits; units are not looked at.
    public var integer: Int? {
        var value = mantissa
        for _ in 0..<max(0, scale) {
            guard value % 10 == 0 else { return nil }
            value /= 10
        }
        return Int(exactly: value)
    }
}

/// A literal inside an expression.
public enum Literal: Sendable, Hashable {
    case quantity(Quantity)
    case date(DateLiteral)
    case period(PeriodLiteral)
    case text(StringLiteral)
    case yes
    case no
    /// The absent value, in the rows of a test.
    case missing
}
