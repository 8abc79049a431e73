// Writing JSON: the same value gives the same bytes, always.

extension JSON {
    /// How a value is laid out.
    public enum Layout: Sendable {
        /// One line without spaces.
        case compact
        /// Two spaces a level; a list or object of plain values that is short stays on its line. Ends with a newline.
        case pretty
    }

    /// The value as text.
    public func text(_ layout: Layout = .pretty) -> String {
        var bytes: [UInt8] = []
        write(layout, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the value as UTF-8.
    public func write(_ layout: Layout = .pretty, into bytes: inout [UInt8]) {
        switch layout {
        case .compact: writeCompact(spaced: false, into: &bytes)
        case .pretty:
            writePretty(indent: 0, into: &bytes)
            bytes.append(0x0A)
        }
    }

    /// The widest list or object that stays on its line, in bytes.
    private static let lineWidth = 88

    private var isScalar: Bool {
        switch self {
        case .null, .bool, .integer, .number, .numeral, .string: true
        case .array, .object: false
        }
    }

    private func writePretty(indent: Int, into bytes: inout [UInt8]) {
        let holdsScalars: Bool
        switch self {
        case .null, .bool, .integer, .number, .numeral, .string: return writeCompact(spaced: true, into: &bytes)
        case .array(let values): holdsScalars = values.allSatisfy(\.isScalar)
        case .object(let members): holdsScalars = members.allSatisfy(\.value.isScalar)
        }
        if holdsScalars {
            let start = bytes.count
            writeCompact(spaced: true, into: &bytes)
            if bytes.count - start + indent <= JSON.lineWidth { return }
            bytes.removeSubrange(start...)
        }
        writeOpened(indent: indent, into: &bytes)
    }

    /// A list or object with a line for each member.
    private func writeOpened(indent: Int, into bytes: inout [UInt8]) {
        func line(_ indent: Int) {
            bytes.append(0x0A)
            bytes.append(contentsOf: repeatElement(0x20, count: indent))
        }
        switch self {
        case .null, .bool, .integer, .number, .numeral, .string: writeCompact(spaced: true, into: &bytes)
        case .array(let values):
            bytes.append(0x5B)
            for (position, value) in values.enumerated() {
                if position > 0 { bytes.append(0x2C) }
                line(indent + 2)
                value.writePretty(indent: indent + 2, into: &bytes)
            }
            line(indent)
            bytes.append(0x5D)
        case .object(let members):
            bytes.append(0x7B)
            for (position, member) in members.enumerated() {
                if position > 0 { bytes.append(0x2C) }
                line(indent + 2)
                JSON.writeString(member.key, into: &bytes)
                bytes.append(contentsOf: ": ".utf8)
                member.value.writePretty(indent: indent + 2, into: &bytes)
            }
            line(indent)
            bytes.append(0x7D)
        }
    }

    /// On one line; `spaced` puts a space after commas and colons.
    private func writeCompact(spaced: Bool, into bytes: inout [UInt8]) {
        func space() { if spaced { bytes.append(0x20) } }
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .integer(let value): bytes.append(contentsOf: String(value).utf8)
        case .number(let value): bytes.append(contentsOf: shortDecimal(value).utf8)
        case .numeral(let text): bytes.append(contentsOf: text.utf8)
        case .string(let text): JSON.writeString(text, into: &bytes)
        case .array(let values):
            bytes.append(0x5B)
            for (position, value) in values.enumerated() {
                if position > 0 {
                    bytes.append(0x2C)
                    space()
                }
                value.writeCompact(spaced: spaced, into: &bytes)
            }
            bytes.append(0x5D)
        case .object(let members):
            bytes.append(0x7B)
            if !members.isEmpty { space() }
            for (position, member) in members.enumerated() {
                if position > 0 {
                    bytes.append(0x2C)
                    space()
                }
                JSON.writeString(member.key, into: &bytes)
                bytes.append(0x3A)
                space()
                member.value.writeCompact(spaced: spaced, into: &bytes)
            }
            if !members.isEmpty { space() }
            bytes.append(0x7D)
        }
    }

    /// A string with its quotes. Only what JSON demands is escaped; letters of any script stay as they are.
    static func writeString(_ text: String, into bytes: inout [UInt8]) {
        bytes.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C:
                bytes.append(0x5C)
                bytes.append(byte)
            case 0x08: bytes.append(contentsOf: "\\b".utf8)
            case 0x09: bytes.append(contentsOf: "\\t".utf8)
            case 0x0A: bytes.append(contentsOf: "\\n".utf8)
            case 0x0C: bytes.append(contentsOf: "\\f".utf8)
            case 0x0D: bytes.append(contentsOf: "\\r".utf8)
            case 0x00...0x1F, 0x7F:
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(hexDigit(byte >> 4))
                bytes.append(hexDigit(byte & 15))
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? 0x30 + value : 0x57 + value
    }
}
