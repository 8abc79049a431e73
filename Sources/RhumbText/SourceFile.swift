// Text with places. Spans are UTF-8 offsets: compact, exact, independent of how an editor counts columns.
import Glibc

/// Index of a file in a `SourceMap`.
public struct FileIndex: Sendable, Hashable {
    public let value: Int32
    public init(_ value: Int) { self.value = Int32(truncatingIfNeeded: value) }
}

/// A half-open range of UTF-8 offsets in one file.
public struct SourceSpan: Sendable, Hashable {
    public let file: FileIndex
    // Files are far smaller than 2 GB, and every name and clause of a plan carries a span or two.
    @usableFromInline let low: Int32
    @usableFromInline let high: Int32

    @inlinable public var start: Int { Int(low) }
    @inlinable public var end: Int { Int(high) }

    @inlinable public init(file: FileIndex, start: Int, end: Int) {
        self.file = file
        self.low = Int32(truncatingIfNeeded: start)
        self.high = Int32(truncatingIfNeeded: max(start, end))
    }

    /// The smallest span that holds both; the other file's span is ignored.
    public func joined(_ other: SourceSpan) -> SourceSpan {
        guard other.file == file else { return self }
        return SourceSpan(file: file, start: min(start, other.start), end: max(end, other.end))
    }
}

/// A line and column, both from 1; a column counts characters (grapheme clusters) as an editor shows them.
public struct Position: Sendable, Hashable {
    public let line: Int
    public let column: Int
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// A plan file's text with the starts of its lines. `\n`, `\r\n` and a lone `\r` each end a line.
public struct SourceFile: Sendable {
    /// Path as it is shown to people.
    public let path: String
    /// The file's bytes; valid UTF-8.
    public let bytes: [UInt8]
    private let lineStarts: [Int32]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        self.lineStarts = bytes.withUnsafeBufferPointer { SourceFile.lineStarts(of: $0) }
    }

    private static func lineStarts(of bytes: UnsafeBufferPointer<UInt8>) -> [Int32] {
        var starts: [Int32] = [0]
        starts.reserveCapacity(bytes.count / 32 + 1)
        func next(_ byte: UInt8, from offset: Int) -> Int {
            guard let base = UnsafeRawPointer(bytes.baseAddress),
                let found = memchr(base + offset, Int32(byte), bytes.count - offset)
            else { return bytes.count }
            return UnsafeRawPointer(found) - base
        }
        // Hardly any file has carriage returns: they are looked for once.
        var (feed, carriage) = (next(0x0A, from: 0), next(0x0D, from: 0))
        while min(feed, carriage) < bytes.count {
            // `\r\n` is one end.
            let isPair = carriage + 1 == feed && feed < bytes.count
            let start = (isPair ? feed : min(feed, carriage)) + 1
            starts.append(Int32(truncatingIfNeeded: start))
            if feed < start { feed = next(0x0A, from: start) }
            if carriage < start { carriage = next(0x0D, from: start) }
        }
        return starts
    }

    public init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }

    public var lineCount: Int { lineStarts.count }

    private func lineStart(_ index: Int) -> Int { Int(lineStarts[index]) }

    /// The text of a range of offsets, clamped to the file.
    public func text(_ start: Int, _ end: Int) -> String {
        let low = min(max(0, start), bytes.count)
        let high = min(max(low, end), bytes.count)
        return String(decoding: bytes[low..<high], as: UTF8.self)
    }

    /// The 1-based line and column of an offset.
    public func position(at offset: Int) -> Position {
        let offset = min(max(0, offset), bytes.count)
        let line = lineIndex(of: offset)
        let before = bytes[lineStart(line)..<offset]
        // In ASCII a character is a byte.
        let isASCII = before.allSatisfy { $0 < 0x80 }
        let count = isASCII ? before.count : String(decoding: before, as: UTF8.self).count
        return Position(line: line + 1, column: count + 1)
    }

    /// The 1-based column of an offset in Unicode scalars, as SARIF counts.
    public func scalarColumn(at offset: Int) -> Int {
        let offset = min(max(0, offset), bytes.count)
        let start = lineStart(lineIndex(of: offset))
        return bytes[start..<offset].reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    }

    /// The text of a 1-based line without its line ending; empty beyond the last line.
    public func line(_ number: Int) -> String { String(decoding: lineBytes(number), as: UTF8.self) }

    /// The same in UTF-8.
    func lineBytes(_ number: Int) -> ArraySlice<UInt8> {
        guard number >= 1, number <= lineStarts.count else { return [] }
        let start = lineStart(number - 1)
        var end = number < lineStarts.count ? lineStart(number) : bytes.count
        while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return bytes[start..<end]
    }

    /// Where a line begins, counted from 0, and where it ends without its line ending; the last line for what lies beyond.
    public func lineRange(_ index: Int) -> Range<Int> {
        let index = min(max(0, index), lineStarts.count - 1)
        let start = lineStart(index)
        var end = index + 1 < lineStarts.count ? lineStart(index + 1) : bytes.count
        if index + 1 < lineStarts.count, end > start {
            end -= bytes[end - 1] == 0x0A && end - start > 1 && bytes[end - 2] == 0x0D ? 2 : 1
        }
        return start..<end
    }

    /// The line of an offset, counted from 0: the last that does not begin after it, by bisection.
    public func lineIndex(of offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStart(middle) <= offset { low = middle } else { high = middle }
        }
        return low
    }
}

/// The files that spans point into.
public struct SourceMap: Sendable {
    public private(set) var files: [SourceFile] = []

    public init(_ files: [SourceFile] = []) { self.files = files }

    /// Adds a file and returns the index that its spans carry.
    public mutating func add(_ file: SourceFile) -> FileIndex {
        files.append(file)
        return FileIndex(files.count - 1)
    }

    /// Puts another text in the place of a file's.
    public mutating func replace(_ index: FileIndex, with file: SourceFile) {
        let position = Int(index.value)
        if files.indices.contains(position) { files[position] = file }
    }

    /// The file that a place is in; nil where it is in none.
    public func path(of place: Place) -> String? {
        switch place {
        case .source(let span): self[span.file]?.path
        case .position(let file, _, _), .cell(let file, _, _, _), .file(let file): file
        case .none: nil
        }
    }

    public subscript(_ index: FileIndex) -> SourceFile? {
        let position = Int(index.value)
        return files.indices.contains(position) ? files[position] : nil
    }
}
