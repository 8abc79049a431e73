// The keyword table: one row a keyword, both spellings, no spelling for two rows of a grammatical position.

import RhumbSyntax
import RhumbText
import Testing

@Suite struct KeywordTests {
    @Test func generatedFileIsFresh() throws {
        let rows = try Fixture.text("Grammar/keywords.tsv").split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
        #expect(rows.map { $0[0] } == Keyword.allCases.map(\.rawValue))
        for (row, keyword) in zip(rows, Keyword.allCases) {
            #expect(row[1] == keyword.role.rawValue)
            #expect(row[2].split(separator: "~").map(String.init) == keyword.englishSpellings.filter { !$0.isEmpty })
            #expect(row[3].split(separator: "~").map(String.init) == keyword.chineseSpellings)
        }
    }

    @Test func everyKeywordHasChineseAndOnlyTheLinkHasNoEnglish() {
        for keyword in Keyword.allCases {
            #expect(!keyword.chinese.isEmpty)
            #expect(keyword.english.isEmpty == (keyword == .winLink))
        }
    }

    /// Sets of blocks are 64 bits by a declaration word's place in the table.
    @Test func declarationWordsStandFirst() {
        #expect(DeclarationKind.allCases.allSatisfy { $0.keyword.ordinal < 64 })
    }

    /// Clause words of one block must differ in both languages, and none may be a declaration word (N5).
    @Test(arguments: DeclarationKind.allCases)
    func clauseWordsAreDistinct(_ kind: DeclarationKind) {
        let declarations = Set(Keyword.allCases.filter { $0.role == .decl }.flatMap { [$0.english, $0.chinese] })
        #expect(declarations.contains(kind.keyword.english))
        for keyword in Keyword.allCases where keyword.role != .decl && keyword.role != .span {
            #expect(!declarations.contains(keyword.english), "\(keyword)")
            #expect(!declarations.contains(keyword.chinese), "\(keyword)")
        }
    }
}
