// What a pass keeps of every row: blocks of bytes that are written once and read later. The first stay in memory, those beyond a
// budget go into a temporary file without a name, so that memory does not grow with the rows.
import Glibc
import Synchronization

/// Blocks of one kind. One writer, so that nobody waits while bytes go into the file; then any number of readers.
package final class BlockStore: @unchecked Sendable {
    package enum Block {
        case memory(UnsafeMutableRawPointer)
        case file(offset: Int)
    }

    private let lock = Mutex<Void>(())
    private let budget: Int
    private var kept: [UnsafeMutableRawPointer] = []
    private var keptBytes = 0
    private var descriptor: Int32 = -1
    /// The system gives no file or has no more room: all stays in memory.
    private var isRefused = false
    private var fileBytes = 0
    /// Bytes at the file's end that are not written yet.
    private var pending: [UInt8] = []
    private let lost = Atomic<Bool>(false)

    /// Bytes that are gathered before they are written.
    private static let pendingBytes = 1 << 18

    package init(budget: Int) { self.budget = budget }

    deinit {
        for block in kept { block.deallocate() }
        if descriptor >= 0 { Glibc.close(descriptor) }
    }

    /// Blocks could not be read again: what was made of them means nothing.
    package var isLost: Bool { lost.load(ordering: .relaxed) }

    /// Takes a full block. One that is kept in memory belongs to the store from then on, one that goes into the file
    /// stays its writer's.
    package func close(_ block: UnsafeMutableRawPointer, bytes: Int) -> Block {
        let offset = lock.withLock { _ -> Int? in
            if keptBytes + bytes > budget, let offset = write(UnsafeRawBufferPointer(start: block, count: bytes)) {
                return offset
            }
            kept.append(block)
            keptBytes += bytes
            return nil
        }
        return offset.map { .file(offset: $0) } ?? .memory(block)
    }

    /// The block's bytes, in `scratch` where they come from the file; zeroes where they are lost.
    package func read(
        _ block: Block, bytes: Int, scratch: UnsafeMutableRawPointer
    ) -> UnsafeRawPointer {
        guard case .file(let offset) = block else {
            if case .memory(let pointer) = block { return UnsafeRawPointer(pointer) }
            return UnsafeRawPointer(scratch)
        }
        let isWritten = lock.withLock { _ in offset + bytes <= fileBytes - pending.count || flush() }
        var done = 0
        while isWritten, done < bytes {
            let count = pread(descriptor, scratch + done, bytes - done, off_t(offset + done))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            done += count
        }
        if done < bytes {
            lost.store(true, ordering: .relaxed)
            memset(scratch, 0, bytes)
        }
        return UnsafeRawPointer(scratch)
    }

    // MARK: The file

    /// Where the bytes begin; nil where there is no file.
    private func write(_ bytes: UnsafeRawBufferPointer) -> Int? {
        guard !isRefused else { return nil }
        if descriptor < 0 { descriptor = BlockStore.temporaryFile() }
        guard descriptor >= 0, pending.count < BlockStore.pendingBytes || flush() else {
            isRefused = true
            return nil
        }
        pending += bytes
        fileBytes += bytes.count
        return fileBytes - bytes.count
    }

    /// Writes what is pending; what cannot be written stays pending.
    private func flush() -> Bool {
        var done = 0
        let start = fileBytes - pending.count
        pending.withUnsafeBytes { bytes in
            while done < bytes.count, let base = bytes.baseAddress {
                let count = pwrite(descriptor, base + done, bytes.count - done, off_t(start + done))
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { break }
                done += count
            }
        }
        guard done == pending.count else { return false }
        pending.removeAll(keepingCapacity: true)
        return true
    }

    /// Readable by this user only, and gone with the process; below 0 where there is none.
    private static func temporaryFile() -> Int32 {
        for folder in [getenv("TMPDIR").map { String(cString: $0) }, "/var/tmp", "/tmp"] {
            guard let folder else { continue }
            // `mkstemp` asks for six X at the end and writes a name of its own over them.
            var path = Array((folder + "/rhumb-" + String(repeating: "X", count: 6)).utf8CString)
            let descriptor = mkstemp(&path)
            guard descriptor >= 0 else { continue }
            unlink(&path)
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            return descriptor
        }
        return -1
    }
}
