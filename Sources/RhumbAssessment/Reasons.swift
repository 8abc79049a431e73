// A condition becomes a reason: its words with the values that made it hold.
public import RhumbModel
public import RhumbText
public import RhumbValues

/// `recency > 180 days: recency 241 days`; only the value where the condition is nothing but its name.
func reason(_ condition: Condition, _ measured: MeasuredCondition) -> Message {
    let pairs = zip(condition.values, measured.values)
    let values = pairs.map { named, value in
        named.name == condition.text ? words(value) : named.name + Message(verbatim: " ") + words(value)
    }
    guard !values.isEmpty else { return condition.text }
    return condition.text + Message(": ", zh: "：") + .list(values)
}

/// `3,000 CNY = spend 20,000 CNY × win_back_rate 15% (assumed)`: the worth as written with its names filled in.
public func worthReason(_ advice: Advice, in plan: CheckedPlan, worth: Value, values: [Value]) -> Message? {
    guard let declared = advice.worth else { return nil }
    let text = declared.text
    var english: [(String, String)] = []
    var chinese: [(String, String)] = []
    for (named, value) in zip(declared.values, values) {
        let isAssumed = if case .assumption = plan[named.node].kind { true } else { false }
        let shown = words(value)
        english.append((named.name.english, "\(named.name.english) \(shown.english)" + (isAssumed ? " (assumed)" : "")))
        chinese.append((named.name.chinese, "\(named.name.chinese) \(shown.chinese)" + (isAssumed ? "（假定）" : "")))
    }
    let total = words(worth)
    // A worth that is a value of the row by its own name has nothing to add up.
    if declared.values.count == 1, declared.values.first?.name == text {
        return text + Message(verbatim: " ") + total
    }
    return Message(
        "\(total.english) = " + filled(text.english, with: english),
        zh: "\(total.chinese) = " + filled(text.chinese, with: chinese))
}

/// Replaces names by what stands for them, longest first and only as whole words; `*` and `/` become × and ÷.
private func filled(_ formula: String, with names: [(name: String, shown: String)]) -> String {
    let names = names.sorted { $0.name.count > $1.name.count }
    var result = ""
    var rest = formula[...]
    var isInsideWord = false
    while let next = rest.first {
        if !isInsideWord, let match = names.first(where: { isWord($0.name, at: rest) }) {
            result += match.shown
            rest = rest.dropFirst(match.name.count)
            isInsideWord = true
            continue
        }
        switch next {
        case "*": result += "×"
        case "/": result += "÷"
        default: result.append(next)
        }
        isInsideWord = isWordPart(next)
        rest = rest.dropFirst()
    }
    return result
}

private func isWord(_ name: String, at text: Substring) -> Bool {
    guard !name.isEmpty, text.hasPrefix(name) else { return false }
    guard let last = name.last, isWordPart(last), let after = text.dropFirst(name.count).first else { return true }
    return !isWordPart(after)
}

private func isWordPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
}
