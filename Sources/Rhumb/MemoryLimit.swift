// A run that may take so much memory and no more: it looks at what it holds while it reads and counts, and ends with what it
// would have needed, before the system ends it without a word.
import Glibc
import RhumbText
import Synchronization

/// Watches the memory of the process during one run.
final class MemoryLimit: Sendable {
    private struct State: Sendable {
        var looked = 0
        var share: Double?
        /// Bytes held when the limit was passed, and how far the reading was.
        var passed: (bytes: Int, share: Double?)?
    }

    let bytes: Int
    private let atStart: Int
    private let state = Mutex(State())
    /// Batches between two looks.
    private static let interval = 8

    init(bytes: Int) {
        self.bytes = bytes
        atStart = residentBytes() ?? 0
    }

    func note(_ progress: ReadingProgress) { state.withLock { $0.share = progress.share } }

    /// Asked for every batch; stays true.
    var isPassed: Bool {
        state.withLock { state in
            if state.passed != nil { return true }
            state.looked += 1
            guard state.looked % MemoryLimit.interval == 1, let held = residentBytes(), held > bytes else {
                return false
            }
            state.passed = (held, state.share)
            return true
        }
    }

    /// What to say where the limit was passed; nil where it was not.
    var diagnostic: Diagnostic? {
        guard let passed = state.withLock({ $0.passed }) else { return nil }
        let allowed = MemoryLimit.text(bytes)
        // What a run holds grows with the rows that it has seen.
        var needed = passed.bytes + passed.bytes / 4
        if let share = passed.share, share > 0.02 {
            needed = max(needed, atStart + Int(Double(passed.bytes - atStart) / share))
        }
        let amount = MemoryLimit.text(needed)
        return Diagnostic(
            "run/memory", .error,
            Message(
                "the run needs more memory than the \(allowed) that it may take: about \(amount)",
                zh: "运行所需的内存超过允许的 \(allowed)：大约需要 \(amount)"), at: .none,
            help: Message(
                "allow more with --memory, use fewer threads with --threads 1, or ask fewer goals of the largest dataset",
                zh: "请用 --memory 放宽上限，或用 --threads 1 减少线程，或减少针对最大数据集的目标"))
    }

    /// `1.5 GB`
    static func text(_ bytes: Int) -> String {
        let (unit, name) = bytes >= 1 << 30 ? (1 << 30, "GB") : (1 << 20, "MB")
        let tenths = (bytes * 10 + unit - 1) / unit
        return tenths % 10 == 0 ? "\(tenths / 10) \(name)" : "\(tenths / 10).\(tenths % 10) \(name)"
    }
}

/// Bytes of the process that are in memory; nil where the system does not tell.
private func residentBytes() -> Int? {
    let descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return withUnsafeTemporaryAllocation(byteCount: 128, alignment: 1) { buffer -> Int? in
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        guard count > 0 else { return nil }
        let words = buffer.prefix(count).split(separator: 0x20)
        guard words.count > 1 else { return nil }
        return Int(String(decoding: words[1], as: UTF8.self)).map { $0 * Int(sysconf(Int32(_SC_PAGESIZE))) }
    }
}
