// The concrete customer of a finding, in the words of the plan.
import RhumbModel
import RhumbText
import RhumbValues

extension Lint {
    /// Values of a row that meets all of these: `frequency` 3 and `channel` web. Nil where it is not certain that such a row can be.
    mutating func example(
        of formulas: [Formula], in dataset: ID<Dataset>, whereColumnsAreKnown: Bool = false
    ) -> Message? {
        _ = conditions
        let variables = formulas.reduce(into: Set<Variable>()) { $1.collect(into: &$0) }
        let usual = reasoner.usual(variables, in: dataset, whereColumnsAreKnown: whereColumnsAreKnown)
        let reader = reasoner
        let found = reasoner.search(formulas + usual) { Example($0, of: dataset, reader) }.found
        guard let found else { return nil }
        let parts = found.chosen.sorted { (place($0.key), $0.key) < (place($1.key), $1.key) }
            .compactMap { said($0.key, $0.value) }
        guard !parts.isEmpty else { return nil }
        return Message(
            parts.map(\.english).joined(separator: " and "), zh: parts.map(\.chinese).joined(separator: "、"))
    }

    /// Where the plan first speaks of a value.
    private func place(_ variable: Variable) -> Int {
        guard let words = reasoner.words[variable] else { return 0 }
        let span = plan[words.node].span
        return Int(span.file.value) << 32 + span.start
    }

    private func said(_ variable: Variable, _ chosen: Example.Chosen) -> Message? {
        guard let words = reasoner.words[variable] else { return nil }
        let name = written(plan[words.node].span)
        let value: Message
        switch chosen {
        case .unknown: value = RhumbModel.words(.unknown)
        case .text(let text):
            value =
                plan[words.node].type == .yesNo
                ? RhumbModel.words(.yesNo(text == "yes")) : Message("“\(text)”", zh: "“\(text)”")
        case .otherText: value = Message("something else", zh: "别的值")
        case .number(let number):
            let turned = words.isTurned ? number.negated : number
            guard let sum = turned.adding(words.constant) else { return nil }
            let type = plan[words.node].type
            value = RhumbModel.words(type == .yesNo ? .yesNo(number > .zero) : type.value(of: sum))
        }
        return Message("`\(name)` \(value.english)", zh: "“\(name)”为\(value.chinese)")
    }
}

extension Reasoner {
    /// What is so in the data that people have: amounts and counts are not negative, only columns that say so are blank, and
    /// the requirements hold.
    fileprivate mutating func usual(
        _ variables: Set<Variable>, in dataset: ID<Dataset>, whereColumnsAreKnown: Bool
    ) -> [Formula] {
        var claims: [Formula] = []
        for variable in variables.sorted() {
            if !canBeBlank(variable, whereColumnsAreKnown) {
                claims.append(.isIn(variable, universes[variable].knownOnly))
            }
            guard let sign = usualSign(variable) else { continue }
            let numbers = NumberSet(sign, .zero)
            claims.append(.isIn(variable, ValueSet(numbers, hasUnknown: true)))
        }
        for requirement in plan.datasets[dataset].requirements {
            guard case .holds(let node, _) = requirement.check else { continue }
            let claim = formula(node, .notNo)
            if !claim.variables.isDisjoint(with: variables) { claims.append(claim) }
        }
        return claims
    }

    /// Where a blank cell, or nobody who bought, makes it unknown.
    private func canBeBlank(_ variable: Variable, _ areColumnsKnown: Bool) -> Bool {
        let behind =
            switch meanings[variable] {
            case .term(let term): [term]
            case .sum(let parts): parts.map(\.term)
            }
        return behind.contains { term in
            switch terms[term].kind {
            case .column(let dataset, let position):
                !areColumnsKnown && plan.datasets[dataset].columns[position].optional
            case .today: false
            default: true
            }
        }
    }

    /// On which side of 0 the values lie that people have; nil: on either.
    private func usualSign(_ variable: Variable) -> ComparisonOperator? {
        switch meanings[variable] {
        case .term(let term):
            switch terms[term].type {
            case .integer, .number, .percent, .money, .days, .minutes: return .greaterOrEqual
            case .points, .date, .months, .timestamp, .yesNo, .text, .category, .several, .key, .tier, .invalid:
                return nil
            }
        case .sum(let parts):
            guard let today = parts.first(where: { terms[$0.term].kind == .today }) else { return nil }
            return today.factor > 0 ? .greaterOrEqual : .lessOrEqual
        }
    }
}
