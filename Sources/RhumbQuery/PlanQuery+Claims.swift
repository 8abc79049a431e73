// Claims of plan tests are asked with the run's own query, so that a test sees what a run would see.
import RhumbModel
import RhumbText
import RhumbValues

extension PlanQuery {
    /// Where a claim's answer is; claims about advice and signals are answered by the assessment.
    enum ClaimSlot: Sendable {
        case scalar(Int)
        case member(Int)
        case assessed
    }

    /// What a claim turned out to be.
    public enum ClaimAnswer: Sendable {
        case truth(Truth)
        /// The row that the claim speaks of is not there.
        case noSuchRow
        /// Ask the assessment.
        case assessed
    }

    /// The answer to a claim, by its position in the test.
    public func answer(toClaim position: Int, from results: QueryResults) -> ClaimAnswer {
        guard claims.indices.contains(position) else { return .assessed }
        let reader = ResultReader(plan: plan, results: results)
        switch claims[position] {
        case .assessed: return .assessed
        case .scalar(let output): return .truth(reader.truth(reader.cell(output)))
        case .member(let output):
            guard results.outputs.indices.contains(output), case .row(let row) = results.outputs[output], let row,
                let cell = row.values.first
            else { return .noSuchRow }
            return .truth(reader.truth(cell))
        }
    }
}

extension Demand {
    mutating func claim(_ claim: PlanTest.Claim) -> PlanQuery.ClaimSlot {
        switch claim {
        case .holds(let node):
            return .scalar(lowering.count(lowering.truth(node, LoweringContext(today: today))))
        case .member(let key, _, let segment):
            let dataset = lowering.plan.segments[segment].dataset
            let member = lowering.membership(segment, on: today)
            return .member(
                lowering.builder.output(.row(DomainID(dataset.index), key: key, values: [member])))
        case .gets, .fires: return .assessed
        }
    }
}
