// What the formatter writes, before lines are made of it.

/// A word or sign of the formatted text.
struct Piece {
    var text: String
    /// What the token was, for spacing; synthesised pieces take the nature of what they stand for.
    var nature: Nature
    /// The token it comes from.
    var token: Int
    /// The clause word or the name in its place ends here: what follows is aligned.
    var endsLabel = false
    /// A line break stood before it and may stay.
    var breaks = false

    enum Nature {
        case word
        /// The name of a function before its bracket.
        case function
        case number
        /// A unit, magnitude or currency keyword after a number.
        case unit(Keyword)
        case percent
        /// A Chinese window in one word, a date, a period: 的 may touch it.
        case dated
        /// 近 and its like, which touch the number.
        case windowLead
        case link
        /// 之前 touches what it follows.
        case ago
        case sign
        case open, close
        case comma
        case dot
        /// An operator with a space on both sides, after which a line may break.
        case operation
        case leftBrace, rightBrace
    }
}

extension Piece {
    /// Whether nothing stands between two pieces.
    static func touches(_ left: Piece, _ right: Piece, _ isChinese: Bool) -> Bool {
        switch (left.nature, right.nature) {
        case (.open, _), (_, .close), (_, .comma), (.dot, _), (_, .dot), (.sign, _): true
        case (.function, .open): true
        case (_, .percent): true
        case (.number, .unit(let keyword)): isChinese || keyword == .unitPoints || keyword.role == .magnitude
        case (.unit, .unit): isChinese
        case (.windowLead, .number), (.windowLead, .dated): isChinese
        case (.unit, .link), (.dated, .link), (.percent, .link), (.ago, .link): true
        case (.unit, .ago), (.dated, .ago): isChinese
        default: false
        }
    }
}
