// Places of findings as addresses and ranges.
import Rhumb
import RhumbFormats
import RhumbText

/// Texts that are no plan, read once for the places in them.
struct OutsideTexts {
    private var files: [String: SourceFile] = [:]

    mutating func file(_ path: String) -> SourceFile {
        if let known = files[path] { return known }
        let file = SourceFile(path: path, text: InputFile.text(path) ?? "")
        files[path] = file
        return file
    }
}

extension LanguageServer {
    /// The address under which the client knows a path.
    func address(_ path: String) -> String {
        documents.values.filter { $0.path == path }.map(\.uri).min() ?? FileURI.uri(path)
    }

    /// nil for what is at no place in a text.
    func locate(_ place: Place, in project: Project, _ texts: inout OutsideTexts) -> (uri: String, range: JSON)? {
        switch place {
        case .source(let span):
            guard let file = project.sources[span.file] else { return nil }
            return (address(file.path), PlacedText(file: file, encoding: client.encoding).range(span))
        case .position(let path, let start, let end):
            let text = PlacedText(file: texts.file(path), encoding: client.encoding)
            let range: JSON = ["start": text.position(start).json, "end": text.position(end).json]
            return (address(path), range)
        case .file(let path), .cell(let path, _, _, _):
            guard path != project.folder else { return nil }
            let start = LinePosition(line: 0, character: 0).json
            return (address(path), ["start": start, "end": start])
        case .none: return nil
        }
    }
}

extension PlacedText {
    /// A line and column that count from 1 in characters, as people do.
    fileprivate func position(_ position: Position) -> LinePosition {
        let line = file.lineRange(position.line - 1)
        let before = file.text(line.lowerBound, line.upperBound).prefix(max(0, position.column - 1))
        return self.position(line.lowerBound + before.utf8.count)
    }
}
