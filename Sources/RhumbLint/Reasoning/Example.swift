// A customer who shows what a finding means. Only such a one is shown as can exist: values of columns that have nothing to do
// with one another, and purchases that were all made on one day, so that counts, sums and days since agree.
import RhumbModel
import RhumbText
import RhumbValues

/// Values of one row that go together.
struct Example {
    /// By variable; texts as they are written.
    enum Chosen {
        case unknown
        case number(Exact)
        case text(String)
        /// None of the texts that are asked for.
        case otherText
    }

    private(set) var chosen: [Variable: Chosen] = [:]
    private let reasoner: Reasoner
    private let dataset: ID<Dataset>
    /// Columns that a value was taken of.
    private var used: Set<Terms.Term> = []

    /// nil where it is not certain that such a row can be.
    init?(_ values: Values, of dataset: ID<Dataset>, _ reasoner: Reasoner) {
        self.reasoner = reasoner
        self.dataset = dataset
        var children: [ID<Reference>: [Variable]] = [:]
        for variable in values.keys.sorted() {
            guard let set = values[variable] else { continue }
            if let reference = reasoner.related(behind: variable) {
                children[reference, default: []].append(variable)
            } else if !take(variable, set, beside: values) {
                return nil
            }
        }
        for variables in children.values {
            guard let purchases = Purchases(variables, values, reasoner) else { return nil }
            chosen.merge(purchases.chosen) { first, _ in first }
        }
    }

    private mutating func take(_ variable: Variable, _ set: ValueSet, beside values: Values) -> Bool {
        switch reasoner.meanings[variable] {
        case .term(let term):
            if case .today = reasoner.terms[term].kind { return true }
            guard let column = reasoner.column(under: term, of: dataset) else { return false }
            // A day that a sum speaks of needs only to be known.
            let isPart = values.keys.contains { reasoner.isSum($0, with: column) }
            if isPart {
                return set.isSubset(of: ValueSet(.numbers(.all))) && column == term && set.known == .numbers(.all)
            }
            guard used.insert(column).inserted else { return false }
        case .sum(let parts):
            guard parts.count == 2, parts.contains(where: { reasoner.terms[$0.term].kind == .today }),
                let other = parts.first(where: { reasoner.terms[$0.term].kind != .today }),
                reasoner.column(under: other.term, of: dataset) == other.term,
                used.insert(other.term).inserted
            else { return false }
        }
        guard let value = set.example else { return false }
        chosen[variable] = value
        return true
    }
}

extension ValueSet {
    /// One of its values; unknown where there is no other.
    var example: Example.Chosen? {
        switch known {
        case .numbers(let numbers): if let number = numbers.example { return .number(number) }
        case .texts(_, true): return .otherText
        case .texts(let texts, false): if let text = texts.min() { return .text(text) }
        }
        return hasUnknown ? .unknown : nil
    }
}

extension Reasoner {
    /// The rows that an aggregate of the row is over.
    fileprivate func related(behind variable: Variable) -> ID<Reference>? {
        let behind =
            switch meanings[variable] {
            case .term(let term): [term]
            case .sum(let parts): parts.map(\.term)
            }
        for term in behind {
            if case .aggregate(let aggregate) = terms[term].kind, case .related(let reference) = aggregate.source {
                return reference
            }
        }
        return nil
    }

    /// A column of the row, itself or as the age that is counted from it.
    fileprivate func column(under term: Terms.Term, of dataset: ID<Dataset>) -> Terms.Term? {
        switch terms[term].kind {
        case .column(dataset, _): return term
        case .span(let unit, let from, let to) where unit == .years || unit == .months:
            guard case .today = terms[to.index].kind, case .column(dataset, _) = terms[from.index].kind else {
                return nil
            }
            return from.index
        default: return nil
        }
    }

    fileprivate func isSum(_ variable: Variable, with term: Terms.Term) -> Bool {
        if case .sum(let parts) = meanings[variable] { parts.contains { $0.term == term } } else { false }
    }
}

/// What a customer bought, all on one day.
private struct Purchases {
    private(set) var chosen: [Variable: Example.Chosen] = [:]

    private enum Asked {
        case count(Aggregate)
        case sum(Aggregate)
        /// The days since the newest; turned: below 0.
        case age(isTurned: Bool)
        /// The newest day itself, which needs only to be known.
        case day
    }

    init?(_ variables: [Variable], _ values: Values, _ reasoner: Reasoner) {
        var asked: [(variable: Variable, set: ValueSet, asked: Asked)] = []
        var conditions: Set<Node> = []
        for variable in variables {
            guard let set = values[variable], let (what, aggregate) = Purchases.asked(variable, reasoner),
                aggregate.segment == nil
            else { return nil }
            conditions.formUnion(aggregate.condition.map { [$0] } ?? [])
            asked.append((variable, set, what))
        }
        // Purchases of one kind meet one condition.
        guard conditions.count <= 1 else { return nil }
        if fill(asked, reasoner, isCustomer: false) { return }
        chosen = [:]
        guard fill(asked, reasoner, isCustomer: true) else { return nil }
    }

    private static func asked(_ variable: Variable, _ reasoner: Reasoner) -> (Asked, Aggregate)? {
        switch reasoner.meanings[variable] {
        case .term(let term):
            guard case .aggregate(let aggregate) = reasoner.terms[term].kind else { return nil }
            switch aggregate.function {
            case .count: return (.count(aggregate), aggregate)
            case .sum: return (.sum(aggregate), aggregate)
            case .latest where reasoner.isLatestEvent(aggregate) && aggregate.windows.isEmpty:
                return (.day, aggregate)
            default: return nil
            }
        case .sum(let parts):
            guard parts.count == 2, let today = parts.first(where: { reasoner.terms[$0.term].kind == .today }),
                let other = parts.first(where: { $0.term != today.term }),
                case .aggregate(let aggregate) = reasoner.terms[other.term].kind,
                reasoner.isLatestEvent(aggregate), aggregate.windows.isEmpty
            else { return nil }
            return (.age(isTurned: today.factor < 0), aggregate)
        }
    }

    /// Chooses how many purchases there were, how long ago, and for how much.
    private mutating func fill(
        _ asked: [(variable: Variable, set: ValueSet, asked: Asked)], _ reasoner: Reasoner, isCustomer: Bool
    ) -> Bool {
        var age = 0
        for (variable, set, what) in asked {
            guard case .age(let isTurned) = what else { continue }
            guard isCustomer else {
                guard set.hasUnknown else { return false }
                chosen[variable] = .unknown
                continue
            }
            let days = NumberSet(isTurned ? .lessOrEqual : .greaterOrEqual, .zero)
            guard case .numbers(let numbers) = set.known, let number = numbers.intersection(days).nearest(isTurned),
                let whole = number.integer.flatMap({ Int(exactly: $0) }), abs(whole) < 40_000
            else { return false }
            age = abs(whole)
            chosen[variable] = .number(number)
        }
        var count = NumberSet(atLeast: Exact(1))
        var inside: [Variable] = []
        for (variable, set, what) in asked {
            guard case .numbers(let numbers) = set.known else { return false }
            switch what {
            case .count(let aggregate), .sum(let aggregate):
                guard let isInside = isCustomer ? aggregate.windows.hold(age) : false else { return false }
                if isInside {
                    inside.append(variable)
                    if case .count = what { count = count.intersection(numbers) }
                } else {
                    guard numbers.contains(.zero) else { return false }
                    chosen[variable] = .number(.zero)
                }
            case .day: guard isCustomer ? numbers == .all : set.hasUnknown else { return false }
            case .age: break
            }
        }
        guard let number = count.example, let rows = number.integer else { return false }
        var sums: [Node: NumberSet] = [:]
        for (variable, set, what) in asked where inside.contains(variable) {
            guard case .numbers(let numbers) = set.known else { return false }
            if case .sum(let aggregate) = what, let value = aggregate.value {
                sums[value] = (sums[value] ?? .all).intersection(numbers)
            }
        }
        for (variable, _, what) in asked where inside.contains(variable) {
            switch what {
            case .count: chosen[variable] = .number(number)
            case .sum(let aggregate):
                guard let value = aggregate.value, let totals = sums[value],
                    let total = reasoner.total(of: value.index, rows, in: totals)
                else { return false }
                chosen[variable] = .number(total)
            case .age, .day: break
            }
        }
        return true
    }
}

extension Reasoner {
    /// What so many rows can come to: each at least one, of money where that can be one whole unit and else the smallest; nil
    /// where that is not certain.
    fileprivate func total(of term: Terms.Term, _ rows: Int64, in wanted: NumberSet) -> Exact? {
        guard case .column(let dataset, let position) = terms[term].kind else { return nil }
        let count = Int128(rows)
        if let range = plan.datasets[dataset].columns[position].range {
            guard let low = range.lowerBound.multiplied(by: count), let high = range.upperBound.multiplied(by: count)
            else { return nil }
            return wanted.intersection(NumberSet(low, high)).example
        }
        var unit = Exact(1)
        if case .money(let currency) = terms[term].type { unit = Exact(Exact.wholePower(currency.minorDigits)) }
        let totals = [unit.multiplied(by: count), Exact(count)].compactMap { $0 }.map { NumberSet(atLeast: $0) }
        return totals.lazy.compactMap { wanted.intersection($0).example }.first
    }
}

extension NumberSet {
    /// The number nearest to 0 of those on one side of it.
    fileprivate func nearest(_ isBelow: Bool) -> Exact? {
        isBelow ? moved(by: .zero, mirrored: true)?.whole.example.map(\.negated) : example
    }
}

extension [Window] {
    /// Do they hold a day so many days ago? nil where that depends on today.
    fileprivate func hold(_ age: Int) -> Bool? {
        var isInside = true
        for window in self {
            guard case .last = window else { return nil }
            if age >= window.mostDays { isInside = false } else if age >= window.fewestDays { return nil }
        }
        return isInside
    }
}
