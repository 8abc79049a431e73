// Which rows an advice is given to: where its `when` holds, and the plan's cap on contacts leaves room.
import RhumbModel
import RhumbText
import RhumbValues

/// What became of one advice.
struct AdviceOutcome {
    let applies: Truth
    /// Positions of the given rows, in the order of the measurement.
    var given: [Int]
    var cutByContact = 0
}

/// Decides every advice; the cap counts contacts of all of them together.
func adviceOutcomes(
    _ plan: CheckedPlan, _ measured: [AdviceMeasurement], _ judge: WhenJudge
) -> [AdviceOutcome] {
    var outcomes = zip(plan.advice.all, measured).map { advice, rows in
        let applies = advice.isOff ? .no : advice.when.map { judge.truth($0) } ?? .yes
        return AdviceOutcome(applies: applies, given: applies == .yes ? Array(rows.rows.indices) : [])
    }
    guard let cap = plan.contact else { return outcomes }
    cut(&outcomes, plan, measured, cap)
    return outcomes
}

/// Of each customer's contacts the cap keeps those of the greatest worth, which is the greatest total; unknown worth
/// goes last, ties by the order of the plan.
private func cut(
    _ outcomes: inout [AdviceOutcome], _ plan: CheckedPlan, _ measured: [AdviceMeasurement], _ cap: ContactCap
) {
    struct Contact {
        let advice: Int
        let row: Int
        let worth: Double
    }
    var contacts: [String: [Contact]] = [:]
    for (position, advice) in plan.advice.all.enumerated() where outcomes.indices.contains(position) {
        guard advice.dataset == cap.dataset else { continue }
        for row in outcomes[position].given {
            let candidate = measured[position].rows[row]
            contacts[candidate.key, default: []].append(
                Contact(advice: position, row: row, worth: candidate.worth.magnitude ?? -.infinity))
        }
    }
    var removed: Set<[Int]> = []
    for list in contacts.values where list.count > cap.atMost {
        let ordered = list.sorted {
            $0.worth != $1.worth ? $0.worth > $1.worth : ($0.advice, $0.row) < ($1.advice, $1.row)
        }
        for contact in ordered.dropFirst(max(0, cap.atMost)) { removed.insert([contact.advice, contact.row]) }
    }
    guard !removed.isEmpty else { return }
    for position in outcomes.indices {
        let before = outcomes[position].given.count
        outcomes[position].given.removeAll { removed.contains([position, $0]) }
        outcomes[position].cutByContact = before - outcomes[position].given.count
    }
}

func assessAdvice(_ advice: Advice, _ measured: AdviceMeasurement, _ outcome: AdviceOutcome) -> AdviceAssessment {
    let isForRows = advice.dataset != nil
    var total: Money?
    for row in outcome.given where measured.rows.indices.contains(row) {
        guard case .money(let worth) = measured.rows[row].worth else { continue }
        let sum = (total?.minor ?? 0).addingReportingOverflow(worth.minor)
        total = Money(minor: sum.overflow ? .max : sum.partialValue, currency: worth.currency)
    }
    return AdviceAssessment(
        applies: outcome.applies, found: isForRows ? measured.found : outcome.applies == .yes ? 1 : 0,
        given: Int64(outcome.given.count), unknown: measured.unknown,
        cutByLimit: isForRows ? max(0, measured.found - Int64(measured.rows.count)) : 0,
        cutByContact: Int64(outcome.cutByContact), totalWorth: total)
}
