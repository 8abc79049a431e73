// Batches on their way to the engine, kept on the way: each is written behind the last, under a name of its own until it is whole.
import Glibc
import RhumbColumns
import RhumbFormats
import Synchronization

final class ColumnStoreWriter: Sendable {
    private struct State: Sendable {
        var end = 0
        var blocks: [StoredBlock] = []
        var hasFailed = false
    }

    /// What one worker writes with. `@unchecked`: each belongs to one worker.
    private final class Share: @unchecked Sendable {
        let buffer = ChunkBuffer(capacity: 1 << 16)
        /// By column of texts: which codes were met.
        var seen: [[Bool]]

        init(columns: Int) { seen = Array(repeating: [], count: columns) }
    }

    /// A dictionary is written in pieces of about this size.
    private static let textPiece = 4 << 20

    private let path: String
    private let temporary: String
    private let descriptor: Int32
    /// By column; nil for columns without texts.
    private let pools: [TextPool?]
    private let shares: [Share]
    private let state = Mutex(State())

    /// nil where nothing can be written there.
    init?(path: String, pools: [TextPool?], workers: Int) {
        self.path = path
        self.pools = pools
        temporary = "\(path).\(getpid()).\(UInt32.random(in: 0 ... .max))"
        descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        shares = (0..<max(1, workers)).map { _ in Share(columns: pools.count) }
        guard descriptor >= 0 else { return nil }
    }

    deinit {
        guard descriptor >= 0 else { return }
        close(descriptor)
        // Gone already where the file became whole.
        unlink(temporary)
    }

    /// Called by each worker for its batches.
    func add(_ batch: Batch, worker: Int) {
        guard shares.indices.contains(worker) else { return fail() }
        let share = shares[worker]
        share.buffer.count = 0
        var pieces: [(start: Int, length: Int, hash: ContentHash)] = []
        for (position, column) in batch.columns.enumerated() {
            let start = share.buffer.count
            ColumnPiece.write(column, to: share.buffer)
            if pools.indices.contains(position), pools[position] != nil { note(column, &share.seen[position]) }
            let written = UnsafeRawBufferPointer(start: share.buffer.bytes + start, count: share.buffer.count - start)
            pieces.append((start, written.count, ContentHash(written)))
        }
        let length = share.buffer.count
        let offset = state.withLock { state in
            defer { state.end += length }
            state.blocks.append(
                StoredBlock(
                    firstRow: batch.firstRow, rows: batch.rowCount,
                    pieces: pieces.map { piece in
                        StoredPiece(
                            offset: state.end + piece.start, length: piece.length, hash: piece.hash)
                    }))
            return state.end
        }
        if !write(UnsafeRawBufferPointer(start: share.buffer.bytes, count: length), at: offset) { fail() }
    }

    private func note(_ column: Column, _ seen: inout [Bool]) {
        guard case .narrow(let codes) = column.values else { return }
        for (row, code) in codes.enumerated() where code >= 0 && (column.known.map { $0[row] != 0 } ?? true) {
            if Int(code) >= seen.count {
                seen += repeatElement(false, count: max(1024, Int(code) + 1, seen.count * 2) - seen.count)
            }
            seen[Int(code)] = true
        }
    }

    /// Writes what is known at the end and gives the file its name; false where it could not be written.
    func finish(table: String, columns: [String], summary: ReadSummary) -> Bool {
        let texts = pools.indices.map { column in pools[column].map { write(textsOf: column, $0) } ?? StoredTexts() }
        let state = state.withLock { $0 }
        let index = StoreIndex(
            table: table, columns: columns, blocks: state.blocks.sorted { $0.firstRow < $1.firstRow }, texts: texts,
            summary: summary)
        let bytes = index.bytes
        var trailer = ByteWriter()
        trailer.add(state.end)
        trailer.add(bytes.count)
        let hash = bytes.withUnsafeBytes { ContentHash($0) }
        trailer.add(hash.high)
        trailer.add(hash.low)
        let isWritten = (bytes + trailer.bytes).withUnsafeBytes { write($0, at: state.end) }
        return isWritten && !self.state.withLock { $0.hasFailed } && rename(temporary, path) == 0
    }

    /// Code, length and bytes of each text that was met.
    private func write(textsOf column: Int, _ pool: TextPool) -> StoredTexts {
        var stored = StoredTexts()
        let buffer = ChunkBuffer(capacity: 1 << 16)
        func flush() {
            guard buffer.count > 0 else { return }
            let bytes = UnsafeRawBufferPointer(start: buffer.bytes, count: buffer.count)
            let offset = state.withLock { state in
                defer { state.end += bytes.count }
                return state.end
            }
            if !write(bytes, at: offset) { fail() }
            stored.pieces.append(
                StoredPiece(offset: offset, length: bytes.count, hash: ContentHash(bytes)))
            buffer.count = 0
        }
        let most = shares.map { $0.seen[column].count }.max() ?? 0
        for code in 0..<most where shares.contains(where: { $0.seen[column].count > code && $0.seen[column][code] }) {
            guard let text = pool.bytes(Int32(code)) else { continue }
            append(UInt32(code), buffer)
            append(UInt32(text.count), buffer)
            if let base = text.baseAddress { buffer.append(base, count: text.count) }
            stored.codes = code + 1
            if buffer.count >= ColumnStoreWriter.textPiece { flush() }
        }
        flush()
        return stored
    }

    private func append(_ word: UInt32, _ buffer: ChunkBuffer) {
        for shift in [0, 8, 16, 24] as [UInt32] { buffer.append(UInt8(truncatingIfNeeded: word >> shift)) }
    }

    private func fail() { state.withLock { $0.hasFailed = true } }

    private func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Bool {
        var done = 0
        while done < bytes.count {
            guard let base = bytes.baseAddress else { return false }
            let put = pwrite(descriptor, base + done, bytes.count - done, off_t(offset + done))
            if put < 0, errno == EINTR { continue }
            guard put > 0 else { return false }
            done += put
        }
        return true
    }
}
