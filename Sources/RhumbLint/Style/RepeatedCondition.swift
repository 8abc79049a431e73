// Conditions that ask the same twice.
import RhumbSyntax
import RhumbText

extension Rule {
    static let repeatedCondition = Rule(
        "style/repeated-condition", .warning,
        Message("A condition asks nothing twice", zh: "同一个条件不要写两遍"),
        why: Message(
            """
            The second copy changes nothing, so one of the two was meant to be something else: another column, another \
            limit, another year. Asked twice, it is also changed in one place only.
            """,
            zh: "第二遍什么也没改变，多半本来想写的是别的：另一列、另一个界限、另一年。而且以后改起来，往往只改了其中一处。"),
        bad: """
            segment good "Good guests" of guests where frequency >= 2 and spend >= 900 CNY and ‹frequency >= 2›
            """,
        good: """
            segment good "Good guests" of guests where frequency >= 2 and spend >= 900 CNY
            """
    ) { lint in
        // A chain of three holds a chain of two: what stands twice in both is found once.
        var found: Set<SourceSpan> = []
        for expression in lint.comparisons where expression.joins {
            for repeated in lint.repeatedParts(of: expression) where found.insert(repeated.span).inserted {
                let text = lint.written(repeated.span)
                lint.report(
                    at: repeated.span,
                    Message("`\(text)` is asked twice", zh: "“\(text)”写了两遍"),
                    help: Message("take one out, or write what was meant", zh: "请删去一处，或改成本来想写的条件"))
            }
        }
    }
}

extension Lint {
    /// The parts of a chain of `and` or `or` that stand there a second time.
    fileprivate func repeatedParts(of expression: SyntaxExpression) -> [SyntaxExpression] {
        let parts: [SyntaxExpression]
        switch expression.kind {
        case .and: parts = expression.conjuncts
        case .or: parts = expression.alternatives
        case .literal, .name, .today, .period, .aggregate, .call, .model, .quintile, .span, .member, .ofSegment,
            .percentOf, .inSet, .windowed, .negate, .not, .binary, .compare, .otherwise, .isStatus, .known, .missing,
            .like:
            return []
        }
        var seen: Set<[UInt8]> = []
        return parts.filter { !seen.insert(spelling(at: $0.span)).inserted }
    }

    /// The text with single spaces, and without brackets around it.
    func spelling(at span: SourceSpan) -> [UInt8] {
        var text: [UInt8] = []
        for byte in written(span).utf8 {
            let isBlank = byte == 0x20 || (0x09...0x0D).contains(byte)
            if !isBlank || text.last != 0x20 { text.append(isBlank ? 0x20 : byte) }
        }
        let (opening, closing) = (UInt8(ascii: "("), UInt8(ascii: ")"))
        while text.first == opening, text.last == closing,
            !text.dropFirst().dropLast().contains(where: { $0 == opening || $0 == closing })
        {
            text = Array(text.dropFirst().dropLast())
        }
        return text
    }
}

extension SyntaxExpression {
    fileprivate var joins: Bool {
        switch kind {
        case .and, .or: true
        default: false
        }
    }
}
