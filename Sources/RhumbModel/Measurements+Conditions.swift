// What the conditions of a segment did, one after another.

/// One condition of a segment over the rows that all before it let through.
public struct ConditionStep: Sendable, Hashable {
    /// Rows that it let through.
    public let passed: Int64
    /// Rows for which it does not hold.
    public let excluded: Int64
    /// Rows of which it cannot be told.
    public let unknown: Int64
    /// In the order of the condition's values: how many of those rows lack it.
    public let missing: [Int64]

    public init(passed: Int64, excluded: Int64, unknown: Int64, missing: [Int64]) {
        self.passed = passed
        self.excluded = excluded
        self.unknown = unknown
        self.missing = missing
    }
}

/// The conditions of a segment one after another, its base's first.
public struct ConditionSteps: Sendable, Hashable {
    /// Rows of the dataset that exist on the day.
    public let rows: Int64
    public let steps: [ConditionStep]

    public init(rows: Int64, steps: [ConditionStep]) {
        self.rows = rows
        self.steps = steps
    }
}
