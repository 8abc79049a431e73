// Yes compared with yes.
import RhumbSyntax
import RhumbText

extension Rule {
    static let comparisonWithYes = Rule(
        "style/comparison-with-yes", .note,
        Message("A yes/no value is a condition by itself", zh: "是否型的值本身就是条件"),
        why: Message(
            """
            `cancelled = yes` asks whether it is yes that it is so. `cancelled` and `not cancelled` read like the sentences \
            they are, and mean the same, for unknown values too.
            """,
            zh: "“促销 = 是”等于在问“是不是是”。直接写“促销”和“非 促销”，读起来就是一句话，意思相同，遇到未知值也一样。"),
        bad: """
            segment writable "Who may be written to" of guests where ‹consented = yes›
            """,
        good: """
            segment writable "Who may be written to" of guests where consented
            """
    ) { lint in
        for expression in lint.comparisons {
            guard case .compare = expression.kind, let plain = lint.withoutYes(expression) else { continue }
            lint.report(
                at: expression.span,
                Message("`\(plain)` says the same", zh: "写“\(plain)”就够了"),
                help: Message("write: \(plain)", zh: "请写：\(plain)"),
                fixes: [lint.rewriting(expression, as: plain, Message("Write the condition itself", zh: "直接写条件"))])
        }
    }
}

extension Lint {
    /// `cancelled` for `cancelled = yes`, `not cancelled` for `cancelled = no`; nil for all else. Of simple names only: what
    /// is longer might need brackets.
    fileprivate func withoutYes(_ expression: SyntaxExpression) -> String? {
        guard case .compare(let sign, let left, let right) = expression.kind, sign == .equal || sign == .notEqual,
            left.isPlainName
        else { return nil }
        let isYes: Bool
        if case .literal(.yes) = right.kind {
            isYes = true
        } else if case .literal(.no) = right.kind {
            isYes = false
        } else {
            return nil
        }
        let value = written(left.span)
        let isEnglish = written(right.span).isASCII
        return isYes == (sign == .equal) ? value : (isEnglish ? "not " : "非 ") + value
    }
}

extension RhumbSyntax.Expression {
    fileprivate var isPlainName: Bool {
        if case .name = kind { return true }
        if case .member(let inner, _) = kind { return inner.isPlainName }
        return false
    }
}
