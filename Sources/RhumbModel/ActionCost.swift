// What the actions cost: amounts, and effort at the day rate of the people who do it.
public import RhumbValues

extension CheckedPlan {
    /// Cost and effort at the owner's resource's rate, as often as it runs; nil where neither is known, and for what is
    /// switched off.
    public func cost(of action: Action) -> Money? {
        guard !action.isOff else { return nil }
        var amounts: [Money] = []
        if let cost = action.cost { amounts.append(cost) }
        if let effort = action.effort, let resource = resource(of: action.owner),
            let rate = resources[resource].dayRate,
            let total = effort.multiplied(by: Int128(rate.minor)),
            let minor = Rounding.divide(total.mantissa, by: Exact.wholePower(total.scale)).flatMap({
                Int64(exactly: $0)
            })
        {
            amounts.append(Money(minor: minor, currency: rate.currency))
        }
        let once = Money.sum(amounts, in: action.cost?.currency ?? amounts.first?.currency)
        return once.map {
            Money(minor: Int64(clamping: Int128($0.minor) * Int128(action.times)), currency: $0.currency)
        }
    }
}
