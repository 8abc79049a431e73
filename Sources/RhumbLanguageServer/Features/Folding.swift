// What can be folded away, and what is selected when a selection grows.
import RhumbFormats
import RhumbSyntax
import RhumbText

extension LanguageServer {
    mutating func foldingRanges(_ parameters: JSON) throws(ResponseError) -> JSON {
        guard let page = try page(parameters) else { return .null }
        let file = page.text.file
        var ranges: [JSON] = []
        func fold(_ first: Int, _ last: Int, _ kind: String? = nil) {
            guard last > first else { return }
            var members: [(key: String, value: JSON)] = [
                ("startLine", .integer(Int64(first))), ("endLine", .integer(Int64(last))),
            ]
            if let kind { members.append(("kind", .string(kind))) }
            ranges.append(.object(members))
        }
        func fold(_ span: SourceSpan) { fold(file.lineIndex(of: span.start), file.lineIndex(of: span.end)) }
        for declaration in page.tree.declarations {
            fold(declaration.span)
            for clause in declaration.clauses where clause.span != declaration.span { fold(clause.span) }
        }
        var block: (first: Int, last: Int)?
        for comment in page.tree.comments where !comment.isTrailing {
            let line = file.lineIndex(of: comment.span.start)
            if let open = block, open.last + 1 == line {
                block = (open.first, line)
            } else {
                if let open = block { fold(open.first, open.last, "comment") }
                block = (line, line)
            }
        }
        if let open = block { fold(open.first, open.last, "comment") }
        return .array(ranges)
    }

    mutating func selectionRanges(_ parameters: JSON) throws(ResponseError) -> JSON {
        guard let page = try page(parameters) else { return .null }
        guard let positions = parameters["positions"]?.array else {
            throw ResponseError(.invalidParameters, "no positions are named")
        }
        var result: [JSON] = []
        for position in positions {
            guard let position = position.position else { throw ResponseError(.invalidParameters, "no position") }
            result.append(page.selection(at: page.text.offset(position)))
        }
        return .array(result)
    }
}

extension Page {
    /// From the file inwards: declaration, clause, expressions, token; each inside the one before.
    fileprivate func selection(at offset: Int) -> JSON {
        func holds(_ span: SourceSpan) -> Bool { span.start <= offset && offset <= span.end }
        let file = SourceSpan(file: tree.index, start: 0, end: text.file.bytes.count)
        var spans = [file]
        func narrow(_ span: SourceSpan) {
            if let last = spans.last, last != span, last.start <= span.start, span.end <= last.end {
                spans.append(span)
            }
        }
        if let declaration = tree.declarations.first(where: { holds($0.span) }) {
            narrow(declaration.span)
            if let clause = declaration.clauses.first(where: { holds($0.span) }) {
                narrow(clause.span)
                var inside = clause.payload.expressions
                while let expression = inside.first(where: { holds($0.span) }) {
                    narrow(expression.span)
                    inside = expression.children
                }
            }
        }
        if let lexeme = tree.lexeme(at: offset) { narrow(lexeme.span) }
        return spans.reduce(JSON.null) { outer, span in
            outer.isNull ? ["range": range(span)] : ["range": range(span), "parent": outer]
        }
    }
}
