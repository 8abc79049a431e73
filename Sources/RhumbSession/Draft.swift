// A question becomes declarations of the plan's own language: so it is checked as the plan is, and its mistakes are told at the place
// in the line where they were made.
import RhumbText

struct Draft {
    /// What the draft is called among the files of the project.
    static let path = "question"
    /// What its declarations are called; a plan has no such names.
    static func name(_ number: Int) -> String { "answer_\(number)" }

    let line: LineScanner
    private(set) var text = ""
    private var pieces: [(at: Int, from: Int, length: Int)] = []

    init(_ line: LineScanner) { self.line = line }

    mutating func add(_ words: String) { text += words }

    /// A part of the line, as it was typed.
    mutating func add(_ range: Range<Int>) {
        pieces.append((text.utf8.count, range.lowerBound, range.count))
        text += line.text(range)
    }

    /// A finding in the draft as one in the line; nil where it points at words of ours.
    func inLine(_ finding: Diagnostic, draft: FileIndex, line index: FileIndex) -> Diagnostic? {
        guard case .source(let span) = finding.place, span.file == draft,
            let piece = pieces.last(where: { $0.at <= span.start && span.start <= $0.at + $0.length })
        else { return nil }
        let start = piece.from + span.start - piece.at
        let end = min(start + (span.end - span.start), piece.from + piece.length)
        return Diagnostic(
            finding.id, finding.level, finding.message,
            at: .source(SourceSpan(file: index, start: start, end: max(start, end))), help: finding.help)
    }
}
