// The grammar file, the keyword table and the parser say the same.

import RhumbSyntax
import RhumbText
import Testing

@Suite struct GrammarTests {
    let grammar: Grammar

    init() throws { grammar = try Grammar(Fixture.text("Grammar/rhumb.ebnf")) }

    @Test func everyTerminalIsInTheTableAndEveryRowInTheGrammar() {
        var used: Set<Keyword> = []
        for terminal in grammar.terminals where Grammar.isWord(terminal.text) {
            guard let keyword = Grammar.keyword(terminal.text, id: terminal.id) else {
                Issue.record("`\(terminal.text)` names no row of the table, or several: add the row after a colon")
                continue
            }
            #expect(keyword.english == terminal.text)
            used.insert(keyword)
        }
        for keyword in Keyword.allCases { #expect(used.contains(keyword), "no rule uses \(keyword)") }
    }

    @Test func everyRuleIsReached() {
        var mentioned: Set<String> = ["file"]
        func visit(_ rule: Rule) {
            switch rule {
            case .choice(let parts), .sequence(let parts): parts.forEach(visit)
            case .optional(let inner), .many(let inner): visit(inner)
            case .nonterminal(let name): mentioned.insert(name)
            case .terminal: break
            }
        }
        for name in grammar.order { grammar.rules[name].map(visit) }
        for name in grammar.order { #expect(mentioned.contains(name), "no rule mentions \(name)") }
    }

    /// Sentences derived from the grammar parse without a word, format to a fixed point, survive the other language and
    /// mean the same in both.
    @Test(arguments: Language.allCases, DeclarationKind.allCases)
    func derivedSentencesParse(_ language: Language, _ kind: DeclarationKind) {
        for seed in UInt64(1)...24 {
            var deriver = Deriver(grammar, language, seed: seed &* 7919 &+ UInt64(kind.rawValue.count))
            let text = deriver.sentence(kind.rawValue, depth: 4 + Int(seed % 7)) + "\n"
            let outcome = parse(text: text)
            #expect(outcome.diagnostics.isEmpty, "seed \(seed): \(listing(outcome, .english))\n\(text)")
            guard outcome.diagnostics.isEmpty else { continue }
            #expect(outcome.value.declarations.map(\.kind) == [kind], "seed \(seed)\n\(text)")
            checkLaws(outcome.value, "seed \(seed)\n\(text)")
        }
    }
}

/// Formatting is idempotent, keeps the meaning, and the way to the other language and back is formatting.
func checkLaws(_ tree: SyntaxTree, _ comment: String) {
    let meaning = shape(tree.declarations)
    for language in Language.allCases {
        guard let once = format(tree, language: language) else {
            Issue.record("not formatted: \(comment)")
            return
        }
        let again = parse(text: once)
        #expect(again.diagnostics.isEmpty, "\(listing(again, .english))\n\(comment)\n→\n\(once)")
        guard again.diagnostics.isEmpty else { return }
        #expect(format(again.value, language: language) == once, "not idempotent: \(comment)\n→\n\(once)")
        #expect(shape(again.value.declarations) == meaning, "another meaning: \(comment)\n→\n\(once)")
        let other: Language = language == .english ? .chinese : .english
        guard let away = format(tree, language: other) else { continue }
        let back = format(parse(text: away).value, language: language)
        #expect(back == once, "there and back differs: \(comment)\n→\n\(away)\n→\n\(back ?? "nil")")
    }
}
