// The list of what may be written next.
import RhumbChecker
import RhumbFormats
import RhumbSyntax
import RhumbText

struct CompletionItems {
    private let spot: Spot
    /// The language in which the text is written.
    private let written: Language
    private let takesSnippets: Bool
    private(set) var list: [JSON] = []
    /// Not all that fits is in the list: with another letter there may be more.
    private(set) var isCut = false
    private var labels: Set<String> = []
    private var typed = ""

    init(_ spot: Spot, written: Language, takesSnippets: Bool) {
        self.spot = spot
        self.written = written
        self.takesSnippets = takesSnippets
    }

    private var names: NameIndex { spot.names }

    /// As the protocol has it.
    var json: JSON { ["isIncomplete": .bool(isCut), "items": .array(list)] }

    // MARK: What to add

    mutating func addKeywords(_ probe: Probe) {
        let range = spot.page.text.range(probe.wordStart, spot.offset)
        for (keyword, spelling) in probe.keywords(in: written) {
            let snippet = probe.kind == nil && takesSnippets ? DeclarationKind(keyword)?.snippet(in: written) : nil
            var members: [(key: String, value: JSON)] = [
                ("label", .string(spelling)), ("kind", 14),
                ("detail", .string(keyword.meaning.text(in: spot.page.language))),
                ("sortText", .string("3\(spelling)")),
                ("textEdit", ["range": range, "newText": .string(snippet ?? spelling)]),
                ("data", ["project": .string(spot.page.document.project), "keyword": .string(keyword.rawValue)]),
            ]
            if snippet != nil { members.append(("insertTextFormat", 2)) }
            if labels.insert(spelling).inserted { list.append(.object(members)) }
        }
    }

    mutating func addNames(_ probe: Probe) {
        guard probe.kind != nil else { return }
        let search = WantedSearch(names: names, probe: probe)
        let wanted = probe.trials(Probe.name).lazy.compactMap { search.found(in: $0) }.first { _ in true }
        if let wanted { add(wanted, search, probe) }
    }

    /// In the braces of a text that is told to a customer: values of his row.
    mutating func addInTemplate(_ place: StringPlace, from start: Int) {
        let file = spot.page.text.file
        var word = spot.offset
        while word > start, StringWord.goesOn(file.bytes[word - 1]) { word -= 1 }
        let probe = Probe(spot.page.tree, from: place.span.start).replacingClause(
            by: "worth " + file.text(start, word), wordStart: word)
        addNames(probe)
        addKeywords(probe)
    }

    /// The texts of a column of choices, inside quotes.
    mutating func addTexts(_ place: StringPlace) {
        let probe = Probe(spot.page.tree, from: place.span.start)
        let search = WantedSearch(names: names, probe: probe)
        let trials = probe.trials("\"\(Probe.name)\"").lazy
        guard let wanted = trials.compactMap({ search.found(in: $0) }).first(where: { _ in true }) else { return }
        let texts: [String] =
            switch wanted {
            case .texts(let texts): texts
            case .value(_, let beside): beside.map { search.choices(of: $0) } ?? []
            case .names, .rows, .members, .file, .parts, .fields: []
            }
        let range = spot.page.text.range(place.contents.lowerBound, place.contents.upperBound)
        for text in texts { add(text: text, place.isClosed ? text : text + "\"", range) }
    }

    private mutating func add(_ wanted: Wanted, _ search: WantedSearch, _ probe: Probe) {
        typed = spot.page.text.file.text(probe.wordStart, spot.offset).lowercased()
        let range = spot.page.text.range(probe.wordStart, spot.offset)
        switch wanted {
        case .names(let kinds): add(names.things.filter { kinds.contains($0.kind) }, rank: 1, range)
        case .members(let dataset): add(names.values(inRowsOf: dataset), rank: 0, range)
        case .rows(let rows):
            if let row = rows.first { add(names.values(inRowsOf: row).filter { $0.kind == .relation }, rank: 0, range) }
            add(names.things.filter { $0.kind == .dataset || $0.kind == .segment }, rank: 1, range)
        case .value(let rows, let beside):
            if let beside {
                for text in search.choices(of: beside) { add(text: text, "\"\(text)\"", range) }
                if beside.kind == .tiers {
                    add(
                        names.things.filter { $0.kind == .tier && $0.declaration.span == beside.declaration.span },
                        rank: 0, range)
                }
            }
            for row in rows { add(names.values(inRowsOf: row), rank: 0, range) }
            let kinds: Set<NamedKind> = [.metric, .assumption, .segment, .dataset]
            add(names.things.filter { kinds.contains($0.kind) }, rank: 1, range)
        case .file(let alias):
            let all = names.things.filter { $0.name.hasPrefix(alias + ".") }
            add(all, rank: 0, range, without: alias + ".")
        case .parts(let owner, let kind, let others):
            add(names.things.filter { $0.kind == kind && $0.declaration.name?.text == owner }, rank: 0, range)
            add(names.things.filter { others.contains($0.kind) }, rank: 1, range)
        case .fields(let owner):
            add(names.things.filter { $0.kind == .task && $0.declaration.name?.text == owner }, rank: 0, range)
            for keyword in Keyword.overridable {
                add(text: keyword.spelling(in: written), keyword.spelling(in: written), range)
            }
        case .texts(let texts): for text in texts { add(text: text, "\"\(text)\"", range) }
        }
    }

    // MARK: Items

    /// So long a list is sent whole, and no editor shows more of one.
    private static let most = 400

    /// Whether there is room for a name. Where there are many, only those have it that go on from what was typed.
    private mutating func fits(_ label: String) -> Bool {
        guard names.things.count > CompletionItems.most else { return true }
        if list.count < CompletionItems.most, typed.isEmpty || label.lowercased().hasPrefix(typed) { return true }
        isCut = true
        return false
    }

    private mutating func add(_ things: [NamedThing], rank: Int, _ range: JSON, without prefix: String = "") {
        for thing in things {
            let label = String(thing.name.dropFirst(prefix.count))
            guard fits(label), labels.insert(label).inserted else { continue }
            let kind = thing.kind.word.text(in: spot.page.language)
            let written = label.split(separator: ".").map { WrittenName(String($0))?.text ?? String($0) }
            list.append([
                "label": .string(label), "kind": .integer(thing.kind.completionKind),
                "detail": .string(thing.title.map { "\(kind) — \($0.value)" } ?? kind),
                "sortText": .string("\(rank)\(label)"),
                "textEdit": ["range": range, "newText": .string(written.joined(separator: "."))],
                "data": [
                    "project": .string(spot.page.document.project), "file": .integer(Int64(thing.span.file.value)),
                    "start": .integer(Int64(thing.span.start)),
                ],
            ])
        }
    }

    private mutating func add(text: String, _ written: String, _ range: JSON) {
        guard labels.insert(text).inserted else { return }
        list.append([
            "label": .string(text), "kind": 12, "sortText": .string("0\(text)"), "filterText": .string(written),
            "textEdit": ["range": range, "newText": .string(written)],
        ])
    }
}

/// Letters of a word inside the braces of a text.
private enum StringWord {
    static func goesOn(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...0xFF:
            true
        default: false
        }
    }
}
