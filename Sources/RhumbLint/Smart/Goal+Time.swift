// The days of a goal, as far as the text alone tells them.
import RhumbModel
import RhumbValues

extension CheckedPlan {
    /// The first day of a goal; nil: a phase, whose turn comes when the one before is reached.
    func knownStart(of goal: Goal) -> Day? { goal.startsAfter == nil ? start(of: goal) : nil }

    /// Is a goal over on the day at which the plan is looked at? No where the plan names no day.
    func isOver(_ goal: Goal) -> Bool { today.map { goal.deadline < $0 } ?? false }

    /// The goals that are not over, in the order of the plan.
    var openGoals: [ID<Goal>] { goals.ids.filter { !isOver(goals[$0]) } }

    /// The end of the month half-way between a goal's start and its deadline, for an example; of a phase half-way from the
    /// plan's start. What is past on the plan's day is left out.
    func middle(of goal: Goal) -> Day {
        let start = max(knownStart(of: goal) ?? period.first, today ?? .first)
        return middle(from: start, to: goal.deadline)
    }

    var middleOfPeriod: Day { middle(from: period.first, to: period.last) }

    private func middle(from start: Day, to end: Day) -> Day {
        let day = start.adding(days: start.days(to: end) / 2)
        let month = CalendarUnit.month.period(around: day)
        let last = day.civil.day <= 15 ? month.first.adding(days: -1) : month.last
        return last > start && last < end ? last : day
    }

    /// The goals that one is a part of, nearest first.
    func wholes(of id: ID<Goal>) -> [ID<Goal>] {
        var wholes: [ID<Goal>] = []
        var next = goals[id].parent
        while let whole = next, !wholes.contains(whole) {
            wholes.append(whole)
            next = goals[whole].parent
        }
        return wholes
    }
}

extension Goal {
    /// Has the goal a target to reach, and not a level to keep?
    var isReach: Bool { if case .reach = aim { true } else { false } }
}

extension Day {
    /// Days from this one to a later one.
    func days(to other: Day) -> Int { Int(other.number) - Int(number) }
}

/// `1 day`, `12 days` / `12天`.
func dayCount(_ days: Int) -> (english: String, chinese: String) { (days == 1 ? "1 day" : "\(days) days", "\(days)天") }
