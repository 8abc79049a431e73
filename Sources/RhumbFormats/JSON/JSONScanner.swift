// The words of JSON, one after another, over bytes that stay where they are: whoever wants a tree builds one, whoever wants
// three values of a record passes over the rest. Strictly RFC 8259, but for UTF-8, which is for the caller to check.

/// A place in a JSON text. After an error the scanner is of no further use.
public struct JSONScanner {
    /// What stops the reading.
    public enum Problem: Sendable, Hashable {
        case expectedValue, endsBeforeValue, expectedKey, expectedColon, expectedCommaOrBracket, expectedCommaOrBrace
        case expectedDigit, openString, controlCharacter, unknownEscape, expectedHexadecimal, halfCharacter, tooDeep
    }

    public struct Stop: Error, Sendable {
        public let problem: Problem
        public let offset: Int
        /// The text ended: with more of it there may be nothing wrong.
        public let isCut: Bool
    }

    /// A string as it stands between its quotes.
    public struct Text: Sendable {
        public let start: Int
        /// The place of the closing quote.
        public let end: Int
        public let isEscaped: Bool
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    public private(set) var offset: Int
    /// Whether a string so far has bytes beyond ASCII.
    public private(set) var hasHighBytes = false
    private var depth = 0

    /// - Parameter bytes: stay valid as long as the scanner is used.
    public init(_ bytes: UnsafeBufferPointer<UInt8>, from offset: Int = 0) {
        self.bytes = bytes
        self.offset = offset
    }

    /// The byte here; nil at the end.
    public var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    public mutating func skipSpace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }

    /// Passes over a byte; false where another stands here.
    public mutating func skip(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        offset += 1
        return true
    }

    private func stop(_ problem: Problem, at place: Int? = nil) -> Stop {
        Stop(problem: problem, offset: place ?? offset, isCut: offset >= bytes.count)
    }
}

// MARK: - Lists and objects

extension JSONScanner {
    /// Passes the bracket that stands here; false where the list is empty, and then it is over.
    public mutating func openArray() throws(Stop) -> Bool { try open(closing: 0x5D, problem: .endsBeforeValue) }

    /// Passes the brace that stands here; false where the object is empty, and then it is over.
    public mutating func openObject() throws(Stop) -> Bool { try open(closing: 0x7D, problem: .expectedKey) }

    private mutating func open(closing: UInt8, problem: Problem) throws(Stop) -> Bool {
        depth += 1
        guard depth <= JSON.depthLimit else { throw stop(.tooDeep) }
        offset += 1
        skipSpace()
        guard current != nil else { throw stop(problem) }
        guard skip(closing) else { return true }
        depth -= 1
        return false
    }

    /// Behind an element: true where another follows, false behind the list.
    public mutating func nextElement() throws(Stop) -> Bool {
        try next(closing: 0x5D, problem: .expectedCommaOrBracket)
    }

    /// Behind a member: true where another follows, false behind the object.
    public mutating func nextMember() throws(Stop) -> Bool {
        try next(closing: 0x7D, problem: .expectedCommaOrBrace)
    }

    private mutating func next(closing: UInt8, problem: Problem) throws(Stop) -> Bool {
        skipSpace()
        if skip(0x2C) {
            skipSpace()
            return true
        }
        guard skip(closing) else { throw stop(problem) }
        depth -= 1
        return false
    }

    /// A key and its colon.
    public mutating func key() throws(Stop) -> Text {
        guard current == 0x22 else { throw stop(.expectedKey) }
        let text = try string()
        skipSpace()
        guard skip(0x3A) else { throw stop(.expectedColon) }
        skipSpace()
        return text
    }

    /// Passes over a value of any kind.
    public mutating func skipValue() throws(Stop) {
        switch current {
        case 0x7B:
            var goesOn = try openObject()
            while goesOn {
                _ = try key()
                try skipValue()
                goesOn = try nextMember()
            }
        case 0x5B:
            var goesOn = try openArray()
            while goesOn {
                try skipValue()
                goesOn = try nextElement()
            }
        case 0x22: _ = try string()
        case 0x2D, 0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39: _ = try number()
        default: try word()
        }
    }
}

// MARK: - Plain values

extension JSONScanner {
    /// Passes over `true`, `false` or `null`.
    public mutating func word() throws(Stop) {
        let text: StaticString
        switch current {
        case 0x74: text = "true"
        case 0x66: text = "false"
        case 0x6E: text = "null"
        case nil: throw stop(.endsBeforeValue)
        default: throw stop(.expectedValue)
        }
        for position in 0..<text.utf8CodeUnitCount {
            let place = offset + position
            guard place < bytes.count else { throw Stop(problem: .expectedValue, offset: offset, isCut: true) }
            guard bytes[place] == text.utf8Start[position] else { throw stop(.expectedValue) }
        }
        offset += text.utf8CodeUnitCount
    }

    /// Passes over a number; where it stood.
    public mutating func number() throws(Stop) -> Range<Int> {
        let start = offset
        _ = skip(0x2D)
        if !skip(0x30) { try digits() }
        if skip(0x2E) { try digits() }
        if skip(0x65) || skip(0x45) {
            if !skip(0x2B) { _ = skip(0x2D) }
            try digits()
        }
        return start..<offset
    }

    private mutating func digits() throws(Stop) {
        let start = offset
        while let byte = current, byte &- 0x30 <= 9 { offset += 1 }
        guard offset > start else { throw stop(.expectedDigit) }
    }

    /// Passes over a string, whose quote stands here.
    public mutating func string() throws(Stop) -> Text {
        let opening = offset
        offset += 1
        var isEscaped = false
        while true {
            skipPlainBytes()
            guard let byte = current else { throw stop(.openString, at: opening) }
            switch byte {
            case 0x22:
                offset += 1
                return Text(start: opening + 1, end: offset - 1, isEscaped: isEscaped)
            case 0x5C:
                isEscaped = true
                _ = try escape()
            case 0x00...0x1F: throw stop(.controlCharacter)
            default:
                if byte >= 0x80 { hasHighBytes = true }
                offset += 1
            }
        }
    }

    /// Moves on by eights as long as nothing in them means anything.
    private mutating func skipPlainBytes() {
        let raw = UnsafeRawBufferPointer(bytes)
        let ones: UInt64 = 0x0101_0101_0101_0101
        while offset + 8 <= raw.count {
            let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            let quotes = word ^ (ones &* 0x22)
            let slashes = word ^ (ones &* 0x5C)
            let found =
                ((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes) | ((word &- ones &* 0x20) & ~word) | word
            guard found & (ones &* 0x80) == 0 else { return }
            offset += 8
        }
    }

    /// The character of an escape, whose backslash stands here.
    private mutating func escape() throws(Stop) -> Unicode.Scalar {
        offset += 1
        guard let letter = current else { throw stop(.openString) }
        let plain: Unicode.Scalar
        switch letter {
        case 0x22, 0x5C, 0x2F: plain = Unicode.Scalar(letter)
        case 0x62: plain = "\u{8}"
        case 0x66: plain = "\u{C}"
        case 0x6E: plain = "\n"
        case 0x72: plain = "\r"
        case 0x74: plain = "\t"
        case 0x75:
            offset += 1
            return try codedCharacter()
        default: throw stop(.unknownEscape)
        }
        offset += 1
        return plain
    }

    /// The character of a `\u` escape, or of two that are a surrogate pair.
    private mutating func codedCharacter() throws(Stop) -> Unicode.Scalar {
        let start = offset
        let first = try hexadecimal()
        if let scalar = Unicode.Scalar(first) { return scalar }
        if first < 0xDC00, skip(0x5C), skip(0x75) {
            let second = try hexadecimal()
            if (0xDC00...0xDFFF).contains(second),
                let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
            {
                return scalar
            }
        }
        throw stop(.halfCharacter, at: start)
    }

    private mutating func hexadecimal() throws(Stop) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            let digit: UInt8
            switch current {
            case let byte? where byte &- 0x30 <= 9: digit = byte - 0x30
            case let byte? where (byte | 0x20) &- 0x61 <= 5: digit = (byte | 0x20) - 0x61 + 10
            default: throw stop(.expectedHexadecimal)
            }
            value = value << 4 | UInt32(digit)
            offset += 1
        }
        return value
    }
}

// MARK: - Contents

extension JSONScanner {
    /// The bytes of a place in the text.
    public func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[range.clamped(to: 0..<bytes.count)])
    }

    /// Appends a string that was passed over, as it is meant.
    public func append(_ text: Text, to target: inout [UInt8]) {
        let content = bytes(text.start..<text.end)
        guard text.isEscaped else {
            target.append(contentsOf: content)
            return
        }
        var rest = JSONScanner(content)
        while let byte = rest.current {
            if byte == 0x5C {
                // The escape was read before: it cannot fail now.
                guard let scalar = try? rest.escape() else { return }
                target.append(contentsOf: UTF8.encode(scalar) ?? .init())
            } else {
                target.append(byte)
                rest.offset += 1
            }
        }
    }
}

extension JSONScanner.Problem {
    /// What was found, what was expected and what to do, in English and in Chinese.
    public var words: (english: String, chinese: String) {
        switch self {
        case .expectedValue:
            (
                "a value is expected here: an object, a list, a string in double quotes, a number, true, false or null",
                "此处应为一个值：对象、列表、双引号括起的字符串、数字、true、false 或 null"
            )
        case .endsBeforeValue: ("the text ends where a value is expected", "文本在需要值的地方结束了")
        case .expectedKey: ("a key in double quotes is expected here", "此处应为双引号括起的键")
        case .expectedColon: ("a colon is expected here, after the key", "此处应为键之后的冒号")
        case .expectedCommaOrBracket: ("a comma or ] is expected here", "此处应为逗号或 ]")
        case .expectedCommaOrBrace: ("a comma or } is expected here", "此处应为逗号或 }")
        case .expectedDigit: ("a digit is expected here", "此处应为数字")
        case .openString: ("this string is never closed; add a double quote", "该字符串没有结束，请补上双引号")
        case .controlCharacter:
            (
                "a control character stands in a string; write it as an escape such as \\n or \\t",
                "字符串中有控制字符，请写成 \\n 或 \\t 这样的转义"
            )
        case .unknownEscape:
            (
                "this escape is unknown; JSON has \\\" \\\\ \\/ \\b \\f \\n \\r \\t, and \\u with four hexadecimal digits",
                "未知的转义；JSON 只有 \\\" \\\\ \\/ \\b \\f \\n \\r \\t，以及 \\u 加四位十六进制数字"
            )
        case .expectedHexadecimal: ("four hexadecimal digits are expected after \\u", "\\u 之后应为四位十六进制数字")
        case .halfCharacter:
            ("this \\u escape is half of a character; write both halves", "该 \\u 转义只是半个字符，请写全两半")
        case .tooDeep:
            (
                "lists and objects are nested more than \(JSON.depthLimit) deep; make the text flatter",
                "列表和对象嵌套超过 \(JSON.depthLimit) 层，请减少嵌套"
            )
        }
    }
}
