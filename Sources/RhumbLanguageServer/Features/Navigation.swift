// From a name to where it is declared, and to all the places where it is used.
import Rhumb
import RhumbChecker
import RhumbFormats
import RhumbSyntax
import RhumbText

extension LanguageServer {
    mutating func definition(_ parameters: JSON) throws(ResponseError) -> JSON {
        guard let spot = try spot(parameters) else { return .null }
        let key = spot.page.document.project
        if let file = usedFile(at: spot) { return file }
        guard let (thing, _) = spot.name else { return .null }
        return location(thing.span, in: key) ?? .null
    }

    /// `use "shared/metrics.rhumb"` leads to that file.
    private func usedFile(at spot: Spot) -> JSON? {
        for declaration in spot.page.tree.declarations where declaration.kind == .use {
            for clause in declaration.clauses {
                guard case .file(let literal) = clause.payload,
                    literal.span.start <= spot.offset, spot.offset <= literal.span.end
                else { continue }
                let files = analyses[spot.page.document.project]?.project.sources.files ?? []
                guard let file = files.first(where: { $0.path.hasSuffix("/" + literal.value) }) else { return nil }
                let start = LinePosition(line: 0, character: 0).json
                return ["uri": .string(address(file.path)), "range": ["start": start, "end": start]]
            }
        }
        return nil
    }

    mutating func references(_ parameters: JSON) throws(ResponseError) -> JSON {
        guard let spot = try spot(parameters), let (thing, _) = spot.name else { return .null }
        let withDeclaration = parameters["context"]?["includeDeclaration"]?.bool ?? true
        let spans = (withDeclaration ? [thing.span] : []) + spot.names.uses(of: thing)
        return .array(spans.compactMap { location($0, in: spot.page.document.project) })
    }

    mutating func highlight(_ parameters: JSON) throws(ResponseError) -> JSON {
        guard let spot = try spot(parameters), let (thing, _) = spot.name else { return .null }
        // 2: read, 3: written.
        var marks: [JSON] = []
        if thing.span.file == spot.page.file { marks.append(["range": spot.page.range(thing.span), "kind": 3]) }
        for use in spot.names.uses(of: thing) where use.file == spot.page.file {
            marks.append(["range": spot.page.range(use), "kind": 2])
        }
        return .array(marks)
    }
}
