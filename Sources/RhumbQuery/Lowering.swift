// From the checked plan to the query: names disappear, days are resolved, restrictions are pushed into the aggregates.
import RhumbModel
import RhumbText
import RhumbValues

/// A lowered value: a node, and for numbers how its integers are to be read.
struct LoweredValue: Hashable {
    enum Form: Hashable {
        /// Integers that mean themselves: counts, days, money in minor units, dates, positions of categories and tiers.
        case plain
        /// Integers that mean value × 10^−scale.
        case scaled(Int)
        /// Fractions.
        case double
        /// A constant that has not chosen its form yet.
        case exact(Exact)
    }

    let node: NodeID
    let form: Form
}

/// Where and when an expression is evaluated.
struct LoweringContext: Hashable {
    /// The as-of day.
    var today: Day
    /// The dataset whose row the expression stands in; nil: none.
    var dataset: ID<Dataset>?
    /// Restrictions of the aggregates that stand in no row.
    var windows: [Window] = []
    var segments: [SegmentAt] = []

    /// Membership as of a day; nil: the as-of day of the evaluation.
    struct SegmentAt: Hashable {
        let segment: ID<Segment>
        let day: Day?
    }

    init(today: Day, dataset: ID<Dataset>? = nil) {
        self.today = today
        self.dataset = dataset
    }

    /// The same day in the row of a dataset, free of restrictions.
    func row(of dataset: ID<Dataset>) -> LoweringContext {
        LoweringContext(today: today, dataset: dataset)
    }
}

/// Lowers expressions of one plan for a run on one day.
struct Lowering {
    let plan: CheckedPlan
    /// The run's own day: `current` columns are known on this day only.
    let runDay: Day
    var builder: QueryBuilder
    private var memo: [Key: LoweredValue] = [:]
    private var memberships: [Membership: NodeID] = [:]

    private struct Key: Hashable {
        let node: Expression.Node
        let context: LoweringContext
    }

    private struct Membership: Hashable {
        let segment: ID<Segment>
        let day: Day
    }

    /// - Parameter builder: a query over the same datasets to add to; nil: a new one.
    init(_ plan: CheckedPlan, runDay: Day, into builder: QueryBuilder? = nil) {
        self.plan = plan
        self.runDay = runDay
        self.builder = builder ?? QueryBuilder(plan)
    }

    /// Lowers an expression once per context.
    mutating func lower(_ node: Expression.Node, _ context: LoweringContext) -> LoweredValue {
        let key = Key(node: node, context: context)
        if let known = memo[key] { return known }
        let value = lowerFresh(plan[node], context)
        memo[key] = value
        return value
    }

    /// A yes/no expression as a node.
    mutating func truth(_ node: Expression.Node, _ context: LoweringContext) -> NodeID { lower(node, context).node }

    /// Membership of a row in a segment as of a day: its base's and all its conditions.
    mutating func membership(_ segment: ID<Segment>, on day: Day) -> NodeID {
        let key = Membership(segment: segment, day: day)
        if let known = memberships[key] { return known }
        let declared = plan.segments[segment]
        let context = LoweringContext(today: day, dataset: declared.dataset)
        var conditions: [NodeID] = []
        if let base = declared.base { conditions.append(membership(base, on: day)) }
        for condition in declared.conditions { conditions.append(truth(condition.node, context)) }
        let node = builder.all(conditions) ?? everyRow(of: declared.dataset)
        memberships[key] = node
        return node
    }

    /// Yes for every row; a segment without a condition.
    mutating func everyRow(of dataset: ID<Dataset>) -> NodeID {
        builder.node(.map(.and, [builder.constant(.truth(true), .truth)]), .truth, DomainID(dataset.index))
    }

    /// The days whose rows exist at an as-of day; nil where the dataset has no event date.
    func visible(_ dataset: ID<Dataset>, on day: Day) -> DayInterval? {
        plan.datasets[dataset].event == nil ? nil : DayInterval(.first, day)
    }

    /// Integer nodes for numbers at a scale; exact constants take whatever scale is asked.
    mutating func scaled(_ value: LoweredValue, to scale: Int) -> NodeID? {
        switch value.form {
        case .plain: scale == 0 ? value.node : nil
        case .scaled(let own): own == scale ? value.node : nil
        case .exact(let exact): exact.scaled(scale).map { builder.integer($0) }
        case .double: nil
        }
    }

    /// The value as fractions.
    mutating func double(_ value: LoweredValue) -> NodeID {
        switch value.form {
        case .plain: builder.map(.toDouble(scale: 0), [value.node], .double)
        case .scaled(let scale): builder.map(.toDouble(scale: scale), [value.node], .double)
        case .exact(let exact): builder.constant(.double(exact.double), .double)
        case .double: value.node
        }
    }

    /// A constant that has not chosen its form.
    mutating func exact(_ value: Exact) -> LoweredValue {
        LoweredValue(node: builder.constant(.double(value.double), .double), form: .exact(value))
    }

    func plain(_ node: NodeID) -> LoweredValue { LoweredValue(node: node, form: .plain) }
    func fraction(_ node: NodeID) -> LoweredValue { LoweredValue(node: node, form: .double) }

    /// A value that nobody knows, in the physical kind of a type.
    mutating func unknown(_ type: ValueType) -> LoweredValue {
        switch type {
        case .yesNo: plain(builder.constant(.unknown, .truth))
        case .integer, .money, .category, .date, .days, .months, .tier, .invalid:
            plain(builder.constant(.unknown, .integer))
        case .number, .percent, .points: fraction(builder.constant(.unknown, .double))
        case .text, .key: plain(builder.constant(.unknown, .text))
        }
    }
}
