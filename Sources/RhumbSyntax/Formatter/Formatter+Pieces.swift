// From the tokens of a header or clause to pieces: keywords respelt, windows moved to where the language has them.

import RhumbText

extension Formatter {
    /// The pieces of a run of tokens, in the order of the target language.
    func pieces(_ first: Int, _ end: Int) -> [Piece] {
        var result: [Piece] = []
        arrange(first, end, into: &result)
        return result
    }

    private func arrange(_ first: Int, _ end: Int, into result: inout [Piece]) {
        var at = first
        while at < end {
            // Nodes are listed inner first; the outermost that begins here and fits is the last.
            if let node = windowNodes[at]?.last(where: { $0.end <= end }) {
                arrangeWindows(node, into: &result)
                at = node.end
                continue
            }
            if let rating = ratings[at] {
                self.rating(rating, into: &result)
                at = rating.end
                continue
            }
            if let limit = contactLimits[at] {
                result.append(piece(at))
                if isChinese {
                    result.append(Piece(text: Keyword.unitTimes.chinese, nature: .unit(.unitTimes), token: at))
                }
                at = limit.end
                continue
            }
            token(at, into: &result)
            at += 1
        }
    }

    private func token(_ index: Int, into result: inout [Piece]) {
        let mark = arena.marks[index]
        if mark.isRest || mark.isFiller {
            // The label ends with the last word of a phrase.
            if mark.endsLabel, let last = result.indices.last { result[last].endsLabel = true }
            return
        }
        var piece = piece(index)
        if arena.tokens[index].newlineBefore, let before = result.last {
            piece.breaks = Formatter.mayBreak(after: before) || Formatter.mayBreak(before: piece)
        }
        result.append(piece)
    }

    /// Windows and operand, each arranged on its own. Windows apply from the inside out: those that stood last come first.
    private func arrangeWindows(_ node: WindowNode, into result: inout [Piece]) {
        var leading: [Piece] = []
        arrange(node.first, node.operand, into: &leading)
        leading.removeAll { if case .link = $0.nature { true } else { false } }
        var trailing: [Piece] = []
        arrange(node.trailing, node.end, into: &trailing)
        var operand: [Piece] = []
        arrange(node.operand, node.trailing, into: &operand)
        let breaks =
            result.last.map { arena.tokens[node.first].newlineBefore && Formatter.mayBreak(after: $0) } ?? false
        var all: [Piece]
        if isChinese, node.ofAggregate, mayLead(node) {
            if isIn(node.trailing) { trailing.removeFirst() }
            let link = Piece(text: Keyword.winLink.chinese, nature: .link, token: node.first)
            all = trailing + leading + [link] + operand
        } else {
            all = operand + trailing
            if beginsWithDates(node) {
                all.append(Piece(text: Keyword.in.spelling(in: language), nature: .word, token: node.first))
            }
            all += leading
        }
        for index in all.indices { all[index].breaks = false }
        if let start = all.indices.first { all[start].breaks = breaks }
        result += all
    }

    private func isIn(_ index: Int) -> Bool {
        arena.marks[index].keyword == .in && !arena.marks[index].isRest
    }

    /// `2026-Q1的`, `2026-01-01 .. 2026-03-31的`: in English, and last, these need `in`.
    private func beginsWithDates(_ node: WindowNode) -> Bool {
        guard node.first < node.operand else { return false }
        let kind = arena.tokens[node.first].kind
        return kind == .period || kind == .date
    }

    /// Whether the windows may stand first in Chinese: a date or period only alone, `in 2026` not at all.
    private func mayLead(_ node: WindowNode) -> Bool {
        let words = Array(node.first..<node.operand) + Array(node.trailing..<node.end)
        let count = words.count { isIn($0) } + (beginsWithDates(node) ? 1 : 0)
        if count == 0 { return true }
        if beginsWithDates(node) { return node.trailing == node.end }
        guard node.first == node.operand, isIn(node.trailing) else { return false }
        let kinds = (node.trailing + 1..<node.end).map { arena.tokens[$0].kind }
        return kinds == [.period] || kinds == [.date, .range, .date]
    }

    /// `4 of 5` in English; `4级` in Chinese, where 5 goes without saying.
    private func rating(_ node: SyntaxNode, into result: inout [Piece]) {
        let hasScale = node.end - node.first > 2
        let scale = hasScale ? source(node.end - 1) : "5"
        result.append(piece(node.first))
        if isChinese {
            result.append(Piece(text: Keyword.ratingOf.chinese, nature: .unit(.ratingOf), token: node.first + 1))
            if scale != "5" { result.append(Piece(text: scale, nature: .close, token: node.end - 1)) }
        } else {
            result.append(Piece(text: Keyword.ratingOf.english, nature: .word, token: node.first + 1))
            result.append(Piece(text: scale, nature: .number, token: node.end - 1))
        }
    }

    private func source(_ index: Int) -> String {
        let token = arena.tokens[index]
        return tree.file.text(Int(token.start), Int(token.end))
    }

    /// One token, respelt.
    private func piece(_ index: Int) -> Piece {
        let token = arena.tokens[index]
        let mark = arena.marks[index]
        var piece = Piece(text: "", nature: .word, token: index)
        piece.endsLabel = mark.endsLabel
        if let keyword = mark.keyword {
            piece.text = spelling(keyword, index)
            piece.nature = nature(keyword)
            return piece
        }
        let (text, nature) = Formatter.sign(token.kind)
        piece.nature = mark.isSign ? .sign : nature
        piece.text = text ?? source(index)
        if token.flags.contains(.chineseQuantity), !isName(index) { piece.nature = .dated }
        return piece
    }

    /// A quantity in Chinese numerals may be a name: after a point, or at the place of a label.
    private func isName(_ index: Int) -> Bool {
        arena.marks[index].endsLabel || (index > 0 && arena.tokens[index - 1].kind == .dot)
    }

    private func nature(_ keyword: Keyword) -> Piece.Nature {
        switch keyword.role {
        case .unit, .magnitude: return .unit(keyword)
        case .aggregate, .function, .model, .span: return keyword == .spanTo ? .word : .function
        case .operator:
            switch keyword {
            case .and, .or, .where, .else: return .operation
            case .percentOf: return isChinese ? .link : .word
            default: return .word
            }
        case .window:
            switch keyword {
            case .winLast, .winNext: return .windowLead
            case .winLink: return .link
            case .winAgo: return .ago
            case .winSince, .winBefore: return .word
            default: return .dated
            }
        default:
            return keyword == .rows ? .unit(.rows) : .word
        }
    }

    private func spelling(_ keyword: Keyword, _ index: Int) -> String {
        let isUnit = keyword.role == .unit || keyword == .rows
        guard isUnit else { return keyword.spelling(in: language) }
        let before = index > 0 ? arena.tokens[index - 1] : nil
        let afterPer = index > 0 && arena.marks[index - 1].keyword == .unitPer
        if isChinese {
            // Without a number there is no measure word: 每 月, not 每 个月.
            let bare = keyword.chineseSpellings.first { !$0.hasPrefix("个") }
            return afterPer ? bare ?? keyword.chinese : keyword.chinese
        }
        let isOne = before?.kind == .number && source(index - 1) == "1"
        guard afterPer || isOne, keyword.englishSpellings.count > 1 else { return keyword.english }
        return keyword.englishSpellings[1]
    }

    /// Punctuation is written in ASCII in both languages.
    private static func sign(_ kind: TokenKind) -> (String?, Piece.Nature) {
        switch kind {
        case .word, .quotedName, .string, .invalid, .end: (nil, .word)
        case .number: (nil, .number)
        case .date, .period: (nil, .dated)
        case .leftBrace: ("{", .leftBrace)
        case .rightBrace: ("}", .rightBrace)
        case .leftParen: ("(", .open)
        case .rightParen: (")", .close)
        case .comma: (",", .comma)
        case .semicolon: (";", .comma)
        case .colon: (":", .comma)
        case .dot: (".", .dot)
        case .range: ("..", .operation)
        case .percent: ("%", .percent)
        case .plus: ("+", .operation)
        case .minus: ("-", .operation)
        case .times: ("*", .operation)
        case .divide: ("/", .operation)
        case .equal: ("=", .operation)
        case .notEqual: ("!=", .operation)
        case .less: ("<", .operation)
        case .lessOrEqual: ("<=", .operation)
        case .greater: (">", .operation)
        case .greaterOrEqual: (">=", .operation)
        }
    }

    /// A line may break after an operator, a comma or an opening bracket, and before an operator or a closing bracket:
    /// there the break means nothing in either language.
    static func mayBreak(after piece: Piece) -> Bool {
        switch piece.nature {
        case .operation, .comma, .open: true
        default: false
        }
    }

    static func mayBreak(before piece: Piece) -> Bool {
        switch piece.nature {
        case .operation, .close: true
        default: false
        }
    }
}
