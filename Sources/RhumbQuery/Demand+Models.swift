// A score is never shown without its cuts, and a model never without its parameters or the reason why there is none.
import RhumbModel
import RhumbText
import RhumbValues

extension PlanQuery {
    struct QuintileSlots: Sendable {
        let heading: Heading
        let part: String?
        let output: Int
        let reading: ValueReading
    }

    struct ModelSlots: Sendable {
        let purchases: String
        var attributes: [Heading]
        var valued: [Heading]
        var output: Int
    }
}

extension Demand {
    /// The quintiles of attributes and of ready-made grids.
    mutating func quintiles() -> [PlanQuery.QuintileSlots] {
        var slots: [PlanQuery.QuintileSlots] = []
        for attribute in lowering.plan.attributes.all {
            slots += parts(of: attribute.value, in: attribute.dataset) { demand, node in
                demand.quintile(node, attribute.heading, part: nil, in: attribute.dataset)
            }
        }
        for tiers in lowering.plan.tiers.all {
            for score in tiers.scores {
                if let slot = quintile(score.node, tiers.heading, part: score.name.english, in: tiers.dataset) {
                    slots.append(slot)
                }
            }
        }
        return slots
    }

    private mutating func quintile(
        _ node: Expression.Node, _ heading: Heading, part: String?, in dataset: ID<Dataset>
    ) -> PlanQuery.QuintileSlots? {
        guard case .quintile(let inner, let condition, let rows, let base) = lowering.plan[node].kind else {
            return nil
        }
        let context = LoweringContext(today: today, dataset: dataset)
        let scores = lowering.scores(inner, condition, rows, base, context)
        let scale = if case .scaled(let places) = scores.value.form { places } else { 0 }
        return PlanQuery.QuintileSlots(
            heading: heading, part: part, output: lowering.builder.output(.quintiles(scores.node)),
            reading: PlanQuery.ValueReading(type: lowering.plan[inner].type, scale: scale))
    }

    /// The fits of attributes; those over the same purchases are one model, with their values where some ask for them.
    mutating func models() -> [PlanQuery.ModelSlots] {
        var slots: [PlanQuery.ModelSlots] = []
        var values: [NodeID?] = []
        var populations: [Fit] = []
        for attribute in lowering.plan.attributes.all {
            let fits = parts(of: attribute.value, in: attribute.dataset) { demand, node -> Fit? in
                guard case .fit(let fit) = demand.lowering.plan[node].kind else { return nil }
                return demand.lowering.question(fit, LoweringContext(today: demand.today, dataset: attribute.dataset))
            }
            for fit in fits {
                let parent = lowering.builder.query[fit.child].references[fit.reference].parent
                let node = lowering.builder.node(.fit(fit), fit.kind, parent)
                let known = populations.indices.first { place in
                    populations[place] == fit.population
                        && (fit.value == nil || values[place] == nil || values[place] == fit.value)
                }
                guard let known else {
                    populations.append(fit.population)
                    values.append(fit.value)
                    slots.append(
                        PlanQuery.ModelSlots(
                            purchases: lowering.builder.query[fit.child].name, attributes: [attribute.heading],
                            valued: fit.value == nil ? [] : [attribute.heading],
                            output: lowering.builder.output(.models(node))))
                    continue
                }
                if values[known] == nil, fit.value != nil {
                    values[known] = fit.value
                    slots[known].output = lowering.builder.output(.models(node))
                }
                if slots[known].attributes.last != attribute.heading {
                    slots[known].attributes.append(attribute.heading)
                }
                if fit.value != nil, slots[known].valued.last != attribute.heading {
                    slots[known].valued.append(attribute.heading)
                }
            }
        }
        return slots
    }

    /// What can be made of the parts of an expression; other attributes that it names are not followed.
    private mutating func parts<Part>(
        of node: Expression.Node, in dataset: ID<Dataset>, _ make: (inout Demand, Expression.Node) -> Part?
    ) -> [Part] {
        var found: [Part] = []
        var open = [node]
        while let next = open.popLast() {
            if let part = make(&self, next) { found.append(part) }
            open += lowering.plan[next].kind.children.reversed()
        }
        return found
    }
}

extension Fit {
    /// The same purchases, whatever is asked of them.
    var population: Fit {
        Fit(
            child: child, reference: reference, filter: filter, window: window, value: nil, minorUnits: 1, gate: gate,
            question: .alive)
    }
}
