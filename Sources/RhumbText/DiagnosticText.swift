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
    var text = DiagnosticText(sources: sources, language: language, colour: colour)
    text.add(diagnostic)
    return String(decoding: text.bytes, as: UTF8.self)
}

/// Findings as text in UTF-8, each followed by an empty line: to be written, not to be asked anything.
public func render(_ diagnostics: [Diagnostic], sources: SourceMap, language: Language, colour: Bool) -> [UInt8] {
    var text = DiagnosticText(sources: sources, language: language, colour: colour)
    for diagnostic in diagnostics {
        text.add(diagnostic)
        text.addEmptyLine()
    }
    return text.bytes
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
    private var ink: InkedText

    init(sources: SourceMap, language: Language, colour: Bool) {
        self.sources = sources
        self.language = language
        ink = InkedText(colour: colour)
    }

    var bytes: [UInt8] { ink.bytes }

    mutating func add(_ diagnostic: Diagnostic) {
        let (own, related) = (excerpt(at: diagnostic.place), diagnostic.related.map { excerpt(at: $0.place) })
        let blank = related.reduce(own.numberWidth) { max($0, $1.numberWidth) }
        let level = diagnostic.level.word.text(in: language)
        ink.paint(diagnostic.level.ink) {
            $0.add(level)
            $0.add(sign: "[")
            $0.add(diagnostic.id)
            $0.add(sign: "]")
        }
        ink.add(sign: colon)
        let message = printable(diagnostic.message.text(in: language))
        ink.paint(.strong) { $0.add(message) }
        ink.add(sign: "\n")
        show(own, blank, arrow: "-->", mark: "^", diagnostic.level.ink)
        for (remark, excerpt) in zip(diagnostic.related, related) {
            add(Message("see", zh: "参见"), remark.message, blank)
            show(excerpt, blank, arrow: ":::", mark: "-", .place)
        }
        if let help = diagnostic.help { add(Message("help", zh: "建议"), help, blank) }
        for fix in diagnostic.fixes { add(Message("fix", zh: "可改为"), fix.title, blank) }
    }

    mutating func addEmptyLine() { ink.add(sign: "\n") }

    private var colon: StaticString {
        switch language {
        case .english: ": "
        case .chinese: "："
        }
    }

    // `blank` is as wide as the line's number: everything below is written beside it.

    /// A remark under the line.
    private mutating func add(_ word: Message, _ words: Message, _ blank: Int) {
        let (word, colon) = (word.text(in: language), colon)
        ink.paint(.place) {
            $0.add(.space, times: blank)
            $0.add(sign: " = ")
            $0.add(word)
            $0.add(sign: colon)
        }
        ink.add(printable(words.text(in: language)))
        ink.add(sign: "\n")
    }

    private mutating func show(
        _ excerpt: Excerpt, _ blank: Int, arrow: StaticString, mark: Unicode.Scalar, _ colour: Ink
    ) {
        guard let place = excerpt.place else { return }
        ink.paint(.place) {
            $0.add(.space, times: blank)
            $0.add(sign: arrow)
            $0.add(sign: " ")
        }
        switch place {
        case .words(let words): ink.add(printable(words))
        case .position(let path, let position):
            ink.add(printable(path))
            ink.add(sign: ":")
            ink.add(position.line)
            ink.add(sign: ":")
            ink.add(position.column)
        }
        ink.add(sign: "\n")
        guard let line = excerpt.line else { return }
        bar(nil, blank)
        ink.add(sign: "\n")
        bar(excerpt.number, blank)
        switch line {
        case .plain(let bytes) where bytes.isEmpty: break
        case .plain(let bytes):
            ink.add(sign: " ")
            ink.add(bytes)
        case .text(let text):
            ink.add(sign: " ")
            ink.add(text)
        }
        ink.add(sign: "\n")
        bar(nil, blank)
        ink.add(.space, times: excerpt.indent + 1)
        ink.paint(colour) { $0.add(UInt8(ascii: mark), times: max(1, excerpt.marked)) }
        ink.add(sign: "\n")
    }

    /// A number, or the room for it, and the line to its right.
    private mutating func bar(_ number: Int?, _ blank: Int) {
        ink.paint(.place) {
            $0.add(.space, times: blank - (number?.digits ?? 0))
            if let number { $0.add(number) }
            $0.add(sign: " |")
        }
    }
}

extension UInt8 {
    fileprivate static let space = UInt8(ascii: " ")
}

/// A place in words and the text there, with where its marks begin and how many there are, in columns.
private struct Excerpt {
    enum Location {
        case words(String)
        case position(String, Position)
    }

    enum Line {
        /// A byte a column, shown as they are.
        case plain(ArraySlice<UInt8>)
        case text(String)
    }

    var place: Location?
    var number: Int?
    var line: Line?
    var indent = 0
    var marked = 0

    var numberWidth: Int { number?.digits ?? 0 }
}

/// Of longer lines only a part is shown.
private let longLine = 200

extension DiagnosticText {
    private func excerpt(at place: Place) -> Excerpt {
        switch place {
        case .source(let span): excerpt(of: span)
        case .position(let file, let start, let end): excerpt(file: file, start: start, end: end)
        case .cell(let file, let row, let column, let value):
            excerpt(file: file, row: row, column: column, value: value)
        case .file(let file): Excerpt(place: .words(file))
        case .none: Excerpt()
        }
    }

    private func excerpt(of span: SourceSpan) -> Excerpt {
        guard let file = sources[span.file] else { return Excerpt() }
        return excerpt(of: file, start: file.position(at: span.start), end: file.position(at: span.end))
    }

    private func excerpt(file path: String, start: Position, end: Position) -> Excerpt {
        guard let file = sources.files.first(where: { $0.path == path }) else {
            return Excerpt(place: .position(path, start))
        }
        return excerpt(of: file, start: start, end: end)
    }

    /// A place over several lines is marked to the end of its first. Of a very long line only the part around the place is
    /// shown.
    private func excerpt(of file: SourceFile, start: Position, end: Position) -> Excerpt {
        /// How many characters stand before the place, and before its end.
        func marks(in count: Int) -> Range<Int> {
            let first = min(max(0, start.column - 1), count)
            return first..<(end.line > start.line ? count : min(max(first, end.column - 1), count))
        }
        let bytes = file.lineBytes(start.line)
        if bytes.count <= longLine, bytes.withUnsafeBufferPointer({ firstBeyondPlain($0) }) == bytes.count {
            let marked = marks(in: bytes.count)
            return Excerpt(
                place: .position(file.path, start), number: start.line, line: .plain(bytes),
                indent: marked.lowerBound, marked: marked.count)
        }
        let line = Array(file.line(start.line))
        let marked = marks(in: line.count)
        let shown = DiagnosticText.window(around: marked.lowerBound, in: line.count)
        let last = min(marked.upperBound, shown.upperBound)
        let before = (shown.lowerBound > 0 ? "…" : "") + printable(String(line[shown.lowerBound..<marked.lowerBound]))
        let inside = printable(String(line[marked.lowerBound..<last]))
        let after = printable(String(line[last..<shown.upperBound])) + (shown.upperBound < line.count ? "…" : "")
        return Excerpt(
            place: .position(file.path, start), number: start.line, line: .text(before + inside + after),
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
        var excerpt = Excerpt(place: .words(place.text(in: language)))
        if let value {
            let shown = truncated(printable(value), to: 80)
            excerpt.number = row
            excerpt.line = .text(shown)
            excerpt.marked = displayWidth(shown)
        }
        return excerpt
    }
}
