// What became of earlier recommendations, as people report it: read at the next run, so that nobody is asked twice.
import RhumbValues

/// One line of the outcomes file.
public struct AdviceReport: Sendable, Hashable {
    public enum Outcome: String, Sendable, Hashable, CaseIterable {
        case accepted, declined, snoozed, done
    }

    public let advice: ID<Advice>
    public let key: String
    public let outcome: Outcome
    public let day: Day
    /// Recommended again from this day on.
    public let until: Day?

    public init(advice: ID<Advice>, key: String, outcome: Outcome, day: Day, until: Day?) {
        self.advice = advice
        self.key = key
        self.outcome = outcome
        self.day = day
        self.until = until
    }
}

/// The reports of a plan as they stand on a day: of several on one recommendation the latest counts, of several on one day the
/// last line.
public struct OutcomeBook: Sendable {
    /// What an earlier report means for a recommendation today.
    public enum Standing: Sendable, Hashable {
        case free
        /// Somebody has taken it on.
        case open(since: Day)
        /// Not to be recommended yet.
        case closed
    }

    private struct Name: Hashable {
        let advice: ID<Advice>
        let key: String
    }

    private var latest: [Name: AdviceReport] = [:]
    private var made: [String: Int] = [:]
    private let today: Day
    private let end: Day

    public init(_ plan: CheckedPlan, today: Day) {
        self.today = today
        end = plan.period.last
        let since = plan.contact.map { $0.every?.before(today) ?? plan.period.first.adding(days: -1) }
        for report in plan.outcomes where report.day <= today {
            let name = Name(advice: report.advice, key: report.key)
            if latest[name].map({ $0.day <= report.day }) ?? true { latest[name] = report }
            guard let since, report.day > since, report.outcome != .snoozed,
                plan.advice[report.advice].dataset == plan.contact?.dataset
            else { continue }
            made[report.key, default: 0] += 1
        }
    }

    public func standing(of key: String, _ advice: ID<Advice>) -> Standing {
        latest[Name(advice: advice, key: key)].map { standing($0) } ?? .free
    }

    private func standing(_ report: AdviceReport) -> Standing {
        switch report.outcome {
        case .accepted: .open(since: report.day)
        case .snoozed: report.until.map { today < $0 } ?? false ? .closed : .free
        case .declined, .done: report.until.map { today < $0 } ?? (today <= end) ? .closed : .free
        }
    }

    /// How many rows an advice leaves out at most.
    public func closed(_ advice: ID<Advice>) -> Int {
        latest.reduce(0) { $0 + ($1.key.advice == advice && standing($1.value) == .closed ? 1 : 0) }
    }

    /// Contacts that were made with a row of the capped dataset within the cap's time.
    public func contacts(_ key: String) -> Int { made[key] ?? 0 }

    /// Rows of the capped dataset that were contacted within the cap's time.
    public var contacted: Int { made.count }
}
