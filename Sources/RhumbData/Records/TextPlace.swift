// Line and column of a byte in a file, found when there is something to say about it.

/// The 1-based line and column of an offset; a column counts characters as an editor shows them.
func textPlace(path: String, offset: Int) -> (line: Int, column: Int) {
    // Beyond so many bytes of a line, columns are not worth decoding for: they are counted in bytes.
    let longLine = 1 << 16
    let piece = ChunkBuffer(capacity: 1 << 16)
    var line = 1
    var start: [UInt8] = []
    var width = 0
    do throws(ReadFailure) {
        var input = try FileInput(path: path)
        while input.offset < offset {
            let got = try input.read(into: piece.bytes, count: min(piece.capacity, offset - input.offset))
            guard got > 0 else { break }
            for byte in UnsafeBufferPointer(start: piece.bytes, count: got) {
                if byte == 0x0A {
                    line += 1
                    width = 0
                    start.removeAll(keepingCapacity: true)
                } else {
                    width += 1
                    if width <= longLine { start.append(byte) }
                }
            }
        }
    } catch {
        return (line, width + 1)
    }
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { start.removeFirst(3) }
    return (line, (width > longLine ? width : String(decoding: start, as: UTF8.self).count) + 1)
}
