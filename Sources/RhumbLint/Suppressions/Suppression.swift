// `# rhumb: allow RULE — reason`: a finding that somebody has looked at. Before a declaration it holds for all of it, behind
// something on a line for that line.
import RhumbSyntax
import RhumbText

/// One comment that allows one rule.
struct Suppression {
    let rule: String
    let reason: String
    /// Where findings are allowed.
    let scope: SourceSpan
    let comment: SourceSpan
    var isUsed = false

    /// nil where the comment is an ordinary one.
    init?(_ comment: Comment, scope: SourceSpan) {
        guard let (rule, reason) = Suppression.parts(of: comment.text) else { return nil }
        self.rule = rule
        self.reason = reason
        self.scope = scope
        self.comment = comment.span
    }

    /// The rule and the reason of ` rhumb: allow RULE — reason`, in either language.
    static func parts(of text: String) -> (rule: String, reason: String)? {
        var rest = text.drop { $0 == " " || $0 == "\t" || $0 == "#" }
        guard rest.hasPrefix("rhumb") else { return nil }
        rest = rest.dropFirst(5).drop { $0 == " " }
        guard let colon = rest.first, colon == ":" || colon == "：" else { return nil }
        rest = rest.dropFirst().drop { $0 == " " }
        guard let word = ["allow", "允许"].first(where: { rest.hasPrefix($0) }) else { return nil }
        rest = rest.dropFirst(word.count).drop { $0 == " " }
        let rule = rest.prefix { $0.isLetter || $0.isNumber || $0 == "/" || $0 == "-" }
        let signs: Set<Character> = ["—", "–", "-", ":", "：", "，", ",", " ", "\t"]
        let reason = rest.dropFirst(rule.count).drop { signs.contains($0) }
        return (String(rule), String(reason.reversed().drop { $0 == " " || $0 == "\t" }.reversed()))
    }

    /// Is it about a finding of a rule at a place?
    func covers(_ id: String, at span: SourceSpan) -> Bool {
        rule == id && scope.file == span.file && scope.start <= span.start && span.start <= scope.end
    }

    /// All of a plan's, file after file.
    static func all(in trees: [SyntaxTree]) -> [Suppression] {
        trees.flatMap { tree -> [Suppression] in
            var scopes: [SourceSpan: SourceSpan] = [:]
            for declaration in tree.declarations {
                for comment in declaration.leadingComments { scopes[comment.span] = declaration.span }
            }
            return tree.comments.compactMap { comment in
                Suppression(comment, scope: scopes[comment.span] ?? line(of: comment, in: tree))
            }
        }
    }

    /// The line that a comment stands on; of a comment with a line of its own the next one with something on it.
    private static func line(of comment: Comment, in tree: SyntaxTree) -> SourceSpan {
        let bytes = tree.file.bytes
        func isEnd(_ index: Int) -> Bool { bytes[index] == 0x0A || bytes[index] == 0x0D }
        func isBlank(_ index: Int) -> Bool { bytes[index] == 0x20 || bytes[index] == 0x09 }
        var start = min(comment.span.start, bytes.count)
        if comment.isTrailing {
            while start > 0, !isEnd(start - 1) { start -= 1 }
        } else {
            start = min(comment.span.end, bytes.count)
            while start < bytes.count, isEnd(start) || isBlank(start) { start += 1 }
        }
        var end = start
        while end < bytes.count, !isEnd(end) { end += 1 }
        return SourceSpan(file: tree.index, start: start, end: end)
    }
}
