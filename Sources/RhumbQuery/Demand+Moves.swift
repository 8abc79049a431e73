// Who rose and who fell: a ladder on the day before the plan began, against today.
import RhumbModel
import RhumbValues

extension PlanQuery {
    /// Longer ladders are not compared: the questions grow with the square of the rungs. The ready-made grid has nine.
    static let comparedRungs = 9

    enum MoveSlots: Sendable {
        /// By rung then, by rung today, each with "unknown" last.
        case counts(since: Day, [[Int]])
        case overwritten(column: String, since: Day)
    }
}

extension CheckedPlan {
    /// The day that today is compared with: the last before the plan's period; before the period has begun, a year ago.
    func comparedDay(with today: Day) -> Day {
        period.first <= today ? period.first.adding(days: -1) : today.adding(months: -12)
    }
}

extension Demand {
    /// nil for a long ladder, and for one that says the same of every day.
    mutating func moves(_ id: ID<Tiers>) -> PlanQuery.MoveSlots? {
        let ladder = plan.tiers[id]
        let since = plan.comparedDay(with: today)
        guard ladder.tiers.count <= PlanQuery.comparedRungs, since < today else { return nil }
        if let column = lowering.overwrittenColumns(of: id, on: since).min() {
            return .overwritten(column: column, since: since)
        }
        let (then, now) = (rung(id, on: since), rung(id, on: today))
        guard then != now else { return nil }
        let (before, after) = (places(then, of: ladder), places(now, of: ladder))
        let existing = lowering.visible(ladder.dataset, on: since)
        let counts = before.map { earlier in
            after.map { later in
                let both = lowering.builder.map(.and, [earlier, later], .truth)
                let rows = lowering.reduced(
                    ladder.dataset, .aggregate(.count), kind: .integer, filter: both, value: nil, window: existing)
                return lowering.count(rows)
            }
        }
        return .counts(since: since, counts)
    }

    private mutating func rung(_ id: ID<Tiers>, on day: Day) -> NodeID {
        let expression = Expression(.tier(id), type: .tier(id), span: plan.tiers[id].heading.span)
        return lowering.lowerFresh(expression, LoweringContext(today: day, dataset: plan.tiers[id].dataset)).node
    }

    /// Is a row on this rung? One a rung, and last whether its rung is unknown.
    private mutating func places(_ rung: NodeID, of ladder: Tiers) -> [NodeID] {
        var places = ladder.tiers.indices.map { position in
            lowering.builder.map(.compare(.equal), [rung, lowering.builder.integer(Int64(position))], .truth)
        }
        let known = lowering.builder.map(.known, [rung], .truth)
        places.append(lowering.builder.map(.not, [known], .truth))
        return places
    }
}

extension ResultReader {
    /// - Parameter tiers: the same ladder today; who is on a rung and did not move there has come since.
    func moves(_ slots: PlanQuery.MoveSlots, _ tiers: TiersMeasurement) -> TierMovement {
        switch slots {
        case .overwritten(let column, let since): return .overwritten(column: column, since: since)
        case .counts(let since, let slots):
            let counts = slots.map { $0.map { count($0) } }
            let today = tiers.inside + [tiers.unknown]
            let arrived = today.indices.map { rung in
                max(0, counts.reduce(today[rung]) { $0 - ($1.indices.contains(rung) ? $1[rung] : 0) })
            }
            return .measured(TierMoves(since: since, counts: counts, arrived: arrived))
        }
    }
}
