// Kept columns read back: every byte that is used is compared with its hash before the first row is handed on.
import Glibc
import RhumbColumns
import RhumbFormats
import Synchronization

/// A file of kept columns with its index. `@unchecked`: the descriptor is only read from, at places.
final class ColumnStoreReader: @unchecked Sendable {
    let index: StoreIndex
    private let descriptor: Int32

    /// nil where there is no such file, or none that can be understood.
    init?(path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        guard let index = ColumnStoreReader.index(descriptor) else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        self.index = index
    }

    deinit { close(descriptor) }

    private static func index(_ descriptor: Int32) -> StoreIndex? {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        let size = Int(status.st_size)
        guard size >= StoreIndex.trailerBytes,
            let trailer = bytes(descriptor, at: size - StoreIndex.trailerBytes, count: StoreIndex.trailerBytes)
        else { return nil }
        var reader = ByteReader(trailer)
        guard let offset = reader.number(), let length = reader.number(), let high = reader.word(),
            let low = reader.word(), offset >= 0, length >= 0,
            offset.addingReportingOverflow(length).partialValue == size - StoreIndex.trailerBytes,
            let found = bytes(descriptor, at: offset, count: length),
            found.withUnsafeBytes({ ContentHash($0) }) == ContentHash(high: high, low: low)
        else { return nil }
        return StoreIndex(found)
    }

    private static func bytes(_ descriptor: Int32, at offset: Int, count: Int) -> [UInt8]? {
        guard count <= 1 << 31 else { return nil }
        var isWhole = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { target, filled in
            isWhole = readWhole(descriptor, UnsafeMutableRawBufferPointer(target), at: offset)
            filled = isWhole ? count : 0
        }
        return isWhole ? bytes : nil
    }

    /// Compares the columns with their hashes; those of their texts are compared when the texts are read.
    func isWhole(_ columns: [Int], threads: Int) -> Bool {
        let pieces = index.blocks.flatMap { block in columns.map { block.pieces[$0] } }
        let next = Atomic<Int>(0)
        let isWhole = Atomic<Bool>(true)
        let stretch = 64
        runWorkers(max(1, min(threads, pieces.count / stretch + 1))) { _ in
            let buffer = ChunkBuffer(capacity: 1 << 16)
            while isWhole.load(ordering: .relaxed) {
                let first = next.wrappingAdd(stretch, ordering: .relaxed).oldValue
                guard first < pieces.count else { break }
                for piece in pieces[first..<min(first + stretch, pieces.count)] where load(piece, into: buffer) == nil {
                    isWhole.store(false, ordering: .relaxed)
                }
            }
        }
        return isWhole.load(ordering: .relaxed)
    }

    /// A piece's bytes in the buffer; nil where they are not what was written.
    private func load(_ piece: StoredPiece, into buffer: ChunkBuffer, isChecked: Bool = true) -> UnsafeRawBufferPointer?
    {
        guard piece.length <= 1 << 31 else { return nil }
        buffer.reserve(piece.length)
        let target = UnsafeMutableRawBufferPointer(start: buffer.bytes, count: piece.length)
        guard readWhole(descriptor, target, at: piece.offset) else { return nil }
        let bytes = UnsafeRawBufferPointer(target)
        return !isChecked || ContentHash(bytes) == piece.hash ? bytes : nil
    }

    /// Hands over all batches of the columns; `tables` turn their codes into those of the engine's pools. False where
    /// the file is not what it was a moment ago.
    func deliver(
        _ columns: [Int], tables: [CodeTable?], threads: Int, consume: @Sendable (_ batch: Batch, _ worker: Int) -> Bool
    ) -> Bool {
        let next = Atomic<Int>(0)
        let isWhole = Atomic<Bool>(true)
        let blocks = index.blocks
        runWorkers(max(1, min(threads, blocks.count))) { worker in
            let buffer = ChunkBuffer(capacity: 1 << 16)
            while isWhole.load(ordering: .relaxed) {
                let position = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard position < blocks.count else { break }
                let block = blocks[position]
                var found: [Column] = []
                found.reserveCapacity(columns.count)
                for (place, column) in columns.enumerated() {
                    guard let bytes = load(block.pieces[column], into: buffer, isChecked: false),
                        let read = ColumnPiece.read(bytes, rows: block.rows)
                    else {
                        isWhole.store(false, ordering: .relaxed)
                        break
                    }
                    found.append(tables[place]?.translated(read) ?? read)
                }
                guard found.count == columns.count else { break }
                guard consume(Batch(firstRow: block.firstRow, rowCount: block.rows, columns: found), worker) else {
                    next.store(blocks.count, ordering: .relaxed)
                    break
                }
            }
        }
        return isWhole.load(ordering: .relaxed)
    }

    /// Calls with the texts of a column and their codes, a block of at most `TextPool.lookupBlock` at a time and from several
    /// threads; false where they cannot be read.
    func forEachText(
        of column: Int, threads: Int,
        _ body: @Sendable (_ codes: ArraySlice<Int32>, _ texts: UnsafeBufferPointer<UnsafeBufferPointer<UInt8>>) -> Void
    ) -> Bool {
        let pieces = index.texts[column].pieces
        let next = Atomic<Int>(0)
        let isWhole = Atomic<Bool>(true)
        runWorkers(max(1, min(threads, pieces.count))) { _ in
            let buffer = ChunkBuffer(capacity: 1 << 16)
            while true {
                let position = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard position < pieces.count else { break }
                guard let bytes = load(pieces[position], into: buffer) else {
                    isWhole.store(false, ordering: .relaxed)
                    break
                }
                var codes: [Int32] = []
                var texts: [UnsafeBufferPointer<UInt8>] = []
                func flush() {
                    texts.withUnsafeBufferPointer { body(codes[...], $0) }
                    codes.removeAll(keepingCapacity: true)
                    texts.removeAll(keepingCapacity: true)
                }
                var offset = 0
                while offset + 8 <= bytes.count {
                    let code = bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self)
                    let length = Int(bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self))
                    guard length <= bytes.count - offset - 8, code >= 0, Int(code) < index.texts[column].codes else {
                        isWhole.store(false, ordering: .relaxed)
                        return
                    }
                    codes.append(Int32(littleEndian: code))
                    texts.append(
                        UnsafeBufferPointer(start: buffer.bytes + offset + 8, count: length))
                    offset += 8 + length
                    if codes.count == TextPool.lookupBlock { flush() }
                }
                flush()
            }
        }
        return isWhole.load(ordering: .relaxed)
    }
}

/// From the codes in the file to those of a pool. `@unchecked`: filled by several threads at different places, then only read.
final class CodeTable: @unchecked Sendable {
    private let codes: UnsafeMutablePointer<Int32>
    private let count: Int

    init(count: Int) {
        self.count = count
        codes = .allocate(capacity: max(1, count))
        codes.initialize(repeating: -1, count: max(1, count))
    }

    deinit { codes.deallocate() }

    func set(_ code: Int32, to new: Int32) {
        guard code >= 0, Int(code) < count else { return }
        codes[Int(code)] = new
    }

    func translated(_ column: Column) -> Column {
        guard case .narrow(let values) = column.values else { return column }
        func new(_ code: Int32) -> Int32 { code >= 0 && Int(code) < count ? codes[Int(code)] : -1 }
        guard let known = column.known else { return Column(.narrow(values.map(new)), known: nil) }
        return Column(.narrow(zip(values, known).map { code, isKnown in isKnown != 0 ? new(code) : 0 }), known: known)
    }
}
