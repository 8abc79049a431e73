// People, goals, actions, risks and advice of the small hotel.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues

extension Lakeside {
    mutating func addPeople() {
        let relations = plan.resources.add(
            Resource(
                heading: heading("guest_relations", "Guest relations", "宾客关系部"), people: Exact(3),
                dayRate: Lakeside.yuan(400)))
        _ = plan.people.add(
            Person(heading: Heading(name: "wang_fang", title: "王芳", span: span), resource: relations))
        assessment.resources = [
            ResourceAssessment(
                load: 1.25,
                overloaded: [.init(days: DayInterval(Lakeside.day(7, 1), Lakeside.day(7, 24)), load: 1.25)])
        ]
        var club = Action(heading: heading("family_club", "Launch the family club", "家庭俱乐部"))
        club.owner = .person(ID(0))
        _ = plan.actions.add(club)
        var training = Action(heading: heading("training", "Train the front desk", "前台培训"))
        training.owner = .resource(relations)
        _ = plan.actions.add(training)
        let late = Message(
            "35% done on 2026-06-28 where 100% was planned: finish moves from 2026-06-23 to 2026-08-24",
            zh: "2026-06-28已做35%,应做100%:完工由2026-06-23推至2026-08-24")
        assessment.actions = [
            ActionAssessment(
                status: Explained(.late, because: [late]), start: Lakeside.day(3, 2), finish: Lakeside.day(6, 23),
                projectedFinish: Lakeside.day(8, 24), done: 0.35, planned: 1, isCritical: true, lateByDays: 44,
                cost: Lakeside.yuan(136_000)),
            ActionAssessment(
                status: Explained(.unknown, because: []), start: Lakeside.day(5, 4), finish: Lakeside.day(9, 11),
                projectedFinish: nil, done: nil, planned: 0.42, isCritical: false, lateByDays: nil, cost: nil),
        ]
    }

    private mutating func goal(
        _ name: String, _ english: String, _ chinese: String, _ aim: Goal.Aim, _ type: ValueType, deadline: Day
    ) -> Goal {
        let measure = node(type)
        return Goal(
            heading: heading(name, english, chinese), measure: measure, better: .higher, kind: .stock, aim: aim,
            deadline: deadline)
    }

    mutating func addGoals() {
        let loyalty = plan.strategies.add(
            Strategy(heading: heading("loyalty", "Be the hotel that families return to", "成为家庭愿意再来的酒店")))
        var family = goal(
            "family_repeat", "Family guests come back", "家庭客回头", .reach(.value(.percent(Exact(38).shifted(2)))),
            .percent,
            deadline: Lakeside.day(12, 31))
        family.segment = ID(0)
        family.metric = ID(0)
        family.owner = .person(ID(0))
        family.serves = [loyalty]
        _ = plan.goals.add(family)
        var satisfied = goal(
            "satisfied", "Nine in ten satisfied", "满意度至90%",
            .keep(atLeast: true, .percent(Exact(90).shifted(2)), share: nil),
            .percent, deadline: Lakeside.day(6, 30))
        satisfied.serves = [loyalty]
        _ = plan.goals.add(satisfied)
        _ = plan.goals.add(
            goal(
                "revenue", "4 million in room revenue", "房费400万元", .reach(.value(.money(Lakeside.yuan(4_000_000)))),
                .money(.yuan), deadline: Lakeside.day(3, 31, year: 2027)))
        assessment.goals = [familyVerdict, satisfiedVerdict, revenueVerdict]
        assessment.strategies = [
            StrategyAssessment(status: .offTrack, goals: [ID(0), ID(1)], because: [])
        ]
        assessment.reviews = [
            ReviewAssessment(goal: ID(1), due: Lakeside.day(6, 18), overdueDays: 12),
            ReviewAssessment(goal: ID(0), due: Lakeside.day(7, 2), overdueDays: 0),
        ]
    }

    private var familyVerdict: GoalAssessment {
        GoalAssessment(
            status: Explained(
                .atRisk,
                because: [
                    Message(
                        "Families return 32.1%, 34.0% expected by now (pace 0.38, within noise 29.0–35.4): "
                            + "the family club is 44 working days late; bring it forward",
                        zh: "家庭客回头32.1%,今日应达34.0%(进度比0.38,在误差29.0–35.4之内):家庭俱乐部晚44个工作日,请提前")
                ]), start: Lakeside.day(1, 1), baseline: .percent(0.31), target: .percent(0.38),
            measured: Measurement(value: .percent(0.321), n: 812, skipped: 0, sampling: .none, partial: false),
            expected: 0.34, progress: 0.157142857142857, pace: 0.366666666666667, neededPerMonth: 0.0098,
            projected: 0.333, projectedInterval: Interval(low: 0.306, high: 0.36),
            interval: Interval(low: 0.2899, high: 0.3539), withinNoise: true, confidence: .medium, partial: false)
    }

    private var satisfiedVerdict: GoalAssessment {
        GoalAssessment(
            status: Explained(
                .offTrack,
                because: [Message("2 of 6 reviews were below 90%, none may be", zh: "6次复盘中有2次低于90%,不允许有")]),
            start: Lakeside.day(1, 1), baseline: .unknown, target: .percent(0.9),
            measured: Measurement(value: .percent(0.88), n: 1204, skipped: 37, sampling: .none, partial: false),
            expected: nil, progress: nil, pace: nil, neededPerMonth: nil, projected: nil, projectedInterval: nil,
            interval: Interval(low: 0.86, high: 0.897), withinNoise: false, confidence: .high, partial: false)
    }

    private var revenueVerdict: GoalAssessment {
        GoalAssessment(
            status: Explained(
                .onTrack,
                because: [Message("1,862,499.50 CNY, 1,800,000 CNY expected", zh: "1,862,499.50元,应达1,800,000元")]),
            start: Lakeside.day(1, 1), baseline: .unknown, target: .money(Lakeside.yuan(4_000_000)),
            measured: Measurement(
                value: .money(Money(minor: 186_249_950, currency: .yuan)), n: nil, skipped: 3, sampling: .none,
                partial: true),
            expected: 1_800_000, progress: 0.465624875, pace: 1.03472194444444, neededPerMonth: 237_432.1,
            projected: 4_123_456.789, projectedInterval: nil, interval: nil, withinNoise: false, confidence: .high,
            partial: true)
    }

    mutating func addRisks() {
        var war = Risk(heading: heading("price_war", "Price war", "价格战"))
        war.impactScore = 3
        war.threatens = [ID(0)]
        war.owner = .resource(ID(0))
        war.response = .init(strategy: .mitigate, action: ID(0), approver: nil, until: nil)
        _ = plan.risks.add(war)
        var debt = Risk(heading: heading("debt", "The agency does not pay", "旅行社欠款"))
        debt.impactAmount = Lakeside.yuan(200_000)
        debt.response = .init(strategy: .accept, action: nil, approver: .person(ID(0)), until: Lakeside.day(12, 31))
        _ = plan.risks.add(debt)
        assessment.risks = [
            RiskAssessment(
                likelihood: 4, impact: 3, score: 12, rating: .high, expectedLoss: nil,
                signal: Explained(
                    .fired,
                    because: [
                        Message("revenue in last 30 days 1.86M CNY, −22.9% on a year ago", zh: "近30天房费186.2万元,同比−22.9%")
                    ]), response: war.response,
                because: [Message("likelihood 4 × impact 3 = 12, high", zh: "可能性4 × 影响3 = 12,高")]),
            RiskAssessment(
                likelihood: 2, impact: nil, score: nil, rating: nil, expectedLoss: Lakeside.yuan(60_000),
                signal: Explained(.none, because: [Message("no signal is declared", zh: "未设信号")]), response: nil,
                because: [Message("expected loss 60,000 CNY = 30% × 200,000 CNY", zh: "期望损失60,000元 = 30% × 200,000元")]),
        ]
    }

    mutating func addAdvice() {
        var callBack = Advice(heading: heading("win_back", "Win back quiet core guests", "召回沉睡核心客"))
        callBack.dataset = ID(0)
        callBack.segment = ID(2)
        callBack.serves = ID(0)
        callBack.limit = 118
        let id = plan.advice.add(callBack)
        _ = plan.advice.add(Advice(heading: heading("change_course", "Change course", "调整方向")))
        assessment.advice = [
            AdviceAssessment(
                applies: .yes, found: 120, given: 118, unknown: 3, cutByLimit: 2, cutByContact: 0,
                totalWorth: Lakeside.yuan(413_000)),
            AdviceAssessment(
                applies: .no, found: 0, given: 0, unknown: 0, cutByLimit: 0, cutByContact: 0, totalWorth: nil),
        ]
        let rows = [("g1042", "李敏", 241, 20_000), ("g0007", "Anna Keller", 190, 12_500)].map { key, name, days, spend in
            Recommendation(
                origin: .advice(id), dataset: ID(0), key: key,
                say: Message(
                    "Call \(name): last stay \(days) days ago, \(spend) CNY in the last year",
                    zh: "致电\(name):上次入住\(days)天前,近12个月消费\(spend)元"),
                worth: Lakeside.yuan(Int64(spend) * 15 / 100), serves: ID(0), by: nil,
                because: [
                    Message("recency > 180 days: recency \(days) days", zh: "距上次 > 180天:距上次 \(days)天"),
                    Message(
                        "\(spend * 15 / 100) CNY = spend \(spend) CNY × win_back_rate 15%",
                        zh: "\(spend * 15 / 100)元 = 消费\(spend)元 × 假定召回率15%"),
                ])
        }
        assessment.recommendations =
            [
                Recommendation(
                    origin: .risk(ID(0)), dataset: nil, key: nil,
                    say: Message("Start the response to “Price war”: mitigate", zh: "启动对“价格战”的应对:减轻"), worth: nil,
                    serves: ID(0),
                    by: ID(0), because: assessment.risks[0].signal.because),
                Recommendation(
                    origin: .lateAction(ID(0)), dataset: nil, key: nil,
                    say: Message(
                        "Bring the family club forward: it is 44 working days late", zh: "抓紧追回“家庭俱乐部”:已晚44个工作日"),
                    worth: nil, serves: ID(0), by: ID(0), because: assessment.actions[0].status.because),
                Recommendation(
                    origin: .review(ID(1)), dataset: nil, key: nil,
                    say: Message("Review “Nine in ten satisfied”", zh: "复盘“满意度至90%”"), worth: nil, serves: ID(1),
                    by: nil,
                    because: [Message("it was never reviewed", zh: "从未复盘")]),
                Recommendation(
                    origin: .requirement(ID(0), 2), dataset: ID(0), key: nil,
                    say: Message("Clean the e-mail dates", zh: "请更新邮箱日期"), worth: nil, serves: nil, by: nil, because: []
                ),
            ] + rows
    }
}
