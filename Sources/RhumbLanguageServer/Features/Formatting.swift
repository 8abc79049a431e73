// One layout for everybody: of a whole text, or of the declarations that a range touches.
import Rhumb
import RhumbFormats
import RhumbSyntax
import RhumbText

extension LanguageServer {
    mutating func formatting(_ parameters: JSON) throws(ResponseError) -> JSON {
        guard let page = try page(parameters) else { return .null }
        guard let text = format(page.tree) else { return .null }
        return .array(page.edits(from: 0, to: page.text.file.bytes.count, text))
    }

    /// Only what the range touches is laid out, so mistakes elsewhere do not matter.
    mutating func rangeFormatting(_ parameters: JSON) throws(ResponseError) -> JSON {
        guard let page = try page(parameters) else { return .null }
        guard let first = parameters["range"]?["start"]?.position, let last = parameters["range"]?["end"]?.position
        else {
            throw ResponseError(.invalidParameters, "no range is named")
        }
        let (start, end) = (page.text.offset(first), page.text.offset(last))
        let touched = page.tree.declarations.filter { $0.span.start <= end && start <= $0.span.end }
        guard let from = touched.first?.span.start, let to = touched.last?.span.end else { return [] }
        let part = SourceFile(path: page.document.path, text: page.text.file.text(from, to))
        let parsed = losslessTree(of: part, index: FileIndex(0)).value
        guard let text = format(parsed, language: page.tree.language) else { return .null }
        let withoutEnd = text.hasSuffix("\n") ? String(text.dropLast()) : text
        return .array(page.edits(from: from, to: to, withoutEnd))
    }
}

extension Page {
    /// The edits that make one part of the text another: none where nothing changes, else one, no larger than whole lines need.
    func edits(from start: Int, to end: Int, _ replacement: String) -> [JSON] {
        let new = Array(replacement.utf8)
        let old = text.file.bytes[start..<end]
        var common = zip(old, new).prefix { $0 == $1 }.count
        guard common < old.count || common < new.count else { return [] }
        // Back to the beginning of the line: edits never cut a character.
        while common > 0, new[common - 1] != 0x0A { common -= 1 }
        var tail = 0
        while tail < min(old.count, new.count) - common, old[old.endIndex - 1 - tail] == new[new.count - 1 - tail] {
            tail += 1
        }
        while tail > 0, new[new.count - tail] != 0x0A { tail -= 1 }
        let changed = String(decoding: new[common..<(new.count - tail)], as: UTF8.self)
        return [["range": text.range(start + common, end - tail), "newText": .string(changed)]]
    }

    /// A change of this text for a `WorkspaceEdit`.
    func change(_ edits: [JSON]) -> JSON {
        [
            "documentChanges": [
                [
                    "textDocument": [
                        "uri": .string(document.uri), "version": document.version.map { .integer($0) } ?? .null,
                    ],
                    "edits": .array(edits),
                ]
            ]
        ]
    }
}
