// Programmes, strategies on two levels, and parts that should add up to their whole.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues
import Testing

@Suite("Programmes, strategies, parts")
struct ProgrammeTests {
    /// A plan whose goals stand at these values, with a baseline of 31%, a target of 38% and half the time gone.
    private func plan(_ values: [Double]) -> (CheckedPlan, Measurements) {
        var plan = emptyPlan()
        let measure = plan.add(.literal(percent(0)), .percent, at: nowhere)
        var measurements = Measurements(today: day(2026, 7, 2))
        for (position, value) in values.enumerated() {
            var goal = GoalCase().goal(measure)
            goal.heading = heading("goal_\(position)", "Goal \(position)")
            _ = plan.goals.add(goal)
            measurements.goals.append(
                GoalMeasurement(
                    value: plain(.percent(value)), baseline: nil, history: [], reviews: [], newestEvent: nil))
        }
        return (plan, measurements)
    }

    private func judged(_ plan: CheckedPlan, _ measurements: Measurements) -> Assessment {
        assess(plan, measurements, bands: Bands(), language: .english)
    }

    @Test("A strategy takes on the status of those that serve it")
    func levels() {
        var (plan, measurements) = plan([0.37, 0.31])
        let leader = plan.strategies.add(Strategy(heading: heading("leader", "Leader")))
        var family = Strategy(heading: heading("family", "Family"))
        family.serves = [leader]
        let middle = plan.strategies.add(family)
        plan.goals[ID(0)].serves = [leader]
        plan.goals[ID(1)].serves = [middle]
        let strategies = judged(plan, measurements).strategies
        #expect(strategies.map(\.status) == [.offTrack, .offTrack])
        #expect(strategies[0].parts == [middle])
        #expect(strategies[0].because.map(\.english) == ["Family: off track"])
        #expect(strategies[1].because.map(\.english) == ["Goal 1: off track"])
    }

    /// On track 1 · weight 3 and off track 0 · weight 1: 0.75.
    @Test("Weights roll up through the levels", arguments: [(Int128(1), GoalStatus.atRisk), (9, .offTrack)])
    func weights(_ weight: Int128, _ status: GoalStatus) {
        var (plan, measurements) = plan([0.37, 0.31])
        let leader = plan.strategies.add(Strategy(heading: heading("leader"), rollup: .weighted))
        var family = Strategy(heading: heading("family"))
        family.serves = [leader]
        family.weight = Exact(weight)
        let middle = plan.strategies.add(family)
        plan.goals[ID(0)].serves = [leader]
        plan.goals[ID(0)].weight = Exact(3)
        plan.goals[ID(1)].serves = [middle]
        #expect(judged(plan, measurements).strategies[0].status == status)
    }

    @Test("A programme: its worst goal, its money, what is late")
    func programme() throws {
        var (plan, measurements) = plan([0.37, 0.31, 0.31])
        var cheap = Action(heading: heading("cheap", "Cheap"))
        cheap.cost = yuan(30_000)
        var dear = Action(heading: heading("dear", "Dear"))
        dear.cost = yuan(90_000)
        dear.start = day(2026, 3, 2)
        dear.finish = day(2026, 6, 5)
        dear.progress = Action.Progress(done: decimal(5, 1), day: day(2026, 6, 30))
        let actions = [plan.actions.add(cheap), plan.actions.add(dear)]
        var keep = Programme(heading: heading("keep", "Keep"))
        keep.goals = [ID(0), ID(1)]
        keep.actions = actions
        keep.budget = yuan(100_000)
        _ = plan.programmes.add(keep)
        let verdict = try #require(judged(plan, measurements).programmes.first)
        #expect(verdict.status == .offTrack)
        #expect(verdict.planned == yuan(120_000))
        #expect(verdict.late == [actions[1]])
        #expect(
            verdict.because.map(\.english) == [
                "off track: Goal 1", "late: Dear",
                "its actions cost 120,000 CNY, 20,000 CNY more than its budget of 100,000 CNY",
            ])
    }

    @Test("A programme without goals has no status")
    func withoutGoals() throws {
        var (plan, measurements) = plan([])
        _ = plan.programmes.add(Programme(heading: heading("keep")))
        let verdict = try #require(judged(plan, measurements).programmes.first)
        #expect(verdict.status == nil && verdict.planned == nil)
        #expect(verdict.because.map(\.english) == ["it covers no goal"])
    }

    /// A flow of so much by parts of so much; nil: relative to a measured baseline.
    private func parts(_ whole: Int64, _ parts: [Int64?], kind: Metric.Kind = .flow) -> (CheckedPlan, [GoalAssessment])
    {
        var plan = emptyPlan()
        let measure = plan.add(.literal(.integer(0)), .integer, at: nowhere)
        var goal = GoalCase()
        goal.kind = kind
        goal.type = .integer
        goal.value = plain(.integer(1))
        var measurements = Measurements(today: day(2026, 6, 30))
        for (position, target) in ([whole] + parts).enumerated() {
            goal.aim = target.map { .reach(.value(.integer($0))) } ?? .reach(.up(percent(10)))
            goal.baseline = target == nil ? .measured(day(2025, 12, 31)) : .value(.integer(0))
            var declared = goal.goal(measure)
            declared.heading = heading("goal_\(position)", "Goal \(position)")
            declared.parent = position == 0 ? nil : ID(0)
            _ = plan.goals.add(declared)
            measurements.goals.append(
                GoalMeasurement(
                    value: goal.value, baseline: target == nil ? plain(.integer(50)) : nil, history: [], reviews: [],
                    newestEvent: day(2026, 6, 1)))
        }
        return (plan, judged(plan, measurements).goals)
    }

    @Test("Parts come to their whole, or are found out")
    func sums() {
        #expect(planFindings(parts(100, [60, 40]).0).isEmpty)
        let wrong = planFindings(parts(100, [60, 45]).0)
        #expect(
            wrong.map(\.message.english) == ["the parts of “Goal 0” come to 105, and its own target is 100"])
        #expect(wrong.map(\.level) == [.warning])
        // A level of levels does not add up.
        #expect(planFindings(parts(100, [60, 45], kind: .stock).0).isEmpty)
    }

    @Test("Where a target rests on a measured baseline the sum is known after the run")
    func measuredSums() {
        func findings(_ whole: Int64) -> [Diagnostic] {
            let (plan, goals) = parts(whole, [60, nil])
            #expect(planFindings(plan).isEmpty)
            #expect(goals[2].target == .integer(55))
            var measurements = Measurements(today: day(2026, 6, 30))
            measurements.goals = plan.goals.all.map { _ in
                GoalMeasurement(
                    value: plain(.integer(1)), baseline: plain(.integer(50)), history: [], reviews: [], newestEvent: nil
                )
            }
            return judged(plan, measurements).findings
        }
        #expect(findings(115).isEmpty)
        #expect(findings(120).map(\.id) == ["goal/parts-sum"])
    }

    @Test("By priority, and parts under their whole")
    func order() {
        var (plan, _) = plan([0.3, 0.3, 0.3, 0.3])
        plan.goals[ID(0)].parent = ID(3)
        plan.goals[ID(2)].priority = 1
        plan.goals[ID(3)].priority = 2
        #expect(plan.goalsInOrder.map(\.id.index) == [2, 3, 0, 1])
        #expect(plan.goalsInOrder.map(\.depth) == [0, 0, 1, 0])
    }
}
