// `rhumb run --explain`: the passes of a run and where their time went.
import RhumbQuery
import RhumbText

/// The dearest operators of a pass that are shown; the others are added up.
private let shownOperators = 25

/// A table for each pass: operators by their share of the time, the dearest first.
func passText(_ passes: [PassProfile]) -> String {
    let whole = passes.reduce(0) { $0 + $1.seconds }
    let heads = ["\(passes.count) passes, \(milliseconds(whole))"]
    return (heads + passes.enumerated().map { text(of: $1, number: $0 + 1) }).joined(separator: "\n\n") + "\n"
}

private func text(of pass: PassProfile, number: Int) -> String {
    let kind = pass.isReading ? "read" : "pass over"
    let threads = pass.threads == 1 ? "1 thread" : "\(pass.threads) threads"
    let ranked = pass.operators.sorted { $0.seconds > $1.seconds }
    let spent = ranked.reduce(0) { $0 + $1.seconds }
    var lines = [
        "\(number). \(kind) \(pass.dataset): \(pass.rows) rows, \(milliseconds(pass.seconds)) on \(threads), "
            + "\(pass.operators.count) operators \(milliseconds(spent))"
    ]
    for item in ranked.prefix(shownOperators) {
        lines.append("   \(padded(milliseconds(item.seconds), to: 10, .right))  \(item.text)")
    }
    let rest = ranked.dropFirst(shownOperators)
    if !rest.isEmpty {
        let seconds = rest.reduce(0) { $0 + $1.seconds }
        lines.append("   \(padded(milliseconds(seconds), to: 10, .right))  \(rest.count) others")
    }
    return lines.joined(separator: "\n")
}

private func milliseconds(_ seconds: Double) -> String {
    let tenths = Int((seconds * 10_000).rounded())
    return "\(tenths / 10).\(tenths % 10) ms"
}
