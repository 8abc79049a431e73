// Line and column of a byte, counted once: when there is something to say about it.

/// A 1-based line and column of an offset in UTF-8 text.
struct TextPosition {
    let line: Int
    /// Counts characters as an editor shows them.
    let column: Int

    /// Beyond so many bytes of a line, columns are not worth decoding for: they are counted in bytes.
    private static let longLine = 65_536

    init(bytes: [UInt8], offset: Int) {
        let end = min(max(0, offset), bytes.count)
        var line = 1
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? min(3, end) : 0
        for index in start..<end where bytes[index] == 0x0A || bytes[index] == 0x0D {
            // "\r\n" is one line end.
            if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { continue }
            line += 1
            start = index + 1
        }
        self.line = line
        let isLong = end - start > TextPosition.longLine
        column = (isLong ? end - start : String(decoding: bytes[start..<end], as: UTF8.self).count) + 1
    }
}
