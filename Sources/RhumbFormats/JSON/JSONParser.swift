// Reading JSON, strictly RFC 8259: what other programs would refuse is refused here, with its place.

extension JSON {
    /// Lists and objects may be nested so deep; deeper texts are refused, because reading them costs stack.
    public static let depthLimit = 512

    /// Reads one JSON text: UTF-8, a byte order mark is passed over.
    public static func parse(_ bytes: [UInt8]) throws(FormatFault) -> JSON {
        var parser = JSONParser(bytes: bytes)
        return try parser.document()
    }

    /// Reads one JSON text.
    public static func parse(_ text: String) throws(FormatFault) -> JSON {
        try parse(Array(text.utf8))
    }
}

/// A recursive descent over the bytes.
private struct JSONParser {
    let bytes: [UInt8]
    var offset = 0
    var depth = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    }

    /// The byte at the offset; nil at the end.
    private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    mutating func document() throws(FormatFault) -> JSON {
        skipSpace()
        let value = try value()
        skipSpace()
        guard current == nil else {
            throw fault("something follows the end of the JSON value; remove it", zh: "JSON 值结束后还有内容，请删除")
        }
        return value
    }

    private mutating func skipSpace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }

    private mutating func value() throws(FormatFault) -> JSON {
        switch current {
        case 0x7B: return try object()
        case 0x5B: return try array()
        case 0x22: return .string(try string())
        case 0x2D, 0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39: return try number()
        case 0x74: return try word("true", .bool(true))
        case 0x66: return try word("false", .bool(false))
        case 0x6E: return try word("null", .null)
        case nil:
            throw fault("the text ends where a value is expected", zh: "文本在需要值的地方结束了")
        default: throw expectedValue()
        }
    }

    private mutating func word(_ text: StaticString, _ value: JSON) throws(FormatFault) -> JSON {
        for position in 0..<text.utf8CodeUnitCount {
            let expected = text.withUTF8Buffer { $0[position] }
            guard offset + position < bytes.count, bytes[offset + position] == expected else { throw expectedValue() }
        }
        offset += text.utf8CodeUnitCount
        return value
    }

    private mutating func enter() throws(FormatFault) {
        depth += 1
        guard depth <= JSON.depthLimit else {
            throw fault(
                "lists and objects are nested more than \(JSON.depthLimit) deep; make the text flatter",
                zh: "列表和对象嵌套超过 \(JSON.depthLimit) 层，请减少嵌套")
        }
        offset += 1
        skipSpace()
    }

    private mutating func array() throws(FormatFault) -> JSON {
        try enter()
        var values: [JSON] = []
        if current == 0x5D {
            offset += 1
            depth -= 1
            return .array(values)
        }
        while true {
            values.append(try value())
            skipSpace()
            if current == 0x2C {
                offset += 1
                skipSpace()
            } else if current == 0x5D {
                offset += 1
                depth -= 1
                return .array(values)
            } else {
                throw fault("a comma or ] is expected here", zh: "此处应为逗号或 ]")
            }
        }
    }

    private mutating func object() throws(FormatFault) -> JSON {
        try enter()
        var members: [(key: String, value: JSON)] = []
        if current == 0x7D {
            offset += 1
            depth -= 1
            return .object(members)
        }
        while true {
            guard current == 0x22 else {
                throw fault("a key in double quotes is expected here", zh: "此处应为双引号括起的键")
            }
            let key = try string()
            skipSpace()
            guard current == 0x3A else {
                throw fault("a colon is expected after the key “\(key)”", zh: "键“\(key)”之后应为冒号")
            }
            offset += 1
            skipSpace()
            members.append((key: key, value: try value()))
            skipSpace()
            if current == 0x2C {
                offset += 1
                skipSpace()
            } else if current == 0x7D {
                offset += 1
                depth -= 1
                return .object(members)
            } else {
                throw fault("a comma or } is expected here", zh: "此处应为逗号或 }")
            }
        }
    }

    private mutating func digits() throws(FormatFault) {
        let start = offset
        while let byte = current, (0x30...0x39).contains(byte) { offset += 1 }
        guard offset > start else { throw fault("a digit is expected here", zh: "此处应为数字") }
    }

    private mutating func number() throws(FormatFault) -> JSON {
        let start = offset
        var whole = true
        if current == 0x2D { offset += 1 }
        if current == 0x30 { offset += 1 } else { try digits() }
        if current == 0x2E {
            whole = false
            offset += 1
            try digits()
        }
        if current == 0x65 || current == 0x45 {
            whole = false
            offset += 1
            if current == 0x2B || current == 0x2D { offset += 1 }
            try digits()
        }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        // −0 is not an integer: its sign would be lost.
        if whole, text != "-0", let value = Int64(text) { return .integer(value) }
        return .numeral(text)
    }

    private mutating func string() throws(FormatFault) -> String {
        let opening = offset
        offset += 1
        var escaped: [UInt8]?
        var runStart = offset
        while true {
            guard let byte = current else {
                offset = opening
                throw fault("this string is never closed; add a double quote", zh: "该字符串没有结束，请补上双引号")
            }
            switch byte {
            case 0x22:
                let run = bytes[runStart..<offset]
                let content = escaped.map { ArraySlice($0 + run) } ?? run
                guard let text = String(validating: content, as: UTF8.self) else {
                    offset = opening
                    throw fault(
                        "this string is not valid UTF-8; save the file as UTF-8", zh: "该字符串不是有效的 UTF-8，请将文件保存为 UTF-8")
                }
                offset += 1
                return text
            case 0x5C:
                var text = escaped ?? []
                text += bytes[runStart..<offset]
                try escape(into: &text)
                escaped = text
                runStart = offset
            case 0x00...0x1F:
                throw fault(
                    "a control character stands in a string; write it as an escape such as \\n or \\t",
                    zh: "字符串中有控制字符，请写成 \\n 或 \\t 这样的转义")
            default: offset += 1
            }
        }
    }

    private mutating func escape(into text: inout [UInt8]) throws(FormatFault) {
        offset += 1
        let letter = current
        switch letter {
        case 0x22, 0x5C, 0x2F: text.append(letter ?? 0)
        case 0x62: text.append(0x08)
        case 0x66: text.append(0x0C)
        case 0x6E: text.append(0x0A)
        case 0x72: text.append(0x0D)
        case 0x74: text.append(0x09)
        case 0x75:
            offset += 1
            text.append(contentsOf: String(Character(try scalar())).utf8)
            return
        default:
            throw fault(
                "this escape is unknown; JSON has \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX",
                zh: "未知的转义；JSON 只有 \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX")
        }
        offset += 1
    }

    /// The character of `\uXXXX`, or of two that are a surrogate pair.
    private mutating func scalar() throws(FormatFault) -> Unicode.Scalar {
        let start = offset
        let first = try hexadecimal()
        if let scalar = Unicode.Scalar(first) { return scalar }
        if first < 0xDC00, current == 0x5C, offset + 1 < bytes.count, bytes[offset + 1] == 0x75 {
            offset += 2
            let second = try hexadecimal()
            if (0xDC00...0xDFFF).contains(second),
                let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
            {
                return scalar
            }
        }
        offset = start
        throw fault("this \\u escape is half of a character; write both halves", zh: "该 \\u 转义只是半个字符，请写全两半")
    }

    private mutating func hexadecimal() throws(FormatFault) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                throw fault("four hexadecimal digits are expected after \\u", zh: "\\u 之后应为四位十六进制数字")
            }
            value = value << 4 | UInt32(digit)
            offset += 1
        }
        return value
    }

    private func expectedValue() -> FormatFault {
        fault(
            "a value is expected here: an object, a list, a string in double quotes, a number, true, false or null",
            zh: "此处应为一个值：对象、列表、双引号括起的字符串、数字、true、false 或 null")
    }

    private func fault(_ english: String, zh chinese: String) -> FormatFault {
        let position = TextPosition(bytes: bytes, offset: offset)
        return FormatFault(line: position.line, column: position.column, english: english, chinese: chinese)
    }
}
