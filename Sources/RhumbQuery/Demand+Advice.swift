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
        var values = nodes.map { (value: lowering.lower($0, context), type: plan[$0].type) }
        let contact = contactKey(id)
        if let contact { values.append((value: contact, type: .text)) }
        let rows: PlanQuery.AdviceSlots.Rows
        if let dataset = advice.dataset {
            let top = TopRows(
                rows: DomainID(dataset.index),
                filter: lowering.builder.all(conditions.map { lowering.truth($0.node, context) }),
                window: lowering.visible(dataset, on: today),
                order: order(of: advice, context), limit: limit(of: id),
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
            hasWorth: advice.worth != nil, worthValues: advice.worth?.values.count ?? 0,
            hasContact: contact != nil)
    }

    /// As declared, else the worthiest first.
    private mutating func order(of advice: Advice, _ context: LoweringContext) -> [TopRows.Order] {
        guard advice.order.isEmpty, let worth = advice.worth else {
            return advice.order.map { order(by: $0, context) }
        }
        return [TopRows.Order(node: lowering.lower(worth.node, context).node, highestFirst: true)]
    }

    /// How many rows are asked for: those that outcomes leave out make room for as many others, and where the cap decides about
    /// the limit, each contact that another advice may take does so as well. nil: all.
    private func limit(of id: ID<Advice>) -> Int? {
        let plan = lowering.plan
        guard let limit = plan.advice[id].limit else { return nil }
        let book = OutcomeBook(plan, today: today)
        let own = limit + book.closed(id)
        guard plan.choosesWithinLimit(id) else { return own }
        let others = plan.advice.ids.filter { $0 != id && plan.isCapped($0) }
        guard others.allSatisfy({ plan.advice[$0].limit != nil }) else { return nil }
        return others.reduce(own + book.contacted) { $0 + (plan.advice[$1].limit ?? 0) }
    }

    /// The key of the capped row that a row of the advice refers to; nil where there is none, or it is that row itself.
    private mutating func contactKey(_ id: ID<Advice>) -> LoweredValue? {
        let plan = lowering.plan
        guard let cap = plan.contact, let dataset = plan.advice[id].dataset, dataset != cap.dataset,
            plan.datasets[cap.dataset].key != nil, let path = plan.path(from: dataset, to: cap.dataset)
        else { return nil }
        var node = lowering.builder.node(.key, .text, DomainID(cap.dataset.index))
        for reference in path.reversed() {
            let child = DomainID(plan.references[reference].child.index)
            node = lowering.builder.node(
                .gather(reference: lowering.builder.position(of: reference), node), .text, child)
        }
        return lowering.plain(node)
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
