// Text is dictionary codes: a predicate on it is evaluated once per distinct value, and keys become numbers once.
import Synchronization

/// Distinct texts, numbered from 0 as they are first met. Which number a text gets may depend on the order of threads; no
/// answer may depend on the number.
///
/// Safe to use from several threads: looking up takes no lock, adding takes one. A text that is in the pool is found by
/// every thread; a text that another thread is just adding may or may not be found.
public final class TextPool: Sendable {
    private let storage: TextPoolStorage
    /// Held by the one thread that adds.
    private let adding = Mutex(())

    /// An empty pool.
    ///
    /// - Parameter expecting: how many texts will come, where that is known: it saves growing.
    public init(expecting: Int = 0) {
        storage = TextPoolStorage(expecting: expecting)
    }

    public var count: Int { storage.count }

    /// The code of a text, new where it is met for the first time. Codes stop at 2^31 − 1 texts.
    public func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
        let key = TextKey(bytes)
        if let code = storage.find(key, bytes) { return code }
        return adding.withLock { _ in
            // Another thread may have been faster.
            storage.find(key, bytes) ?? storage.add(key, bytes)
        }
    }

    /// Texts that `find(_:into:)` looks for at once.
    package static let lookupBlock = 32

    /// The codes of up to `lookupBlock` texts, −1 for those that are not in the pool. A big pool does not fit the
    /// processor's caches: looking for many at once lets it wait for all of them together.
    package func find(
        _ texts: UnsafeBufferPointer<UnsafeBufferPointer<UInt8>>, into codes: UnsafeMutablePointer<Int32>
    ) {
        storage.find(texts, into: codes)
    }

    /// The codes of up to `lookupBlock` texts, new where they are met for the first time; 0 for empty ones, which stand for no
    /// text. Threads meet once a block.
    package func intern(
        _ texts: UnsafeBufferPointer<UnsafeBufferPointer<UInt8>>, into codes: UnsafeMutablePointer<Int32>
    ) {
        storage.find(texts, into: codes)
        var isWhole = true
        for (index, text) in texts.enumerated() {
            if text.isEmpty { codes[index] = 0 }
            isWhole = isWhole && codes[index] >= 0
        }
        guard !isWhole else { return }
        adding.withLock { _ in
            for (index, text) in texts.enumerated() where codes[index] < 0 {
                let key = TextKey(text)
                // Another thread may have been faster, or the text is in this block twice.
                codes[index] = storage.find(key, text) ?? storage.add(key, text)
            }
        }
    }

    /// Codes of their own for texts that nobody will look for: it takes no search and no room in the table. 0 for empty ones.
    package func append(
        _ texts: UnsafeBufferPointer<UnsafeBufferPointer<UInt8>>, into codes: UnsafeMutablePointer<Int32>
    ) {
        adding.withLock { _ in
            for (index, text) in texts.enumerated() { codes[index] = text.isEmpty ? 0 : storage.append(text) }
        }
    }

    /// Makes room for so many texts in all, where it can be foreseen: it saves growing.
    package func expect(_ texts: Int) { adding.withLock { _ in storage.expect(texts) } }

    /// The code of a text, new where it is met for the first time.
    public func intern(_ text: String) -> Int32 {
        var text = text
        return text.withUTF8 { intern($0) }
    }

    /// The code of a text that is in the pool.
    public func find(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
        storage.find(TextKey(bytes), bytes)
    }

    /// The code of a text that is in the pool.
    public func find(_ text: String) -> Int32? {
        var text = text
        return text.withUTF8 { find($0) }
    }

    /// The text of a code; empty for a code that the pool never gave.
    public func text(_ code: Int32) -> String {
        guard let bytes = storage.bytes(code) else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The UTF-8 of a code's text, valid for as long as the pool is; nil for a code that the pool never gave.
    package func bytes(_ code: Int32) -> UnsafeBufferPointer<UInt8>? { storage.bytes(code) }

    /// A 64-bit fingerprint of a text: different for different texts of up to 8 bytes and the same length, and else but for
    /// one chance in 2^64 for each pair.
    public static func fingerprint(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64 {
        Int64(bitPattern: TextKey(bytes).hash)
    }
}
