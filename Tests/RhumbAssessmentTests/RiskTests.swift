// Risks, requirements, reviews and the roll-up to strategies.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues
import Testing

@Suite("Risks")
struct RiskTests {
    private func verdict(
        _ change: (inout Risk) -> Void, signal: [MeasuredCondition] = [], likelihood: Measurement? = nil,
        today: Day = day(2026, 6, 30)
    ) -> RiskAssessment? {
        var plan = emptyPlan()
        var risk = Risk(heading: heading("price_war", "Neighbours cut prices"))
        change(&risk)
        let node = plan.add(.literal(.yesNo(true)), .yesNo, at: nowhere)
        risk.signal = signal.map { _ in
            Condition(
                node: node, text: Message("revenue < 80%", zh: "收入 < 80%"),
                values: [NamedValue(name: Message("revenue", zh: "收入"), node: node)])
        }
        _ = plan.risks.add(risk)
        var measured = Measurements(today: today)
        measured.signals = [signal]
        measured.likelihoods = [likelihood]
        return assess(plan, measured, bands: Bands(), language: .english).risks.first
    }

    @Test(
        "Score and rating",
        arguments: [
            (1, 1, Rating.low), (4, 1, .low), (5, 1, .moderate), (3, 3, .moderate), (2, 5, .high), (4, 3, .high),
            (4, 4, .high), (5, 4, .extreme), (5, 5, .extreme),
        ])
    func score(_ likelihood: Int, _ impact: Int, _ rating: Rating) {
        let risk = verdict {
            $0.likelihood = .score(likelihood)
            $0.impactScore = impact
        }
        #expect(risk?.score == likelihood * impact)
        #expect(risk?.rating == rating)
    }

    @Test(
        "A share becomes a score",
        arguments: [(5, 1), (10, 1), (11, 2), (30, 2), (31, 3), (50, 3), (51, 4), (70, 4), (71, 5), (100, 5)])
    func bands(_ hundredths: Int, _ score: Int) {
        let share = decimal(Int128(hundredths), 2)
        #expect(verdict { $0.likelihood = .share(share) }?.likelihood == score)
        let measured = verdict(
            { $0.likelihood = .measured(ID(0)) }, likelihood: plain(.percent(share.double)))
        #expect(measured?.likelihood == score)
    }

    @Test("Expected loss = p × amount; not without a p")
    func loss() {
        let risk = verdict {
            $0.likelihood = .share(decimal(10, 2))
            $0.impactAmount = yuan(200_000)
        }
        #expect(risk?.expectedLoss == yuan(20_000))
        #expect(risk?.score == nil)
        let scored = verdict {
            $0.likelihood = .score(2)
            $0.impactAmount = yuan(200_000)
        }
        #expect(scored?.expectedLoss == nil)
        #expect(scored?.because.contains { $0.english.contains("give the likelihood as a percentage") } == true)
    }

    private func condition(_ holds: Truth) -> MeasuredCondition {
        MeasuredCondition(holds: holds, values: [.money(yuan(700))])
    }

    @Test(
        "A signal is the conjunction of its parts",
        arguments: [
            ([Truth.yes], SignalState.fired), ([.yes, .yes], .fired), ([.yes, .no], .quiet), ([.unknown, .no], .quiet),
            ([.yes, .unknown], .unknown), ([], .none),
        ])
    func signal(_ parts: [Truth], _ state: SignalState) {
        #expect(verdict({ _ in }, signal: parts.map(condition))?.signal.value == state)
    }

    @Test("A fired signal recommends its response, the fallback once acceptance has run out")
    func response() {
        let accept = Risk.Response(strategy: .accept, action: nil, approver: nil, until: day(2026, 5, 31))
        let avoid = Risk.Response(strategy: .avoid, action: nil, approver: nil, until: nil)
        let set = { (risk: inout Risk) in
            risk.response = accept
            risk.fallback = avoid
        }
        #expect(verdict(set, signal: [condition(.yes)])?.response == avoid)
        #expect(verdict(set, signal: [condition(.yes)], today: day(2026, 5, 31))?.response == accept)
        #expect(verdict(set, signal: [condition(.no)])?.response == nil)
        let because = verdict(set, signal: [condition(.yes)])?.signal.because.first
        #expect(because?.english == "revenue < 80%: revenue 700 CNY")
        #expect(because?.chinese == "收入 < 80%：收入 700元")
    }
}

@Suite("Requirements and confidence")
struct RequirementTests {
    private static let node = Expression.Node(0)

    /// A plan of one dataset of two columns; the goal rests on the first and, by the event date, on the second.
    private func assessed(
        _ checks: [(Requirement.Check, [Int], RequirementMeasurement)]
    ) -> Assessment {
        var plan = emptyPlan()
        var guests = Dataset(heading: heading("guests"), path: nil)
        guests.columns = ["score", "joined", "phone"].map {
            DatasetColumn(name: $0, kind: .integer, optional: true, current: false, range: nil, span: nowhere)
        }
        guests.event = 1
        guests.requirements = checks.map {
            Requirement(
                text: Message("score known", zh: "评分齐全"), kind: .missing, check: $0.0, columns: $0.1, span: nowhere)
        }
        let id = plan.datasets.add(guests)
        let column = plan.add(.column(id, 0), .integer, at: nowhere)
        let attribute = plan.attributes.add(
            Attribute(heading: heading("kept"), dataset: id, value: column))
        let value = plan.add(.attribute(attribute), .integer, at: nowhere)
        let measure = plan.add(
            .aggregate(
                Aggregate(.average, of: .dataset(id), segment: nil, value: value, condition: nil, windows: [])),
            .number, at: nowhere)
        let metric = plan.metrics.add(
            Metric(heading: heading("mean"), value: measure, better: nil, kind: .stock, atLeastRows: nil))
        _ = plan.goals.add(GoalCase().goal(plan.add(.metric(metric), .number, at: nowhere)))
        var measured = Measurements(today: day(2026, 6, 30))
        measured.datasets = [
            DatasetMeasurement(rows: 100, source: "", newestEvent: nil, requirements: checks.map(\.2))
        ]
        measured.goals = [
            GoalMeasurement(
                value: plain(.percent(0.35)), baseline: nil, history: [], reviews: [], newestEvent: nil)
        ]
        return assess(plan, measured, bands: Bands(), language: .english)
    }

    private func counted(_ broken: Int64, of checked: Int64) -> RequirementMeasurement {
        RequirementMeasurement(checked: checked, broken: broken, newest: nil, examples: [])
    }

    @Test(
        "A share is compared in whole numbers",
        arguments: [(Int64(5), Int64(100), true), (6, 100, false), (0, 1, true), (1, 20, true), (1, 19, false)])
    func share(_ broken: Int64, _ checked: Int64, _ holds: Bool) {
        let check = Requirement.Check.known(Self.node, share: decimal(95, 2))
        #expect(assessed([(check, [0], counted(broken, of: checked))]).requirements.first?.first?.holds == holds)
    }

    @Test("Without a share none may be broken; nothing to judge is unknown")
    func strict() {
        let check = Requirement.Check.holds(Self.node, share: nil)
        let verdicts = assessed([
            (check, [0], counted(0, of: 10)), (check, [0], counted(1, of: 10)), (check, [0], counted(0, of: 0)),
            (.unique([0]), [0], counted(2, of: 10)),
        ]).requirements.first
        #expect(verdicts?.map(\.holds) == [true, false, nil, false])
    }

    @Test("Fresh within 30 days, the thirtieth included")
    func fresh() {
        let check = Requirement.Check.fresh(Self.node, .days(30))
        let verdicts = [day(2026, 5, 31), day(2026, 5, 30)].map { newest in
            assessed([(check, [1], RequirementMeasurement(checked: 9, broken: 0, newest: newest, examples: []))])
                .requirements.first?.first?.holds
        }
        #expect(verdicts == [true, false])
    }

    @Test(
        "Confidence by what is broken under the goal's columns",
        arguments: [
            ([], Confidence.high), ([0], .medium), ([0, 0], .low), ([2], .high), ([1], .medium), ([0, 2], .medium),
        ])
    func confidence(_ columns: [Int], _ confidence: Confidence) {
        let broken = columns.map {
            (Requirement.Check.holds(Self.node, share: nil), [$0], counted(1, of: 100))
        }
        let assessment = assessed(broken)
        #expect(assessment.goals.first?.confidence == confidence)
        let cleaning = assessment.recommendations.filter {
            if case .requirement = $0.origin { true } else { false }
        }
        #expect(cleaning.count == columns.count)
    }

    @Test("A goal is as fresh as the newest of the datasets under it, also those behind an attribute")
    func freshest() throws {
        var plan = emptyPlan()
        let guests = plan.datasets.add(Dataset(heading: heading("guests"), path: nil))
        let bookings = plan.datasets.add(Dataset(heading: heading("bookings"), path: nil))
        let reference = plan.references.add(
            Reference(child: bookings, column: 0, parent: guests, relation: "bookings"))
        let stays = plan.add(
            .aggregate(
                Aggregate(.count, of: .related(reference), segment: nil, value: nil, condition: nil, windows: [])),
            .integer, at: nowhere)
        let frequency = plan.attributes.add(
            Attribute(heading: heading("frequency"), dataset: guests, value: stays))
        let value = plan.add(.attribute(frequency), .integer, at: nowhere)
        let measure = plan.add(
            .aggregate(
                Aggregate(.average, of: .dataset(guests), segment: nil, value: value, condition: nil, windows: [])),
            .number, at: nowhere)
        var goal = GoalCase().goal(measure)
        goal.reviewEvery = .days(14)
        _ = plan.goals.add(goal)
        func status(_ newest: Day) -> GoalStatus? {
            var measured = Measurements(today: day(2026, 6, 30))
            measured.datasets = [day(2024, 1, 1), newest].map {
                DatasetMeasurement(rows: 1, source: "", newestEvent: $0, requirements: [])
            }
            measured.goals = [
                GoalMeasurement(
                    value: plain(.percent(0.36)), baseline: nil, history: [], reviews: [],
                    newestEvent: day(2024, 1, 1))
            ]
            return assess(plan, measured, bands: Bands(), language: .english).goals.first?.status.value
        }
        #expect(status(day(2026, 6, 29)) == .onTrack)
        #expect(status(day(2026, 6, 1)) == .noData)
    }

    @Test("One that more than a fifth of the rows break is low")
    func grave() {
        let check = Requirement.Check.holds(Self.node, share: nil)
        #expect(assessed([(check, [0], counted(21, of: 100))]).goals.first?.confidence == .low)
    }
}

@Suite("Strategies and reviews")
struct StrategyTests {
    private func plan(_ statuses: [(value: Double, weight: Int128)], _ rollup: Strategy.Rollup) -> Assessment {
        var plan = emptyPlan()
        let loyalty = plan.strategies.add(Strategy(heading: heading("loyalty"), rollup: rollup))
        var measured = Measurements(today: day(2026, 6, 30))
        for (value, weight) in statuses {
            var goal = GoalCase().goal(plan.add(.literal(percent(0)), .percent, at: nowhere))
            goal.serves = [loyalty]
            goal.weight = Exact(weight)
            _ = plan.goals.add(goal)
            measured.goals.append(
                GoalMeasurement(
                    value: value < 0 ? .nothing : plain(.percent(value)), baseline: nil, history: [], reviews: [],
                    newestEvent: nil))
        }
        return assess(plan, measured, bands: Bands(), language: .english)
    }

    // 40% achieved, 36% on track, 34% at risk (pace 0.87), 30% off track, below 0 no data.
    @Test(
        "The worst decides",
        arguments: [
            ([0.40, 0.36], GoalStatus.onTrack), ([0.40, -1, 0.36], .noData), ([0.34, -1], .atRisk),
            ([0.34, 0.30], .offTrack),
            ([0.40], .achieved),
        ])
    func worst(_ values: [Double], _ status: GoalStatus) {
        let verdict = plan(values.map { ($0, 1) }, .worst).strategies.first
        #expect(verdict?.status == status)
        #expect(verdict?.because.isEmpty == false)
    }

    @Test("Weighted: marks by weight")
    func weighted() {
        #expect(plan([(0.36, 4), (0.30, 1)], .weighted).strategies.first?.status == .onTrack)
        #expect(plan([(0.36, 1), (0.30, 1)], .weighted).strategies.first?.status == .atRisk)
        #expect(plan([(0.36, 1), (0.30, 4), (-1, 9)], .weighted).strategies.first?.status == .offTrack)
        #expect(plan([(-1, 1)], .weighted).strategies.first?.status == .noData)
        #expect(plan([], .weighted).strategies.first?.status == nil)
    }

    @Test("The next review: one interval after the last, overdue since")
    func reviews() {
        var plan = emptyPlan()
        var goals = (0..<3).map { _ in GoalCase().goal(plan.add(.literal(percent(0)), .percent, at: nowhere)) }
        goals[0].reviewEvery = .days(14)
        goals[0].reviews = [
            Goal.Review(day: day(2026, 5, 4), finding: "", by: nil),
            Goal.Review(day: day(2026, 6, 22), finding: "", by: nil),
            Goal.Review(day: day(2026, 7, 9), finding: "", by: nil),
        ]
        goals[1].reviewEvery = .months(1)
        goals[1].reviews = [Goal.Review(day: day(2026, 5, 18), finding: "", by: nil)]
        for goal in goals { _ = plan.goals.add(goal) }
        let assessment = assess(plan, Measurements(today: day(2026, 6, 30)), bands: Bands(), language: .english)
        #expect(assessment.reviews.map(\.goal) == [ID(1), ID(0)])
        #expect(assessment.reviews.map(\.due) == [day(2026, 6, 18), day(2026, 7, 6)])
        #expect(assessment.reviews.map(\.overdueDays) == [12, 0])
        #expect(assessment.recommendations.map(\.origin) == [.review(ID(1))])
    }
}
