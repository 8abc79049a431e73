// Threads, as plainly as they come: start, work, join. Whatever the number, each worker's result lands at its own place.
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

enum Parallel {
    private final class Box: Sendable {
        let worker: Int
        let work: @Sendable (Int) -> Void

        init(_ worker: Int, _ work: @escaping @Sendable (Int) -> Void) {
            self.worker = worker
            self.work = work
        }
    }

    #if canImport(Darwin)
        private typealias Thread = pthread_t?
    #else
        private typealias Thread = pthread_t
    #endif

    /// Calls `work` once for each worker below `workers`, each on a thread of its own, the first on this one. A thread that
    /// the system refuses is made up for by this one.
    static func forEach(workers: Int, _ work: @escaping @Sendable (Int) -> Void) {
        var threads: [Thread] = []
        var refused: [Int] = []
        for worker in 1..<max(1, workers) {
            let box = Unmanaged.passRetained(Box(worker, work))
            #if canImport(Darwin)
                var thread: Thread = nil
            #else
                var thread = Thread()
            #endif
            let status = pthread_create(&thread, nil, { Parallel.enter($0) }, box.toOpaque())
            if status == 0 {
                threads.append(thread)
            } else {
                box.release()
                refused.append(worker)
            }
        }
        work(0)
        for worker in refused { work(worker) }
        for thread in threads {
            #if canImport(Darwin)
                if let thread { pthread_join(thread, nil) }
            #else
                pthread_join(thread, nil)
            #endif
        }
    }

    private static func enter(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        if let pointer {
            let box = Unmanaged<Box>.fromOpaque(pointer).takeRetainedValue()
            box.work(box.worker)
        }
        return nil
    }

    /// Hands out stretches of rows to whoever asks next.
    final class Stretches: Sendable {
        private let next = Atomic<Int>(0)
        private let rows: Int
        private let length: Int

        init(rows: Int, length: Int) {
            self.rows = rows
            self.length = length
        }

        /// nil where all are taken.
        func take() -> Range<Int>? {
            let first = next.add(length, ordering: .relaxed).oldValue
            guard first < rows else { return nil }
            return first..<min(first + length, rows)
        }
    }
}
