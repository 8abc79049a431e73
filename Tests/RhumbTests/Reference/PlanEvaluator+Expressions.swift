// One case a kind of expression, in the words of the table of operators.
import RhumbModel
import RhumbValues

extension PlanEvaluator {
    /// - Parameter row: of the dataset in whose row the expression stands; nil where it stands in none.
    func value(_ node: Expression.Node, row: Int?, _ at: Moment) -> Datum {
        let expression = plan[node]
        switch expression.kind {
        case .literal(let literal): return Datum(literal)
        case .assumption(let id): return Datum(plan.assumptions[id].value)
        case .today: return .date(at.today)
        case .column(let dataset, let position):
            guard let row else { return .unknown }
            if plan.datasets[dataset].columns[position].current, at.today != runDay { return .unknown }
            return cell(dataset, row, position)
        case .attribute(let id):
            return row.map { attribute(id, $0, at.today) } ?? value(plan.attributes[id].value, row: nil, at.inRow)
        case .member(let id): return row.map { Datum(member(id, $0, at.today)) } ?? .unknown
        case .tier(let id): return row.map { tier(id, $0, at.today) } ?? .unknown
        case .score(let id): return row.map { score(id, $0, at.today) } ?? .unknown
        case .rung(_, let position): return .rung(position)
        case .parent(let reference, let inner):
            guard let row, let parent = parent(reference, of: row) else { return .unknown }
            return value(inner, row: parent, at.inRow)
        case .aggregate(let aggregate):
            if case .related = aggregate.source {
                return self.aggregate(aggregate, type: expression.type, row: row, at.inRow)
            }
            return scalar(node, at) { self.aggregate(aggregate, type: expression.type, row: nil, at) }
        case .metric(let id): return scalar(node, at) { value(plan.metrics[id].value, row: nil, at) }
        case .restricted(let inner, let restriction): return restricted(inner, restriction, row: row, at)
        case .negate(let inner): return value(inner, row: row, at).quantity.map { .number(-$0) } ?? .unknown
        case .not(let inner): return Datum(value(inner, row: row, at).truth.not)
        case .arithmetic(let sign, let left, let right):
            let first = value(left, row: row, at)
            let second = value(right, row: row, at)
            guard first.isKnown, second.isKnown else { return .unknown }
            return arithmetic(
                sign, first, second, plan[right].type, expression.type, inBinary: isBinary(node))
        case .compare(let sign, let left, let right):
            let first = value(left, row: row, at)
            let second = value(right, row: row, at)
            guard first.isKnown, second.isKnown else { return .unknown }
            return .truth(holds(sign, compare(first, second)))
        case .and(let left, let right):
            return Datum(value(left, row: row, at).truth.and(value(right, row: row, at).truth))
        case .or(let left, let right):
            return Datum(value(left, row: row, at).truth.or(value(right, row: row, at).truth))
        case .fallback(let left, let right):
            let first = value(left, row: row, at)
            return first.isKnown ? first : value(right, row: row, at)
        case .known(let inner): return .truth(value(inner, row: row, at).isKnown)
        case .oneOf(let inner, let literals):
            let own = value(inner, row: row, at)
            guard own.isKnown else { return .unknown }
            return .truth(literals.contains { compare(own, Datum($0)) == 0 })
        case .between(let inner, let low, let high):
            let own = value(inner, row: row, at)
            let first = value(low, row: row, at)
            let last = value(high, row: row, at)
            return Datum(truth(own, first) { $0 >= 0 }.and(truth(own, last) { $0 <= 0 }))
        case .inWindow(let inner, let window):
            guard let day = value(inner, row: row, at).day else { return .unknown }
            return .truth(days(of: window, on: at.today).contains(day))
        case .rank(let inner, let rank):
            return row.map { self.rank(inner, rank, row: $0, at.today) } ?? .unknown
        case .dayOf(let inner):
            guard let seconds = value(inner, row: row, at).quantity?.whole else { return .unknown }
            return .date(Timestamp(seconds: Int64(seconds)).day)
        case .span(.minutes, _, _), .span(.hours, _, _): return .unknown
        case .span(let unit, let from, let to):
            guard let start = value(from, row: row, at).day, let end = value(to, row: row, at).day else {
                return .unknown
            }
            return .number(Quantity(Int128(span(unit, start, end))))
        case .like(let inner, let pattern):
            guard case .text(let text) = value(inner, row: row, at) else { return .unknown }
            return .truth(pattern.matches(text))
        case .quintile(let inner, let condition, let dataset, let base):
            return row.map { quintile(inner, condition, dataset, base, row: $0, at.today) } ?? .unknown
        case .fit, .customerValue, .holds: return .unknown
        case .goalIs: return .unknown
        }
    }

    private func cell(_ dataset: ID<Dataset>, _ row: Int, _ position: Int) -> Datum {
        Datum(cell: tables[dataset.index][row][position])
    }

    private func truth(_ left: Datum, _ right: Datum, _ holds: (Int) -> Bool) -> Truth {
        left.isKnown && right.isKnown ? Truth(holds(compare(left, right))) : .unknown
    }

    private func holds(_ sign: ComparisonOperator, _ order: Int) -> Bool {
        switch sign {
        case .equal: order == 0
        case .notEqual: order != 0
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        }
    }

    private func restricted(
        _ inner: Expression.Node, _ restriction: Restriction, row: Int?, _ at: Moment
    ) -> Datum {
        var moment = at
        switch restriction {
        case .segment(let id): moment.segments.append(Moment.Cohort(segment: id, day: nil))
        case .window(let window): moment.windows.append(window)
        case .ago(let span):
            moment.today = earlier(at.today, by: span)
            if let row, let dataset = dataset(of: inner), !exists(dataset, row, on: moment.today) { return .unknown }
        }
        return value(inner, row: row, moment)
    }

    /// The dataset in whose row a node stands; nil where nothing in it needs a row.
    func dataset(of node: Expression.Node) -> ID<Dataset>? {
        switch plan[node].kind {
        case .column(let dataset, _): return dataset
        case .attribute(let id): return plan.attributes[id].dataset
        case .member(let id): return plan.segments[id].dataset
        case .tier(let id): return plan.tiers[id].dataset
        case .score(let id): return plan.surveys[id].dataset
        case .parent(let reference, _): return plan.references[reference].child
        case .rank(_, let rank): return rank.dataset
        case .quintile(_, _, let dataset, _): return dataset
        case .aggregate(let aggregate):
            if case .related(let reference) = aggregate.source { return plan.references[reference].parent }
            return nil
        case .metric: return nil
        default: return plan[node].kind.children.lazy.compactMap { self.dataset(of: $0) }.first
        }
    }

    private func arithmetic(
        _ sign: ArithmeticOperator, _ left: Datum, _ right: Datum, _ rightType: ValueType, _ type: ValueType,
        inBinary: Bool
    ) -> Datum {
        if case .date(let day) = left, let count = right.quantity?.whole {
            let steps = sign == .subtract ? -Int(count) : Int(count)
            if rightType == .months { return .date(later(day, months: steps)) }
            return .date(Day(number: day.number + Int32(steps)))
        }
        guard let first = left.quantity, let second = right.quantity else { return .unknown }
        let result: Quantity
        switch sign {
        case .add: result = first + second
        case .subtract: result = first + -second
        case .multiply: result = first * second
        case .divide:
            guard let quotient = first / second else { return .unknown }
            // Sums of fractions have 40 bits behind the point; dividing by one that nearly vanishes shows its last bit.
            if second.isRough, abs(second.double) < 1e-3 { doubts += 1 }
            result = quotient
        }
        // Money times a decimal is exact in any case.
        let isMoney = if case .money = type { true } else { false }
        let isRough = inBinary && !isMoney && (first.whole == nil || second.whole == nil)
        return .number(inUnit(isRough ? result.roughened : result, type))
    }

    /// Is the value a binary fraction (types.md, R3): a quotient, a product of decimals, a mean, or formed of such? Sums and
    /// choices of decimals are decimals.
    private func isBinary(_ node: Expression.Node) -> Bool {
        switch plan[node].type {
        case .number, .percent, .points: break
        default: return false
        }
        switch plan[node].kind {
        case .attribute(let id): return isBinary(plan.attributes[id].value)
        case .metric(let id): return isBinary(plan.metrics[id].value)
        case .arithmetic(.multiply, let number, let factor):
            // `number(x)` is x times 1.
            if case .literal(.number(Exact(1))) = plan[factor].kind { return isBinary(number) }
            return true
        case .arithmetic(.divide, _, _): return true
        case .aggregate(let aggregate):
            switch aggregate.function {
            case .average, .share, .median: return true
            default: return aggregate.value.map { isBinary($0) } ?? false
            }
        default: return plan[node].kind.children.contains { isBinary($0) }
        }
    }

    /// Money is rounded once to its minor unit.
    func inUnit(_ value: Quantity, _ type: ValueType) -> Quantity {
        guard case .money = type else { return value }
        let rounded = value.rounded
        if rounded.isDoubtful { doubts += 1 }
        return Quantity(rounded.whole)
    }
}
