// What tells one content from another: 128 bits over all bytes of a file, several pieces at a time.
import Glibc
import Synchronization

/// Equal for equal bytes, and different for different ones but for chance. No protection against somebody who tries.
public struct ContentHash: Sendable, Hashable {
    let high: UInt64
    let low: UInt64

    /// 32 hexadecimal digits.
    public var text: String { ContentHash.digits(high) + ContentHash.digits(low) }

    private static func digits(_ word: UInt64) -> String {
        let text = String(word, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}

extension ContentHash {
    /// 32 bytes a step in two lanes, each folded by 128-bit products; after Wang Yi's wyhash.
    public init(_ bytes: UnsafeRawBufferPointer) {
        var (first, second) = (UInt64(bytes.count) ^ 0xA076_1D64_78BD_642F, 0xE703_7ED1_A0B4_28DB as UInt64)
        @inline(__always)
        func take(_ words: SIMD4<UInt64>) {
            first = ContentHash.folded(words[0] ^ 0x8EBC_6AF0_9C88_C6E3, words[1] ^ first)
            second = ContentHash.folded(words[2] ^ 0x5899_65CC_7537_4CC3, words[3] ^ second)
        }
        var offset = 0
        while offset + 32 <= bytes.count {
            take(bytes.loadUnaligned(fromByteOffset: offset, as: SIMD4<UInt64>.self))
            offset += 32
        }
        var tail = SIMD4<UInt64>()
        for index in 0..<(bytes.count - offset) {
            tail[index >> 3] |= UInt64(bytes[offset + index]) << UInt64(8 * (index & 7))
        }
        take(tail)
        high = ContentHash.folded(first ^ 0x1D8E_4E27_C47D_124F, second ^ UInt64(bytes.count))
        low = ContentHash.folded(second ^ 0x9E37_79B9_7F4A_7C15, first)
    }

    public init(_ text: String) {
        var text = text
        self = text.withUTF8 { ContentHash(UnsafeRawBufferPointer($0)) }
    }

    @inline(__always)
    private static func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }

    /// Bytes that are read at once.
    private static let piece = 1 << 20

    /// Of a whole file; nil where it cannot be read.
    public init?(file path: String, threads: Int) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        let size = Int(status.st_size)
        let pieces = max(1, (size + ContentHash.piece - 1) / ContentHash.piece)
        let next = Atomic<Int>(0)
        let found = Mutex<[Int: ContentHash]>([:])
        runWorkers(min(threads, pieces)) { _ in
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: ContentHash.piece, alignment: 64)
            defer { buffer.deallocate() }
            var mine: [Int: ContentHash] = [:]
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < pieces else { break }
                let start = index * ContentHash.piece
                let wanted = min(ContentHash.piece, size - start)
                guard readWhole(descriptor, UnsafeMutableRawBufferPointer(rebasing: buffer[0..<wanted]), at: start)
                else { break }
                mine[index] = ContentHash(UnsafeRawBufferPointer(rebasing: buffer[0..<wanted]))
            }
            found.withLock { $0.merge(mine) { old, _ in old } }
        }
        let all = found.withLock { $0 }
        var words = [UInt64(size)]
        for index in 0..<pieces {
            guard let piece = all[index] else { return nil }
            words += [piece.high, piece.low]
        }
        self = words.withUnsafeBytes { ContentHash($0) }
    }
}

/// Reads exactly so many bytes from a place of a file; false where there are fewer.
func readWhole(_ descriptor: Int32, _ target: UnsafeMutableRawBufferPointer, at offset: Int) -> Bool {
    var done = 0
    while done < target.count {
        guard let base = target.baseAddress else { return false }
        let got = pread(descriptor, base + done, target.count - done, off_t(offset + done))
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { return false }
        done += got
    }
    return true
}
