// A JSON file in pieces: memory is bounded by its longest record, not by the file.
import Glibc
import RhumbFormats
import RhumbText

/// How the records of a file stand in it.
enum JSONFraming: Sendable {
    /// One on each line.
    case lines
    /// In a list, which is all of the file or the one list in an object.
    case list
}

/// The records of a file, one after another.
struct JSONStream: ~Copyable {
    private var input: FileInput
    private let path: String
    private let framing: JSONFraming
    private let limits: ChunkSource.Limits
    private let buffer: ChunkBuffer
    /// The first byte of the buffer that has not been read.
    private var position = 0
    private var isFileEnd = false
    private var state = JSONListState.atStart
    /// 0-based number of the next record.
    private(set) var record = 0
    /// 0-based number of the next line, where the framing is lines.
    private(set) var line = 0

    /// Opens a file and reads its first piece.
    static func open(
        path: String, framing: JSONFraming, limits: ChunkSource.Limits
    ) throws(ReadFailure) -> JSONStream {
        var stream = JSONStream(try FileInput(path: path), path: path, framing: framing, limits: limits)
        try stream.begin()
        return stream
    }

    private init(_ input: consuming FileInput, path: String, framing: JSONFraming, limits: ChunkSource.Limits) {
        self.input = input
        self.path = path
        self.framing = framing
        self.limits = limits
        buffer = ChunkBuffer(capacity: limits.chunk)
    }

    private mutating func begin() throws(ReadFailure) {
        try more()
        let start = UnsafeBufferPointer(start: buffer.bytes, count: min(4, buffer.count))
        if start.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        // A byte order mark of UTF-16, or a bracket or blank of which half is zero.
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) || start.prefix(2).contains(0) {
            throw JSONFault.notUTF8(offset: 0, byte: start.first ?? 0, record: 0)
        }
    }

    /// Lets the next record be read, which begins where the scanner stands; nil at the end. What is read of a record may
    /// be read again, when it is cut off by the end of a piece.
    mutating func next<Value>(
        _ read: (inout JSONScanner) throws(JSONRecordStop) -> Value
    ) throws(ReadFailure) -> Value? {
        switch framing {
        case .lines: try nextLine(read)
        case .list: try nextInList(read)
        }
    }

    // MARK: - Lines

    private mutating func nextLine<Value>(
        _ read: (inout JSONScanner) throws(JSONRecordStop) -> Value
    ) throws(ReadFailure) -> Value? {
        while true {
            let end = try lineEnd()
            guard position < buffer.count else { return nil }
            var scanner = JSONScanner(UnsafeBufferPointer(start: buffer.bytes, count: end), from: position)
            scanner.skipSpace()
            if scanner.current == nil {
                position = min(end + 1, buffer.count)
                line += 1
                continue
            }
            let value: Value
            do throws(JSONRecordStop) {
                value = try read(&scanner)
                scanner.skipSpace()
                guard scanner.current == nil else { throw .trailing(offset: scanner.offset) }
            } catch {
                throw failure(error, end: end)
            }
            try checkUTF8(scanner, to: end)
            position = min(end + 1, buffer.count)
            line += 1
            record += 1
            return value
        }
    }

    /// The end of the line that begins at `position`.
    private mutating func lineEnd() throws(ReadFailure) -> Int {
        var searched = 0
        while true {
            let start = buffer.bytes + position
            let count = buffer.count - position
            if let found = memchr(start + searched, 0x0A, count - searched) {
                return position + (UnsafeRawPointer(found) - UnsafeRawPointer(start))
            }
            guard !isFileEnd else { return buffer.count }
            searched = count
            try more()
        }
    }

    // MARK: - A list

    private mutating func nextInList<Value>(
        _ read: (inout JSONScanner) throws(JSONRecordStop) -> Value
    ) throws(ReadFailure) -> Value? {
        if case .atStart = state {
            state = try step { scanner, isEnd throws(JSONRecordStop) in try openList(&scanner, isFileEnd: isEnd) }
        }
        guard case .inList(let isWrapped) = state else { return nil }
        let (value, goesOn) = try step { scanner, _ throws(JSONRecordStop) in
            scanner.skipSpace()
            let value = try read(&scanner)
            return (value, try scanner.read { scanner throws(JSONScanner.Stop) in try scanner.nextElement() })
        }
        record += 1
        if !goesOn {
            state = .atEnd
            try step { scanner, isEnd throws(JSONRecordStop) in
                try closeList(&scanner, isWrapped: isWrapped, isFileEnd: isEnd)
            }
        }
        return value
    }

    /// Reads from here on, again with more of the file where that is what is missing.
    private mutating func step<Value>(
        _ read: (inout JSONScanner, _ isFileEnd: Bool) throws(JSONRecordStop) -> Value
    ) throws(ReadFailure) -> Value {
        while true {
            var scanner = JSONScanner(UnsafeBufferPointer(start: buffer.bytes, count: buffer.count), from: position)
            let value: Value
            do throws(JSONRecordStop) {
                value = try read(&scanner, isFileEnd)
            } catch {
                guard error.isCut, !isFileEnd else { throw failure(error, end: buffer.count) }
                try more()
                continue
            }
            try checkUTF8(scanner, to: scanner.offset)
            position = scanner.offset
            return value
        }
    }

    // MARK: - Pieces and faults

    /// Reads on, keeping what has not been read.
    private mutating func more() throws(ReadFailure) {
        let kept = buffer.count - position
        guard kept < limits.record else { throw .longRecord(row: record) }
        let wanted = max(limits.chunk, kept)
        buffer.bytes.update(from: buffer.bytes + position, count: kept)
        buffer.count = kept
        position = 0
        buffer.reserve(kept + wanted)
        let got = try input.read(into: buffer.bytes + kept, count: wanted)
        buffer.count += got
        isFileEnd = got < wanted
    }

    private var fileOffset: Int { input.offset - buffer.count }

    private func checkUTF8(_ scanner: JSONScanner, to end: Int) throws(ReadFailure) {
        guard scanner.hasHighBytes else { return }
        if let bad = firstBad(to: end) { throw bad }
    }

    /// The first byte of the record at hand that is not UTF-8.
    private func firstBad(to end: Int) -> ReadFailure? {
        let text = UnsafeBufferPointer(start: buffer.bytes + position, count: max(0, end - position))
        guard let bad = firstInvalidUTF8(text) else { return nil }
        return JSONFault.notUTF8(offset: fileOffset + position + bad, byte: text[bad], record: record)
    }

    /// In a wrong encoding quotes and braces mean nothing: then that is the mistake to tell.
    private func failure(_ stop: JSONRecordStop, end: Int) -> ReadFailure {
        if let bad = firstBad(to: min(end, stop.offset)) { return bad }
        let fault = JSONFault(stop, framing: framing, record: record)
        let place = textPlace(path: path, offset: fileOffset + stop.offset)
        return .malformed(id: "data/json", line: place.line, column: place.column, fault.message, help: fault.help)
    }
}
