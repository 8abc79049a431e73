// What is to be found satisfiable or not: conditions after their names are resolved, over values that are sets.

/// A value of the row that a condition speaks of, by its position in `Terms`.
typealias Variable = Int

/// A claim about the values of one row.
indirect enum Formula {
    case always, never
    case isIn(Variable, ValueSet)
    case all([Formula])
    case any([Formula])

    /// The values that it speaks of.
    var variables: Set<Variable> {
        var found: Set<Variable> = []
        collect(into: &found)
        return found
    }

    /// One of them; nil where it speaks of none.
    var firstVariable: Variable? {
        switch self {
        case .always, .never: nil
        case .isIn(let variable, _): variable
        case .all(let parts), .any(let parts): parts.lazy.compactMap(\.firstVariable).first
        }
    }

    /// What it leaves of a value; nil where it speaks of another one, too, or of none.
    func values(of variable: Variable) -> ValueSet? {
        switch self {
        case .always, .never: return nil
        case .isIn(variable, let set): return set
        case .isIn: return nil
        case .all(let parts): return Formula.values(of: variable, parts) { $0.intersection($1) }
        case .any(let parts): return Formula.values(of: variable, parts) { $0.union($1) }
        }
    }

    private static func values(
        of variable: Variable, _ parts: [Formula], joined: (ValueSet, ValueSet) -> ValueSet
    ) -> ValueSet? {
        var all: ValueSet?
        for part in parts {
            guard let values = part.values(of: variable) else { return nil }
            all = all.map { joined($0, values) } ?? values
        }
        return all
    }

    /// Does it speak of no value but these?
    func isAbout(only variables: Set<Variable>) -> Bool {
        switch self {
        case .always, .never: true
        case .isIn(let variable, _): variables.contains(variable)
        case .all(let parts), .any(let parts): parts.allSatisfy { $0.isAbout(only: variables) }
        }
    }

    /// Adds them.
    func collect(into found: inout Set<Variable>) {
        switch self {
        case .always, .never: break
        case .isIn(let variable, _): found.insert(variable)
        case .all(let parts), .any(let parts): for part in parts { part.collect(into: &found) }
        }
    }
}

/// What is asked of a condition's three-valued truth.
enum Ask: Hashable {
    case yes, no
    /// No, or unknown.
    case notYes
    /// Yes, or unknown.
    case notNo

    /// What it asks of the condition under a `not`.
    var negated: Ask {
        switch self {
        case .yes: .no
        case .no: .yes
        case .notYes: .notNo
        case .notNo: .notYes
        }
    }

    /// Must all parts of an `and` meet it, or one?
    var isOfAll: Bool {
        switch self {
        case .yes, .notNo: true
        case .no, .notYes: false
        }
    }
}
