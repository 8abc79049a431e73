// Classes of characters, with the common ranges decided before Unicode's tables are asked.

enum Characters {
    static func isASCIIWord(_ byte: UInt8) -> Bool {
        // Digits in the first mask; capitals, `_` and small letters in the second.
        let mask: UInt64 = byte < 0x40 ? 0x03FF_0000_0000_0000 : byte < 0x80 ? 0x07FF_FFFE_87FF_FFFE : 0
        return mask & (1 << UInt64(byte & 0x3F)) != 0
    }

    /// With how many such a run of eight bytes begins, the first in the lowest bits.
    static func asciiWordLength(_ eight: UInt64) -> Int {
        func all(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }
        // What is added carries a byte's class into its highest bit: at or above the first of a range, and not above its last.
        let low = eight & all(0x7F)
        let small = low | all(0x20)
        let isLetter = (small &+ all(0x80 - 0x61)) & ~(small &+ all(0x80 - 0x7B))
        let isDigit = (low &+ all(0x80 - 0x30)) & ~(low &+ all(0x80 - 0x3A))
        let isUnderscore = ~((low ^ all(0x5F)) &+ all(0x7F))
        let isOther = (~(isLetter | isDigit | isUnderscore) | eight) & all(0x80)
        return isOther.trailingZeroBitCount / 8
    }

    static func isWordStart(_ value: UInt32) -> Bool {
        if value >= 0x4E00, value <= 0x9FFF { return true }
        if value < 0x80 { return isASCIIWord(UInt8(value)) && !(value >= 0x30 && value <= 0x39) }
        if value >= 0x2010, value <= 0x206F { return false }
        return Unicode.Scalar(value)?.properties.isXIDStart ?? false
    }

    static func isWordContinue(_ value: UInt32) -> Bool {
        if value >= 0x4E00, value <= 0x9FFF { return true }
        if value < 0x80 { return isASCIIWord(UInt8(value)) }
        if value >= 0x2010, value <= 0x206F { return false }
        return Unicode.Scalar(value)?.properties.isXIDContinue ?? false
    }

    /// Marks that change the direction of text.
    static func isDirectional(_ value: UInt32) -> Bool {
        (value >= 0x202A && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069) || value == 0x200E
            || value == 0x200F || value == 0x061C
    }

    /// Full-width punctuation that is read as its ASCII twin.
    static func widePunctuation(_ value: UInt32) -> TokenKind? {
        switch value {
        case 0xFF1A: .colon
        case 0xFF0C, 0x3001: .comma
        case 0xFF1B: .semicolon
        case 0xFF08: .leftParen
        case 0xFF09: .rightParen
        case 0xFF5B: .leftBrace
        case 0xFF5D: .rightBrace
        case 0xFF1D: .equal
        case 0xFF05: .percent
        case 0xFF0B: .plus
        case 0xFF0D, 0x2212: .minus
        case 0x2265: .greaterOrEqual
        case 0x2264: .lessOrEqual
        case 0x2260: .notEqual
        case 0xD7: .times
        case 0xF7: .divide
        default: nil
        }
    }

    /// Not the beginning of any token, of white space or of a comment.
    static func isStray(_ value: UInt32) -> Bool {
        if value < 0x80 {
            switch UInt8(value) {
            case 0x20, 0x09, 0x0A, 0x0D: return false
            case UInt8(ascii: "#"), UInt8(ascii: "\""), UInt8(ascii: "`"): return false
            case UInt8(ascii: "!"): return true
            case 0x21...0x2F, 0x3A...0x3E, 0x7B, 0x7D:
                return value == 0x24 || value == 0x26 || value == 0x27
            default: return !isASCIIWord(UInt8(value))
            }
        }
        if value == 0xA0 || value == 0x3000 || value == 0x201C || value == 0x300C { return false }
        if value >= 0xFF10, value <= 0xFF19 { return false }
        if value == 0xFF1C || value == 0xFF1E || isDirectional(value) { return false }
        return widePunctuation(value) == nil && !isWordStart(value)
    }

    /// Decodes one scalar; outside the limit or a cut sequence gives U+FFFD of length 1.
    static func decode(_ bytes: [UInt8], _ index: Int, _ limit: Int) -> (value: UInt32, length: Int) {
        guard index < limit else { return (0xFFFD, 1) }
        let first = UInt32(bytes[index])
        if first < 0x80 { return (first, 1) }
        if first >= 0xE0, first < 0xF0, index + 2 < limit {
            let value = (first & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
            return (value, 3)
        }
        if first >= 0xC0, first < 0xE0, index + 1 < limit {
            return ((first & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F), 2)
        }
        if first >= 0xF0, index + 3 < limit {
            let high = (first & 0x07) << 18 | UInt32(bytes[index + 1] & 0x3F) << 12
            return (high | UInt32(bytes[index + 2] & 0x3F) << 6 | UInt32(bytes[index + 3] & 0x3F), 4)
        }
        return (0xFFFD, 1)
    }
}
