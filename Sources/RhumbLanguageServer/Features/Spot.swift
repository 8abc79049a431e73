// Where a request points: the text, the project as it stands, the offset.
import Rhumb
import RhumbChecker
import RhumbFormats
import RhumbSyntax
import RhumbText

/// An open text in its project.
struct Page {
    let document: Document
    let tree: SyntaxTree
    let text: PlacedText
    let language: Language

    var file: FileIndex { tree.index }

    func range(_ span: SourceSpan) -> JSON { text.range(span) }
}

/// A place in it.
struct Spot {
    let page: Page
    let offset: Int
    let names: NameIndex

    /// The name there, whether it is declared or used.
    var name: (thing: NamedThing, span: SourceSpan)? { names.name(at: offset, in: page.file) }
}

extension LanguageServer {
    /// The text that a request is about; nil where it is not open, or is no text of the project it lies in.
    mutating func page(_ parameters: JSON) throws(ResponseError) -> Page? {
        guard let uri = parameters["textDocument"]?["uri"]?.string else {
            throw ResponseError(.invalidParameters, "no text is named")
        }
        guard let document = documents[uri] else { return nil }
        let analysis = analyse(document.project)
        guard let tree = analysis.tree(document.path) else { return nil }
        return Page(
            document: document, tree: tree, text: PlacedText(file: tree.file, encoding: client.encoding),
            language: language(of: analysis.project))
    }

    mutating func spot(_ parameters: JSON) throws(ResponseError) -> Spot? {
        guard let page = try page(parameters) else { return nil }
        guard let position = parameters["position"]?.position else {
            throw ResponseError(.invalidParameters, "no position is named")
        }
        return Spot(page: page, offset: page.text.offset(position), names: names(of: page.document.project))
    }

    /// The names of a project.
    mutating func names(of key: String) -> NameIndex {
        _ = analyse(key)
        return analyses[key]?.names ?? NameIndex([], [])
    }

    /// A place in any file of a project.
    func location(_ span: SourceSpan, in key: String) -> JSON? {
        guard let file = analyses[key]?.project.sources[span.file] else { return nil }
        return [
            "uri": .string(address(file.path)),
            "range": PlacedText(file: file, encoding: client.encoding).range(span),
        ]
    }
}
