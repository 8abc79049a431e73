// A line of a session as words, each with its place and how deep in brackets it stands. What words mean to the plan is the parser's
// business; here only the words between the parts of a question are looked for.
import RhumbText

struct LineWord {
    let text: Substring
    /// Offsets of bytes in the line.
    let range: Range<Int>
    let depth: Int
}

struct LineScanner {
    let bytes: [UInt8]
    private(set) var words: [LineWord] = []
    /// A bracket, a brace or a quotation is open at the end.
    private(set) var isOpen = false

    init(_ line: String) {
        bytes = Array(line.utf8)
        var depth = 0
        var start: Int?
        var quote: UInt8?
        func isBreak(_ byte: UInt8) -> Bool {
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "{"),
                UInt8(ascii: "}"), UInt8(ascii: ";"), UInt8(ascii: "\""), UInt8(ascii: "`"):
                true
            default: false
            }
        }
        func close(_ end: Int) {
            guard let begin = start else { return }
            words.append(
                LineWord(
                    text: Substring(String(decoding: bytes[begin..<end], as: UTF8.self)), range: begin..<end,
                    depth: depth))
            start = nil
        }
        var escaped = false
        for (offset, byte) in bytes.enumerated() {
            if let open = quote {
                if escaped {
                    escaped = false
                } else if byte == UInt8(ascii: "\\") {
                    escaped = true
                } else if byte == open {
                    quote = nil
                }
                continue
            }
            if isBreak(byte) { close(offset) } else if start == nil { start = offset }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "`"): quote = byte
            case UInt8(ascii: "("), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "}"): depth -= 1
            default: break
            }
        }
        close(bytes.count)
        isOpen = depth > 0 || quote == UInt8(ascii: "\"")
    }

    /// The words of a spelling stand at a place, outside of all brackets.
    func stands(_ word: SessionWord, at position: Int) -> Int? {
        for spelling in word.spellings {
            let parts = spelling.split(separator: " ")
            guard position + parts.count <= words.count else { continue }
            let here = words[position..<(position + parts.count)]
            if zip(here, parts).allSatisfy({ $0.text == $1 && $0.depth == 0 }) { return parts.count }
        }
        return nil
    }

    /// The text between two offsets without blanks at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high, bytes[low] <= 0x20 { low += 1 }
        while high > low, bytes[high - 1] <= 0x20 || bytes[high - 1] == UInt8(ascii: ";") { high -= 1 }
        return low..<high
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The first word of a part, and what stands behind it.
    func firstWord(of range: Range<Int>) -> (word: Range<Int>, rest: Range<Int>) {
        let end = range.first { bytes[$0] <= 0x20 } ?? range.upperBound
        return (range.lowerBound..<end, trimmed(end..<range.upperBound))
    }

    /// What findings point into.
    var file: SourceFile { SourceFile(path: "repl", text: text(0..<bytes.count)) }

    /// What stands between commas outside of brackets.
    func list(_ range: Range<Int>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var (start, depth) = (range.lowerBound, 0)
        var isQuoted = false
        for offset in range {
            switch bytes[offset] {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: "("), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: ",") where depth == 0 && !isQuoted:
                parts.append(trimmed(start..<offset))
                start = offset + 1
            default: break
            }
        }
        parts.append(trimmed(start..<range.upperBound))
        return parts.filter { !$0.isEmpty }
    }
}
