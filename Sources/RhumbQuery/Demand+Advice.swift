// Advice is prepared whether or not its `when` will hold: the rows are few and the pass is there anyway.
import RhumbModel
import RhumbText
import RhumbValues

extension Demand {
    mutating func advice(_ id: ID<Advice>) -> PlanQuery.AdviceSlots {
        let plan = lowering.plan
        let advice = plan.advice[id]
        let conditions = plan.conditions(of: advice)
        let template = advice.say[language] ?? advice.say[plan.language] ?? advice.say.values.first
        let holes = (template?.parts ?? []).compactMap { part -> NamedValue? in
            if case .value(let value) = part { value } else { nil }
        }
        var context = LoweringContext(today: today)
        context.dataset = advice.dataset
        // Worth, the template's holes, then each condition with its values, then what the worth rests on.
        var nodes: [Expression.Node] = []
        if let worth = advice.worth { nodes.append(worth.node) }
        nodes += holes.map(\.node)
        for condition in conditions { nodes += [condition.node] + condition.values.map(\.node) }
        nodes += (advice.worth?.values ?? []).map(\.node)
        let values = nodes.map { (value: lowering.lower($0, context), type: plan[$0].type) }
        let rows: PlanQuery.AdviceSlots.Rows
        if let dataset = advice.dataset {
            let top = TopRows(
                rows: DomainID(dataset.index),
                filter: lowering.builder.all(conditions.map { lowering.truth($0.node, context) }),
                window: lowering.visible(dataset, on: today),
                order: advice.order.map { order(by: $0, context) }, limit: advice.limit,
                values: values.map(\.value.node))
            rows = .rows(output: lowering.builder.output(.topRows(top)))
        } else {
            rows = .plan(values.map { lowering.slot($0.value, type: $0.type) })
        }
        let readings = values.map { value, type in
            let scale = if case .scaled(let places) = value.form { places } else { 0 }
            return PlanQuery.ValueReading(type: type, scale: scale)
        }
        return PlanQuery.AdviceSlots(
            rows: rows, readings: readings, holes: holes.count, conditions: conditions.map(\.values.count),
            hasWorth: advice.worth != nil, worthValues: advice.worth?.values.count ?? 0)
    }

    private mutating func order(by order: Advice.Order, _ context: LoweringContext) -> TopRows.Order {
        let node = lowering.lower(order.node, context).node
        // The first tier is the highest, so positions are turned round.
        if case .tier = lowering.plan[order.node].type {
            return TopRows.Order(node: node, highestFirst: !order.highestFirst)
        }
        return TopRows.Order(node: node, highestFirst: order.highestFirst)
    }
}
