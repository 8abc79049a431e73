// What may be written next: keywords that the parser would read here, and names of the kind that makes sense.
import RhumbChecker
import RhumbFormats
import RhumbSyntax
import RhumbText

extension LanguageServer {
    mutating func completion(_ parameters: JSON) throws(ResponseError) -> JSON {
        guard let spot = try spot(parameters) else { return .null }
        let tree = spot.page.tree
        let written = tree.language ?? spot.page.language
        var items = CompletionItems(spot, written: written, takesSnippets: client.takesSnippets)
        let lexeme = tree.lexeme(at: spot.offset)
        if case .comment = lexeme?.kind { return items.json }
        if let lexeme, case .string = lexeme.kind, let inside = StringPlace(lexeme, tree.file, spot.offset) {
            if let start = inside.braceStart {
                items.addInTemplate(inside, from: start)
            } else {
                items.addTexts(inside)
            }
            return items.json
        }
        if let lexeme, LanguageServer.isNumber(lexeme), lexeme.span.end == spot.offset, lexeme.span.start < spot.offset
        {
            // A unit may follow the digits at once.
            items.addKeywords(Probe(tree, from: spot.offset))
            return items.json
        }
        let probe = Probe(tree, at: spot.offset)
        items.addNames(probe)
        items.addKeywords(probe)
        return items.json
    }

    private static func isNumber(_ lexeme: Lexeme) -> Bool {
        switch lexeme.kind {
        case .number: true
        case .keyword, .word, .quotedName, .date, .period, .string, .comment, .sign, .percent, .invalid: false
        }
    }

    /// What an item of the list is about, at length.
    mutating func resolveCompletion(_ item: JSON) throws(ResponseError) -> JSON {
        guard var members = item.object, let data = item["data"] else { return item }
        let key = data["project"]?.string ?? ""
        let language = analyses[key].map { self.language(of: $0.project) } ?? client.locale
        var text: String?
        if let keyword = (data["keyword"]?.string).flatMap({ Keyword(rawValue: $0) }) {
            text = LanguageServer.card(keyword, language)
        } else if let file = data["file"]?.integer, let start = data["start"]?.integer,
            let thing = names(of: key).things.first(where: {
                Int64($0.span.file.value) == file && Int64($0.span.start) == start
            })
        {
            text = card(thing, in: key, language)
        }
        if let text { members.append(("documentation", markup(text))) }
        return .object(members)
    }
}

/// A caret inside a text.
struct StringPlace {
    /// The contents up to the closing quote, or to the caret where there is none.
    let contents: Range<Int>
    let isClosed: Bool
    /// After the brace of a template that is open at the caret.
    let braceStart: Int?
    let span: SourceSpan

    /// nil where the caret is behind the closing quote.
    init?(_ lexeme: Lexeme, _ file: SourceFile, _ offset: Int) {
        span = lexeme.span
        let width = file.bytes[lexeme.span.start] == UInt8(ascii: "\"") ? 1 : 3
        let start = lexeme.span.start + width
        let ending = file.text(max(start, lexeme.span.end - width), lexeme.span.end)
        isClosed = lexeme.span.end >= start + width && ["\"", "”", "」", "“"].contains(ending)
        let end = isClosed ? lexeme.span.end - width : offset
        guard offset >= start, offset <= end else { return nil }
        contents = start..<max(start, end)
        var brace: Int?
        for index in start..<offset {
            if file.bytes[index] == UInt8(ascii: "{") { brace = index + 1 }
            if file.bytes[index] == UInt8(ascii: "}") { brace = nil }
        }
        braceStart = brace
    }
}
