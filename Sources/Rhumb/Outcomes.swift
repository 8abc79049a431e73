// The outcomes file: what people did with earlier recommendations, read like any other table.
import RhumbColumns
import RhumbConfig
import RhumbData
import RhumbExecution
import RhumbFormats
import RhumbModel
import RhumbQuery
import RhumbText
import RhumbValues

extension Project {
    /// The reports of the file that `outcomes:` in rhumb.yaml names; none where it names none.
    func outcomes(for plan: CheckedPlan, _ options: RunOptions) -> Outcome<[AdviceReport]> {
        guard let name = configuration.outcomes else { return Outcome([]) }
        let path = Files.join(folder, name)
        guard Files.kind(path) != nil else {
            let finding = Diagnostic(
                "outcomes/missing", .warning,
                Message("there is no outcomes file yet; nothing is left out", zh: "还没有反馈文件，没有略去任何建议"),
                at: .file(name),
                help: Message(
                    "its columns are advice, key, outcome (accepted, declined, snoozed, done), on, until",
                    zh: "它的列是 advice、key、outcome（accepted、declined、snoozed、done）、on、until"))
            return Outcome([], [finding])
        }
        guard Files.isInside(path, folder) else {
            return Outcome(
                [],
                [
                    Diagnostic(
                        "data/outside", .error,
                        Message("`\(name)` lies outside the project's folder", zh: "“\(name)”在项目文件夹之外"),
                        at: .file(name), help: Message("copy it into the folder", zh: "请复制到项目文件夹内"))
                ])
        }
        let table = OutcomeTable(path: path, name: name)
        let results = execute(
            table.query, readers: [CSVReader(path: path, displayPath: name, layout: table.layout)], threads: 1,
            isCancelled: options.isCancelled)
        guard !results.diagnostics.contains(where: { $0.level == .error }) else {
            return Outcome([], results.diagnostics)
        }
        let reports = table.reports(results, plan)
        return Outcome(reports.value, results.diagnostics + reports.diagnostics)
    }
}

/// The file's columns as a question to the engine.
private struct OutcomeTable {
    let name: String
    let layout: DelimitedLayout
    /// The column need not be there: only snoozed lines must have it.
    let hasUntil: Bool

    init(path: String, name: String) {
        self.name = name
        layout = DatasetSource(file: name).layout(ofFile: name)
        let head = Files.start(of: path, 4096).prefix { $0 != 0x0A && $0 != 0x0D }
        let names = String(decoding: head, as: UTF8.self).split { ",;\t\"\u{FEFF} ".contains($0) }
        hasUntil = names.contains("until")
    }

    private var columns: [Domain.Column] {
        let outcomes = AdviceReport.Outcome.allCases.map(\.rawValue)
        let columns = [
            Domain.Column(name: "advice", kind: .text, optional: false, range: nil),
            Domain.Column(name: "key", kind: .text, optional: false, range: nil),
            Domain.Column(name: "outcome", kind: .choice(outcomes), optional: false, range: nil),
            Domain.Column(name: "on", kind: .date, optional: false, range: nil),
        ]
        return columns + (hasUntil ? [Domain.Column(name: "until", kind: .date, optional: true, range: nil)] : [])
    }

    var query: Query {
        let columns = columns
        let domain = Domain(name: "outcomes", columns: columns, key: nil, event: nil, references: [])
        let nodes = columns.indices.map { Node(.column($0), kind: columns[$0].valueKind, domain: DomainID(0)) }
        let rows = TopRows(
            rows: DomainID(0), filter: nil, window: nil, order: [], limit: nil,
            values: nodes.indices.map { NodeID($0) })
        return Query(domains: [domain], nodes: nodes, outputs: [.topRows(rows)])
    }

    /// Lines that say something; of a line with a cell that cannot be read the engine has told already.
    func reports(_ results: QueryResults, _ plan: CheckedPlan) -> Outcome<[AdviceReport]> {
        guard case .topRows(let rows, _, _)? = results.outputs.first else { return Outcome([]) }
        var reports: [AdviceReport] = []
        var faults = OutcomeFaults(file: name)
        for row in rows {
            guard row.values.count >= 4, case .text(let advice) = row.values[0], case .text(let key) = row.values[1],
                case .integer(let choice) = row.values[2], case .integer(let day) = row.values[3],
                let outcome = Int(exactly: choice).flatMap({ AdviceReport.Outcome.allCases.at($0) })
            else { continue }
            guard let id = plan.advice.ids.first(where: { plan.advice[$0].heading.name == advice }) else {
                faults.noAdvice(advice, row.displayRow, among: plan.advice.all.map(\.heading.name))
                continue
            }
            let on = Day(number: Int32(clamping: day))
            var until: Day?
            if case .integer(let end)? = row.values.at(4) { until = Day(number: Int32(clamping: end)) }
            if outcome == .snoozed, until == nil {
                faults.noUntil(row.displayRow)
                continue
            }
            if let until, until <= on {
                faults.wrongOrder(row.displayRow, until)
                continue
            }
            reports.append(AdviceReport(advice: id, key: key, outcome: outcome, day: on, until: until))
        }
        return Outcome(reports, faults.findings)
    }
}

/// What is wrong with lines, each thing told once with its first place.
private struct OutcomeFaults {
    let file: String
    private var unknown: [String: Int] = [:]
    private var snoozed = 0
    private var reversed = 0
    private(set) var findings: [Diagnostic] = []

    init(file: String) { self.file = file }

    mutating func noAdvice(_ name: String, _ row: Int, among names: [String]) {
        unknown[name, default: 0] += 1
        guard unknown[name] == 1 else { return }
        let near = nearestName(to: name, among: names)
        findings.append(
            Diagnostic(
                "outcomes/no-advice", .warning,
                Message("the plan has no advice `\(name)`; its lines are left out", zh: "方案里没有建议“\(name)”，相关行已略去"),
                at: .cell(file: file, row: row, column: "advice", value: name),
                help: near.map { Message("did you mean `\($0)`?", zh: "是否要写“\($0)”？") }
                    ?? Message("write the advice's name as in the plan", zh: "请写方案中建议的名称")))
    }

    mutating func noUntil(_ row: Int) {
        snoozed += 1
        guard snoozed == 1 else { return }
        findings.append(
            Diagnostic(
                "outcomes/until-missing", .warning,
                Message(
                    "a snoozed line says no day to come back; it is left out, and so is every other such line",
                    zh: "snoozed（暂缓）的行没有写何时再提，此类行均已略去"),
                at: .cell(file: file, row: row, column: "until", value: nil),
                help: Message("write the day in the column until", zh: "请在 until 列写明日期")))
    }

    mutating func wrongOrder(_ row: Int, _ until: Day) {
        reversed += 1
        guard reversed == 1 else { return }
        findings.append(
            Diagnostic(
                "outcomes/order", .warning,
                Message(
                    "the day in until is not after the day in on; the line is left out, and so is every other such line",
                    zh: "until 不晚于 on，此类行均已略去"),
                at: .cell(file: file, row: row, column: "until", value: until.description),
                help: Message("let until be the later day", zh: "until 应晚于 on")))
    }
}

extension Array {
    /// The element at a position; nil beyond the end.
    fileprivate func at(_ position: Int) -> Element? { indices.contains(position) ? self[position] : nil }
}
