// Expressions by precedence: or < and < not < comparison < else < + - < * / < unary < postfix.

import RhumbText

/// How tightly an operator binds.
enum Precedence: Int, Comparable {
    case or, and, not, comparison, otherwise, sum, product, unary

    static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }
}

extension Parser {
    static let valueWanted = Message("a value", zh: "一个值")

    mutating func expression(_ what: @autoclosure () -> Message = Parser.valueWanted) throws(Stop) -> Expression {
        try binary(.or, what())
    }

    /// An expression whose operators bind at least as tightly as `lowest`.
    mutating func binary(_ lowest: Precedence, _ what: @autoclosure () -> Message = Parser.valueWanted) throws(Stop)
        -> Expression
    {
        let first = position
        let left: Expression
        if lowest <= .not, at(.not) {
            try enter()
            defer { depth -= 1 }
            _ = accept(.not)
            let operand = try binary(.not)
            left = Expression(.not(operand), span: span(from: first))
        } else {
            left = try unary(what())
        }
        return try binary(lowest, from: first, left: left)
    }

    /// Continues an expression whose first operand has been read.
    mutating func binary(
        _ lowest: Precedence, from first: Int, left operand: Expression
    ) throws(Stop) -> Expression {
        var left = operand
        // What follows a comparison may only be `and` or `or`.
        var ceiling = Precedence.unary
        // In brackets it is an operand like any other.
        if tokens[first].kind != .leftParen, case .not = left.kind { ceiling = .and }
        while !atEnd, let (precedence, keyword) = operatorHere(), precedence >= lowest, precedence <= ceiling {
            let token = current
            try spend()
            if let keyword {
                if !accept(keyword) { takeForeign(keyword) }
            } else {
                advance()
            }
            left = try combine(token, keyword, left, from: first)
            if precedence == .comparison {
                ceiling = .and
                if !atEnd, let (next, _) = operatorHere(), next == .comparison {
                    report(SyntaxMessages.chainedComparison(span(current)))
                    throw Stop()
                }
            }
        }
        return left
    }

    private func operatorHere() -> (Precedence, Keyword?)? {
        if let found = cursor.operatorHere() { return found }
        let token = current
        guard token.kind == .word, token.word == 0 else { return nil }
        return foreignJoin(token).map { ($0 == .and ? .and : .or, $0) }
    }

    /// The node of an operator that has just been taken, with its right operand.
    private mutating func combine(
        _ token: Token, _ keyword: Keyword?, _ left: Expression, from first: Int
    ) throws(Stop) -> Expression {
        if let keyword {
            switch keyword {
            case .and:
                let right = try binary(.not)
                return made(.and(left, right), from: first)
            case .or:
                let right = try binary(.and)
                return made(.or(left, right), from: first)
            case .else:
                try enter()
                defer { depth -= 1 }
                let right = try binary(.otherwise)
                return made(.otherwise(left, right), from: first)
            case .known: return Expression(.known(left), span: span(from: first))
            case .missing: return made(.missing(left), from: first)
            case .like:
                let pattern = try string()
                return made(.like(left, pattern), from: first)
            default:
                let status = try status()
                return made(.isStatus(left, status), from: first)
            }
        }
        if let operation = BinaryOperator(token.kind) {
            let right = try binary(operation == .add || operation == .subtract ? .product : .unary)
            return made(.binary(operation, left, right), from: first)
        }
        let comparison = Comparison(token.kind)
        let right = try binary(.otherwise)
        return made(.compare(comparison, left, right), from: first)
    }

    /// An expression that is made of others. Where only the text is kept it is made of none: nobody asks for its parts.
    func made(_ kind: @autoclosure () -> ExpressionKind, from first: Int) -> Expression {
        Expression(keeps == .text ? .today : kind(), span: span(from: first))
    }

    private static let statuses: [(Keyword, StatusSyntax)] = [
        (.statusNotStarted, .notStarted), (.statusNoData, .noData), (.statusAchieved, .achieved),
        (.statusMissed, .missed), (.statusOnTrack, .onTrack), (.statusAtRisk, .atRisk), (.statusOffTrack, .offTrack),
        (.signalFired, .fired), (.signalQuiet, .quiet),
    ]

    private mutating func status() throws(Stop) -> StatusSyntax {
        for (keyword, status) in Parser.statuses where accept(keyword) { return status }
        throw expected(
            Message("a status", zh: "一种状态"),
            help: Message(
                "a goal is not_started, no_data, achieved, missed, on_track, at_risk or off_track; a risk is fired or quiet",
                zh: "目标可处于 未开始、数据不足、已达成、未达成、正常、需关注、已落后；风险可处于 已触发、未触发"))
    }

    /// One level deeper; refuses what no person would write and no later pass could walk.
    mutating func enter() throws(Stop) {
        depth += 1
        if depth > Parser.depthLimit {
            depth -= 1
            report(SyntaxMessages.tooDeep(Parser.depthLimit, span(current)))
            throw Stop()
        }
    }

    /// One more operator in this clause: bounds the depth of the tree, which grows with every operator on its left.
    mutating func spend() throws(Stop) {
        operators += 1
        if operators > Parser.lengthLimit {
            report(SyntaxMessages.tooLong(Parser.lengthLimit, span(current)))
            throw Stop()
        }
    }

    /// Takes a minus that is a sign.
    mutating func sign() {
        marks[position].isSign = true
        advance()
    }

    private mutating func unary(_ what: @autoclosure () -> Message) throws(Stop) -> Expression {
        let first = position
        if at(.minus) {
            if atQuantity(position + 1), !startsLeadingWindow(position + 1) { return try postfix(what()) }
            try enter()
            defer { depth -= 1 }
            sign()
            let operand = try unary(what())
            return Expression(.negate(operand), span: span(from: first))
        }
        return try postfix(what())
    }

    /// A primary with its members, restrictions and windows.
    mutating func postfix(_ what: @autoclosure () -> Message = Parser.valueWanted) throws(Stop) -> Expression {
        let first = position
        var result = try primary(what())
        var windowsFrom = position
        defer { trailingWindows = windowsFrom }
        if case .percentOf = result.kind, tokens[first].kind != .leftParen { return result }
        while !atEnd {
            guard let longer = try suffix(result, from: first) else { break }
            result = longer.expression
            if !longer.isWindowed { windowsFrom = position }
            try spend()
        }
        return result
    }

    /// What stands behind a base: the two as one, and whether that is a window; nil where nothing does.
    private mutating func suffix(
        _ base: Expression, from first: Int
    ) throws(Stop) -> (expression: Expression, isWindowed: Bool)? {
        switch current.kind {
        case .dot:
            advance()
            return (try member(of: base, from: first), false)
        case .number: return try agoHere().map { (made(.windowed(base, $0), from: first), true) }
        case .word:
            if current.flags.contains(.chineseQuantity) {
                return try agoHere().map { (made(.windowed(base, $0), from: first), true) }
            }
            guard traits(current).contains(.suffix) else { return nil }
        default: return nil
        }
        if accept(.of) {
            let segment = try path(Message("a segment's name", zh: "客群名称"))
            return (made(.ofSegment(base, segment), from: first), false)
        }
        if at(.not), startsSet(position + 1) {
            // `not in last 30 days`: `not` and a phrase of its own. Before a plain `in` the two are one operator.
            let isPlain = !startsWindowOrRank(position + 1)
            if isPlain {
                let isChinese = bytes[Int(current.start)] >= 0x80
                take(.notIn, length: 2, isChinese: isChinese)
            } else {
                _ = accept(.not)
            }
            let set = try isPlain ? plainSet(from: position - 2) : set()
            return (made(.inSet(base, negated: true, set), from: first), false)
        }
        if at(.notIn) {
            let start = position
            _ = accept(.notIn)
            let set = try plainSet(from: start)
            return (made(.inSet(base, negated: true, set), from: first), false)
        }
        if startsSet(position) {
            let set = try set()
            if case .window(let window) = set { return (made(.windowed(base, window), from: first), true) }
            return (made(.inSet(base, negated: false, set), from: first), false)
        }
        return try shift().map { (made(.windowed(base, $0), from: first), true) }
    }

    private mutating func member(of base: Expression, from first: Int) throws(Stop) -> Expression {
        let name = try name(Message("a name after the point", zh: "点号后的名称"))
        return Expression(.member(base, name), span: span(from: first))
    }

    /// A simple operand: a primary with its members and an optional sign, as in the ends of a range.
    mutating func bound(_ what: @autoclosure () -> Message = Parser.valueWanted) throws(Stop) -> Expression {
        let first = position
        if at(.minus), !atQuantity(position + 1) {
            sign()
            let operand = try primary(what())
            return Expression(.negate(operand), span: span(from: first))
        }
        var result = try primary(what())
        while accept(.dot) { result = try member(of: result, from: first) }
        return result
    }
}

extension Cursor {
    /// The operator that stands here, and its word where it has one.
    fileprivate func operatorHere() -> (Precedence, Keyword?)? {
        let token = current
        switch token.kind {
        case .plus, .minus: return (.sum, nil)
        case .times, .divide: return (.product, nil)
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: return (.comparison, nil)
        case .word:
            guard traits(token).contains(.operation) else { return nil }
            if at(.and) { return (.and, .and) }
            if at(.or) { return (.or, .or) }
            if at(.else) { return (.otherwise, .else) }
            if at(.is) { return (.comparison, .is) }
            // `known for 95%` is a requirement's, one phrase.
            if at(.known), match(.expectKnownFor, at: position).length == 0 { return (.comparison, .known) }
            if at(.missing) { return (.comparison, .missing) }
            if at(.like), self.token(position + 1).kind == .string { return (.comparison, .like) }
            return nil
        case .quotedName, .number, .date, .period, .string, .leftBrace, .rightBrace, .leftParen, .rightParen, .comma,
            .semicolon, .colon, .dot, .range, .percent, .invalid, .end:
            return nil
        }
    }
}

extension BinaryOperator {
    fileprivate init?(_ kind: TokenKind) {
        switch kind {
        case .plus: self = .add
        case .minus: self = .subtract
        case .times: self = .multiply
        case .divide: self = .divide
        default: return nil
        }
    }
}

extension Comparison {
    /// Of a sign of comparison.
    fileprivate init(_ kind: TokenKind) {
        switch kind {
        case .equal: self = .equal
        case .notEqual: self = .notEqual
        case .less: self = .less
        case .lessOrEqual: self = .lessOrEqual
        case .greater: self = .greater
        default: self = .greaterOrEqual
        }
    }
}
