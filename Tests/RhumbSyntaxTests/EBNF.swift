// Reads Grammar/rhumb.ebnf and derives random sentences from it.

import Foundation
import RhumbSyntax
import RhumbText
import TestSupport

indirect enum Rule {
    case choice([Rule])
    case sequence([Rule])
    case optional(Rule)
    case many(Rule)
    case nonterminal(String)
    /// A quoted word, with the id after its colon.
    case terminal(String, id: String?)
}

struct Grammar {
    var rules: [String: Rule] = [:]
    var order: [String] = []

    enum Token: Equatable {
        case word(String), quoted(String), sign(Character)
    }

    struct Malformed: Error { let message: String }

    init(_ text: String) throws {
        let tokens = try Grammar.tokens(text)
        var at = 0
        while at < tokens.count {
            guard case .word(let name) = tokens[at], at + 1 < tokens.count, tokens[at + 1] == .sign("=") else {
                throw Malformed(message: "expected a rule at \(tokens[at])")
            }
            at += 2
            rules[name] = try Grammar.choice(tokens, &at)
            order.append(name)
            guard at < tokens.count, tokens[at] == .sign(";") else { throw Malformed(message: "no ; after \(name)") }
            at += 1
        }
    }

    private static func tokens(_ text: String) throws -> [Token] {
        var result: [Token] = []
        var rest = Substring(text)
        while let first = rest.first {
            if rest.hasPrefix("(*") {
                guard let end = rest.range(of: "*)") else { throw Malformed(message: "open comment") }
                rest = rest[end.upperBound...]
            } else if first.isWhitespace {
                rest = rest.dropFirst()
            } else if first == "\"" {
                guard let end = rest.dropFirst().firstIndex(of: "\"") else { throw Malformed(message: "open quote") }
                result.append(.quoted(String(rest[rest.index(after: rest.startIndex)..<end])))
                rest = rest[rest.index(after: end)...]
            } else if first.isLetter {
                let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
                result.append(.word(String(word)))
                rest = rest.dropFirst(word.count)
            } else {
                result.append(.sign(first))
                rest = rest.dropFirst()
            }
        }
        return result
    }

    private static func choice(_ tokens: [Token], _ at: inout Int) throws -> Rule {
        var options = [try sequence(tokens, &at)]
        while at < tokens.count, tokens[at] == .sign("|") {
            at += 1
            options.append(try sequence(tokens, &at))
        }
        return options.count == 1 ? options[0] : .choice(options)
    }

    private static func sequence(_ tokens: [Token], _ at: inout Int) throws -> Rule {
        var parts = [try item(tokens, &at)]
        while at < tokens.count, tokens[at] == .sign(",") {
            at += 1
            parts.append(try item(tokens, &at))
        }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private static func item(_ tokens: [Token], _ at: inout Int) throws -> Rule {
        guard at < tokens.count else { throw Malformed(message: "unfinished rule") }
        let token = tokens[at]
        at += 1
        switch token {
        case .word(let name): return .nonterminal(name)
        case .quoted(let text):
            guard at + 1 < tokens.count, tokens[at] == .sign(":"), case .word(let id) = tokens[at + 1] else {
                return .terminal(text, id: nil)
            }
            at += 2
            return .terminal(text, id: id)
        case .sign(let sign):
            let inner = try choice(tokens, &at)
            guard at < tokens.count else { throw Malformed(message: "open bracket") }
            at += 1
            switch sign {
            case "[": return .optional(inner)
            case "{": return .many(inner)
            case "(": return inner
            default: throw Malformed(message: "unexpected \(sign)")
            }
        }
    }

    /// All quoted terminals with their ids.
    var terminals: [(text: String, id: String?)] {
        order.flatMap { name in rules[name].map { Grammar.terminals($0) } ?? [] }
    }

    private static func terminals(_ rule: Rule) -> [(text: String, id: String?)] {
        switch rule {
        case .choice(let parts), .sequence(let parts): parts.flatMap { terminals($0) }
        case .optional(let inner), .many(let inner): terminals(inner)
        case .nonterminal: []
        case .terminal(let text, let id): [(text, id)]
        }
    }

    /// The keyword that a quoted word stands for; nil for punctuation, or for a word that names none or several rows.
    static func keyword(_ text: String, id: String?) -> Keyword? {
        if let id { return Keyword(rawValue: id) }
        let rows = Keyword.allCases.filter { $0.english == text && !text.isEmpty }
        return rows.count == 1 ? rows[0] : nil
    }

    static func isWord(_ text: String) -> Bool { text.isEmpty || text.first?.isLetter == true }
}

/// Derives sentences. Beyond a depth it takes the alternative that ends soonest.
struct Deriver {
    let grammar: Grammar
    let language: Language
    var random: Seeded
    private var heights: [String: Int] = [:]

    init(_ grammar: Grammar, _ language: Language, seed: UInt64) {
        self.grammar = grammar
        self.language = language
        random = Seeded(seed)
        // Heights by rounds until nothing changes: how deep the shallowest sentence of each rule is.
        var changed = true
        while changed {
            changed = false
            for name in grammar.order {
                guard let rule = grammar.rules[name], let height = height(rule) else { continue }
                if heights[name].map({ height + 1 < $0 }) ?? true {
                    heights[name] = height + 1
                    changed = true
                }
            }
        }
    }

    private static let lexical = [
        "NAME", "STRING", "DATE", "PERIOD", "NUMBER", "INT", "YEAR", "CURRENCY", "HALF", "TEMPLATE", "SEP",
    ]

    private func height(_ rule: Rule) -> Int? {
        switch rule {
        case .choice(let parts): return parts.compactMap { height($0) }.min()
        case .sequence(let parts):
            let all = parts.map { height($0) }
            return all.contains { $0 == nil } ? nil : all.compactMap { $0 }.max()
        case .optional, .many, .terminal: return 0
        case .nonterminal(let name):
            // English has no form for a date before its rows.
            if name == "dates", language == .english { return nil }
            return Deriver.lexical.contains(name) ? 0 : heights[name]
        }
    }

    mutating func sentence(_ start: String, depth: Int) -> String {
        var words: [String] = []
        expand(.nonterminal(start), depth, &words)
        return words.joined(separator: " ").replacingOccurrences(of: " \n ", with: "\n  ")
    }

    private mutating func expand(_ rule: Rule, _ depth: Int, _ words: inout [String]) {
        switch rule {
        case .choice(let parts):
            let possible = parts.filter { height($0) != nil }
            if depth > 0, let pick = possible.randomElement(using: &random) {
                expand(pick, depth, &words)
            } else if let least = possible.min(by: { (height($0) ?? 0) < (height($1) ?? 0) }) {
                expand(least, depth, &words)
            }
        case .sequence(let parts): for part in parts { expand(part, depth, &words) }
        case .optional(let inner):
            if depth > 0, height(inner) != nil, Bool.random(using: &random) { expand(inner, depth, &words) }
        case .many(let inner):
            guard depth > 0, height(inner) != nil else { return }
            for _ in 0..<Int.random(in: 0...2, using: &random) { expand(inner, depth - 1, &words) }
        case .nonterminal(let name):
            if let word = lexical(name) { return words.append(word) }
            guard let rule = grammar.rules[name] else { return words.append("?\(name)?") }
            expand(rule, depth - 1, &words)
        case .terminal(let text, let id):
            guard Grammar.isWord(text), let keyword = Grammar.keyword(text, id: id) else { return words.append(text) }
            let spelling =
                language == .english
                ? keyword.englishSpellings.randomElement(using: &random)
                : keyword.chineseSpellings.randomElement(using: &random)
            if let spelling, !spelling.isEmpty { words.append(spelling) }
        }
    }

    private mutating func lexical(_ name: String) -> String? {
        let choices: [String]
        switch name {
        case "NAME":
            choices = [
                "guests", "客人", "booked_on", "姓名", "x1", "spend", "days_open", "goal", "目标", "count", "计数", "kind",
                "note", "`Guest ID`", "`2025年销售额`", "`in`", "Zürich",
            ]
        case "STRING": choices = ["\"text\"", "“中文”", "「引」", "\"a \\\" b \\n\"", "\"\"", "\"{ } # ; \""]
        case "TEMPLATE":
            choices = ["\"Call {name}: {spend * 2} \\{ok}\"", "“致电{姓名}”", "\"plain\"", "\"{count(x in last 3 days)}\""]
        case "DATE": choices = ["2026-03-31", "2026年3月1日", "2024-02-29"]
        case "PERIOD": choices = ["2026-05", "2026-Q1", "2026-W07", "2026年5月", "2026年"]
        case "NUMBER": choices = ["3", "1", "1_000", "0.25", "５", "12.50"]
        case "INT": choices = ["1", "4", "5", "200"]
        case "YEAR": choices = ["2025", "2026"]
        case "CURRENCY": choices = ["USD", "EUR", "JPY"]
        case "HALF": choices = ["半年", "两周", "三个月", "十天"]
        case "SEP": choices = ["\n", ";", "\n"]
        default: return nil
        }
        return choices.randomElement(using: &random)
    }
}
