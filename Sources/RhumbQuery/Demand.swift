// One function a kind of declaration: which outputs its measurement is made of.
import RhumbModel
import RhumbText
import RhumbValues

/// Asks for what a run needs, declaration by declaration.
struct Demand {
    var lowering: Lowering
    let today: Day
    let language: Language
    let historyLength: Int

    var plan: CheckedPlan { lowering.plan }

    init(_ plan: CheckedPlan, today: Day, language: Language, history: Int, into builder: QueryBuilder? = nil) {
        self.lowering = Lowering(plan, runDay: today, into: builder)
        self.today = today
        self.language = language
        historyLength = history
    }

    /// The number of rows that pass a filter and exist today.
    mutating func rows(_ dataset: ID<Dataset>, where filter: NodeID?, value: NodeID? = nil) -> Int {
        let node = lowering.reduced(
            dataset, .aggregate(.count), kind: .integer, filter: filter, value: value,
            window: lowering.visible(dataset, on: today))
        return lowering.count(node)
    }

    private mutating func unknownRows(_ dataset: ID<Dataset>, of filter: NodeID) -> Int {
        let node = lowering.reduced(
            dataset, .aggregate(.countUnknown), kind: .integer, filter: filter, value: nil,
            window: lowering.visible(dataset, on: today))
        return lowering.count(node)
    }

    mutating func newest(_ date: NodeID, of dataset: ID<Dataset>) -> ValueSlot { extreme(.maximum, date, of: dataset) }

    mutating func oldest(_ date: NodeID, of dataset: ID<Dataset>) -> ValueSlot { extreme(.minimum, date, of: dataset) }

    private mutating func extreme(
        _ function: AggregateFunction, _ date: NodeID, of dataset: ID<Dataset>
    ) -> ValueSlot {
        let node = lowering.reduced(
            dataset, .aggregate(function), kind: .integer, filter: nil, value: date,
            window: lowering.visible(dataset, on: today))
        return lowering.slot(lowering.plain(node), type: .date)
    }

    mutating func eventDate(of dataset: ID<Dataset>) -> NodeID? {
        guard let event = lowering.builder.query.domains[dataset.index].event else { return nil }
        return lowering.builder.node(.column(event), .integer, DomainID(dataset.index))
    }

    mutating func dataset(_ id: ID<Dataset>) -> PlanQuery.DatasetSlots {
        let event = eventDate(of: id).map { newest($0, of: id) }
        return PlanQuery.DatasetSlots(
            rows: rows(id, where: nil), newestEvent: event,
            requirements: plan.datasets[id].requirements.map { requirement($0, of: id) })
    }

    private mutating func requirement(
        _ requirement: Requirement, of dataset: ID<Dataset>
    ) -> PlanQuery.RequirementSlots {
        let context = LoweringContext(today: today, dataset: dataset)
        switch requirement.check {
        case .holds(let node, _):
            let condition = lowering.truth(node, context)
            let broken = lowering.builder.map(.not, [condition], .truth)
            return PlanQuery.RequirementSlots(
                checked: rows(dataset, where: nil, value: condition), broken: rows(dataset, where: broken),
                newest: nil, examples: examples(requirement, of: dataset, where: broken))
        case .known(let node, _):
            let value = lowering.lower(node, context).node
            let missing = lowering.builder.map(
                .not, [lowering.builder.map(.known, [value], .truth)], .truth)
            return PlanQuery.RequirementSlots(
                checked: rows(dataset, where: nil), broken: rows(dataset, where: missing), newest: nil,
                examples: examples(requirement, of: dataset, where: missing))
        case .fresh(let node, _):
            let date = lowering.lower(node, context).node
            return PlanQuery.RequirementSlots(
                checked: rows(dataset, where: nil, value: date), broken: nil, newest: newest(date, of: dataset),
                examples: nil)
        case .unique(let columns):
            let values = columns.map { cellNode($0, of: dataset) }
            let repeated = lowering.builder.node(.repeated(values), .truth, DomainID(dataset.index))
            return PlanQuery.RequirementSlots(
                checked: rows(dataset, where: nil, value: repeated), broken: rows(dataset, where: repeated),
                newest: nil, examples: examples(requirement, of: dataset, where: repeated))
        }
    }

    /// A column's own value, also where it is overwritten at its source: requirements judge the file as it is.
    mutating func cellNode(_ column: Int, of dataset: ID<Dataset>) -> NodeID {
        let declared = plan.datasets[dataset].columns[column]
        let domain = DomainID(dataset.index)
        if column == plan.datasets[dataset].key, case .text = declared.kind {
            return lowering.builder.node(.key, .text, domain)
        }
        let position = lowering.builder.column(declared, of: domain)
        return lowering.builder.node(
            .column(position), lowering.builder.query[domain].columns[position].valueKind, domain)
    }

    private mutating func examples(
        _ requirement: Requirement, of dataset: ID<Dataset>, where broken: NodeID
    ) -> (output: Int, values: [PlanQuery.ValueReading]) {
        let columns = plan.datasets[dataset].columns
        let values = requirement.columns.map { cellNode($0, of: dataset) }
        let top = TopRows(
            rows: DomainID(dataset.index), filter: broken, window: lowering.visible(dataset, on: today), order: [],
            limit: 3, values: values)
        let readings = requirement.columns.map { columns[$0].reading }
        return (lowering.builder.output(.topRows(top)), readings)
    }

    mutating func segment(_ id: ID<Segment>) -> PlanQuery.CountSlots {
        truths(of: lowering.membership(id, on: today), in: plan.segments[id].dataset)
    }

    /// How many rows say yes, no and unknown.
    mutating func truths(of condition: NodeID, in dataset: ID<Dataset>) -> PlanQuery.CountSlots {
        PlanQuery.CountSlots(
            inside: rows(dataset, where: condition),
            outside: rows(dataset, where: lowering.builder.map(.not, [condition], .truth)),
            unknown: unknownRows(dataset, of: condition))
    }

    mutating func tiers(_ id: ID<Tiers>) -> PlanQuery.TiersSlots {
        let tiers = plan.tiers[id]
        let context = LoweringContext(today: today, dataset: tiers.dataset)
        let expression = Expression(.tier(id), type: .tier(id), span: tiers.heading.span)
        let tier = lowering.lowerFresh(expression, context).node
        let inside = tiers.tiers.indices.map { position in
            let here = lowering.builder.map(
                .compare(.equal), [tier, lowering.builder.integer(Int64(position))], .truth)
            return rows(tiers.dataset, where: here)
        }
        let known = lowering.builder.map(.known, [tier], .truth)
        return PlanQuery.TiersSlots(
            inside: inside, unknown: rows(tiers.dataset, where: lowering.builder.map(.not, [known], .truth)))
    }

    /// A value of the plan, today.
    mutating func value(_ node: Expression.Node) -> ValueSlot {
        lowering.slot(lowering.lower(node, LoweringContext(today: today)), type: plan[node].type)
    }

    mutating func condition(_ condition: Condition) -> PlanQuery.ConditionSlots {
        let context = LoweringContext(today: today)
        return PlanQuery.ConditionSlots(
            holds: lowering.count(lowering.truth(condition.node, context)),
            values: condition.values.map { lowering.slot(lowering.lower($0.node, context), type: plan[$0.node].type) })
    }
}

extension DatasetColumn {
    /// How a cell of the column is read.
    var reading: PlanQuery.ValueReading {
        switch kind {
        case .text, .reference: .init(type: .text, scale: 0)
        case .yesNo: .init(type: .yesNo, scale: 0)
        case .integer: .init(type: .integer, scale: 0)
        case .number(let scale, _): .init(type: .number, scale: scale)
        case .percent: .init(type: .percent, scale: 9)
        case .money(let currency): .init(type: .money(currency), scale: 0)
        case .date: .init(type: .date, scale: 0)
        case .timestamp: .init(type: .timestamp, scale: 0)
        case .category(let texts): .init(type: .category(texts), scale: 0)
        case .several(let texts, _): .init(type: .several(texts), scale: 0)
        }
    }
}
