// Colours: every token has one, names that of what they stand for.
import RhumbChecker
import RhumbFormats
import RhumbSyntax
import RhumbText

extension LanguageServer {
    mutating func semanticTokens(_ parameters: JSON, isRange: Bool) throws(ResponseError) -> JSON {
        guard let page = try page(parameters) else { return .null }
        var (start, end) = (0, page.text.file.bytes.count)
        if isRange {
            guard let first = parameters["range"]?["start"]?.position, let last = parameters["range"]?["end"]?.position
            else { throw ResponseError(.invalidParameters, "no range is named") }
            (start, end) = (page.text.offset(first), page.text.offset(last))
        }
        let colours = Colours(page, names(of: page.document.project))
        return ["data": .array(colours.encoded(from: start, to: end))]
    }
}

private struct Colours {
    private let page: Page
    private let names: NameIndex
    /// What is declared in this file, by where its name begins.
    private var declared: [Int: NamedKind] = [:]
    /// What is used in this file, in the order of the text.
    private var used: [(span: SourceSpan, kind: NamedKind)] = []

    init(_ page: Page, _ names: NameIndex) {
        self.page = page
        self.names = names
        for thing in names.things where thing.span.file == page.file && thing.kind != .relation {
            declared[thing.span.start] = thing.kind
        }
        for use in names.uses where use.span.file == page.file {
            if let thing = names.thing(declaredAt: use.definition) { used.append((use.span, thing.kind)) }
        }
    }

    /// Five numbers a token: lines and characters from the one before, length, colour, and no modifiers.
    func encoded(from start: Int, to end: Int) -> [JSON] {
        var data: [JSON] = []
        var before = LinePosition(line: 0, character: 0)
        var nextUse = used.firstIndex { $0.span.end > start } ?? used.count
        var isAfterNumber = false
        func add(_ from: Int, _ to: Int, _ type: TokenType) {
            guard to > from else { return }
            let position = page.text.position(from)
            let length = page.text.position(to).character - position.character
            let isSameLine = position.line == before.line
            data += [
                .integer(Int64(position.line - before.line)),
                .integer(Int64(isSameLine ? position.character - before.character : position.character)),
                .integer(Int64(length)), .integer(Int64(type.ordinal)), 0,
            ]
            before = position
        }
        for lexeme in page.tree.lexemes(from: start, to: end) {
            let span = lexeme.span
            while nextUse < used.count, used[nextUse].span.end <= span.start { nextUse += 1 }
            var type = colour(lexeme, isAfterNumber)
            isAfterNumber = type == .number
            if nextUse < used.count, used[nextUse].span.start < span.end {
                if case .string = lexeme.kind {
                    // A text with names in braces.
                    var place = span.start
                    while nextUse < used.count, used[nextUse].span.start < span.end {
                        add(place, used[nextUse].span.start, .string)
                        add(used[nextUse].span.start, used[nextUse].span.end, used[nextUse].kind.tokenType)
                        place = used[nextUse].span.end
                        nextUse += 1
                    }
                    add(place, span.end, .string)
                    continue
                }
                if case .keyword = lexeme.kind {} else { type = used[nextUse].kind.tokenType }
            }
            add(span.start, span.end, type)
        }
        return data
    }

    /// Three capitals, such as `USD`.
    private func isCurrency(_ span: SourceSpan) -> Bool {
        let letters = page.text.file.bytes[span.start..<span.end]
        return letters.count == 3 && letters.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }

    private func colour(_ lexeme: Lexeme, _ isAfterNumber: Bool) -> TokenType {
        switch lexeme.kind {
        case .keyword(let keyword):
            switch keyword.role {
            case .aggregate, .function, .model: return .function
            // `days(birth to today)`: a function, and a word between its two dates.
            case .span: return keyword == .spanTo ? .keyword : .function
            case .unit, .magnitude: return isAfterNumber ? .number : .keyword
            case .operator: return .operator
            default: return .keyword
            }
        case .word where isAfterNumber && isCurrency(lexeme.span): return .number
        case .word, .quotedName: return declared[lexeme.span.start]?.tokenType ?? .variable
        case .number, .date, .period: return .number
        case .percent: return isAfterNumber ? .number : .operator
        case .string: return .string
        case .comment: return .comment
        case .sign, .invalid: return .operator
        }
    }
}
