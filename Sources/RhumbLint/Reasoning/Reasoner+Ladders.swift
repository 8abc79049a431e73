// Conditions that ask for a place: on a ladder, in a ranking, in a goal's course.
import RhumbModel
import RhumbValues

extension Reasoner {
    /// `ladder = loyal`, `ladder >= loyal`; nil where that is not what is compared.
    mutating func tiers(_ sign: ComparisonOperator, _ left: Node, _ right: Node, _ ask: Ask) -> Formula? {
        switch (plan[left].kind, plan[right].kind) {
        case (.tier(let id), .rung(_, let rung)):
            let wanted = plan.tiers[id].tiers.indices.filter { sign.holds(rung, $0) }
            return tier(id, in: Set(wanted), ask)
        case (.rung(_, let rung), .tier(let id)):
            let wanted = plan.tiers[id].tiers.indices.filter { sign.holds($0, rung) }
            return tier(id, in: Set(wanted), ask)
        default: return nil
        }
    }

    private mutating func tier(_ id: ID<Tiers>, in wanted: Set<Int>, _ ask: Ask) -> Formula {
        let all = plan.tiers[id].tiers.indices
        switch ask {
        case .yes: return .any(all.filter { wanted.contains($0) }.map { isOn($0, id) })
        case .no: return .any(all.filter { !wanted.contains($0) }.map { isOn($0, id) })
        case .notYes: return .all(all.filter { wanted.contains($0) }.map { isNotOn($0, id) })
        case .notNo: return .all(all.filter { !wanted.contains($0) }.map { isNotOn($0, id) })
        }
    }

    /// A row's tier is the first whose condition is yes after only no's.
    mutating func isOn(_ position: Int, _ id: ID<Tiers>) -> Formula {
        let conditions = plan.tiers[id].tiers.prefix(position + 1).map(\.condition)
        return .all(
            conditions.enumerated().compactMap { index, condition in
                condition.map { formula($0, index == position ? .yes : .no) }
            })
    }

    private mutating func isNotOn(_ position: Int, _ id: ID<Tiers>) -> Formula {
        let conditions = plan.tiers[id].tiers.prefix(position + 1).map(\.condition)
        return .any(
            conditions.enumerated().compactMap { index, condition in
                condition.map { formula($0, index == position ? .notYes : .notNo) }
            })
    }

    /// Who is among the first tenth is among the first fifth.
    mutating func rankFormula(_ inner: Node, _ rank: Rank, _ ask: Ask) -> Formula {
        let (limit, one): (Exact, Rank.Amount) =
            switch rank.amount {
            case .share(let share): (share, .share(Exact(1)))
            case .count(let count): (Exact(Int128(count)), .count(1))
            }
        let place = Rank(fromTop: rank.fromTop, amount: one, dataset: rank.dataset, base: rank.base)
        let variable = self.variable(.term(terms.term(.rank(ID(terms.term(inner)), place), .number)))
        let within = ValueSet(NumberSet(.lessOrEqual, limit))
        return atom(variable, yes: within, no: within.others, ask)
    }

    mutating func statusFormula(_ goal: ID<Goal>, _ status: GoalStatus, _ ask: Ask) -> Formula {
        let all = ValueType.category(GoalStatus.allCases.map(\.rawValue))
        let variable = self.variable(.term(terms.term(.goalIs(goal, .notStarted), all)))
        let wanted = ValueSet(.texts([status.rawValue], isExcluded: false))
        return atom(variable, yes: wanted, no: wanted.others, ask)
    }

    /// Where a row meets a condition, the rows that meet it are at least one. Nobody: each is a no, or unknown.
    mutating func anyFormula(_ node: Node, _ ask: Ask) -> Formula {
        let term = terms.term(node)
        guard case .aggregate(let any) = terms[term].kind else { return opaque(node, ask) }
        let variable = self.variable(.term(terms.term(.aggregate(any.asking(.count)), .integer)))
        note(variable, node)
        let some = ValueSet(NumberSet(atLeast: Exact(1)))
        switch ask {
        case .yes: return .isIn(variable, some)
        case .no, .notYes: return .isIn(variable, some.others)
        case .notNo: return .always
        }
    }
}

extension ComparisonOperator {
    fileprivate func holds(_ left: Int, _ right: Int) -> Bool {
        switch self {
        case .equal: left == right
        case .notEqual: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }
}
