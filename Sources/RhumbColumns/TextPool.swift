// Text is dictionary codes: a predicate on it is evaluated once per distinct value, and keys become numbers once.
import Synchronization

/// Distinct texts, numbered from 0 as they are first met. Which number a text gets may depend on the order of threads; no
/// answer may depend on the number. Safe to use from several threads.
public final class TextPool: Sendable {
    private struct Storage {
        var codes: [ArraySlice<UInt8>: Int32] = [:]
        var texts: [String] = []
    }

    private let storage = Mutex(Storage())

    public init() {}

    public var count: Int { storage.withLock { $0.texts.count } }

    /// The code of a text, new where it is met for the first time.
    public func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
        storage.withLock { storage in
            let key = ArraySlice(bytes)
            if let code = storage.codes[key] { return code }
            let code = Int32(truncatingIfNeeded: storage.texts.count)
            storage.codes[key] = code
            storage.texts.append(String(decoding: bytes, as: UTF8.self))
            return code
        }
    }

    /// The code of a text that is in the pool.
    public func find(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
        storage.withLock { $0.codes[ArraySlice(bytes)] }
    }

    /// The text of a code; empty for a code that the pool never gave.
    public func text(_ code: Int32) -> String {
        storage.withLock { storage in
            let index = Int(code)
            return storage.texts.indices.contains(index) ? storage.texts[index] : ""
        }
    }
}
