// A YAML text as a tree with places, so that whoever reads it can point at what it does not understand.

/// A line and column of a text, both from 1; a column counts characters as an editor shows them.
public struct TextMark: Sendable, Hashable {
    public let line: Int
    public let column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// A value of a YAML text. Scalars are texts: what they mean is for the reader of the tree to say.
public struct YAMLNode: Sendable {
    public enum Content: Sendable {
        /// `quoted` where it stood in quotes or as a block: then it is a text, whatever it looks like.
        case scalar(String, quoted: Bool)
        case sequence([YAMLNode])
        /// In the order of writing, every scalar key once.
        case mapping([(key: YAMLNode, value: YAMLNode)])
    }

    public let content: Content
    public let start: TextMark
    /// Behind the last character.
    public let end: TextMark

    public init(_ content: Content, start: TextMark, end: TextMark) {
        self.content = content
        self.start = start
        self.end = end
    }

    /// The text of a scalar.
    public var scalar: String? {
        if case .scalar(let text, _) = content { text } else { nil }
    }

    /// A scalar with nothing in it and no quotes, `~` or `null`: YAML's word for nothing.
    public var isNull: Bool {
        if case .scalar(let text, quoted: false) = content {
            ["", "~", "null", "Null", "NULL"].contains(text)
        } else {
            false
        }
    }

    public var sequence: [YAMLNode]? {
        if case .sequence(let nodes) = content { nodes } else { nil }
    }

    public var mapping: [(key: YAMLNode, value: YAMLNode)]? {
        if case .mapping(let entries) = content { entries } else { nil }
    }

    /// The value of a key; nil where this is no mapping or has no such key.
    public subscript(_ key: String) -> YAMLNode? {
        mapping?.first { $0.key.scalar == key }?.value
    }
}
