// Kleene's strong three-valued logic (Introduction to Metamathematics, 1952, §64): the truth of a row with holes.

/// Yes, no, or unknown because a value is missing.
public enum Truth: Sendable, Hashable {
    case no, yes, unknown

    public init(_ value: Bool) { self = value ? .yes : .no }

    /// `no` wins over `unknown`.
    public func and(_ other: Truth) -> Truth {
        switch (self, other) {
        case (.no, _), (_, .no): .no
        case (.yes, .yes): .yes
        case (.unknown, _), (_, .unknown): .unknown
        }
    }

    /// `yes` wins over `unknown`.
    public func or(_ other: Truth) -> Truth { not.and(other.not).not }

    public var not: Truth {
        switch self {
        case .no: .yes
        case .yes: .no
        case .unknown: .unknown
        }
    }
}
