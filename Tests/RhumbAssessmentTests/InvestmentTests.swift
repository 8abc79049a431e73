// Total cost, return, net present value and payback.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues
import Testing

private struct Flow {
    let kind: Investment.Kind
    let amount: Int64
    let rhythm: Investment.Rhythm
    var from: Day?
    var isKnown = true
}

private func verdict(
    _ flows: [Flow], months: Int, discount: Int128, action: Action? = nil
) -> InvestmentAssessment? {
    var plan = emptyPlan()
    var investment = Investment(heading: heading("crm", "CRM system"))
    investment.horizonMonths = months
    investment.discount = decimal(discount, 2)
    if let action { investment.actions = [plan.actions.add(action)] }
    for (position, flow) in flows.enumerated() {
        let node = plan.add(.literal(.money(yuan(flow.amount))), .money(.yuan), at: nowhere)
        investment.amounts.append(
            Investment.Amount(
                heading: heading("flow\(position)"), kind: flow.kind,
                value: NamedValue(name: Message("x", zh: "x"), node: node), rhythm: flow.rhythm, from: flow.from))
    }
    _ = plan.investments.add(investment)
    var measured = Measurements(today: day(2026, 6, 30))
    measured.investments = [flows.map { $0.isKnown ? .money(yuan($0.amount)) : .unknown }]
    return assess(plan, measured, bands: Bands(), language: .english).investments.first
}

@Suite("Investments")
struct InvestmentTests {
    private let hand = [
        Flow(kind: .cost, amount: 100_000, rhythm: .once), Flow(kind: .cost, amount: 12_000, rhythm: .perYear(1)),
        Flow(kind: .benefit, amount: 5_000, rhythm: .perYear(12)),
    ]

    @Test("By hand: 100,000 and 12,000 a year against 5,000 a month, two years at 10%")
    func byHand() throws {
        let judged = try #require(verdict(hand, months: 24, discount: 10))
        #expect(judged.totalCost == yuan(124_000))
        #expect(judged.benefit == yuan(120_000))
        #expect(isNear(judged.returnOnInvestment, -4_000.0 / 124_000))
        // −100,000 + 48,000 / 1.1 + 48,000 / 1.21 = −16,694.21
        #expect(judged.netPresentValue == Money(minor: -1_669_421, currency: .yuan))
        #expect(judged.paybackMonths == nil)
        #expect(judged.years.map(\.cost) == [yuan(100_000), yuan(12_000), yuan(12_000)])
        #expect(judged.years.map(\.benefit) == [yuan(0), yuan(60_000), yuan(60_000)])
        #expect(judged.because.contains { $0.english == "not paid back within 2 years" })
        // 4,000 a month: the 25th month brings the last of 100,000.
        #expect(verdict(hand, months: 36, discount: 10)?.paybackMonths == 25)
    }

    /// Interest tables, present value of an ordinary annuity (issuhub.com/view/index/4291): 6.81369 at 10% and 12 periods.
    @Test("10,000 a year for twelve years at 10% is worth 6.814 years")
    func annuity() throws {
        let flows = [
            Flow(kind: .cost, amount: 100_000, rhythm: .once),
            Flow(kind: .benefit, amount: 10_000, rhythm: .perYear(1)),
        ]
        let judged = try #require(verdict(flows, months: 144, discount: 10))
        let value = try #require(judged.netPresentValue)
        #expect(isNear(value.major + 100_000, 68_136.9, within: 0.05))
        #expect(value == Money(minor: -3_186_308, currency: .yuan))
        #expect(judged.paybackMonths == 120)
    }

    /// scribd.com/document/632678825, "NPV slides": 700,000 against 200,000 a year is paid back in 3.5 years; four years at 15% are
    /// worth −129,004.
    @Test("Published: net present value and payback")
    func slides() throws {
        let flows = [
            Flow(kind: .cost, amount: 700_000, rhythm: .once),
            Flow(kind: .benefit, amount: 200_000, rhythm: .perYear(1)),
        ]
        let judged = try #require(verdict(flows, months: 48, discount: 15))
        #expect(judged.netPresentValue == Money(minor: -12_900_433, currency: .yuan))
        #expect(judged.paybackMonths == 42)
    }

    /// Adobe, FormCalc reference, `NPV(0.10, 500, 1500, 4000, 10000)`: 11529.60863, paid at the ends of four years.
    @Test("Published: amounts that differ from year to year")
    func formCalc() throws {
        let flows = [(2026, 500), (2027, 1_500), (2028, 4_000), (2029, 10_000)].map { year, amount in
            Flow(kind: .benefit, amount: Int64(amount), rhythm: .once, from: day(year, 1, 1))
        }
        let judged = try #require(verdict(flows, months: 48, discount: 10))
        #expect(judged.netPresentValue == Money(minor: 1_152_961, currency: .yuan))
    }

    /// ACCA notes at acowtancy.com, "NPV, IRR and payback": 3,600,000 at 700,000 a year come back after 5 years and 1.7 months.
    @Test("Published: paid back in the course of the 62nd month")
    func payback() {
        let flows = [
            Flow(kind: .cost, amount: 3_600_000, rhythm: .once),
            Flow(kind: .benefit, amount: 700_000, rhythm: .perYear(1)),
        ]
        #expect(verdict(flows, months: 72, discount: 0)?.paybackMonths == 62)
    }

    /// sciemce.com, "What formula do you use to calculate ROI?": 213,000 of benefits against 181,000 of costs are 17.7%.
    @Test("Published: return on investment")
    func returned() throws {
        let flows = [
            Flow(kind: .cost, amount: 181_000, rhythm: .once), Flow(kind: .benefit, amount: 213_000, rhythm: .once),
        ]
        let judged = try #require(verdict(flows, months: 12, discount: 0))
        #expect(isNear(judged.returnOnInvestment, 0.177, within: 0.0005))
    }

    @Test("The cost and effort of its actions count once, at the beginning")
    func actions() throws {
        var rollout = Action(heading: heading("rollout"))
        rollout.cost = yuan(30_000)
        let judged = try #require(verdict(hand, months: 24, discount: 0, action: rollout))
        #expect(judged.actionsCost == yuan(30_000))
        #expect(judged.years.first?.cost == yuan(130_000))
        #expect(judged.netPresentValue == yuan(-34_000))
    }

    @Test("A later beginning: seven of twelve months, and a bill in the second year")
    func later() throws {
        let flows = [
            Flow(kind: .cost, amount: 1_000, rhythm: .once, from: day(2027, 3, 1)),
            Flow(kind: .benefit, amount: 1_200, rhythm: .perYear(1), from: day(2026, 6, 1)),
        ]
        let judged = try #require(verdict(flows, months: 24, discount: 0))
        #expect(judged.years.map(\.benefit) == [yuan(0), yuan(700), yuan(1_200)])
        #expect(judged.years.map(\.cost) == [yuan(0), yuan(0), yuan(1_000)])
    }

    @Test("What the data do not say is no number")
    func unknown() throws {
        let flows = [hand[0], Flow(kind: .benefit, amount: 1, rhythm: .perYear(1), isKnown: false)]
        let judged = try #require(verdict(flows, months: 24, discount: 0))
        #expect(judged.totalCost == nil)
        #expect(judged.netPresentValue == nil)
        #expect(judged.because.last?.english == "“flow1” is not known today: no total can be given")
    }

    @Test("Without a cost there is no return to speak of")
    func free() throws {
        let judged = try #require(
            verdict([Flow(kind: .benefit, amount: 100, rhythm: .perYear(1))], months: 12, discount: 0))
        #expect(judged.returnOnInvestment == nil)
        #expect(judged.paybackMonths == 1)
    }
}
