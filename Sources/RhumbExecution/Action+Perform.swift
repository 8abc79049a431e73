// From actions to kernels, once per chunk.
import RhumbColumns

extension Action {
    /// Rows whose result did not fit.
    func perform(_ inputs: Inputs, _ count: Int, into out: inout Vector) -> Overflow {
        switch self {
        case .integers(let operation):
            return Kernels.arithmetic(operation, inputs[0], inputs[1], count, into: &out)
        case .doubles(let operation):
            return Kernels.arithmetic(operation, inputs[0], inputs[1], count, into: &out)
        case .negate: return Kernels.negate(inputs[0], count, into: &out)
        case .round: return Kernels.round(inputs[0], count, into: &out)
        case .multiplyDivide(let divisor):
            return Kernels.multiplyDivide(inputs[0], inputs[1], divisor: divisor, count, into: &out)
        case .divideRounded(let multiplier):
            return Kernels.divideRounded(inputs[0], inputs[1], multiplier: multiplier, count, into: &out)
        default:
            performWithin(inputs, count, into: &out)
            return Overflow()
        }
    }

    /// Actions whose results always fit.
    private func performWithin(_ inputs: Inputs, _ count: Int, into out: inout Vector) {
        switch self {
        case .negateDouble: Kernels.negateDoubles(inputs[0], count, into: &out)
        case .hasBit(let bit): Kernels.hasBit(bit, inputs[0], count, into: &out)
        case .floorDivide(let divisor): Kernels.floorDivide(inputs[0], by: divisor, count, into: &out)
        case .toDouble(let scale): Kernels.toDoubles(inputs[0], scale: scale, count, into: &out)
        case .compare(let relation, let physical):
            compare(relation, physical, inputs, count, &out)
        case .compareInteger(let relation, let constant):
            Kernels.compareIntegers(relation, inputs[0], constant: constant, count, into: &out)
        case .compareDouble(let relation, let constant):
            Kernels.compareDoubles(relation, inputs[0], constant: constant, count, into: &out)
        case .and:
            Kernels.fill(truth: true, count, into: &out)
            for input in 0..<inputs.count { Kernels.and(inputs[input], count, into: &out) }
        case .or:
            Kernels.fill(truth: false, count, into: &out)
            for input in 0..<inputs.count { Kernels.or(inputs[input], count, into: &out) }
        case .not: Kernels.not(inputs[0], count, into: &out)
        case .known: Kernels.known(inputs[0], count, into: &out)
        case .whereKnown(let truth): whereKnown(truth, inputs[0], count, &out)
        case .fallback(let physical): Kernels.fallback(inputs[0], inputs[1], physical, count, into: &out)
        case .onlyWhere(let physical): Kernels.restrict(inputs[1], to: inputs[0], physical, count, into: &out)
        case .firstYes(let otherwise):
            Kernels.beginDeciding(count, into: &out)
            for input in 0..<inputs.count { Kernels.decide(inputs[input], position: input, count, into: &out) }
            Kernels.endDeciding(otherwise: otherwise ? inputs.count : nil, count, into: &out)
        case .codesIn(let table): Kernels.codesIn(table, inputs[0], count, into: &out)
        case .textLike(let test): textLike(test, inputs[0], count, &out)
        case .scores(let limits, let ofDoubles):
            Kernels.scores(limits, ofDoubles: ofDoubles, inputs[0], count, into: &out)
        case .integersIn(let set): Kernels.integersIn(set, inputs[0], count, into: &out)
        case .dates(let operation): Kernels.dates(operation, inputs[0], inputs[1], count, into: &out)
        case .gather(let column, let physical):
            Kernels.gather(column, physical, rows: inputs[0], count, into: &out)
        case .gatherScalar(let physical):
            Kernels.copy(inputs[1], physical, count, into: &out)
            Kernels.restrictToParents(inputs[0], physical, count, into: &out)
        case .window(let first, let last): Kernels.within(first: first, last: last, inputs[0], count, into: &out)
        case .bucket(let set): bucket(set, inputs[0], count, &out)
        case .taken(let filter, let window): taken(filter, window, inputs, count, &out)
        case .lost(let filter, let window): lost(filter, window, inputs, count, &out)
        case .unknown(let physical): Kernels.fillUnknown(physical, count, into: &out)
        case .column, .parent, .present, .stored, .grouped, .convert, .integers, .doubles, .negate, .round,
            .multiplyDivide,
            .divideRounded:
            break
        }
    }

    private func compare(
        _ relation: Relation, _ physical: Physical, _ inputs: Inputs, _ count: Int, _ out: inout Vector
    ) {
        switch physical {
        case .integer: Kernels.compareIntegers(relation, inputs[0], inputs[1], count, into: &out)
        case .double: Kernels.compareDoubles(relation, inputs[0], inputs[1], count, into: &out)
        case .code:
            Kernels.compareCodes(negated: relation == .notEqual, inputs[0], inputs[1], count, into: &out)
        case .truth:
            Kernels.equal(inputs[0], inputs[1], negated: relation == .notEqual, count, into: &out)
        }
    }

    private func whereKnown(_ truth: Bool, _ input: Vector, _ count: Int, _ out: inout Vector) {
        Kernels.known(input, count, into: &out)
        guard !input.allKnown else {
            Kernels.fill(truth: truth, count, into: &out)
            return
        }
        out.known.update(from: out.truths, count: count)
        out.allKnown = false
        if !truth { out.truths.update(repeating: 0, count: count) }
    }

    /// A text is as long as it is: this is the one test that looks at every row's letters.
    private func textLike(_ test: TextTest, _ input: Vector, _ count: Int, _ out: inout Vector) {
        out.allKnown = input.allKnown
        if !input.allKnown { out.known.update(from: input.known, count: count) }
        for row in 0..<count { out.truths[row] = input.isKnown(row) && test.matches(input.codes[row]) ? 1 : 0 }
    }

    private func bucket(_ set: WindowSet, _ days: Vector, _ count: Int, _ out: inout Vector) {
        Kernels.buckets(set.table, borders: set.borders, days, count, into: &out)
    }

    private func taken(_ filter: Bool, _ window: Bool, _ inputs: Inputs, _ count: Int, _ out: inout Vector) {
        Kernels.fill(truth: true, count, into: &out)
        for input in 0..<inputs.count {
            let isTruth = input < (filter ? 1 : 0) + (window ? 1 : 0)
            if isTruth {
                Kernels.restrict(&out, to: inputs[input].truths, count)
            } else if !inputs[input].allKnown {
                Kernels.restrict(&out, to: inputs[input].known, count)
            }
        }
    }

    private func lost(_ filter: Bool, _ window: Bool, _ inputs: Inputs, _ count: Int, _ out: inout Vector) {
        let value = (filter ? 1 : 0) + (window ? 1 : 0)
        Kernels.lost(
            filter: filter ? inputs[0] : nil, value: inputs.count > value ? inputs[value] : nil, count, into: &out)
        if window { Kernels.restrict(&out, to: inputs[filter ? 1 : 0].truths, count) }
    }
}
