// Advice: sentences, reasons, the cap on contacts, and `when`.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues
import Testing
import TestSupport

/// A plan of guests with advice that a test adds.
struct AdviceCase {
    var plan = emptyPlan()
    var measured = Measurements(today: day(2026, 6, 30))
    let guests: ID<Dataset>
    let node: Expression.Node
    let rate: Expression.Node

    init() {
        guests = plan.datasets.add(Dataset(heading: heading("guests"), path: nil))
        measured.datasets = [DatasetMeasurement(rows: 0, source: "", newestEvent: nil, requirements: [])]
        node = plan.add(.literal(.integer(0)), .integer, at: nowhere)
        let assumption = plan.assumptions.add(
            Assumption(heading: heading("win_back_rate"), value: percent(15), because: nil))
        rate = plan.add(.assumption(assumption), .percent, at: nowhere)
    }

    func named(_ english: String, _ chinese: String, _ node: Expression.Node? = nil) -> NamedValue {
        NamedValue(name: Message(english, zh: chinese), node: node ?? self.node)
    }

    mutating func add(_ rows: [(key: String, worth: Int64)], _ change: (inout Advice) -> Void = { _ in }) {
        var advice = Advice(heading: heading("advice_\(plan.advice.count)"))
        advice.dataset = guests
        advice.say = [.english: Template([.text("Call "), .value(named("name", "姓名"))])]
        change(&advice)
        _ = plan.advice.add(advice)
        measured.advice.append(
            AdviceMeasurement(
                found: Int64(rows.count) + 2, unknown: 1,
                rows: rows.map { row in
                    AdviceRow(
                        key: row.key, worth: row.worth < 0 ? .unknown : .money(yuan(row.worth)),
                        holes: [.text("Li")], conditions: [], worthValues: [])
                }))
    }

    func assessed(_ language: Language = .english) -> Assessment {
        assess(plan, measured, bands: Bands(), language: language)
    }
}

@Suite("Advice")
struct AdviceTests {
    @Test("What became of a row agrees with what was counted")
    func fate() throws {
        var example = AdviceCase()
        let order = Advice.Order(node: example.node, highestFirst: true)
        example.add([("a", 300), ("b", 200), ("c", 100)]) { advice in advice.limit = 2 }
        example.add([("a", 900), ("d", 50), ("e", 40), ("f", 30)]) { advice in
            advice.order = [order]
        }
        example.add([("g", 10)]) { $0.isOff = true }
        example.plan.contact = ContactCap(dataset: example.guests, atMost: 1, every: nil)
        let ids = Array(example.plan.advice.ids)
        example.plan.outcomes = [
            AdviceReport(advice: ids[1], key: "d", outcome: .declined, day: day(2026, 6, 1), until: nil),
            AdviceReport(advice: ids[1], key: "e", outcome: .accepted, day: day(2026, 6, 2), until: nil),
        ]
        let judged = example.assessed()
        func fates(_ position: Int) -> [AdviceFate] {
            example.measured.advice[position].rows.map {
                judged.fate(of: $0, by: ids[position], in: example.plan, example.measured.advice)
            }
        }
        #expect(fates(0) == [.cutByContact(made: 0, instead: [ids[1]]), .given, .given])
        #expect(fates(1) == [.given, .closed, .accepted(on: day(2026, 6, 2)), .given])
        #expect(fates(2) == [.switchedOff])
        example.plan.contact = nil
        let uncapped = example.assessed()
        let last = uncapped.fate(
            of: example.measured.advice[0].rows[2], by: ids[0], in: example.plan, example.measured.advice)
        #expect(last == .cutByLimit)
        #expect(uncapped.advice[0].cutByLimit == 3)
    }

    @Test("The sentence, its reasons and its worth, in both languages")
    func sentence() throws {
        var example = AdviceCase()
        var segment = Segment(heading: heading("quiet"), dataset: example.guests)
        segment.conditions = [
            Condition(
                node: example.node, text: Message("recency > 180 days", zh: "间隔 > 180天"),
                values: [example.named("recency", "间隔")])
        ]
        var core = Segment(heading: heading("core"), dataset: example.guests)
        core.conditions = [
            Condition(
                node: example.node, text: Message("spend in top 20%", zh: "消费 属于 前20%"),
                values: [example.named("spend", "消费")])
        ]
        segment.base = example.plan.segments.add(core)
        let quiet = example.plan.segments.add(segment)
        var advice = Advice(heading: heading("win_back"))
        advice.dataset = example.guests
        advice.segment = quiet
        let holes = [example.named("name", "姓名"), example.named("recency", "间隔"), example.named("spend", "消费")]
        advice.say = [
            .english: Template([
                .text("Call "), .value(holes[0]), .text(": last stay "), .value(holes[1]), .text(" days ago, "),
                .value(holes[2]), .text(" in the last year"),
            ]),
            .chinese: Template([
                .text("致电"), .value(holes[0]), .text(":上次入住"), .value(holes[1]), .text("天前,近12个月消费"), .value(holes[2]),
            ]),
        ]
        advice.worth = Advice.Worth(
            node: example.node, text: Message("spend * win_back_rate", zh: "消费 * 召回率"),
            values: [example.named("spend", "消费"), example.named("win_back_rate", "召回率", example.rate)])
        _ = example.plan.advice.add(advice)
        example.measured.advice = [
            AdviceMeasurement(
                found: 1, unknown: 0,
                rows: [
                    AdviceRow(
                        key: "g1", worth: .money(yuan(3_000)),
                        holes: [.text("Li"), .days(241), .money(yuan(20_000))],
                        conditions: [
                            MeasuredCondition(holds: .yes, values: [.money(yuan(20_000))]),
                            MeasuredCondition(holds: .yes, values: [.days(241)]),
                        ], worthValues: [.money(yuan(20_000)), .percent(0.15)])
                ])
        ]
        let english = try #require(example.assessed().recommendations.first)
        #expect(english.say.english == "Call Li: last stay 241 days ago, 20,000 CNY in the last year")
        #expect(english.key == "g1")
        #expect(english.worth == yuan(3_000))
        #expect(
            english.because.map(\.english) == [
                "spend in top 20%: spend 20,000 CNY", "recency > 180 days: recency 241 days",
                "3,000 CNY = spend 20,000 CNY × win_back_rate 15% (assumed)",
            ])
        let chinese = try #require(example.assessed(.chinese).recommendations.first)
        #expect(chinese.say.chinese == "致电Li:上次入住241天前,近12个月消费20,000元")
        #expect(
            chinese.because.map(\.chinese) == [
                "消费 属于 前20%：消费 20,000元", "间隔 > 180天：间隔 241天", "3,000元 = 消费 20,000元 × 召回率 15%（假定）",
            ])
    }

    @Test("An unknown hole is printed and listed")
    func unknownHole() throws {
        var example = AdviceCase()
        example.add([("g1", 1)])
        example.measured.advice[0] = AdviceMeasurement(
            found: 1, unknown: 0,
            rows: [AdviceRow(key: "g1", worth: .unknown, holes: [.unknown], conditions: [], worthValues: [])])
        let given = try #require(example.assessed().recommendations.first)
        #expect(given.say.english == "Call unknown")
        #expect(given.because.map(\.english) == ["`name` is not known"])
    }

    @Test("Counts: found, given, unknown, cut by the limit")
    func counts() throws {
        var example = AdviceCase()
        example.add([("g1", 10), ("g2", 20)])
        let verdict = try #require(example.assessed().advice.first)
        #expect(verdict.found == 4)
        #expect(verdict.given == 2)
        #expect(verdict.unknown == 1)
        #expect(verdict.cutByLimit == 2)
        #expect(verdict.cutByContact == 0)
        #expect(verdict.totalWorth == yuan(30))
    }

    @Test("The cap keeps each customer's contacts of the greatest worth, ties by the order of the plan")
    func cap() throws {
        var example = AdviceCase()
        example.plan.contact = ContactCap(dataset: example.guests, atMost: 1, every: nil)
        example.add([("g1", 10), ("g2", 50), ("g3", 7), ("g4", -1)])
        example.add([("g2", 40), ("g1", 20), ("g3", 7), ("g4", 0)])
        let assessment = example.assessed()
        let given = assessment.recommendations.map { "\($0.origin)" + ($0.key ?? "") }
        let first = "\(Recommendation.Origin.advice(ID(0)))"
        let second = "\(Recommendation.Origin.advice(ID(1)))"
        #expect(given == [first + "g2", first + "g3", second + "g1", second + "g4"])
        #expect(assessment.advice.map(\.cutByContact) == [2, 2])
        #expect(assessment.advice.map(\.given) == [2, 2])
    }

    @Test("The cap's total is the greatest there is", arguments: [UInt64(5), 6, 7])
    func capIsBest(_ seed: UInt64) throws {
        var random = Seeded(seed)
        for _ in 0..<30 {
            var example = AdviceCase()
            let most = Int.random(in: 1...2, using: &random)
            example.plan.contact = ContactCap(dataset: example.guests, atMost: most, every: nil)
            var worths: [String: [Int64]] = [:]
            for _ in 0..<4 {
                let rows = ["g1", "g2", "g3"].filter { _ in Bool.random(using: &random) }.map {
                    (key: $0, worth: Int64.random(in: 0...9, using: &random))
                }
                for row in rows { worths[row.key, default: []].append(row.worth) }
                example.add(rows)
            }
            let best = worths.values.reduce(0) { $0 + $1.sorted(by: >).prefix(most).reduce(0, +) }
            let total = example.assessed().recommendations.reduce(0) { $0 + ($1.worth?.minor ?? 0) }
            #expect(total == best * 100, "seed \(seed)")
        }
    }

    @Test("An advice whose `when` does not hold is not given, and leaves its contacts to others")
    func capAndWhen() throws {
        var example = AdviceCase()
        example.plan.contact = ContactCap(dataset: example.guests, atMost: 1, every: nil)
        let no = example.plan.add(.literal(.yesNo(false)), .yesNo, at: nowhere)
        example.add([("g1", 99)]) { $0.when = no }
        example.add([("g1", 1)])
        let assessment = example.assessed()
        #expect(assessment.advice.map(\.applies) == [.no, .yes])
        #expect(assessment.recommendations.map(\.worth) == [yuan(1)])
    }

    @Test("`when` is Kleene's logic over measured parts and the status of goals")
    func when() throws {
        var example = AdviceCase()
        let goal = example.plan.goals.add(GoalCase().goal(example.node))
        example.measured.goals = [
            GoalMeasurement(
                value: plain(.percent(0.30)), baseline: nil, history: [], reviews: [], newestEvent: nil)
        ]
        let off = example.plan.add(.goalIs(goal, .offTrack), .yesNo, at: nowhere)
        let achieved = example.plan.add(.goalIs(goal, .achieved), .yesNo, at: nowhere)
        let hole = example.plan.add(.column(example.guests, 0), .yesNo, at: nowhere)
        let yes = example.plan.add(.column(example.guests, 1), .yesNo, at: nowhere)
        example.measured.conditions = [hole: .unknown, yes: .yes]
        let cases: [(Expression.Kind, Truth)] = [
            (.goalIs(goal, .offTrack), .yes), (.and(off, yes), .yes), (.and(off, hole), .unknown),
            (.and(achieved, hole), .no), (.or(off, hole), .yes), (.or(achieved, hole), .unknown),
            (.not(achieved), .yes),
            (.not(hole), .unknown),
        ]
        for (kind, truth) in cases {
            var changed = example
            let node = changed.plan.add(kind, .yesNo, at: nowhere)
            changed.add([("", -1)]) {
                $0.dataset = nil
                $0.when = node
                $0.whenText = Message("family_repeat is off_track", zh: "家庭复购 为 落后")
            }
            let assessment = changed.assessed()
            #expect(assessment.advice.first?.applies == truth)
            let given = assessment.recommendations.filter { $0.origin == .advice(ID(0)) }
            #expect(given.count == (truth == .yes ? 1 : 0))
            #expect(given.allSatisfy { $0.key == nil && !$0.because.isEmpty })
        }
    }

    @Test("A late action that advances a goal off track is recommended, with both reasons")
    func lateAction() throws {
        var example = AdviceCase()
        let goal = example.plan.goals.add(GoalCase().goal(example.node))
        example.measured.goals = [
            GoalMeasurement(
                value: plain(.percent(0.30)), baseline: nil, history: [], reviews: [], newestEvent: nil)
        ]
        var club = Action(heading: heading("family_club", "Family club"))
        club.advances = [Action.Contribution(goal: goal, by: nil)]
        club.start = day(2026, 6, 1)
        club.finish = day(2026, 6, 12)
        club.progress = Action.Progress(done: decimal(5, 1), day: day(2026, 6, 30))
        _ = example.plan.actions.add(club)
        let assessment = example.assessed()
        let late = try #require(assessment.recommendations.first)
        #expect(late.origin == .lateAction(ID(0)))
        #expect(late.serves == goal)
        #expect(late.because.count == 2)
        #expect(assessment.goals.first?.status.because.contains { $0.english.contains("bring it forward") } == true)
        // The same goal on track asks for nothing.
        example.measured.goals[0] = GoalMeasurement(
            value: plain(.percent(0.36)), baseline: nil, history: [], reviews: [], newestEvent: nil)
        #expect(example.assessed().recommendations.isEmpty)
    }
}
