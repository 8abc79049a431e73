// The lossless tree: a flat list of nodes over the token list. Tokens and the gaps between them hold every byte;
// nodes say what the tokens are for, so that the formatter can lay them out and respell them.

enum NodeKind: Sendable {
    /// A whole declaration.
    case declaration
    /// From `{` to `}` of a declaration.
    case block
    /// One clause of a block, or a declaration's header.
    case clause
    /// A brace pair inside a clause: the row of a test.
    case row
    /// An operand with windows before it (up to `operand`, the word 的 included), after it (from `trailing`) or both. Those
    /// of an aggregate's rows are written where the language has them, all others last.
    case windows(operand: Int32, trailing: Int32, ofAggregate: Bool)
    /// `4 of 5`, `4级`.
    case rating
    /// The number of contacts, which Chinese writes with 次.
    case contactLimit
    /// Tokens skipped after a mistake.
    case error
}

struct SyntaxNode: Sendable {
    let kind: NodeKind
    private let start: Int32
    private let limit: Int32

    init(kind: NodeKind, first: Int, end: Int) {
        self.kind = kind
        start = Int32(truncatingIfNeeded: first)
        limit = Int32(truncatingIfNeeded: end)
    }

    /// How many there will hardly be more of over so many tokens.
    static func likely(over tokens: Int) -> Int { tokens / 3 }

    /// First token.
    var first: Int { Int(start) }
    /// The token after the last.
    var end: Int { Int(limit) }
}

/// What the parser read a token as: one for each token of a file, so it is small.
struct TokenMark: Sendable {
    private var bits: UInt16 = 0
    /// The bits of the keyword's ordinal plus one.
    private static let ordinal: UInt16 = 0x0FFF

    /// nil for what is no keyword.
    var keyword: Keyword? {
        get {
            let number = Int(bits & Self.ordinal)
            return number == 0 ? nil : Keyword.byOrdinal[number - 1]
        }
        set {
            bits = bits & ~Self.ordinal | UInt16(truncatingIfNeeded: newValue.map { $0.ordinal + 1 } ?? 0)
        }
    }
    /// A further word of the keyword phrase that began before.
    var isRest: Bool {
        get { self[0x1000] }
        set { self[0x1000] = newValue }
    }
    /// A colon after a clause word: it means nothing.
    var isFiller: Bool {
        get { self[0x2000] }
        set { self[0x2000] = newValue }
    }
    /// Last token of a clause word or of a name in its place: what follows is aligned.
    var endsLabel: Bool {
        get { self[0x4000] }
        set { self[0x4000] = newValue }
    }
    /// A sign, not a subtraction.
    var isSign: Bool {
        get { self[0x8000] }
        set { self[0x8000] = newValue }
    }

    private subscript(bit: UInt16) -> Bool {
        get { bits & bit != 0 }
        set { bits = newValue ? bits | bit : bits & ~bit }
    }
}

/// Tokens, what they were read as, and the nodes over them.
struct SyntaxArena: Sendable {
    var tokens: [Token] = []
    var marks: [TokenMark] = []
    var nodes: [SyntaxNode] = []
    var comments: [CommentMark] = []
}
