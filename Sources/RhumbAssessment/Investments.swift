// What an undertaking costs in all, what it brings back, and when: total cost of ownership, return on investment, net
// present value and payback. Months count from its beginning; year t is discounted by (1 + rate)^t, as textbooks do
// (Brealey, Myers, Allen: Principles of Corporate Finance, ch. 2), and year 0 is not discounted.
import RhumbModel
import RhumbText
import RhumbValues

/// - Parameter values: one an amount; unknown where the data do not say.
func assessInvestment(_ investment: Investment, in plan: CheckedPlan, _ values: [Value]) -> InvestmentAssessment {
    let ledger = Ledger(investment, in: plan, values)
    var because: [Message] = ledger.measured
    let unknown = ledger.unknown.map { Message(verbatim: "“\($0)”") }
    if !unknown.isEmpty {
        let names = Message.list(unknown)
        because.append(
            Message("\(names.english) is not known today: no total can be given", zh: "\(names.chinese)今日不明，无法合计"))
        return InvestmentAssessment(
            actionsCost: ledger.actionsCost, totalCost: nil, benefit: nil, returnOnInvestment: nil,
            netPresentValue: nil, paybackMonths: nil, years: [], because: because)
    }
    let years = ledger.years
    let cost = ledger.money(years.reduce(0) { $0 + Int128($1.cost.minor) })
    let benefit = ledger.money(years.reduce(0) { $0 + Int128($1.benefit.minor) })
    let rate = investment.discount.double
    var present = 0.0
    var factor = 1.0
    for year in years {
        present += (Double(year.benefit.minor) - Double(year.cost.minor)) / factor
        factor *= 1 + rate
    }
    let value = Rounding.whole(present).map { Money(minor: $0, currency: plan.currency) }
    let ratio: Double? = cost.minor > 0 ? (Double(benefit.minor) - Double(cost.minor)) / Double(cost.minor) : nil
    let payback = ledger.payback
    let length = span(investment.horizonMonths)
    let (spent, gained) = (words(cost), words(benefit))
    because.append(
        Message(
            "it costs \(spent.english) over \(length.english) and brings \(gained.english)",
            zh: "\(length.chinese)共需\(spent.chinese)，带来\(gained.chinese)"))
    if let ratio {
        let shown = words(.percent(ratio))
        because.append(
            Message(
                "return on investment \(shown.english) = (\(gained.english) − \(spent.english)) ÷ \(spent.english)",
                zh: "投资回报率\(shown.chinese) = （\(gained.chinese) − \(spent.chinese)）÷ \(spent.chinese)"))
    }
    if let value {
        let (shown, share) = (words(value), words(.percent(rate)))
        because.append(
            Message(
                "net present value \(shown.english) at \(share.english) a year",
                zh: "按年折现率\(share.chinese)，净现值为\(shown.chinese)"))
    }
    because.append(
        payback.map { months in
            let time = span(months)
            return Message("paid back after \(time.english)", zh: "\(time.chinese)收回投入")
        } ?? Message("not paid back within \(length.english)", zh: "\(length.chinese)内收不回投入"))
    return InvestmentAssessment(
        actionsCost: ledger.actionsCost, totalCost: cost, benefit: benefit, returnOnInvestment: ratio,
        netPresentValue: value, paybackMonths: payback, years: years, because: because)
}

/// `3 years`, `18 months`.
private func span(_ months: Int) -> Message {
    months % 12 == 0
        ? Message("\(months / 12) \(months == 12 ? "year" : "years")", zh: "\(months / 12)年")
        : Message("\(months) \(months == 1 ? "month" : "months")", zh: "\(months)个月")
}

/// What comes in and goes out a month, in twelfths of the minor unit, so that a yearly amount divides evenly.
private struct Ledger {
    let currency: Currency
    let horizon: Int
    var actionsCost: Money?
    /// By month, 0 the moment of the decision.
    var costs: [Int128]
    var benefits: [Int128]
    /// Names of the amounts that nobody knows today.
    var unknown: [String] = []
    /// Amounts that are measured, with what they come to.
    var measured: [Message] = []

    init(_ investment: Investment, in plan: CheckedPlan, _ values: [Value]) {
        currency = plan.currency
        horizon = investment.horizonMonths
        costs = Array(repeating: 0, count: horizon + 1)
        benefits = costs
        let amounts = investment.actions.compactMap { plan.cost(of: plan.actions[$0]) }
            .filter { $0.currency == plan.currency }
        if !investment.actions.isEmpty {
            let total = Int64(clamping: amounts.reduce(Int128(0)) { $0 + Int128($1.minor) })
            actionsCost = Money(minor: total, currency: currency)
            costs[0] = Int128(total) * 12
        }
        let start = investment.actions.compactMap { plan.actions[$0].start }.min() ?? plan.period.first
        for (position, amount) in investment.amounts.enumerated() {
            guard values.indices.contains(position), case .money(let money) = values[position] else {
                unknown.append(amount.heading.shown)
                continue
            }
            add(amount, money, start: start)
            if case .literal = plan[amount.value.node].kind { continue }
            let (shown, formula) = (words(money), amount.value.name)
            measured.append(
                Message(
                    "“\(amount.heading.shown)” = \(formula.english) = \(shown.english)",
                    zh: "“\(amount.heading.shown)” = \(formula.chinese) = \(shown.chinese)"))
        }
    }

    private mutating func add(_ amount: Investment.Amount, _ money: Money, start: Day) {
        let first = max(0, amount.from.map { start.months(to: $0) } ?? 0)
        guard first < horizon || (first == 0) else { return }
        switch amount.rhythm {
        case .once: book(Int128(money.minor) * 12, amount.kind, month: first == 0 && amount.from == nil ? 0 : first + 1)
        case .perYear(let times):
            for month in (first + 1)...max(first + 1, horizon) where month <= horizon {
                book(Int128(money.minor) * Int128(times), amount.kind, month: month)
            }
        }
    }

    private mutating func book(_ twelfths: Int128, _ kind: Investment.Kind, month: Int) {
        guard costs.indices.contains(month) else { return }
        switch kind {
        case .cost: costs[month] += twelfths
        case .benefit: benefits[month] += twelfths
        }
    }

    func money(_ minor: Int128) -> Money { Money(minor: Int64(clamping: minor), currency: currency) }

    /// Year 0, then twelve months each; rounded once a year.
    var years: [InvestmentAssessment.Year] {
        func sum(_ months: [Int128], _ range: Range<Int>) -> Money {
            let total = range.reduce(Int128(0)) { $0 + (months.indices.contains($1) ? months[$1] : 0) }
            return money(Rounding.divide(total, by: 12) ?? 0)
        }
        let ranges = [0..<1] + stride(from: 1, through: horizon, by: 12).map { $0..<($0 + 12) }
        return ranges.map { InvestmentAssessment.Year(cost: sum(costs, $0), benefit: sum(benefits, $0)) }
    }

    /// The first month at whose end as much has come in as went out; nil where there is none.
    var payback: Int? {
        var balance = benefits[0] - costs[0]
        for month in 1...max(1, horizon) where costs.indices.contains(month) {
            balance += benefits[month] - costs[month]
            if balance >= 0 { return month }
        }
        return nil
    }
}
