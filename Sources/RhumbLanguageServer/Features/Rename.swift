// Another name for a thing, in all files of the project: refused where it would mean something else.
import Rhumb
import RhumbChecker
import RhumbFormats
import RhumbSyntax
import RhumbText

extension LanguageServer {
    mutating func prepareRename(_ parameters: JSON) throws(ResponseError) -> JSON {
        guard let spot = try spot(parameters), let (thing, span) = spot.name else { return .null }
        return ["range": spot.page.range(span), "placeholder": .string(thing.ownName)]
    }

    mutating func rename(_ parameters: JSON) throws(ResponseError) -> JSON {
        guard let wanted = parameters["newName"]?.string else {
            throw ResponseError(.invalidParameters, "no new name")
        }
        guard let spot = try spot(parameters), let (thing, _) = spot.name else { return .null }
        let page = spot.page
        func refused(_ message: Message) -> ResponseError {
            ResponseError(.requestFailed, message.text(in: page.language))
        }
        let name = WrittenName.bare(wanted)
        guard let written = WrittenName(name) else {
            throw refused(
                Message(
                    "“\(wanted)” cannot be a name: a name is one line of text without backticks",
                    zh: "“\(wanted)”不能作名称：名称须在一行之内，且不含反引号"))
        }
        if name == thing.ownName { return ["documentChanges": []] }
        if let other = taken(name, beside: thing, spot.names) {
            let kind = other.kind.word
            throw refused(
                Message(
                    "“\(name)” is taken: there is \(kind.english) of that name",
                    zh: "“\(name)”已被占用：已有同名的\(kind.chinese)"))
        }
        let key = page.document.project
        guard let sources = analyses[key]?.project.sources else { return .null }
        var byFile: [FileIndex: [JSON]] = [:]
        for span in Set([thing.span] + spot.names.uses(of: thing)).sorted(by: { $0.start < $1.start }) {
            guard let file = sources[span.file] else { continue }
            let text = PlacedText(file: file, encoding: client.encoding)
            byFile[span.file, default: []].append(["range": text.range(span), "newText": .string(written.text)])
        }
        let changes = byFile.keys.sorted { $0.value < $1.value }.compactMap { index -> JSON? in
            guard let file = sources[index], let edits = byFile[index] else { return nil }
            let uri = address(file.path)
            return [
                "textDocument": [
                    "uri": .string(uri), "version": documents[uri]?.version.map { .integer($0) } ?? .null,
                ],
                "edits": .array(edits),
            ]
        }
        return ["documentChanges": .array(changes)]
    }

    /// What already has a name where a thing would have it.
    private func taken(_ name: String, beside thing: NamedThing, _ names: NameIndex) -> NamedThing? {
        names.things.first { other in
            guard other.span != thing.span, other.ownName == name else { return false }
            if let row = thing.row, other.row == row { return true }
            switch thing.kind {
            case .tier, .stage, .task:
                return other.kind == thing.kind && other.declaration.span == thing.declaration.span
            case .column, .attribute, .relation: return false
            case .plan, .strategy, .dataset, .tiers, .segment, .metric, .funnel, .cohorts, .survey, .goal, .programme,
                .person, .resource, .assumption, .calendar, .action, .investment, .risk, .advice, .scenario:
                return other.clause == nil && other.kind != .tiers && other.kind != .plan
            }
        }
    }
}
