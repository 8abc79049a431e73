// What is found goes to the editor: at once what checking finds, and when nobody types what the rules find.
import Rhumb
import RhumbFormats
import RhumbText

/// What was last said about a file.
struct Published {
    let project: String
    let version: Int64?
    let findings: [JSON]
}

extension LanguageServer {
    /// Whether the rules have yet to look at what was typed.
    public var owesLint: Bool { !unlinted.isEmpty }

    /// Checks what has changed and says what is found.
    public mutating func check() {
        for key in unchecked.sorted() {
            let (project, findings) = found(key)
            unchecked.remove(key)
            let known = analyses[key].map { $0.isAdviceFresh ? [] : $0.advice } ?? []
            publish(key, project, findings + known)
        }
    }

    /// Asks the rules.
    public mutating func lint() {
        check()
        for key in unlinted.sorted() {
            let analysis = analyse(key)
            var advice: [Diagnostic] = []
            if let plan = analysis.plan, !analysis.hasErrors { advice = analysis.project.lint(plan) }
            analyses[key]?.advice = advice
            analyses[key]?.isAdviceFresh = true
            publish(key, analysis.project, analysis.project.inOrder(analysis.findings + advice), isSecond: true)
        }
        unlinted = []
    }

    /// Says what was found in the files of a project, and takes back what is found no more.
    private mutating func publish(
        _ key: String, _ project: Project, _ findings: [Diagnostic], isSecond: Bool = false
    ) {
        let language = language(of: project)
        var byAddress: [String: [JSON]] = [:]
        var texts = OutsideTexts()
        for finding in findings {
            guard let located = locate(finding.place, in: project, &texts) else { continue }
            byAddress[located.uri, default: []].append(
                json(finding, located.range, project, language))
        }
        let open = documents.values.filter { $0.project == key }.map(\.uri)
        let before = published.filter { $0.value.project == key }.map(\.key)
        for uri in Set(open + before + byAddress.keys).sorted() {
            let found = byAddress[uri] ?? []
            let version = documents[uri]?.version
            if let last = published[uri] {
                // What has been said need not be said again; but a new version of an open text is waited for.
                guard last.findings != found || !isSecond && last.version != version else { continue }
            } else if documents[uri] == nil, found.isEmpty {
                continue
            }
            say(uri, version, found)
            let isWatched = documents[uri] != nil || !found.isEmpty
            published[uri] = isWatched ? Published(project: key, version: version, findings: found) : nil
        }
    }

    /// Takes back all that was said of a project's files.
    mutating func withdraw(_ key: String) {
        for (uri, last) in published.sorted(by: { $0.key < $1.key }) where last.project == key {
            if !last.findings.isEmpty { say(uri, nil, []) }
            published[uri] = nil
        }
    }

    private mutating func say(_ uri: String, _ version: Int64?, _ findings: [JSON]) {
        var parameters: [(key: String, value: JSON)] = [("uri", .string(uri))]
        if let version { parameters.append(("version", .integer(version))) }
        parameters.append(("diagnostics", .array(findings)))
        notify("textDocument/publishDiagnostics", .object(parameters))
    }

    /// The language in which a project's people read.
    func language(of project: Project) -> Language { client.language ?? project.chosenLanguage ?? client.locale }

    private func json(_ finding: Diagnostic, _ range: JSON, _ project: Project, _ language: Language) -> JSON {
        var message = finding.message.text(in: language)
        if let help = finding.help { message += "\n" + help.text(in: language) }
        var members: [(key: String, value: JSON)] = [
            ("range", range), ("severity", finding.level.severity), ("code", .string(finding.id)), ("source", "rhumb"),
            ("message", .string(message)),
        ]
        var texts = OutsideTexts()
        let related = finding.related.compactMap { related -> JSON? in
            guard let place = locate(related.place, in: project, &texts) else { return nil }
            return [
                "location": ["uri": .string(place.uri), "range": place.range],
                "message": .string(related.message.text(in: language)),
            ]
        }
        if !related.isEmpty { members.append(("relatedInformation", .array(related))) }
        return .object(members)
    }
}

extension Level {
    fileprivate var severity: JSON {
        switch self {
        case .error: 1
        case .warning: 2
        case .note: 3
        }
    }
}
