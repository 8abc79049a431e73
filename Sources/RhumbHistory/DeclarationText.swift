// A plan's declarations as texts, clause by clause and in both languages: what two versions of a plan are compared by.
import RhumbSyntax
import RhumbText

/// A declaration as it is written.
struct DeclarationText: Sendable {
    struct Clause: Sendable {
        /// The clause word in English, or the name that stands in its place.
        let word: String
        let shownWord: Message
        let text: Message
    }

    let kind: DeclarationKind
    /// The declaration word and the name: what it is found by in the other version.
    let name: String
    let title: String?
    let clauses: [Clause]
}

/// The declarations of a plan's files, in order. A file with mistakes of syntax has none.
func declarations(of sources: [RunRecord.Source]) -> [DeclarationText] {
    sources.flatMap { source -> [DeclarationText] in
        guard let english = respelt(source, .english), let chinese = respelt(source, .chinese),
            english.declarations.count == chinese.declarations.count
        else { return [] }
        return zip(english.declarations, chinese.declarations).map { text($0, english, $1, chinese) }
    }
}

private func respelt(_ source: RunRecord.Source, _ language: Language) -> SyntaxTree? {
    let tree = losslessTree(of: SourceFile(path: source.path, text: source.text), index: FileIndex(0)).value
    guard let text = format(tree, language: language) else { return nil }
    return parse(SourceFile(path: source.path, text: text), index: FileIndex(0)).value
}

private func text(
    _ english: Declaration, _ englishTree: SyntaxTree, _ chinese: Declaration, _ chineseTree: SyntaxTree
) -> DeclarationText {
    let clauses = zip(english.clauses, chinese.clauses).map { first, second in
        let word = slice(first.keywordSpan, of: englishTree)
        return DeclarationText.Clause(
            word: first.payload.isValue ? "value" : word,
            shownWord: first.payload.isValue
                ? Message("value", zh: "取值") : Message(word, zh: slice(second.keywordSpan, of: chineseTree)),
            text: Message(slice(first.span, of: englishTree), zh: slice(second.span, of: chineseTree)))
    }
    // Attributes have no name of their own: they are told apart by whose they are. A test has a title only.
    let name = english.name?.text ?? english.title?.value ?? clauses.first?.text.english ?? ""
    return DeclarationText(kind: english.kind, name: name, title: english.title?.value, clauses: clauses)
}

/// A piece of text on one line.
private func slice(_ span: SourceSpan, of tree: SyntaxTree) -> String {
    tree.file.text(span.start, span.end).split(whereSeparator: { $0 == " " || $0.isNewline || $0 == "\t" })
        .joined(separator: " ")
}

extension ClausePayload {
    /// The expression of a metric or an assumption, which no word begins.
    fileprivate var isValue: Bool {
        if case .expression = self { true } else { false }
    }
}
