// A finding with its place spelt out, as the formats for CI want it.
import RhumbHistory
public import RhumbText

/// The findings of one project and the files that they point into.
public struct ProjectFindings: Sendable {
    public let findings: [Diagnostic]
    public let sources: SourceMap

    public init(_ findings: [Diagnostic], sources: SourceMap) {
        self.findings = findings
        self.sources = sources
    }

    var located: [LocatedFinding] {
        // The same mistake twice on lines that read alike is told apart by its turn.
        var turns: [String: Int] = [:]
        return findings.map { finding in
            var located = LocatedFinding(finding, sources)
            let turn = turns[located.fingerprint, default: 0]
            turns[located.fingerprint] = turn + 1
            if turn > 0 { located.fingerprint += "-\(turn + 1)" }
            return located
        }
    }
}

struct LocatedFinding {
    struct Region {
        let start: Position
        let end: Position
        /// 1-based, in Unicode scalars.
        let scalarColumns: (start: Int, end: Int)?
    }

    let finding: Diagnostic
    let file: String?
    let region: Region?
    /// The same while the rule, the file and the text of the line stay the same, wherever the line moves.
    var fingerprint: String

    init(_ finding: Diagnostic, _ sources: SourceMap) {
        self.finding = finding
        var text = ""
        switch finding.place {
        case .source(let span):
            let source = sources[span.file]
            file = source?.path
            region = source.map { source in
                Region(
                    start: source.position(at: span.start), end: source.position(at: span.end),
                    scalarColumns: (source.scalarColumn(at: span.start), source.scalarColumn(at: span.end)))
            }
            if let source { text = source.line(source.position(at: span.start).line) }
        case .position(let path, let start, let end):
            file = path
            region = Region(start: start, end: end, scalarColumns: nil)
            text = finding.message.english
        case .cell(let path, let row, let column, _):
            file = path
            region = Region(
                start: Position(line: row, column: 1), end: Position(line: row, column: 1), scalarColumns: nil)
            text = column ?? ""
        case .file(let path):
            file = path
            region = nil
        case .none:
            file = nil
            region = nil
            text = finding.message.english
        }
        let parts = [finding.id, file ?? "", LocatedFinding.squeezed(text)]
        fingerprint = Fingerprint(Array(parts.joined(separator: "\u{1F}").utf8)).description
    }

    /// Without white space: another layout is the same line.
    private static func squeezed(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}
