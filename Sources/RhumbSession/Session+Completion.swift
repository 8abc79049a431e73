// What may stand at a place of a line that is being typed: names and words that begin with what is there.
import Rhumb
import RhumbModel
import RhumbSyntax
import RhumbText

extension Session {
    /// - Parameters:
    ///   - before: the line up to the word.
    ///   - word: what is typed of it.
    public func completions(_ before: String, _ word: String) -> [String] {
        let trimmed = before.filter { $0 != " " }
        if trimmed == "." {
            return sorted(SessionCommand.allCases.flatMap(\.spellings).map { String($0.dropFirst()) }, word)
        }
        // A value of a row, after a dot or in quotation marks.
        if before.hasSuffix(".") { return sorted(rowNames, word) }
        if before.filter({ $0 == "\"" }).count % 2 == 1 { return sorted(texts, word) }
        var names = plan.explainable.map(\.name) + plan.datasets.all.map(\.heading.name) + rowNames
        names += plan.scenarios.all.map(\.heading.name)
        names += DeclarationKind.allCases.map { $0.keyword.spelling(in: language) }
        names += Keyword.allCases.filter { $0.isOfExpressions }.map { $0.spelling(in: language) }
        names += SessionWord.allCases.flatMap(\.spellings)
        return sorted(names, word)
    }

    private var rowNames: [String] {
        plan.attributes.all.map(\.heading.name) + plan.tiers.all.map(\.heading.name)
            + plan.datasets.all.flatMap { $0.columns.map(\.name) }
    }

    /// Values that columns choose from.
    private var texts: [String] {
        plan.datasets.all.flatMap(\.columns).flatMap { column -> [String] in
            switch column.kind {
            case .category(let texts), .several(let texts, _): texts
            case .text, .yesNo, .integer, .number, .percent, .money, .date, .timestamp, .reference: []
            }
        }
    }

    private func sorted(_ names: [String], _ word: String) -> [String] {
        Set(names.filter { $0.hasPrefix(word) && !$0.isEmpty }).sorted()
    }
}

extension Keyword {
    /// Words of expressions, as opposed to those that begin clauses.
    fileprivate var isOfExpressions: Bool {
        switch role {
        case .aggregate, .function, .model, .operator, .window, .unit, .value, .order, .rank: true
        default: false
        }
    }
}
