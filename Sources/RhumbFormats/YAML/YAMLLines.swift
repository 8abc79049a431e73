// libyaml counts code points from 0; editors count characters from 1. The difference shows wherever letters combine.
internal import CYAML

/// The lines of a YAML text, to turn libyaml's marks into ours.
struct YAMLLines {
    private let bytes: [UInt8]
    private let starts: [Int]

    /// Lines longer than this many bytes keep libyaml's columns: decoding them for every node would be quadratic.
    private static let longLine = 4096

    init(_ bytes: [UInt8]) {
        var starts = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? [3] : [0]
        var index = 0
        while index < bytes.count {
            let width = YAMLLines.breakWidth(bytes, at: index)
            index += max(1, width)
            if width > 0 { starts.append(index) }
        }
        self.bytes = bytes
        self.starts = starts
    }

    /// Of a text that is not at hand: marks stay libyaml's own.
    init() {
        bytes = []
        starts = []
    }

    /// How many bytes a line break takes here, 0 where there is none: `\n`, `\r`, `\r\n`, U+0085, U+2028, U+2029.
    private static func breakWidth(_ bytes: [UInt8], at index: Int) -> Int {
        func byte(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
        switch byte(0) {
        case 0x0A: return 1
        case 0x0D: return byte(1) == 0x0A ? 2 : 1
        case 0xC2: return byte(1) == 0x85 ? 2 : 0
        case 0xE2: return byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9) ? 3 : 0
        default: return 0
        }
    }

    func mark(_ mark: yaml_mark_t) -> TextMark {
        let line = Int(clamping: mark.line)
        let column = Int(clamping: mark.column)
        guard line < starts.count else { return TextMark(line: line + 1, column: column + 1) }
        let end = line + 1 < starts.count ? starts[line + 1] : bytes.count
        let content = bytes[starts[line]..<end]
        guard content.count <= YAMLLines.longLine, !content.allSatisfy({ $0 < 0x80 }) else {
            return TextMark(line: line + 1, column: column + 1)
        }
        let before = String(decoding: content, as: UTF8.self).unicodeScalars.prefix(column)
        return TextMark(line: line + 1, column: String(String.UnicodeScalarView(before)).count + 1)
    }

    /// Whether a tab begins the line of a mark or follows its spaces.
    func isTab(_ mark: yaml_mark_t) -> Bool {
        let line = Int(clamping: mark.line)
        guard line < starts.count else { return false }
        return bytes[starts[line]...].first { $0 != 0x20 } == 0x09
    }
}
