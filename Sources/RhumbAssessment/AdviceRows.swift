// The rows of an advice as recommendations: the sentence filled in, the conditions that held, what it is worth.
import RhumbModel
import RhumbText
import RhumbValues

extension Advice {
    /// The sentence for a reader: in the reader's language, else the plan's, else the one there is; and the language that
    /// its prose is in, which its values follow whatever the plan's keywords are spelt in.
    func template(for language: Language, in plan: CheckedPlan) -> (template: Template, language: Language)? {
        for candidate in [language, plan.language] + Language.allCases {
            if let template = say[candidate] { return (template, template.proseLanguage ?? language) }
        }
        return nil
    }
}

extension Template {
    /// Chinese where there is a Han character, English where there are other letters, nil where there is no prose.
    var proseLanguage: Language? {
        var hasLetters = false
        for case .text(let text) in parts {
            for scalar in text.unicodeScalars {
                if scalar.properties.isIdeographic { return .chinese }
                hasLetters = hasLetters || scalar.properties.isAlphabetic
            }
        }
        return hasLetters ? .english : nil
    }
}

/// Recommendations of one advice, in its order.
/// - Parameter extra: reasons that are the same for every row.
func recommendations(
    of id: ID<Advice>, in plan: CheckedPlan, _ measured: AdviceMeasurement, _ outcome: AdviceOutcome,
    language: Language, extra: [Message]
) -> [Recommendation] {
    let advice = plan.advice[id]
    guard let (template, spoken) = advice.template(for: language, in: plan) else { return [] }
    let conditions = plan.conditions(of: advice)
    return outcome.given.filter { measured.rows.indices.contains($0) }.map { position in
        let row = measured.rows[position]
        let worth: Money? = if case .money(let amount) = row.worth { amount } else { nil }
        var because = zip(conditions, row.conditions).map { reason($0, $1) } + extra
        if advice.worth != nil, let sum = worthReason(advice, in: plan, worth: row.worth, values: row.worthValues) {
            because.append(sum)
        }
        because += unknownHoles(template, row.holes)
        var given = Recommendation(
            origin: .advice(id), dataset: advice.dataset, key: advice.dataset == nil ? nil : row.key,
            say: Message(verbatim: filled(template, with: row.holes, in: spoken, plan)), worth: worth,
            serves: advice.serves,
            by: advice.starts, because: because)
        given.acceptedOn = outcome.open[position]
        return given
    }
}

/// The template's words with its holes filled in.
private func filled(
    _ template: Template, with values: [Value], in language: Language, _ plan: CheckedPlan
) -> String {
    var rest = values[...]
    return template.parts.map { part in
        switch part {
        case .text(let words): return words
        case .value(let named):
            let value = rest.popFirst() ?? .unknown
            // A number that names something is no quantity: 1001, not 1,001.
            if case .integer(let number) = value, plan.isKey(named.node) { return String(number) }
            return text(inSentence: value, in: language)
        }
    }.joined()
}

extension CheckedPlan {
    /// The key of a row, or the column that holds another row's.
    fileprivate func isKey(_ node: Expression.Node) -> Bool {
        guard case .column(let dataset, let position) = self[node].kind else { return false }
        if datasets[dataset].key == position { return true }
        if case .reference = datasets[dataset].columns[position].kind { return true }
        return false
    }
}

private func unknownHoles(_ template: Template, _ values: [Value]) -> [Message] {
    let names = template.parts.compactMap { part -> Message? in
        if case .value(let named) = part { named.name } else { nil }
    }
    return zip(names, values).filter { $0.1 == .unknown }.map { name, _ in
        Message("`\(name.english)` is not known", zh: "“\(name.chinese)”未知")
    }
}
