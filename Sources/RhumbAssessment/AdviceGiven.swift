// Which rows an advice is given to: where its `when` holds, what became of it before allows, and limits and the plan's cap on
// contacts leave room.
import RhumbModel
import RhumbText
import RhumbValues

/// What became of one advice.
struct AdviceOutcome {
    let applies: Truth
    /// Positions of the given rows, in the order of the measurement.
    var given: [Int] = []
    /// Of those given: when somebody took it on.
    var open: [Int: Day] = [:]
    /// Rows that were reported as declined, done or snoozed.
    var suppressed = 0
    var cutByLimit = 0
    var cutByContact = 0
}

/// How the cap on contacts was kept.
public struct ContactVerdict: Sendable, Hashable {
    /// No other choice within limits and cap is worth more.
    public let isExact: Bool
    /// The worth of the capped contacts given, and no choice is worth more than `bound`; nil where nothing has a worth.
    public let worth: Money?
    public let bound: Money?

    public init(isExact: Bool, worth: Money?, bound: Money?) {
        self.isExact = isExact
        self.worth = worth
        self.bound = bound
    }
}

/// Decides every advice; limits and the cap are kept for all of them together.
func adviceOutcomes(
    _ plan: CheckedPlan, _ measured: [AdviceMeasurement], _ judge: WhenJudge, today: Day
) -> (outcomes: [AdviceOutcome], contact: ContactVerdict?) {
    let book = OutcomeBook(plan, today: today)
    var round = AdviceRound(plan: plan, book: book)
    for (id, rows) in zip(plan.advice.ids, measured) {
        let advice = plan.advice[id]
        let applies = advice.isOff ? .no : advice.when.map { judge.truth($0) } ?? .yes
        round.add(id, rows, applies)
    }
    let contact = plan.contact.map { round.keep($0) }
    return (round.outcomes, contact)
}

/// The advice of one run.
private struct AdviceRound {
    let plan: CheckedPlan
    let book: OutcomeBook
    var outcomes: [AdviceOutcome] = []
    private var measured: [AdviceMeasurement] = []
    /// By advice: rows that nobody has taken on and nothing forbids.
    private var eligible: [[Int]] = []

    init(plan: CheckedPlan, book: OutcomeBook) {
        self.plan = plan
        self.book = book
    }

    /// Takes the rows of an advice in their order, up to its limit; where the cap decides, it decides about the limit too.
    mutating func add(_ id: ID<Advice>, _ rows: AdviceMeasurement, _ applies: Truth) {
        var outcome = AdviceOutcome(applies: applies)
        var free: [Int] = []
        if applies == .yes {
            for (position, row) in rows.rows.enumerated() {
                switch book.standing(of: row.key, id) {
                case .free: free.append(position)
                case .open(let day): outcome.open[position] = day
                case .closed: outcome.suppressed += 1
                }
            }
        }
        let advice = plan.advice[id]
        if let limit = advice.limit, !plan.choosesWithinLimit(id) {
            free = Array(free.prefix(max(0, limit - outcome.open.count)))
        }
        outcome.given = (free + outcome.open.keys).sorted()
        if advice.dataset != nil, applies == .yes {
            outcome.cutByLimit = max(0, Int(clamping: rows.found) - outcome.suppressed - outcome.given.count)
        }
        outcomes.append(outcome)
        measured.append(rows)
        eligible.append(free)
    }

    /// Of all contacts the choice of the greatest worth; unknown worth goes last, ties by the order of the plan. What somebody
    /// has taken on stays.
    mutating func keep(_ cap: ContactCap) -> ContactVerdict {
        var numbers: [String: Int] = [:]
        var customers: [Int] = []
        var candidates: [Candidate] = []
        var places: [(advice: Int, row: Int)] = []
        var limits: [Int?] = []
        for (position, id) in plan.advice.ids.enumerated() where outcomes.indices.contains(position) {
            limits.append(
                plan.advice[id].limit.map { max(0, $0 - outcomes[position].open.count) })
            for row in eligible[position] {
                guard plan.isCapped(id) else { continue }
                let asked = measured[position].rows[row]
                let customer = plan.advice[id].dataset == cap.dataset ? asked.key : asked.contact
                let number = customer.flatMap { numbers[$0] } ?? customers.count
                if number == customers.count {
                    if let customer { numbers[customer] = number }
                    // A row that refers to nobody takes up nobody's contacts.
                    customers.append(customer.map { max(0, cap.atMost - book.contacts($0)) } ?? 1)
                }
                candidates.append(Candidate(customer: number, advice: position, weight: weight(asked.worth)))
                places.append((position, row))
            }
        }
        let assignment = Assignment(candidates, customers: customers, limits: limits)
        drop(candidates, places, assignment, customers)
        let chosen = zip(candidates, assignment.chosen).filter(\.1).map(\.0.weight)
        return ContactVerdict(
            isExact: assignment.isExact, worth: money(chosen.reduce(0) { $0 + worth(in: $1) }),
            bound: money(assignment.isExact ? chosen.reduce(0) { $0 + worth(in: $1) } : worth(in: assignment.bound)))
    }

    /// Takes away what was not chosen: by the cap where the customer has no room left, else by the limit.
    private mutating func drop(
        _ candidates: [Candidate], _ places: [(advice: Int, row: Int)], _ assignment: Assignment, _ customers: [Int]
    ) {
        var room = customers
        for (candidate, isChosen) in zip(candidates, assignment.chosen) where isChosen { room[candidate.customer] -= 1 }
        var dropped = outcomes.map { _ in Set<Int>() }
        for (position, place) in places.enumerated() where !assignment.chosen[position] {
            dropped[place.advice].insert(place.row)
            guard room[candidates[position].customer] <= 0 else {
                outcomes[place.advice].cutByLimit += 1
                continue
            }
            outcomes[place.advice].cutByContact += 1
        }
        for position in outcomes.indices where !dropped[position].isEmpty {
            outcomes[position].given.removeAll { dropped[position].contains($0) }
        }
    }

    /// Whole minor units above what says that a worth is known, so that of two contacts without worth both are kept.
    private func weight(_ worth: Value) -> Int128 {
        switch worth {
        case .money(let money): Int128(max(0, money.minor)) << 40 + 2
        case .unknown, .yesNo, .integer, .number, .percent, .points, .text, .date, .days, .months, .minutes, .timestamp:
            1
        }
    }

    private func worth(in weight: Int128) -> Int128 { weight >> 40 }

    private func money(_ minor: Int128) -> Money? {
        let hasWorth = plan.advice.all.contains { $0.worth != nil }
        return hasWorth ? Money(minor: Int64(clamping: minor), currency: plan.currency) : nil
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
        given: Int64(outcome.given.count), unknown: measured.unknown, cutByLimit: Int64(outcome.cutByLimit),
        cutByContact: Int64(outcome.cutByContact), totalWorth: total, suppressed: Int64(outcome.suppressed),
        open: Int64(outcome.open.count),
        withoutConsent: measured.withoutConsent)
}
