// Reading JSON as a tree, strictly RFC 8259: what other programs would refuse is refused here, with its place.

extension JSON {
    /// Lists and objects may be nested so deep; deeper texts are refused, because reading them costs stack.
    public static let depthLimit = 512

    /// Reads one JSON text: UTF-8, a byte order mark is passed over.
    public static func parse(_ bytes: [UInt8]) throws(FormatFault) -> JSON {
        let fault: (offset: Int, words: (english: String, chinese: String))
        do throws(TreeStop) {
            return try bytes.withUnsafeBufferPointer { bytes throws(TreeStop) in
                var parser = JSONParser(
                    scanner: JSONScanner(bytes, from: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0))
                return try parser.document()
            }
        } catch {
            fault = error.fault
        }
        let position = TextPosition(bytes: bytes, offset: fault.offset)
        throw FormatFault(
            line: position.line, column: position.column, english: fault.words.english, chinese: fault.words.chinese)
    }

    /// Reads one JSON text.
    public static func parse(_ text: String) throws(FormatFault) -> JSON {
        try parse(Array(text.utf8))
    }
}

/// What keeps a text from becoming a tree.
private enum TreeStop: Error {
    case stopped(JSONScanner.Stop)
    case trailing(Int)
    case notUTF8(Int)

    var fault: (offset: Int, words: (english: String, chinese: String)) {
        switch self {
        case .stopped(let stop): (stop.offset, stop.problem.words)
        case .trailing(let offset):
            (offset, ("something follows the end of the JSON value; remove it", "JSON 值结束后还有内容，请删除"))
        case .notUTF8(let offset):
            (offset, ("this string is not valid UTF-8; save the file as UTF-8", "该字符串不是有效的 UTF-8，请将文件保存为 UTF-8"))
        }
    }
}

/// A recursive descent.
private struct JSONParser {
    var scanner: JSONScanner

    mutating func document() throws(TreeStop) -> JSON {
        scanner.skipSpace()
        let value = try value()
        scanner.skipSpace()
        guard scanner.current == nil else { throw .trailing(scanner.offset) }
        return value
    }

    /// Asks the scanner.
    private mutating func scan<Value>(
        _ read: (inout JSONScanner) throws(JSONScanner.Stop) -> Value
    ) throws(TreeStop) -> Value {
        do throws(JSONScanner.Stop) {
            return try read(&scanner)
        } catch {
            throw .stopped(error)
        }
    }

    private mutating func value() throws(TreeStop) -> JSON {
        switch scanner.current {
        case 0x7B: return try object()
        case 0x5B: return try array()
        case 0x22:
            let text = try scan { scanner throws(JSONScanner.Stop) in try scanner.string() }
            return .string(try string(text))
        case 0x2D, 0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39: return try number()
        case let letter:
            try scan { scanner throws(JSONScanner.Stop) in try scanner.word() }
            return letter == 0x6E ? .null : .bool(letter == 0x74)
        }
    }

    private mutating func array() throws(TreeStop) -> JSON {
        var values: [JSON] = []
        var goesOn = try scan { scanner throws(JSONScanner.Stop) in try scanner.openArray() }
        while goesOn {
            values.append(try value())
            goesOn = try scan { scanner throws(JSONScanner.Stop) in try scanner.nextElement() }
        }
        return .array(values)
    }

    private mutating func object() throws(TreeStop) -> JSON {
        var members: [(key: String, value: JSON)] = []
        var goesOn = try scan { scanner throws(JSONScanner.Stop) in try scanner.openObject() }
        while goesOn {
            let key = try string(try scan { scanner throws(JSONScanner.Stop) in try scanner.key() })
            members.append((key: key, value: try value()))
            goesOn = try scan { scanner throws(JSONScanner.Stop) in try scanner.nextMember() }
        }
        return .object(members)
    }

    private mutating func number() throws(TreeStop) -> JSON {
        let range = try scan { scanner throws(JSONScanner.Stop) in try scanner.number() }
        let text = String(decoding: scanner.bytes(range), as: UTF8.self)
        // −0 is not an integer: its sign would be lost.
        if text != "-0", let value = Int64(text) { return .integer(value) }
        return .numeral(text)
    }

    private func string(_ text: JSONScanner.Text) throws(TreeStop) -> String {
        var content: [UInt8] = []
        scanner.append(text, to: &content)
        guard let string = String(validating: content, as: UTF8.self) else { throw .notUTF8(text.start - 1) }
        return string
    }
}
