// A file that is open, with its header read and its first chunk at hand.
import RhumbFormats
import RhumbText

/// What is known of a table before its rows are read.
struct OpenTable {
    let source: ChunkSource
    let header: TableHeader
    /// Fields of a regular record; 0 in a table without header and rows.
    let fields: Int
    /// The first chunk, from behind the header; nil where the file has no records.
    let first: Chunk?
    let buffer: ChunkBuffer

    init(path: String, layout: DelimitedLayout, limits: ChunkSource.Limits) throws(ReadFailure) {
        source = try ChunkSource(path: path, layout: layout, limits: limits)
        buffer = ChunkBuffer(capacity: limits.chunk + 1)
        let hasHeader = layout.header == .present
        while var chunk = source.next(into: buffer) {
            if let failure = chunk.firstInvalid(in: buffer, dialect: source.dialect) { throw failure }
            var position = chunk.start
            while position < chunk.end {
                let (record, next) = recordTexts(buffer.bytes, from: position, to: chunk.end, dialect: source.dialect)
                if isBlank(buffer.bytes, position, max(position, next - 1), source.dialect) {
                    position = next
                    continue
                }
                if hasHeader { chunk.start = next }
                header = TableHeader(record, layout: layout)
                fields = record.count
                first = chunk
                return
            }
        }
        if let failure = source.failure { throw failure }
        guard !hasHeader else { throw .empty }
        header = TableHeader([], layout: layout)
        fields = 0
        first = nil
    }

    /// Calls back with the texts of the wanted rows, which are in rising order. Chunks without any are passed over.
    func forEachRecord(in wanted: [Int], _ found: (_ row: Int, _ fields: [String]) -> Void) {
        var rest = wanted[...]
        var chunk = first
        while let current = chunk, !rest.isEmpty {
            var row = max(0, current.firstRow)
            var position = current.start
            let lastRow = current.firstRow + current.rowCount
            while position < current.end, let next = rest.first, next < lastRow {
                let (fields, following) = recordTexts(
                    buffer.bytes, from: position, to: current.end, dialect: source.dialect)
                let isBlank = isBlank(buffer.bytes, position, max(position, following - 1), source.dialect)
                position = following
                if isBlank { continue }
                if row == next {
                    found(row, fields)
                    rest = rest.drop { $0 == next }
                }
                row += 1
            }
            chunk = source.next(into: buffer)
        }
    }
}

extension Chunk {
    /// The first byte that is not UTF-8, where the file claims to be.
    func firstInvalid(in buffer: ChunkBuffer, dialect: Dialect) -> ReadFailure? {
        guard needsCheck, let offset = firstInvalidUTF8(UnsafeBufferPointer(start: buffer.bytes, count: end)) else {
            return nil
        }
        let before = RecordScan(buffer.bytes, count: offset, dialect: dialect)
        let nearby = UnsafeBufferPointer(start: buffer.bytes + offset, count: min(64, end - offset))
        return .undecodable(
            encoding: "UTF-8", offset: fileOffset + offset, row: firstRow + before.rows, nearby: Array(nearby))
    }
}
