// Which way a changed line moved: easier to meet, harder to meet, or neither can be said.
import RhumbModel
import RhumbValues

/// The way a line moved.
public enum Movement: String, Sendable, Hashable {
    case easier, harder, changed
}

/// Two English spellings of a clause, compared. Only a line in which one number changed can be judged, and only where the
/// words before the number say which way is easier.
/// - Parameter better: which way the goal's measure should go, for targets and milestones.
func movement(from old: String, to new: String, better: Metric.Better?) -> Movement {
    let (before, after) = (words(old), words(new))
    guard before.count == after.count, !before.contains("not") else { return .changed }
    let changed = before.indices.filter { before[$0] != after[$0] }
    guard changed.count == 1, let place = changed.first, let was = Figure(before[place]),
        let becomes = Figure(after[place]),
        was.unit == becomes.unit, let easier = easierWhen(before, place, better)
    else { return .changed }
    switch easier {
    case .greater: return becomes.number > was.number ? .easier : .harder
    case .less: return becomes.number < was.number ? .easier : .harder
    }
}

private enum Way {
    case greater, less
}

/// The way in which the number at a place makes the line easier to meet; nil where the words do not say.
private func easierWhen(_ words: [String], _ place: Int, _ better: Metric.Better?) -> Way? {
    let last = place > 0 ? words[place - 1] : ""
    let before = place > 1 ? words[place - 2] : ""
    switch last {
    case ">=", ">", "≥": return .less
    case "<=", "<", "≤": return .greater
    case "top", "bottom", "within": return .greater
    case "for", "bands": return .less
    case "least": return .less
    case "most": return .greater
    case "deadline": return .greater
    case "target", "milestone":
        switch better {
        case .higher: return .less
        case .lower: return .greater
        case nil: return nil
        }
    case "up", "down":
        return before == "target" ? .less : nil
    case "by":
        return words.first == "milestone" ? .greater : nil
    default:
        // The second limit of `bands 95% 75%`.
        return before == "bands" ? .less : nil
    }
}

/// Words with operators as words of their own, and a currency or unit left where it stands.
private func words(_ text: String) -> [String] {
    var words = [""]
    var last: Character = " "
    for character in text {
        let isOperator = "<>=≤≥".contains(character)
        if character == " " || "(),{}".contains(character) {
            words.append("")
        } else {
            if isOperator != "<>=≤≥".contains(last) { words.append("") }
            words[words.count - 1].append(character)
        }
        last = character
    }
    return words.filter { !$0.isEmpty }
}

/// `38%`, `1_000`, `2026-12-31`: a number that can be compared, with what is written after it.
private struct Figure {
    let number: Double
    let unit: String

    init?(_ word: String) {
        if let day = ValueCode.day(word) {
            number = Double(day.number)
            unit = "date"
            return
        }
        let digits = word.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "_" || $0 == "-") }
        guard let number = Double(digits.filter { $0 != "_" }) else { return nil }
        self.number = number
        unit = String(word.dropFirst(digits.count))
    }
}
