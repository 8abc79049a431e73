// What can be done at a place: mend a finding, allow it, describe a dataset, write the plan in the other language.
import Rhumb
import RhumbFormats
import RhumbModel
import RhumbSyntax
import RhumbText

extension LanguageServer {
    mutating func codeActions(_ parameters: JSON) throws(ResponseError) -> JSON {
        guard let page = try page(parameters) else { return .null }
        guard let first = parameters["range"]?["start"]?.position, let last = parameters["range"]?["end"]?.position
        else {
            throw ResponseError(.invalidParameters, "no range is named")
        }
        let (start, end) = (page.text.offset(first), page.text.offset(last))
        let only = parameters["context"]?["only"]?.array?.compactMap(\.string)
        func wants(_ kind: String) -> Bool { only?.contains { kind == $0 || kind.hasPrefix($0 + ".") } ?? true }
        var actions: [JSON] = []
        let analysis = analyse(page.document.project)
        if wants("quickfix") {
            for finding in analysis.findings + (analysis.isAdviceFresh ? analysis.advice : []) {
                guard case .source(let span) = finding.place, span.file == page.file, span.start <= end,
                    start <= span.end
                else { continue }
                actions += fixes(of: finding, in: analysis.project, page.language)
                // Only rules are a matter of opinion.
                if analysis.advice.contains(finding) { actions.append(page.allowing(finding, at: span)) }
            }
            if let dataset = page.emptyDataset(from: start, to: end) {
                let title = Message("Declare this dataset from its file", zh: "按数据文件声明这个数据集")
                actions.append(lazily(title, "quickfix", [("dataset", .string(dataset))], page))
            }
        }
        let other: Language = page.tree.language == .chinese ? .english : .chinese
        if wants(LanguageServer.rewriting), !page.tree.hasErrors, !page.tree.declarations.isEmpty {
            let title =
                other == .chinese
                ? Message("Write this plan in Chinese", zh: "改用中文书写")
                : Message("Write this plan in English", zh: "改用英文书写")
            actions.append(lazily(title, LanguageServer.rewriting, [("language", .string(other.rawValue))], page))
        }
        if !client.resolvesActions {
            var whole: [JSON] = []
            for action in actions { whole.append(try resolveAction(action)) }
            return .array(whole.filter { $0["edit"] != nil })
        }
        return .array(actions)
    }

    private static let rewriting = "refactor.rewrite"

    /// An action whose edit is made when somebody chooses it: it costs more than a look.
    private func lazily(_ title: Message, _ kind: String, _ data: [(key: String, value: JSON)], _ page: Page) -> JSON {
        [
            "title": .string(title.text(in: page.language)), "kind": .string(kind),
            "data": .object([("uri", .string(page.document.uri))] + data),
        ]
    }

    private mutating func fixes(of finding: Diagnostic, in project: Project, _ language: Language) -> [JSON] {
        finding.fixes.map { fix in
            var changes: [JSON] = []
            let files = Set(fix.edits.map(\.span.file)).sorted { $0.value < $1.value }
            for index in files {
                guard let file = project.sources[index] else { continue }
                let text = PlacedText(file: file, encoding: client.encoding)
                let uri = address(file.path)
                let edits = fix.edits.filter { $0.span.file == index }.map { edit -> JSON in
                    ["range": text.range(edit.span), "newText": .string(edit.text)]
                }
                changes.append([
                    "textDocument": [
                        "uri": .string(uri), "version": documents[uri]?.version.map { .integer($0) } ?? .null,
                    ],
                    "edits": .array(edits),
                ])
            }
            return [
                "title": .string(fix.title.text(in: language)), "kind": "quickfix", "isPreferred": .bool(fix.isSafe),
                "edit": ["documentChanges": .array(changes)],
            ]
        }
    }

    /// Makes the edit of an action that was offered without.
    mutating func resolveAction(_ action: JSON) throws(ResponseError) -> JSON {
        guard var members = action.object, let data = action["data"], action["edit"] == nil,
            let page = try page(["textDocument": ["uri": data["uri"] ?? .null]])
        else { return action }
        var edits: [JSON] = []
        if let language = (data["language"]?.string).flatMap({ Language(rawValue: $0) }),
            let text = format(page.tree, language: language)
        {
            edits = page.edits(from: 0, to: page.text.file.bytes.count, text)
        } else if let name = data["dataset"]?.string {
            let analysis = analyse(page.document.project)
            if let dataset = analysis.plan?.datasets.all.first(where: { $0.heading.name == name }),
                let clauses = analysis.project.foundClauses(
                    of: dataset, language: page.tree.language ?? page.language),
                let edit = page.filling(name, clauses)
            {
                edits = [edit]
            }
        }
        guard !edits.isEmpty else { return action }
        members.removeAll { $0.key == "data" }
        members.append(("edit", page.change(edits)))
        return .object(members)
    }
}

extension Page {
    /// `# rhumb: allow RULE — `, to which a reason has to be added: without one nothing is allowed.
    fileprivate func allowing(_ finding: Diagnostic, at span: SourceSpan) -> JSON {
        let file = text.file
        let line = file.lineRange(file.lineIndex(of: span.start))
        let allow = tree.language == .chinese ? "允许" : "allow"
        let comment = "# rhumb: \(allow) \(finding.id) — "
        let hasComment = tree.comments.contains { $0.isTrailing && line.contains($0.span.start) }
        let edit: JSON
        if hasComment {
            let indent = file.text(line.lowerBound, line.upperBound).prefix { $0 == " " || $0 == "\t" }
            edit = [
                "range": text.range(line.lowerBound, line.lowerBound), "newText": .string("\(indent)\(comment)\n"),
            ]
        } else {
            edit = ["range": text.range(line.upperBound, line.upperBound), "newText": .string("  " + comment)]
        }
        let title = Message("Allow “\(finding.id)” here, with a reason", zh: "在此处允许“\(finding.id)”，并写明原因")
        return ["title": .string(title.text(in: language)), "kind": "quickfix", "edit": change([edit])]
    }

    /// A dataset in a range that names a file and no column.
    fileprivate func emptyDataset(from start: Int, to end: Int) -> String? {
        tree.declarations.first { declaration in
            declaration.kind == .dataset && declaration.span.start <= end && start <= declaration.span.end
                && declaration.name != nil
                && declaration.clauses.contains { if case .source = $0.payload { true } else { false } }
                && !declaration.clauses.contains(where: \.isColumn)
        }?.name?.text
    }

    /// Writes clauses into the block of a dataset, which is made where there is none.
    fileprivate func filling(_ dataset: String, _ clauses: [String]) -> JSON? {
        guard let declaration = tree.declarations.first(where: { $0.kind == .dataset && $0.name?.text == dataset })
        else { return nil }
        let lines = clauses.map { "  " + $0 + "\n" }.joined()
        let file = text.file
        if file.text(declaration.span.end - 1, declaration.span.end) == "}" {
            var place = declaration.span.end - 1
            while place > 0, file.bytes[place - 1] == 0x20 || file.bytes[place - 1] == 0x09 { place -= 1 }
            let isOnItsLine = place > 0 && (file.bytes[place - 1] == 0x0A || file.bytes[place - 1] == 0x0D)
            return [
                "range": text.range(place, declaration.span.end - 1),
                "newText": .string((isOnItsLine ? "" : "\n") + lines),
            ]
        }
        return [
            "range": text.range(declaration.span.end, declaration.span.end), "newText": .string(" {\n\(lines)}"),
        ]
    }
}

extension Clause {
    fileprivate var isColumn: Bool {
        switch payload {
        case .key, .column: true
        default: false
        }
    }
}
