// What the models of customers' lifetimes need to know of a customer, and nothing more: whole numbers, so that a fit is the
// same whatever the order in which customers were read.

/// One customer's purchases as BG/NBD sees them. Several purchases on one day are one occasion.
public struct PurchaseHistory: Sendable, Hashable, Comparable {
    /// Occasions after the first: distinct purchase days − 1.
    public let repeats: Int64
    /// Days from the first occasion to the last; 0 without repeats.
    public let lastDay: Int64
    /// Days from the first occasion to the as-of day.
    public let observedDays: Int64

    /// nil where the three do not fit together.
    public init?(repeats: Int64, lastDay: Int64, observedDays: Int64) {
        guard repeats >= 0, lastDay >= repeats, observedDays >= lastDay, repeats > 0 || lastDay == 0 else { return nil }
        self.repeats = repeats
        self.lastDay = lastDay
        self.observedDays = observedDays
    }

    public static func < (left: PurchaseHistory, right: PurchaseHistory) -> Bool {
        (left.repeats, left.lastDay, left.observedDays) < (right.repeats, right.lastDay, right.observedDays)
    }
}

/// One customer's spending as Gamma-Gamma sees it.
public struct SpendingHistory: Sendable, Hashable, Comparable {
    /// Occasions after the first.
    public let repeats: Int64
    /// What was paid on them, in minor units.
    public let total: Int64

    /// nil without repeats, and where nothing was paid: the model is of positive amounts.
    public init?(repeats: Int64, total: Int64) {
        guard repeats > 0, total > 0 else { return nil }
        self.repeats = repeats
        self.total = total
    }

    public static func < (left: SpendingHistory, right: SpendingHistory) -> Bool {
        (left.repeats, left.total) < (right.repeats, right.total)
    }
}

/// Equal values once, with how often they occur, in order.
struct Counted<Value: Comparable & Sendable>: Sendable {
    let value: Value
    let count: Double

    static func all(_ values: [Value]) -> [Counted] {
        var counted: [Counted] = []
        var current: Value?
        var count = 0
        for value in values.sorted() {
            if value == current {
                count += 1
                continue
            }
            if let current { counted.append(Counted(value: current, count: Double(count))) }
            current = value
            count = 1
        }
        if let current { counted.append(Counted(value: current, count: Double(count))) }
        return counted
    }
}
