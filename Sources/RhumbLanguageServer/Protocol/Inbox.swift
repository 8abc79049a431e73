// Between the thread that reads and the one that works: messages in their order, and which requests were taken back while they
// waited.
import Glibc
import RhumbFormats
import Synchronization

/// Messages that wait. A pipe counts them, so that waiting costs nothing and may end.
public final class Inbox: Sendable {
    private struct State {
        var waiting: [ClientMessage] = []
        /// How many of `waiting` have been taken.
        var taken = 0
        var cancelled: [JSON] = []
    }

    private let state = Mutex(State())
    private let reading: Int32
    private let writing: Int32

    /// nil where the system has no pipe left.
    public init?() {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return nil }
        (reading, writing) = (ends[0], ends[1])
    }

    deinit {
        close(reading)
        close(writing)
    }

    /// Reads messages until the other end closes. Runs on a thread of its own.
    public func fill(from descriptor: Int32) {
        var frames = Frames()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            frames.append(buffer[0..<count])
            while let message = frames.next() { put(message) }
        }
        close(writing)
    }

    public func put(_ message: ClientMessage) {
        state.withLock { state in
            state.waiting.append(message)
            if let id = message.cancels { state.cancelled.append(id) }
        }
        var mark: UInt8 = 1
        while write(writing, &mark, 1) < 0, errno == EINTR {}
    }

    enum Taken {
        case message(ClientMessage)
        /// Nothing came in the time.
        case nothing
        /// Nothing will come any more.
        case end
    }

    /// The next message, which is waited for.
    /// - Parameter milliseconds: nil: for ever.
    func take(within milliseconds: Int32?) -> Taken {
        var wanted = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
        while true {
            let ready = poll(&wanted, 1, milliseconds ?? -1)
            if ready < 0, errno == EINTR { continue }
            if ready == 0 { return .nothing }
            break
        }
        var mark: UInt8 = 0
        guard read(reading, &mark, 1) == 1 else { return .end }
        return state.withLock { state in
            guard state.taken < state.waiting.count else { return .nothing }
            let message = state.waiting[state.taken]
            state.taken += 1
            if state.taken == state.waiting.count || state.taken > 1024 {
                state.waiting.removeFirst(state.taken)
                state.taken = 0
            }
            return .message(message)
        }
    }

    /// The message that is next, where one waits.
    var next: ClientMessage? {
        state.withLock { $0.taken < $0.waiting.count ? $0.waiting[$0.taken] : nil }
    }

    /// Whether a request was taken back before its turn came; asking forgets it.
    func wasCancelled(_ id: JSON) -> Bool {
        state.withLock { state in
            guard let found = state.cancelled.firstIndex(of: id) else { return false }
            state.cancelled.remove(at: found)
            return true
        }
    }

    /// The notice about a request has been passed: its answer is given.
    func forgetCancelled(_ id: JSON) { _ = wasCancelled(id) }
}
