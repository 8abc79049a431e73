// What a run measured of one goal on two days, for those who ask what moved it.
public import RhumbText
public import RhumbValues

/// What was measured on two days.
public struct MeasuredChange: Sendable {
    /// The same by the parts of a split: side by side, in the split's order.
    public struct Parts: Sendable {
        /// What the rows were split by.
        public let by: String
        public let names: [Message]
        public let before: [Measurement]
        public let after: [Measurement]

        public init(by: String, names: [Message], before: [Measurement], after: [Measurement]) {
            self.by = by
            self.names = names
            self.before = before
            self.after = after
        }
    }

    public let from: Day
    public let to: Day
    public let before: Measurement
    public let after: Measurement
    /// On the month ends between, oldest first.
    public let between: [DatedMeasurement]
    public let splits: [Parts]

    public init(
        from: Day, to: Day, before: Measurement, after: Measurement, between: [DatedMeasurement], splits: [Parts]
    ) {
        self.from = from
        self.to = to
        self.before = before
        self.after = after
        self.between = between
        self.splits = splits
    }
}
