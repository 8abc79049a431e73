// Tokens are small and hold no text: offsets into the file, and for words an index into the table of spellings.

enum TokenKind: UInt8, Sendable {
    case word
    /// `` `Guest ID` ``
    case quotedName
    case number
    case date
    case period
    case string
    case leftBrace, rightBrace, leftParen, rightParen
    case comma, semicolon, colon, dot, range, percent
    case plus, minus, times, divide
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    /// Bytes that no token begins with; a message has been given.
    case invalid
    case end
}

struct TokenFlags: OptionSet, Sendable {
    let rawValue: UInt8
    /// A line break stands somewhere between the token before and this one.
    static let newlineBefore = TokenFlags(rawValue: 1)
    /// First byte of its line.
    static let columnOne = TokenFlags(rawValue: 2)
    /// Nothing stands between the token before and this one.
    static let glued = TokenFlags(rawValue: 4)
    /// A message has been given about this token: say no more about its value.
    static let faulty = TokenFlags(rawValue: 8)
    /// A quantity in Chinese numerals: `半年`, `两周`.
    static let chineseQuantity = TokenFlags(rawValue: 16)
    /// A text or name without its closing quote took the rest of the line.
    static let tookLine = TokenFlags(rawValue: 32)
    /// No clause goes past it: `}`, `;` and the end.
    static let endsClause = TokenFlags(rawValue: 64)

    /// What a clause may end before; nearly all tokens have none of it.
    static let mayEndClause: TokenFlags = [.newlineBefore, .endsClause]
}

struct Token: Sendable {
    var kind: TokenKind
    var flags: TokenFlags
    /// Index of a word in the table of keyword spellings; 0 for a word that is in none.
    var word: UInt16
    var start: Int32
    var end: Int32

    var newlineBefore: Bool { flags.contains(.newlineBefore) }

    /// How many there will hardly be more of in so many bytes.
    static func likely(in bytes: Int) -> Int { bytes / 5 + 2 }
}

/// A comment's place, and the token that follows it.
struct CommentMark: Sendable {
    let start: Int32
    let end: Int32
    let beforeToken: Int32
    let isTrailing: Bool
}
