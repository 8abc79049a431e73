// Memory for one chunk of text, used by one thread at a time and reused: no allocation for each row or cell.

/// Bytes with room before and behind, so that loops may look at 8 or 32 bytes at once without asking where the end is.
/// `@unchecked`: every buffer belongs to one worker, who lends it to the source for the time of a call.
final class ChunkBuffer: @unchecked Sendable {
    /// Readable bytes before the first and behind the last.
    static let padding = 64

    private var storage: UnsafeMutableRawPointer
    private(set) var capacity: Int
    /// Bytes in use.
    var count = 0

    init(capacity: Int) {
        self.capacity = max(1, capacity)
        storage = ChunkBuffer.allocate(self.capacity)
    }

    deinit { storage.deallocate() }

    private static func allocate(_ capacity: Int) -> UnsafeMutableRawPointer {
        let storage = UnsafeMutableRawPointer.allocate(byteCount: capacity + 2 * padding, alignment: 64)
        storage.initializeMemory(as: UInt8.self, repeating: 0, count: padding)
        (storage + padding + capacity).initializeMemory(as: UInt8.self, repeating: 0, count: padding)
        return storage
    }

    /// The first byte. Valid until the next `reserve`.
    var bytes: UnsafeMutablePointer<UInt8> {
        (storage + ChunkBuffer.padding).assumingMemoryBound(to: UInt8.self)
    }

    /// Makes room for so many bytes in all.
    func reserve(_ wanted: Int) {
        guard wanted > capacity else { return }
        let newCapacity = max(wanted, capacity * 2)
        let grown = ChunkBuffer.allocate(newCapacity)
        (grown + ChunkBuffer.padding).copyMemory(from: storage + ChunkBuffer.padding, byteCount: count)
        storage.deallocate()
        storage = grown
        capacity = newCapacity
    }

    func append(_ source: UnsafePointer<UInt8>, count added: Int) {
        reserve(count + added)
        (bytes + count).update(from: source, count: added)
        count += added
    }

    func append(_ byte: UInt8) {
        reserve(count + 1)
        bytes[count] = byte
        count += 1
    }
}
