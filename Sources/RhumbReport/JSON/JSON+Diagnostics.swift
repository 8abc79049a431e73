// Findings as JSON, the same in `rhumb.run/1` and `rhumb.check/1`. Lines and columns count from 1, a column counts
// characters as an editor shows them; a finding in data has row, column and value instead.
public import RhumbText
import RhumbFormats

/// Findings of one project as a document of schema `rhumb.check/1`, ended by a newline.
public func checkJSON(_ diagnostics: [Diagnostic], sources: SourceMap, language: Language) -> String {
    checkJSON([(diagnostics, sources)], language: language)
}

/// Findings of several projects, each with its files, in one document of schema `rhumb.check/1`.
public func checkJSON(_ projects: [([Diagnostic], SourceMap)], language: Language) -> String {
    let findings = projects.flatMap { diagnostics, sources in
        DiagnosticJSON(sources: sources, language: language).list(diagnostics)
    }
    return JSON.object([
        (key: "schema", value: "rhumb.check/1"),
        (key: "diagnostics", value: .array(findings)),
    ]).text()
}

struct DiagnosticJSON {
    let sources: SourceMap
    let language: Language

    func list(_ diagnostics: [Diagnostic]) -> [JSON] { diagnostics.map { json($0) } }

    private func json(_ diagnostic: Diagnostic) -> JSON {
        var members: [(key: String, value: JSON)] = [
            (key: "id", value: .string(diagnostic.id)),
            (key: "level", value: .string(diagnostic.level.rawValue)),
            (key: "message", value: .string(diagnostic.message.text(in: language))),
        ]
        members += place(diagnostic.place)
        members += [
            (key: "help", value: JSON(diagnostic.help?.text(in: language))),
            (key: "fixes", value: .array(diagnostic.fixes.map { json($0) })),
            (key: "related", value: .array(diagnostic.related.map { json($0) })),
        ]
        return .object(members)
    }

    private func json(_ fix: Fix) -> JSON {
        .object([
            (key: "title", value: .string(fix.title.text(in: language))),
            (key: "edits", value: .array(fix.edits.map { json($0) })), (key: "safe", value: .bool(fix.isSafe)),
        ])
    }

    private func json(_ edit: Edit) -> JSON {
        .object(place(.source(edit.span)) + [(key: "text", value: .string(edit.text))])
    }

    private func json(_ related: Related) -> JSON {
        .object([(key: "message", value: .string(related.message.text(in: language)))] + place(related.place))
    }

    private func place(_ place: Place) -> [(key: String, value: JSON)] {
        switch place {
        case .source(let span):
            guard let file = sources[span.file] else { return text(nil, nil, nil) }
            return text(file.path, file.position(at: span.start), file.position(at: span.end))
        case .position(let file, let start, let end): return text(file, start, end)
        case .cell(let file, let row, let column, let value):
            return [
                (key: "file", value: .string(file)), (key: "row", value: JSON(row)),
                (key: "column", value: JSON(column)),
                (key: "value", value: JSON(value)),
            ]
        case .file(let file): return text(file, nil, nil)
        case .none: return text(nil, nil, nil)
        }
    }

    private func text(_ file: String?, _ start: Position?, _ end: Position?) -> [(key: String, value: JSON)] {
        [(key: "file", value: JSON(file)), (key: "start", value: json(start)), (key: "end", value: json(end))]
    }

    private func json(_ position: Position?) -> JSON {
        guard let position else { return .null }
        return .object([(key: "line", value: JSON(position.line)), (key: "column", value: JSON(position.column))])
    }
}
