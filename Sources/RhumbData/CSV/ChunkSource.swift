// A file cut into chunks of whole records. Cutting is in order and under a lock, and does as little as it can; parsing
// the chunks is for any thread.
import RhumbFormats
import RhumbText
import Synchronization

/// Whole records of a file, in a buffer.
struct Chunk {
    /// The first byte that has not been read: behind the header in the first chunk.
    var start: Int
    /// Behind the last record; the byte before is a line end.
    let end: Int
    /// 0-based data row of the first record.
    let firstRow: Int
    let rowCount: Int
    let hasQuotes: Bool
    /// Whether the bytes must still be checked to be UTF-8.
    let needsCheck: Bool
    /// The place in the file of the buffer's first byte; only where the file is UTF-8.
    let fileOffset: Int
    let isLast: Bool
    /// Whether the file's last record had no line end: it may be cut off.
    let isUnterminated: Bool
}

/// Hands out chunks one after another.
final class ChunkSource: Sendable {
    /// How much is read, in bytes. Tests read in small pieces.
    struct Limits: Sendable {
        /// What is read at once; records that do not fit make the buffer grow.
        var chunk = 1 << 19
        /// Longer records are refused: most likely a quote was never closed, or the file is no table.
        var record = Limits.longestRecord

        static let longestRecord = 64 << 20
    }

    private struct State: ~Copyable {
        var input: FileInput
        var decoder: TextDecoder?
        var dialect: Dialect
        /// Bytes behind the last complete record of the chunk before.
        var carry: [UInt8] = []
        /// Raw bytes of an encoding; `raw.count` of them wait for the rest of their character.
        let raw = ChunkBuffer(capacity: 64)
        /// 0-based data row of the next record; −1 for a header.
        var row: Int
        var isFinished = false
        var failure: ReadFailure?
        var isFirst = true
    }

    private let state: Mutex<State>
    let limits: Limits
    /// The encoding as people know it.
    let encoding: String
    /// The encoding that nobody declared and that the file looks like.
    let detected: String?
    let dialect: Dialect

    init(path: String, layout: DelimitedLayout, limits: Limits) throws(ReadFailure) {
        self.limits = limits
        var input = try FileInput(path: path)
        let opening = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: min(1 << 20, max(64, input.openingSize)))
        defer { opening.deallocate() }
        guard let base = opening.baseAddress else { throw .unreadable("no memory") }
        let count = try input.read(into: base, count: opening.count)
        let bytes = UnsafeBufferPointer(start: base, count: count)
        let start = FileStart(bytes, declared: layout.encoding)
        input.seek(to: start.skip)
        detected = layout.encoding == nil && start.skip == 0 ? detectedEncoding(bytes, isCut: count == 1 << 20) : nil
        encoding = start.encoding ?? detected ?? "UTF-8"
        let separator: UInt8? = if case .character(let byte) = layout.separator { byte } else { nil }
        let dialect = Dialect(separator: separator, newline: start.newline)
        self.dialect = dialect
        let hasHeader = layout.header == .present
        guard let name = start.encoding ?? detected else {
            state = Mutex(State(input: input, decoder: nil, dialect: dialect, row: hasHeader ? -1 : 0))
            return
        }
        let decoder = try TextDecoder(encoding: name)
        state = Mutex(State(input: input, decoder: decoder, dialect: dialect, row: hasHeader ? -1 : 0))
    }

    /// What stopped the reading, if something did.
    var failure: ReadFailure? { state.withLock { $0.failure } }

    /// The next chunk; nil at the end and after a failure.
    func next(into buffer: ChunkBuffer) -> Chunk? {
        state.withLock { state in
            guard !state.isFinished else { return nil }
            do throws(ReadFailure) {
                return try ChunkSource.next(&state, into: buffer, limits: limits)
            } catch {
                state.failure = error
                state.isFinished = true
                return nil
            }
        }
    }

    /// Ends the reading for every thread.
    func stop() { state.withLock { $0.isFinished = true } }

    private static func next(
        _ state: inout State, into buffer: ChunkBuffer, limits: Limits
    ) throws(ReadFailure) -> Chunk? {
        buffer.count = 0
        let fileOffset = state.input.offset - state.carry.count
        state.carry.withUnsafeBufferPointer { carry in
            if let base = carry.baseAddress { buffer.append(base, count: carry.count) }
        }
        var wanted = limits.chunk
        while true {
            let isEnd = try fill(&state, buffer, upTo: wanted)
            var isUnterminated = false
            if isEnd, buffer.count > 0, buffer.bytes[buffer.count - 1] != state.dialect.newline {
                isUnterminated = true
                buffer.append(state.dialect.newline)
            }
            let scan = RecordScan(buffer.bytes, count: buffer.count, dialect: state.dialect)
            if isEnd, scan.openQuote != nil {
                // In a wrong encoding quotes mean nothing: that is the mistake to tell.
                try checkRest(state, buffer, fileOffset: fileOffset)
                throw .openQuote(row: state.row + scan.rows)
            }
            if scan.end > 0 || isEnd {
                return chunk(&state, buffer, scan, fileOffset: fileOffset, isEnd, isUnterminated)
            }
            guard buffer.count < limits.record else {
                throw scan.openQuote != nil ? .openQuote(row: state.row) : .longRecord(row: state.row)
            }
            wanted = buffer.count * 2
        }
    }

    /// Checks a buffer that will not become a chunk to be UTF-8, where the file claims to be.
    private static func checkRest(
        _ state: borrowing State, _ buffer: ChunkBuffer, fileOffset: Int
    ) throws(ReadFailure) {
        let rest = Chunk(
            start: 0, end: buffer.count, firstRow: state.row, rowCount: 0, hasQuotes: true,
            needsCheck: state.decoder == nil, fileOffset: fileOffset, isLast: true, isUnterminated: false)
        if let failure = rest.firstInvalid(in: buffer, dialect: state.dialect) { throw failure }
    }

    private static func chunk(
        _ state: inout State, _ buffer: ChunkBuffer, _ scan: RecordScan, fileOffset: Int, _ isEnd: Bool,
        _ isUnterminated: Bool
    ) -> Chunk {
        state.carry.removeAll(keepingCapacity: true)
        state.carry.append(
            contentsOf: UnsafeBufferPointer(start: buffer.bytes + scan.end, count: buffer.count - scan.end))
        let chunk = Chunk(
            start: 0, end: scan.end, firstRow: state.row, rowCount: scan.rows, hasQuotes: scan.hasQuotes,
            needsCheck: scan.hasHighBytes && state.decoder == nil, fileOffset: fileOffset, isLast: isEnd,
            isUnterminated: isUnterminated)
        state.row += scan.rows
        state.isFinished = isEnd
        return chunk
    }

    /// Fills the buffer up to a number of bytes; true at the end of the file.
    private static func fill(
        _ state: inout State, _ buffer: ChunkBuffer, upTo wanted: Int
    ) throws(ReadFailure) -> Bool {
        guard state.decoder != nil else {
            buffer.reserve(max(wanted, buffer.count + 1) + 1)
            let room = max(wanted, buffer.count + 1) - buffer.count
            let got = try state.input.read(into: buffer.bytes + buffer.count, count: room)
            buffer.count += got
            return got < room
        }
        while buffer.count < wanted {
            let isEnd = try decode(&state, buffer, piece: max(64, min(wanted, 1 << 16)))
            if isEnd { return true }
        }
        return false
    }

    /// Decodes some more of the file; true at its end.
    private static func decode(
        _ state: inout State, _ buffer: ChunkBuffer, piece: Int
    ) throws(ReadFailure) -> Bool {
        let raw = state.raw
        let kept = raw.count
        let offset = state.input.offset - kept
        raw.reserve(kept + piece)
        let got = try state.input.read(into: raw.bytes + kept, count: piece)
        let isEnd = got < piece
        let count = kept + got
        let bytes = UnsafeBufferPointer(start: raw.bytes, count: count)
        let result = state.decoder?.decode(bytes, into: buffer) ?? .read(count)
        if state.isFirst, buffer.count > 0 {
            state.isFirst = false
            removeMark(buffer)
        }
        let bad: Int
        switch result {
        case .read(let used) where isEnd && used < count: bad = used
        case .read(let used):
            raw.bytes.update(from: raw.bytes + used, count: count - used)
            raw.count = count - used
            return isEnd
        case .bad(let at): bad = at
        }
        let scan = RecordScan(buffer.bytes, count: buffer.count, dialect: state.dialect)
        throw .undecodable(
            encoding: state.decoder?.encoding ?? "", offset: offset + bad, row: state.row + scan.rows,
            nearby: Array(bytes.dropFirst(bad).prefix(64)))
    }

    /// A byte order mark that came through the decoder.
    private static func removeMark(_ buffer: ChunkBuffer) {
        let bytes = buffer.bytes
        guard buffer.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF else { return }
        bytes.update(from: bytes + 3, count: buffer.count - 3)
        buffer.count -= 3
    }
}

/// The encoding of an opening that is no UTF-8 and is something else for certain.
private func detectedEncoding(_ bytes: UnsafeBufferPointer<UInt8>, isCut: Bool) -> String? {
    // At the end of the opening of a long file a character may be cut off.
    let isUTF8 = firstInvalidUTF8(bytes).map { isCut && $0 + 4 > bytes.count } ?? true
    guard !isUTF8 || bytes.contains(0) else { return nil }
    let guess = EncodingGuess(bytes)
    return guess.isCertain ? guess.best : nil
}

/// What the first bytes of a file tell.
private struct FileStart {
    /// nil: UTF-8.
    let encoding: String?
    /// Bytes of the byte order mark.
    let skip: Int
    let newline: UInt8

    /// A byte order mark is believed before a declaration: it is in the file.
    init(_ bytes: UnsafeBufferPointer<UInt8>, declared: String?) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            (encoding, skip) = (nil, 3)
        } else if bytes.starts(with: [0xFF, 0xFE, 0, 0]) {
            (encoding, skip) = ("UTF-32LE", 4)
        } else if bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
            (encoding, skip) = ("UTF-32BE", 4)
        } else if bytes.starts(with: [0xFF, 0xFE]) {
            (encoding, skip) = ("UTF-16LE", 2)
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            (encoding, skip) = ("UTF-16BE", 2)
        } else {
            let plain = declared?.lowercased().filter { $0 != "-" && $0 != "_" }
            (encoding, skip) = (plain == nil || plain == "utf8" || plain == "ascii" ? nil : declared, 0)
        }
        newline = !bytes.contains(0x0A) && bytes.contains(0x0D) ? 0x0D : 0x0A
    }
}
