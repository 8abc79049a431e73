// What became of one row that an advice finds: given, or what left it out.
public import RhumbModel
public import RhumbValues

public enum AdviceFate: Sendable, Hashable {
    case given
    /// Somebody took it on.
    case accepted(on: Day)
    /// What was reported of it forbids it for now.
    case closed
    case switchedOff
    /// `when` does not hold, or nobody can tell.
    case waiting(Truth)
    case cutByLimit
    /// - Parameters:
    ///   - made: contacts with the customer within the cap's time.
    ///   - instead: what is given to the same customer.
    case cutByContact(made: Int, instead: [ID<Advice>])
}

extension Assessment {
    /// By the rules that gave the advice: limit and cap, and the cap where the customer has no room left.
    public func fate(
        of row: AdviceRow, by id: ID<Advice>, in plan: CheckedPlan, _ measured: [AdviceMeasurement]
    ) -> AdviceFate {
        if plan.advice[id].isOff { return .switchedOff }
        let applies = advice[id.index].applies
        guard applies == .yes else { return .waiting(applies) }
        let book = OutcomeBook(plan, today: today)
        switch book.standing(of: row.key, id) {
        case .open(let day): return .accepted(on: day)
        case .closed: return .closed
        case .free: break
        }
        if recommendations.contains(where: { $0.origin == .advice(id) && $0.key == row.key }) { return .given }
        guard let cap = plan.contact, plan.isCapped(id),
            let customer = plan.advice[id].dataset == cap.dataset ? row.key : row.contact
        else { return .cutByLimit }
        let instead = recommendations.compactMap { given -> ID<Advice>? in
            guard case .advice(let other) = given.origin, given.acceptedOn == nil, plan.isCapped(other) else {
                return nil
            }
            let reached =
                plan.advice[other].dataset == cap.dataset
                ? given.key : measured[other.index].rows.first { $0.key == given.key }?.contact
            return reached == customer ? other : nil
        }
        let made = book.contacts(customer)
        return made + instead.count >= cap.atMost ? .cutByContact(made: made, instead: instead) : .cutByLimit
    }
}
