// Conditions as claims about the values of one row. Every claim is at least as wide as the condition it stands for, so what no
// values can meet, no row can.
import RhumbModel
import RhumbValues

/// Reads conditions once and remembers them.
struct Reasoner {
    /// What a variable is.
    enum Meaning: Hashable {
        case term(Terms.Term)
        case sum([Linear.Part])
    }

    /// An expression whose value tells that of a variable: the value is the variable's, perhaps turned round, plus a constant.
    struct Words {
        let node: Node
        let isTurned: Bool
        let constant: Exact
    }

    let plan: CheckedPlan
    var terms: Terms
    private(set) var meanings: [Meaning] = []
    private(set) var universes: [ValueSet] = []
    /// The first expression that speaks of a variable.
    private(set) var words: [Words?] = []
    private var variables: [Meaning: Variable] = [:]
    private var formulas: [Question: Formula] = [:]
    /// What is true of pairs of variables whatever the data are.
    var relations: [Pair: Relation] = [:]

    private struct Question: Hashable {
        let node: Node
        let ask: Ask
    }

    init(_ plan: CheckedPlan) {
        self.plan = plan
        terms = Terms(plan)
    }

    /// The claim that a condition's truth is as asked.
    mutating func formula(_ node: Node, _ ask: Ask) -> Formula {
        let question = Question(node: node, ask: ask)
        if let formula = formulas[question] { return formula }
        let formula = read(node, ask)
        formulas[question] = formula
        return formula
    }

    mutating func formula(all nodes: [Node], _ ask: Ask) -> Formula {
        let parts = nodes.map { formula($0, ask) }
        return ask.isOfAll ? .all(parts) : .any(parts)
    }

    private mutating func read(_ node: Node, _ ask: Ask) -> Formula {
        switch plan[node].kind {
        case .not(let inner): return formula(inner, ask.negated)
        case .and(let left, let right): return formula(all: [left, right], ask)
        case .or(let left, let right):
            let parts = [formula(left, ask), formula(right, ask)]
            return ask.isOfAll ? .any(parts) : .all(parts)
        case .attribute(let id): return formula(plan.attributes[id].value, ask)
        case .metric(let id): return formula(plan.metrics[id].value, ask)
        case .member(let segment): return formula(all: plan.conditions(of: segment).map(\.node), ask)
        case .compare(let sign, let left, let right): return compare(sign, left, right, ask, at: node)
        case .between(let inner, let low, let high):
            let ends = [
                compare(.greaterOrEqual, inner, low, ask, at: nil), compare(.lessOrEqual, inner, high, ask, at: nil),
            ]
            return ask.isOfAll ? .all(ends) : .any(ends)
        case .oneOf(let inner, let literals): return oneOf(inner, literals, ask, at: node)
        case .inWindow(let inner, let window): return inWindow(inner, window, ask, at: node)
        case .known(let inner): return known(inner, ask, at: node)
        case .rank(let inner, let rank): return rankFormula(inner, rank, ask)
        case .goalIs(let goal, let status): return statusFormula(goal, status, ask)
        case .fallback(let left, let right):
            guard case .yesNo(let value)? = terms.literal(right) else { return opaque(node, ask) }
            return formula(left, ask.falling(backTo: value))
        case .aggregate(let aggregate) where aggregate.function == .any: return anyFormula(node, ask)
        case .literal, .assumption:
            guard let literal = terms.literal(node) else { return opaque(node, ask) }
            return constant(literal == .missing ? .unknown : Truth(literal == .yesNo(true)), ask)
        case .today, .column, .tier, .score, .rung, .parent, .aggregate, .restricted, .negate, .arithmetic, .span,
            .holds, .dayOf, .like, .quintile, .fit, .customerValue:
            return opaque(node, ask)
        }
    }

    func constant(_ truth: Truth, _ ask: Ask) -> Formula {
        let isMet =
            switch ask {
            case .yes: truth == .yes
            case .no: truth == .no
            case .notYes: truth != .yes
            case .notNo: truth != .no
            }
        return isMet ? .always : .never
    }

    /// A yes or no that is looked into no further.
    mutating func opaque(_ node: Node, _ ask: Ask) -> Formula {
        let variable = self.variable(.term(terms.term(node)))
        note(variable, node)
        return atom(variable, yes: .yes, no: .no, ask)
    }

    /// `isExact`: what is neither in `yes` nor in `no` is unknown, and nothing else is.
    func atom(
        _ variable: Variable, yes: @autoclosure () -> ValueSet, no: @autoclosure () -> ValueSet, isExact: Bool = true,
        _ ask: Ask
    ) -> Formula {
        switch ask {
        case .yes: .isIn(variable, yes())
        case .no: .isIn(variable, no())
        case .notYes: isExact ? .isIn(variable, yes().complement) : .always
        case .notNo: isExact ? .isIn(variable, no().complement) : .always
        }
    }

    // MARK: Variables

    mutating func variable(_ meaning: Meaning) -> Variable {
        if let variable = variables[meaning] { return variable }
        meanings.append(meaning)
        universes.append(universe(of: meaning))
        words.append(nil)
        variables[meaning] = meanings.count - 1
        return meanings.count - 1
    }

    /// Remembers an expression by which people know a variable.
    mutating func note(_ variable: Variable, _ node: Node, isTurned: Bool = false, constant: Exact = .zero) {
        if words[variable] == nil { words[variable] = Words(node: node, isTurned: isTurned, constant: constant) }
    }
}

extension Ask {
    /// What `x else yes` and `x else no` ask of x.
    fileprivate func falling(backTo value: Bool) -> Ask {
        switch (self, value) {
        case (.yes, false), (.notNo, false): .yes
        case (.no, false), (.notYes, false): .notYes
        case (.yes, true), (.notNo, true): .notNo
        case (.no, true), (.notYes, true): .no
        }
    }
}
