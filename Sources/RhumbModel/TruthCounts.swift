// What many rows said to one condition.
public import RhumbValues

/// How many rows said what; a condition of the plan itself counts as one row.
public struct TruthCounts: Sendable, Hashable {
    public var yes: Int64
    public var no: Int64
    public var unknown: Int64

    public init(yes: Int64 = 0, no: Int64 = 0, unknown: Int64 = 0) {
        self.yes = yes
        self.no = no
        self.unknown = unknown
    }

    /// Of one row.
    public init(_ truth: Truth) {
        self.init()
        switch truth {
        case .yes: yes = 1
        case .no: no = 1
        case .unknown: unknown = 1
        }
    }

    public static func += (left: inout TruthCounts, right: TruthCounts) {
        left.yes += right.yes
        left.no += right.no
        left.unknown += right.unknown
    }
}
