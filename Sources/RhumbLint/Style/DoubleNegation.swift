// Conditions that are negated twice.
import RhumbSyntax
import RhumbText

extension Rule {
    static let doubleNegation = Rule(
        "style/double-negation", .note,
        Message("A condition is not negated twice", zh: "条件不要双重否定"),
        why: Message(
            """
            `not (x != 1)` says `x = 1` in more words, and every reader has to undo both. The two mean the same, for unknown \
            values too.
            """,
            zh: "“非 (x != 1)”就是“x = 1”，写绕了，读的人还得自己抵消两次。两种写法意思相同，遇到未知值也一样。"),
        bad: """
            segment web "From our own page" of guests where ‹not (channel != "web")›
            """,
        good: """
            segment web "From our own page" of guests where channel = "web"
            """
    ) { lint in
        for expression in lint.comparisons {
            guard case .not(let inner) = expression.kind, let plain = lint.unnegated(inner) else { continue }
            lint.report(
                at: expression.span,
                Message("this says no to a no: it means `\(plain)`", zh: "这里否定了两次，意思就是“\(plain)”"),
                help: Message("write: \(plain)", zh: "请写：\(plain)"),
                fixes: [lint.rewriting(expression, as: plain, Message("Write it without negation", zh: "去掉双重否定"))])
        }
    }
}

extension Lint {
    /// The contrary of a negated condition, in the author's words; nil for others.
    fileprivate func unnegated(_ expression: SyntaxExpression) -> String? {
        switch expression.kind {
        case .compare(.notEqual, let left, let right): return "\(written(left.span)) = \(written(right.span))"
        case .not(let inner): return written(inner.span)
        case .inSet(let inner, negated: true, _): return membership(expression, of: inner)
        case .compare, .literal, .name, .today, .period, .aggregate, .call, .model, .quintile, .span, .member,
            .ofSegment, .percentOf, .inSet, .windowed, .negate, .binary, .and, .or, .otherwise, .isStatus, .known,
            .missing, .like:
            return nil
        }
    }

    /// `x not in y` without its negation, in the author's words.
    private func membership(_ expression: SyntaxExpression, of inner: SyntaxExpression) -> String? {
        var text = written(expression.span)[...]
        while let first = text.first, let last = text.last, "(（".contains(first), ")）".contains(last) {
            text = text.dropFirst().dropLast()
            text = text.drop { $0 == " " }
        }
        let subject = written(inner.span)
        guard text.hasPrefix(subject) else { return nil }
        let rest = text.dropFirst(subject.count).drop { $0 == " " }
        for negation in ["不属于", "not "] where rest.hasPrefix(negation) {
            let set = rest.dropFirst(negation.count)
            return negation == "not " ? "\(subject) \(set)" : "\(subject) 属于\(set)"
        }
        return nil
    }
}
