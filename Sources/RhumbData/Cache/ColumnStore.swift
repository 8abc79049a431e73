// What a file of kept columns holds besides the columns: which table it is of, where each piece lies, what was found on reading.
import RhumbColumns
import RhumbFormats
import RhumbText

/// A stretch of the file with the hash of its bytes.
struct StoredPiece: Sendable, Hashable {
    let offset: Int
    let length: Int
    let hash: ContentHash
}

/// One batch: a piece a column.
struct StoredBlock: Sendable, Hashable {
    let firstRow: Int
    let rows: Int
    let pieces: [StoredPiece]
}

/// The texts that a column's codes stand for.
struct StoredTexts: Sendable, Hashable {
    /// One more than the greatest code.
    var codes = 0
    var pieces: [StoredPiece] = []
}

enum ColumnStore {
    /// How files of columns end. The number changes with everything that is written otherwise than before: older files are not
    /// looked at.
    static let suffix = ".columns1"
}

struct StoreIndex: Sendable {
    /// Tells an index from other bytes.
    static let mark = "rhumb columns"
    /// Behind the index: its offset, its length, its hash.
    static let trailerBytes = 32

    /// The table: content, layout, name.
    let table: String
    /// What each column is, by `cacheText`.
    let columns: [String]
    let blocks: [StoredBlock]
    /// By column: the texts of its codes, where it has some.
    let texts: [StoredTexts]
    let summary: ReadSummary

    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.add(StoreIndex.mark)
        writer.add(table)
        writer.add(columns.count)
        for column in columns { writer.add(column) }
        writer.add(blocks.count)
        for block in blocks {
            writer.add(block.firstRow)
            writer.add(block.rows)
            for piece in block.pieces { writer.add(piece) }
        }
        for text in texts {
            writer.add(text.codes)
            writer.add(text.pieces.count)
            for piece in text.pieces { writer.add(piece) }
        }
        writer.add(summary.rows)
        for count in summary.badCells { writer.add(count) }
        writer.add(summary.diagnostics.count)
        for diagnostic in summary.diagnostics { writer.add(diagnostic) }
        return writer.bytes
    }

    /// nil where the bytes are no index of this version.
    init?(_ bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        guard reader.text() == StoreIndex.mark, let table = reader.text(), let columns = reader.list({ $0.text() }),
            let blocks = reader.list({ $0.block(columns: columns.count) })
        else { return nil }
        self.table = table
        self.columns = columns
        self.blocks = blocks
        var texts: [StoredTexts] = []
        for _ in columns {
            guard let codes = reader.number(), (0...Int(Int32.max)).contains(codes),
                let pieces = reader.list({ $0.piece() })
            else { return nil }
            texts.append(StoredTexts(codes: codes, pieces: pieces))
        }
        self.texts = texts
        guard let rows = reader.number() else { return nil }
        var badCells: [Int] = []
        for _ in columns {
            guard let count = reader.number() else { return nil }
            badCells.append(count)
        }
        guard let diagnostics = reader.list({ $0.diagnostic() }) else { return nil }
        guard reader.isAtEnd, blocks.reduce(0, { $0 + $1.rows }) == rows else { return nil }
        summary = ReadSummary(rows: rows, badCells: badCells, diagnostics: diagnostics)
    }

    init(
        table: String, columns: [String], blocks: [StoredBlock], texts: [StoredTexts], summary: ReadSummary
    ) {
        self.table = table
        self.columns = columns
        self.blocks = blocks
        self.texts = texts
        self.summary = summary
    }
}

extension ByteWriter {
    mutating func add(_ piece: StoredPiece) {
        add(piece.offset)
        add(piece.length)
        add(piece.hash.high)
        add(piece.hash.low)
    }
}

extension ByteReader {
    fileprivate mutating func block(columns: Int) -> StoredBlock? {
        guard let firstRow = number(), let rows = number(), firstRow >= 0, (0...Batch.capacity).contains(rows) else {
            return nil
        }
        var pieces: [StoredPiece] = []
        for _ in 0..<columns {
            guard let piece = piece() else { return nil }
            pieces.append(piece)
        }
        return StoredBlock(firstRow: firstRow, rows: rows, pieces: pieces)
    }

    mutating func piece() -> StoredPiece? {
        guard let offset = number(), let length = number(), let high = word(), let low = word(), offset >= 0,
            length >= 0
        else { return nil }
        return StoredPiece(offset: offset, length: length, hash: ContentHash(high: high, low: low))
    }
}
