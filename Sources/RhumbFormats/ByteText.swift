// Plain bytes for what is kept on disk: little-endian words and texts with their length. Reading never trusts a length.

/// Writes words and texts one after another.
public struct ByteWriter: Sendable {
    public private(set) var bytes: [UInt8] = []

    public init() {}

    public mutating func add(_ word: UInt64) { withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) } }
    public mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

    public mutating func add(_ text: String) {
        add(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    /// nil is told from an empty text.
    public mutating func add(_ text: String?) {
        add(text == nil ? 0 : 1)
        if let text { add(text) }
    }
}

/// Reads what a `ByteWriter` wrote. Every read is nil once the bytes are used up or make no sense.
public struct ByteReader: Sendable {
    private let bytes: [UInt8]
    private var offset = 0

    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    public var isAtEnd: Bool { offset == bytes.count }

    public mutating func word() -> UInt64? {
        guard bytes.count - offset >= 8 else { return nil }
        defer { offset += 8 }
        return bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) }
    }

    public mutating func number() -> Int? { word().map { Int(Int64(bitPattern: $0)) } }

    /// A number of things that each take at least one byte.
    public mutating func count() -> Int? {
        guard let count = number(), count >= 0, count <= bytes.count else { return nil }
        return count
    }

    /// So many things as were counted; nil where one of them is missing.
    public mutating func list<Item>(_ item: (inout ByteReader) -> Item?) -> [Item]? {
        guard let count = count() else { return nil }
        var items: [Item] = []
        items.reserveCapacity(count)
        for _ in 0..<count {
            guard let found = item(&self) else { return nil }
            items.append(found)
        }
        return items
    }

    public mutating func text() -> String? {
        guard let length = number(), length >= 0, length <= bytes.count - offset else { return nil }
        defer { offset += length }
        return String(decoding: bytes[offset..<(offset + length)], as: UTF8.self)
    }

    public mutating func optionalText() -> String?? {
        guard let isThere = number() else { return nil }
        guard isThere != 0 else { return .some(nil) }
        return text().map { .some($0) }
    }
}
