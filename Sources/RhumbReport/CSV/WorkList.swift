// The recommendations as a table that a CRM imports: RFC 4180, a line each, in the order in which they are given.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues

/// The recommendations of a run as comma-separated values, lines ended by CR LF. The first line has the column names, which
/// are the same in every language. A Chinese report begins with a byte order mark: without it Excel misreads the text.
/// Cells that a spreadsheet would take for a formula get an apostrophe in front; plain numbers stay numbers.
public func csv(_ report: Report) -> String {
    let mark = report.language == .chinese ? "\u{FEFF}" : ""
    return mark + ([WorkList.columns] + WorkList(report: report).rows).map { csvLine($0) }.joined()
}

private struct WorkList {
    let report: Report

    static let columns = [
        "advice", "dataset", "key", "say", "worth", "currency", "serves", "by", "owner", "because", "kind", "about",
        "today", "accepted_on",
    ]

    var rows: [[String]] { report.assessment.recommendations.map { row($0) } }

    private func row(_ given: Recommendation) -> [String] {
        let plan = report.plan
        let origin = plan.origin(of: given)
        return [
            origin.kind == .advice ? origin.name : "",
            given.dataset.map { plan.datasets[$0].heading.name } ?? "",
            given.key ?? "",
            given.say.text(in: report.language),
            given.worth?.decimal ?? "",
            given.worth?.currency.code ?? "",
            given.serves.map { plan.goals[$0].heading.name } ?? "",
            given.by.map { plan.actions[$0].heading.name } ?? "",
            plan.name(of: plan.owner(of: given)) ?? "",
            given.because.map { $0.text(in: report.language) }
                .joined(separator: Message("; ", zh: "；").text(in: report.language)),
            origin.kind.rawValue,
            origin.name,
            report.assessment.today.description,
            given.acceptedOn?.description ?? "",
        ]
    }
}

/// A line of comma-separated values with its end; no cell of it can be taken for a formula.
func csvLine(_ cells: [String]) -> String {
    cells.map { quoted(harmless($0)) }.joined(separator: ",") + "\r\n"
}

/// A cell that no spreadsheet computes. Full-width signs are signs to it as well.
private func harmless(_ cell: String) -> String {
    guard let first = cell.unicodeScalars.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) else { return cell }
    return isNumber(cell) ? cell : "'" + cell
}

/// Digits with at most one sign before them and one point between them.
private func isNumber(_ cell: String) -> Bool {
    let digits = cell.first == "-" || cell.first == "+" ? cell.dropFirst() : cell[...]
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
}

private func quoted(_ cell: String) -> String {
    guard cell.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return cell }
    return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
}
