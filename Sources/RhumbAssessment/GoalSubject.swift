// A goal with everything that its judgement reads; the rules are in the extensions, one kind of aim a file.
import RhumbModel
import RhumbText
import RhumbValues

struct GoalSubject {
    let plan: CheckedPlan
    let goal: Goal
    let measured: GoalMeasurement
    let frame: GoalFrame
    /// The newest event among the datasets that it rests on.
    let newest: Day?
    let today: Day
    let bands: Bands
    let interval: Interval?
    let projection: Projection?

    init(
        _ id: ID<Goal>, in plan: CheckedPlan, _ measured: GoalMeasurement, newest: Day?, today: Day, bands: Bands
    ) {
        self.newest = newest
        self.plan = plan
        goal = plan.goals[id]
        self.measured = measured
        self.today = today
        self.bands = goal.bands ?? bands
        frame = GoalFrame(goal, in: plan, measured, today: today)
        interval = measured.value.interval
        projection = Projection(measured, frame)
    }

    /// The measured value as a plain number; nil where unknown.
    var now: Double? { measured.value.value.magnitude }

    var name: Message { Message(verbatim: goal.heading.shown) }

    var isOver: Bool { today > frame.deadline }

    /// A number in the unit of the measure.
    func shown(_ number: Double) -> Message { words(unit.with(number)) }

    /// A computed number: of money no minor units from a hundred on, for they would claim too much.
    func shown(about number: Double) -> Message { shown(rounded(number)) }

    private func rounded(_ number: Double) -> Double {
        guard case .money = unit, abs(number) >= 100 else { return number }
        return number.rounded(.toNearestOrAwayFromZero)
    }

    /// A value of the measure's type: where nothing was measured, the target lends its unit.
    private var unit: Value {
        if measured.value.value != .unknown { return measured.value.value }
        return frame.target != .unknown ? frame.target : frame.baseline
    }

    /// A change in the unit of the measure, with its sign.
    func shownChange(_ number: Double) -> Message {
        let text = words(unit.change(rounded(number)))
        return number > 0 ? Message("+" + text.english, zh: "+" + text.chinese) : text
    }

    func shown(_ interval: Interval) -> Message {
        Message.joined([shown(about: interval.low), shown(about: interval.high)], Message("–", zh: "–"))
    }

    /// The distance to a value is within half the interval.
    func isWithinNoise(of value: Double) -> Bool {
        guard let now, let interval else { return false }
        return abs(now - value) <= interval.half
    }
}

/// A status with its sentences, before it is put with the numbers.
struct GoalVerdict {
    let status: GoalStatus
    var because: [Message]
    var pace: Double?
    /// Of a bound that is judged on its review dates.
    var budget: ErrorBudget?

    init(_ status: GoalStatus, _ because: [Message], pace: Double? = nil, budget: ErrorBudget? = nil) {
        self.status = status
        self.because = because
        self.pace = pace
        self.budget = budget
    }
}
