// A diagnostic as people read it: what is wrong, where, the line itself with the place marked, and what to do next.

/// A finding as text, several lines, each ended by a newline:
/// ```
/// error[type/mismatch]: the target is a number, the metric a percent
///  --> lakeside.rhumb:41:14
///    |
/// 41 |   target     38
///    |              ^^
///    = help: write 38%
/// ```
/// Marks stand under the right columns for wide characters too; tabs are shown as four spaces.
public func render(_ diagnostic: Diagnostic, sources: SourceMap, language: Language, colour: Bool) -> String {
    DiagnosticText(sources: sources, language: language, colour: colour).text(of: diagnostic)
}

extension Level {
    /// The word for it.
    public var word: Message {
        switch self {
        case .note: Message("note", zh: "提示")
        case .warning: Message("warning", zh: "警告")
        case .error: Message("error", zh: "错误")
        }
    }

    /// The colour that goes with the word.
    public var ink: Ink {
        switch self {
        case .note: .place
        case .warning: .warning
        case .error: .bad
        }
    }
}

private struct DiagnosticText {
    let sources: SourceMap
    let language: Language
    let colour: Bool

    func text(of diagnostic: Diagnostic) -> String {
        let excerpts = [excerpt(at: diagnostic.place)] + diagnostic.related.map { excerpt(at: $0.place) }
        let blank = excerpts.map { displayWidth($0.number) }.max() ?? 0
        var text = InkedText(colour: colour)
        text.paint(diagnostic.level.ink) {
            $0.add(diagnostic.level.word.text(in: language))
            $0.add("[")
            $0.add(diagnostic.id)
            $0.add("]")
        }
        text.add(colon)
        text.paint(.strong) { $0.add(printable(diagnostic.message.text(in: language))) }
        text.add("\n")
        show(excerpts[0], blank, arrow: "-->", mark: "^", ink: diagnostic.level.ink, on: &text)
        for (index, related) in diagnostic.related.enumerated() {
            remark(Message("see", zh: "参见"), related.message, blank, on: &text)
            show(excerpts[index + 1], blank, arrow: ":::", mark: "-", ink: .place, on: &text)
        }
        if let help = diagnostic.help { remark(Message("help", zh: "建议"), help, blank, on: &text) }
        for fix in diagnostic.fixes { remark(Message("fix", zh: "可改为"), fix.title, blank, on: &text) }
        return text.text
    }

    private var colon: String {
        switch language {
        case .english: ": "
        case .chinese: "："
        }
    }

    // `blank` is as wide as the line's number: everything below is written beside it.

    private func remark(_ word: Message, _ words: Message, _ blank: Int, on text: inout InkedText) {
        text.paint(.place) {
            $0.add(.space, times: blank)
            $0.add(" = ")
            $0.add(word.text(in: language))
            $0.add(colon)
        }
        text.add(printable(words.text(in: language)))
        text.add("\n")
    }

    private func show(
        _ excerpt: Excerpt, _ blank: Int, arrow: String, mark: Unicode.Scalar, ink: Ink, on text: inout InkedText
    ) {
        guard let place = excerpt.place else { return }
        text.paint(.place) {
            $0.add(.space, times: blank)
            $0.add(arrow)
            $0.add(" ")
        }
        text.add(printable(place))
        text.add("\n")
        guard let line = excerpt.text else { return }
        bar("", blank, on: &text)
        text.add("\n")
        bar(excerpt.number, blank, on: &text)
        if !line.isEmpty {
            text.add(" ")
            text.add(line)
        }
        text.add("\n")
        bar("", blank, on: &text)
        text.add(.space, times: excerpt.indent + 1)
        text.paint(ink) { $0.add(UInt8(ascii: mark), times: max(1, excerpt.marked)) }
        text.add("\n")
    }

    /// A number, or the room for it, and the line to its right.
    private func bar(_ number: String, _ blank: Int, on text: inout InkedText) {
        text.paint(.place) {
            $0.add(.space, times: blank - displayWidth(number))
            $0.add(number)
            $0.add(" |")
        }
    }
}

extension UInt8 {
    fileprivate static let space = UInt8(ascii: " ")
}

/// A text that grows by pieces in several colours. It is made of bytes, which are added several times as fast as texts.
private struct InkedText {
    let colour: Bool
    private var bytes: [UInt8] = []

    init(colour: Bool) {
        self.colour = colour
        // A finding takes about as much; growing by and by would copy it over and over.
        bytes.reserveCapacity(640)
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func add(_ piece: String) {
        var piece = piece
        piece.withUTF8 { bytes.append(contentsOf: $0) }
    }

    mutating func add(_ byte: UInt8, times count: Int) {
        for _ in 0..<max(0, count) { bytes.append(byte) }
    }

    /// Everything that `write` adds in one colour.
    mutating func paint(_ ink: Ink, _ write: (inout InkedText) -> Void) {
        if colour { add(ink.start) }
        write(&self)
        if colour { add(Ink.end) }
    }
}

/// The words of a place and the text there, with where its marks begin and how many there are, in columns.
private struct Excerpt {
    var place: String?
    var number = ""
    var text: String?
    var indent = 0
    var marked = 0
}

/// Of longer lines only a part is shown.
private let longLine = 200

/// The characters of a line by their number. In ASCII they are its bytes.
private enum Characters {
    case ascii([UInt8])
    case any([Character])

    init(of line: String) {
        let isASCII = line.utf8.allSatisfy { $0 < 0x80 }
        self = isASCII ? .ascii(Array(line.utf8)) : .any(Array(line))
    }

    /// Each is a column wide, and all are shown as they are.
    var isPlain: Bool {
        switch self {
        case .ascii(let bytes): bytes.count <= longLine && bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
        case .any: false
        }
    }

    var count: Int {
        switch self {
        case .ascii(let bytes): bytes.count
        case .any(let characters): characters.count
        }
    }

    subscript(_ range: Range<Int>) -> String {
        switch self {
        case .ascii(let bytes): String(decoding: bytes[range], as: UTF8.self)
        case .any(let characters): String(characters[range])
        }
    }
}

extension DiagnosticText {
    private func excerpt(at place: Place) -> Excerpt {
        switch place {
        case .source(let span): excerpt(of: span)
        case .position(let file, let start, let end): excerpt(file: file, start: start, end: end)
        case .cell(let file, let row, let column, let value):
            excerpt(file: file, row: row, column: column, value: value)
        case .file(let file): Excerpt(place: file)
        case .none: Excerpt()
        }
    }

    private func excerpt(of span: SourceSpan) -> Excerpt {
        guard let file = sources[span.file] else { return Excerpt() }
        return excerpt(of: file, start: file.position(at: span.start), end: file.position(at: span.end))
    }

    private func excerpt(file path: String, start: Position, end: Position) -> Excerpt {
        guard let file = sources.files.first(where: { $0.path == path }) else {
            return Excerpt(place: "\(path):\(start.line):\(start.column)")
        }
        return excerpt(of: file, start: start, end: end)
    }

    /// A place over several lines is marked to the end of its first. Of a very long line only the part around the place is
    /// shown.
    private func excerpt(of file: SourceFile, start: Position, end: Position) -> Excerpt {
        let whole = file.line(start.line)
        let line = Characters(of: whole)
        let first = min(max(0, start.column - 1), line.count)
        let last = end.line > start.line ? line.count : min(max(first, end.column - 1), line.count)
        let (place, number) = ("\(file.path):\(start.line):\(start.column)", String(start.line))
        if line.isPlain {
            return Excerpt(place: place, number: number, text: whole, indent: first, marked: last - first)
        }
        let shown = DiagnosticText.window(around: first, in: line.count)
        let before = (shown.lowerBound > 0 ? "…" : "") + printable(line[shown.lowerBound..<first])
        let inside = printable(line[first..<min(last, shown.upperBound)])
        let after = printable(line[min(last, shown.upperBound)..<shown.upperBound])
        return Excerpt(
            place: place, number: number,
            text: before + inside + after + (shown.upperBound < line.count ? "…" : ""),
            indent: displayWidth(before), marked: displayWidth(inside))
    }

    /// The characters of a line that are shown: all of them, or 120 around the place.
    private static func window(around place: Int, in count: Int) -> Range<Int> {
        guard count > longLine else { return 0..<count }
        let start = max(0, min(place - 60, count - 120))
        return start..<min(count, start + 120)
    }

    private func excerpt(file: String, row: Int, column: String?, value: String?) -> Excerpt {
        let place: Message =
            if let column {
                Message("\(file), row \(row), column \(column)", zh: "\(file) 第 \(row) 行，“\(column)”列")
            } else {
                Message("\(file), row \(row)", zh: "\(file) 第 \(row) 行")
            }
        var excerpt = Excerpt(place: place.text(in: language))
        if let value {
            let shown = truncated(printable(value), to: 80)
            excerpt.number = String(row)
            excerpt.text = shown
            excerpt.marked = displayWidth(shown)
        }
        return excerpt
    }
}
