// Who is in which segment and on which rung, by key: asked for only where a run is to be remembered or compared.
import RhumbModel
import RhumbValues

extension PlanQuery {
    /// The rows of a dataset with their memberships.
    struct MemberSlots: Sendable {
        let dataset: ID<Dataset>
        let output: Int
        let segments: [ID<Segment>]
        let tiers: [ID<Tiers>]
    }

    func members(from results: QueryResults) -> [MembershipMeasurement] {
        members.map { slots in
            guard results.outputs.indices.contains(slots.output),
                case .topRows(let rows, _, _) = results.outputs[slots.output]
            else { return MembershipMeasurement(dataset: slots.dataset, segments: [], tiers: []) }
            var inside = slots.segments.map { (segment: $0, keys: [String]()) }
            var rungs = slots.tiers.map { tiers in
                (tiers: tiers, rungs: plan.tiers[tiers].tiers.map { _ in [String]() })
            }
            for row in rows {
                guard let key = row.key else { continue }
                for (position, cell) in row.values.enumerated() {
                    switch cell {
                    case .truth(true) where inside.indices.contains(position): inside[position].keys.append(key)
                    case .integer(let rung):
                        let ladder = position - inside.count
                        guard rungs.indices.contains(ladder), let rung = Int(exactly: rung),
                            rungs[ladder].rungs.indices.contains(rung)
                        else { continue }
                        rungs[ladder].rungs[rung].append(key)
                    case .truth, .unknown, .double, .text: continue
                    }
                }
            }
            return MembershipMeasurement(dataset: slots.dataset, segments: inside, tiers: rungs)
        }
    }
}

extension Demand {
    /// nil for a dataset without a key, or without segments and tiers.
    mutating func members(of dataset: ID<Dataset>) -> PlanQuery.MemberSlots? {
        let plan = lowering.plan
        let segments = plan.segments.ids.filter { plan.segments[$0].dataset == dataset }
        let tiers = plan.tiers.ids.filter { plan.tiers[$0].dataset == dataset }
        guard plan.datasets[dataset].key != nil, !segments.isEmpty || !tiers.isEmpty else { return nil }
        let context = LoweringContext(today: today, dataset: dataset)
        var nodes = segments.map { lowering.membership($0, on: today) }
        for id in tiers {
            let expression = Expression(.tier(id), type: .tier(id), span: plan.tiers[id].heading.span)
            nodes.append(lowering.lowerFresh(expression, context).node)
        }
        let top = TopRows(
            rows: DomainID(dataset.index), filter: nil, window: lowering.visible(dataset, on: today), order: [],
            limit: nil,
            values: nodes)
        return PlanQuery.MemberSlots(
            dataset: dataset, output: lowering.builder.output(.topRows(top)), segments: segments, tiers: tiers)
    }
}
