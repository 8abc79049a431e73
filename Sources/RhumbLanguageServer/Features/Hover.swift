// What stands under the pointer: a keyword and its meaning, or a name with its kind, its definition and how it stood last.
import Rhumb
import RhumbChecker
import RhumbFormats
import RhumbModel
import RhumbSyntax
import RhumbText

extension LanguageServer {
    mutating func hover(_ parameters: JSON) throws(ResponseError) -> JSON {
        guard let spot = try spot(parameters) else { return .null }
        if let (thing, span) = spot.name {
            let text = card(thing, in: spot.page.document.project, spot.page.language)
            return ["contents": markup(text), "range": spot.page.range(span)]
        }
        guard let lexeme = spot.page.tree.lexeme(at: spot.offset), case .keyword(let keyword) = lexeme.kind else {
            return .null
        }
        let text = LanguageServer.card(keyword, spot.page.language)
        return ["contents": markup(text), "range": spot.page.range(lexeme.span)]
    }

    /// Markdown, or its text alone for clients that do not show it.
    func markup(_ text: String) -> JSON {
        guard !client.readsMarkdown else { return ["kind": "markdown", "value": .string(text)] }
        let plain = ["**", "```rhumb\n", "\n```", "\\"].reduce(text) { $0.replacing($1, with: "") }
        return ["kind": "plaintext", "value": .string(plain)]
    }

    /// A keyword, its other spelling, and what it says.
    static func card(_ keyword: Keyword, _ language: Language) -> String {
        let spellings = [keyword.english, keyword.chinese].filter { !$0.isEmpty }
        return spellings.map { "**\($0)**" }.joined(separator: " · ") + "\n\n" + keyword.meaning.text(in: language)
    }

    /// A name as Markdown: kind and title, type, definition as written, the last value.
    mutating func card(_ thing: NamedThing, in key: String, _ language: Language) -> String {
        guard let analysis = analyses[key] else { return "" }
        var lines = [heading(thing, language)]
        if let type = type(of: thing, in: key) { lines.append(type.text(in: language)) }
        if let text = definition(of: thing, analysis.project) { lines.append("```rhumb\n\(text)\n```") }
        if let standing = standing(of: thing, in: key, language) { lines.append(standing) }
        return lines.joined(separator: "\n\n")
    }

    private func heading(_ thing: NamedThing, _ language: Language) -> String {
        let kind = thing.kind.word.text(in: language)
        let title = thing.title.map { " — \(escaped($0.value))" } ?? ""
        let owner = thing.clause == nil ? nil : thing.declaration.name?.text
        let place = owner.map { Message(" of \($0)", zh: "（\($0)）").text(in: language) } ?? ""
        return "**\(escaped(thing.name))** · \(kind)\(place)\(title)"
    }

    /// Letters that Markdown would take for signs.
    private func escaped(_ text: String) -> String {
        var result = ""
        for letter in text {
            if "\\`*_[]<>#|".contains(letter) { result.append("\\") }
            result.append(letter)
        }
        return result
    }

    /// A declaration of many lines is shown from its beginning.
    private static let mostLines = 12

    private func definition(of thing: NamedThing, _ project: Project) -> String? {
        let span = thing.kind == .relation ? thing.declaration.span : thing.clause?.span ?? thing.declaration.span
        guard let file = project.sources[span.file] else { return nil }
        let first = file.lineIndex(of: span.start)
        let last = file.lineIndex(of: span.end)
        guard last - first >= LanguageServer.mostLines else { return file.text(span.start, span.end) }
        let end = file.lineRange(first + LanguageServer.mostLines - 1).upperBound
        return file.text(span.start, end) + "\n…"
    }

    /// The type of what a name stands for, in words; nil where it is no value.
    mutating func type(of thing: NamedThing, in key: String) -> Message? {
        guard let plan = analyses[key]?.plan else { return nil }
        func type(_ node: RhumbModel.Expression.Node) -> Message? {
            let type = plan[node].type
            return type == .invalid ? nil : plan.describe(type)
        }
        switch thing.kind {
        case .metric: return plan.metrics.all.first { $0.heading.span == thing.span }.flatMap { type($0.value) }
        case .goal: return plan.goals.all.first { $0.heading.span == thing.span }.flatMap { type($0.measure) }
        case .attribute: return plan.attributes.all.first { $0.heading.span == thing.span }.flatMap { type($0.value) }
        case .column:
            let columns = plan.datasets.all.lazy.flatMap(\.columns)
            return columns.first { $0.span == thing.span }.map { plan.describe(plan.type(of: $0.kind)) }
        case .plan, .strategy, .dataset, .tiers, .tier, .relation, .segment, .funnel, .stage, .cohorts, .survey,
            .programme, .person, .resource, .assumption, .calendar, .action, .task, .investment, .risk, .advice,
            .scenario:
            return nil
        }
    }
}
