// The outline of a text, and all names of a project.
import RhumbChecker
import RhumbFormats
import RhumbSyntax
import RhumbText

extension LanguageServer {
    mutating func documentSymbols(_ parameters: JSON) throws(ResponseError) -> JSON {
        guard let page = try page(parameters) else { return .null }
        let names = names(of: page.document.project)
        var children: [SourceSpan: [NamedThing]] = [:]
        for thing in names.things where thing.clause != nil && thing.kind != .relation && thing.span.file == page.file {
            children[thing.declaration.span, default: []].append(thing)
        }
        return .array(
            page.tree.declarations.map { declaration in
                symbol(declaration, children[declaration.span] ?? [], page)
            })
    }

    private func symbol(_ declaration: Declaration, _ children: [NamedThing], _ page: Page) -> JSON {
        let keyword = declaration.kind.keyword.spelling(in: page.tree.language ?? page.language)
        let shown = declaration.name?.text ?? declaration.title?.value ?? about(declaration) ?? keyword
        let detail = declaration.title.map { "\(keyword) · \($0.value)" } ?? keyword
        return [
            "name": .string(shown.isEmpty ? keyword : shown), "detail": .string(detail),
            "kind": .integer(NamedKind(declaration.kind)?.symbolKind ?? (declaration.kind == .test ? 12 : 3)),
            "range": page.range(declaration.span), "selectionRange": page.range(declaration.nameSpan),
            "children": .array(
                children.map { thing in
                    [
                        "name": .string(thing.name.isEmpty ? "?" : thing.name),
                        "detail": .string(thing.title?.value ?? ""), "kind": .integer(thing.kind.symbolKind),
                        "range": page.range(thing.clause?.span ?? thing.span), "selectionRange": page.range(thing.span),
                    ]
                }),
        ]
    }

    /// What a declaration without a name is about.
    private func about(_ declaration: Declaration) -> String? {
        for clause in declaration.clauses {
            switch clause.payload {
            case .base(let path): return path.text
            case .file(let file): return file.value
            default: break
            }
        }
        return nil
    }

    mutating func workspaceSymbols(_ parameters: JSON) throws(ResponseError) -> JSON {
        let query = Array((parameters["query"]?.string ?? "").lowercased())
        var found: [JSON] = []
        for key in analyses.keys.sorted() {
            for thing in names(of: key).things where thing.kind != .relation {
                let title = thing.title?.value ?? ""
                guard
                    LanguageServer.matches(query, thing.name.lowercased())
                        || LanguageServer.matches(query, title.lowercased()),
                    let location = location(thing.span, in: key)
                else { continue }
                found.append([
                    "name": .string(thing.name), "kind": .integer(thing.kind.symbolKind), "location": location,
                    "containerName": thing.clause == nil ? .string(title) : JSON(thing.declaration.name?.text),
                ])
                if found.count == LanguageServer.mostSymbols { return .array(found) }
            }
        }
        return .array(found)
    }

    /// Nobody reads more; whoever misses something types another letter.
    private static let mostSymbols = 512

    /// Whether the letters stand in a text in their order.
    private static func matches(_ query: [Character], _ text: String) -> Bool {
        var rest = query[...]
        for letter in text where letter == rest.first { rest = rest.dropFirst() }
        return rest.isEmpty
    }
}
