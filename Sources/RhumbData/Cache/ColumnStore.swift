// What a file of kept columns holds besides the columns: which table it is of, where each piece lies, what was found on reading.
import RhumbColumns
import RhumbFormats
import RhumbText

/// A stretch of the file with the fingerprint of its bytes.
struct StoredPiece: Sendable, Hashable {
    let offset: Int
    let length: Int
    let fingerprint: ContentHash
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

struct StoreIndex: Sendable {
    /// Changes with everything that is written otherwise than before; older files are then left aside.
    static let version = "rhumb columns 1"
    /// Behind the index: its offset, its length, its fingerprint.
    static let trailerBytes = 32

    /// The table: content, layout, name.
    let table: String
    /// What each column is, by `cacheText`.
    let columns: [String]
    var blocks: [StoredBlock]
    /// By column: the texts of its codes, where it has some.
    let texts: [StoredTexts]
    let summary: ReadSummary

    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.add(StoreIndex.version)
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
        guard reader.text() == StoreIndex.version, let table = reader.text(), let columnCount = reader.count() else {
            return nil
        }
        self.table = table
        var columns: [String] = []
        for _ in 0..<columnCount {
            guard let column = reader.text() else { return nil }
            columns.append(column)
        }
        self.columns = columns
        guard let blockCount = reader.count() else { return nil }
        blocks = []
        for _ in 0..<blockCount {
            guard let firstRow = reader.number(), let rows = reader.number(), firstRow >= 0,
                (0...Batch.capacity).contains(rows)
            else { return nil }
            var pieces: [StoredPiece] = []
            for _ in columns {
                guard let piece = reader.piece() else { return nil }
                pieces.append(piece)
            }
            blocks.append(StoredBlock(firstRow: firstRow, rows: rows, pieces: pieces))
        }
        var texts: [StoredTexts] = []
        for _ in columns {
            guard let codes = reader.number(), (0...Int(Int32.max)).contains(codes), let count = reader.count() else {
                return nil
            }
            var stored = StoredTexts(codes: codes)
            for _ in 0..<count {
                guard let piece = reader.piece() else { return nil }
                stored.pieces.append(piece)
            }
            texts.append(stored)
        }
        self.texts = texts
        guard let rows = reader.number() else { return nil }
        var badCells: [Int] = []
        for _ in columns {
            guard let count = reader.number() else { return nil }
            badCells.append(count)
        }
        guard let findings = reader.count() else { return nil }
        var diagnostics: [Diagnostic] = []
        for _ in 0..<findings {
            guard let diagnostic = reader.diagnostic() else { return nil }
            diagnostics.append(diagnostic)
        }
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
        add(piece.fingerprint.high)
        add(piece.fingerprint.low)
    }
}

extension ByteReader {
    mutating func piece() -> StoredPiece? {
        guard let offset = number(), let length = number(), let high = word(), let low = word(), offset >= 0,
            length >= 0
        else { return nil }
        return StoredPiece(offset: offset, length: length, fingerprint: ContentHash(high: high, low: low))
    }
}
