// Findings as SARIF 2.1.0 (OASIS), which code hosts show beside the lines.
import RhumbFormats
public import RhumbText

/// What a format says of a rule beside its findings.
public struct FindingRule: Sendable {
    public let id: String
    public let summary: Message
    /// Markdown.
    public let page: Message
    public let level: Level

    public init(id: String, summary: Message, page: Message, level: Level) {
        self.id = id
        self.summary = summary
        self.page = page
        self.level = level
    }
}

/// One log with one run. Paths are relative where they were given so; columns count Unicode scalars.
public func checkSARIF(
    _ projects: [ProjectFindings], rules: [FindingRule], version: String, language: Language
) -> String {
    let located = projects.flatMap { project in project.located.map { ($0, project.sources) } }
    let byID = Dictionary(rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let ids = Set(located.map(\.0.finding.id)).sorted()
    let writer = SARIFWriter(
        language: language, places: Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) }))
    return JSON.object([
        ("$schema", "https://json.schemastore.org/sarif-2.1.0.json"),
        ("version", "2.1.0"),
        (
            "runs",
            .array([
                .object([
                    (
                        "tool",
                        .object([
                            (
                                "driver",
                                .object([
                                    ("name", "rhumb"), ("semanticVersion", .string(version)),
                                    ("rules", .array(ids.map { writer.rule($0, byID[$0]) })),
                                ])
                            )
                        ])
                    ),
                    ("language", language == .chinese ? "zh-CN" : "en-US"),
                    ("columnKind", "unicodeCodePoints"),
                    ("results", .array(located.map { writer.result($0, $1) })),
                ])
            ])
        ),
    ]).text()
}

private struct SARIFWriter {
    let language: Language
    /// By rule: its place in the list of rules.
    let places: [String: Int]

    func rule(_ id: String, _ rule: FindingRule?) -> JSON {
        var members: [(key: String, value: JSON)] = [("id", .string(id))]
        if let rule {
            members += [
                ("shortDescription", text(rule.summary)),
                (
                    "help",
                    .object([
                        ("text", .string(rule.page.text(in: language))),
                        ("markdown", .string(rule.page.text(in: language))),
                    ])
                ),
                ("defaultConfiguration", .object([("level", .string(rule.level.rawValue))])),
            ]
        }
        return .object(members)
    }

    func result(_ located: LocatedFinding, _ sources: SourceMap) -> JSON {
        let finding = located.finding
        let help = finding.help.map { "\n" + $0.text(in: language) } ?? ""
        var members: [(key: String, value: JSON)] = [
            ("ruleId", .string(finding.id)), ("ruleIndex", JSON(places[finding.id])),
            ("level", .string(finding.level.rawValue)),
            ("message", .object([("text", .string(finding.message.text(in: language) + help))])),
        ]
        if let location = location(located) { members.append(("locations", .array([location]))) }
        let related = finding.related.enumerated().compactMap { index, related -> JSON? in
            self.related(related, index, sources)
        }
        if !related.isEmpty { members.append(("relatedLocations", .array(related))) }
        members.append(("partialFingerprints", .object([("rhumb/v1", .string(located.fingerprint))])))
        let fixes = finding.fixes.compactMap { fix($0, sources) }
        if !fixes.isEmpty { members.append(("fixes", .array(fixes))) }
        return .object(members)
    }

    private func text(_ message: Message) -> JSON { .object([("text", .string(message.text(in: language)))]) }

    private func location(_ located: LocatedFinding) -> JSON? {
        guard let file = located.file else { return nil }
        var physical: [(key: String, value: JSON)] = [("artifactLocation", artifact(file))]
        if let region = located.region { physical.append(("region", json(region))) }
        return .object([("physicalLocation", .object(physical))])
    }

    private func related(_ related: Related, _ index: Int, _ sources: SourceMap) -> JSON? {
        let place = LocatedFinding(Diagnostic("", .note, related.message, at: related.place), sources)
        guard let file = place.file else { return nil }
        var physical: [(key: String, value: JSON)] = [("artifactLocation", artifact(file))]
        if let region = place.region { physical.append(("region", json(region))) }
        return .object([
            ("id", JSON(index + 1)), ("physicalLocation", .object(physical)), ("message", text(related.message)),
        ])
    }

    private func artifact(_ file: String) -> JSON { .object([("uri", .string(uri(file)))]) }

    private func json(_ region: LocatedFinding.Region) -> JSON {
        .object([
            ("startLine", JSON(region.start.line)),
            ("startColumn", JSON(region.scalarColumns?.start ?? region.start.column)),
            ("endLine", JSON(region.end.line)), ("endColumn", JSON(region.scalarColumns?.end ?? region.end.column)),
        ])
    }

    private func fix(_ fix: Fix, _ sources: SourceMap) -> JSON? {
        var changes: [(key: String, value: JSON)] = []
        for edit in fix.edits {
            let place = LocatedFinding(Diagnostic("", .note, fix.title, at: .source(edit.span)), sources)
            guard let file = place.file, let region = place.region else { return nil }
            changes.append(
                (
                    file,
                    .object([
                        ("deletedRegion", json(region)), ("insertedContent", .object([("text", .string(edit.text))])),
                    ])
                ))
        }
        var files: [String] = []
        for change in changes where !files.contains(change.key) { files.append(change.key) }
        return .object([
            ("description", text(fix.title)),
            (
                "artifactChanges",
                .array(
                    files.map { file in
                        .object([
                            ("artifactLocation", artifact(file)),
                            ("replacements", .array(changes.filter { $0.key == file }.map(\.value))),
                        ])
                    })
            ),
        ])
    }

    /// A relative or absolute path as a URI reference: what RFC 3986 does not allow in a path is percent-encoded.
    private func uri(_ path: String) -> String {
        var result = path.hasPrefix("/") ? "file://" : ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.count < 2 ? "0" : "") + digits
            }
        }
        return result
    }
}
