// Plans are trees, and walks over them go as deep as the plan does: a chain of a thousand attributes, each built on the one
// before, is a fine plan, and needs more than the few megabytes that a system gives a program's first thread.
import Glibc
import Synchronization

/// Bytes of address space; memory is taken only as far as a plan is deep.
private let deepStack = 1 << 30

/// Runs the program's work with room for deep plans; on the thread at hand where the system gives no such room.
package func onDeepStack(_ work: @escaping @Sendable () -> Void) {
    guard let thread = deepThread(work) else { return work() }
    pthread_join(thread, nil)
}

/// Makes something of each of many values, on so many threads, each with room for deep plans. The results are in the order of
/// the values. Called on such a thread, which works too, so that all gets done where the system gives no other.
package func onDeepStacks<Value: Sendable, Made: Sendable>(
    _ values: [Value], threads: Int, _ make: @escaping @Sendable (Value) -> Made
) -> [Made] {
    onDeepStacks(values, threads: threads, into: [], make) { $0.append($1) }
}

/// The same; what is made is added to a whole, in the order of the values, while more is being made.
func onDeepStacks<Value: Sendable, Made: Sendable, Whole: Sendable>(
    _ values: [Value], threads: Int, into whole: Whole, _ make: @escaping @Sendable (Value) -> Made,
    adding add: @escaping @Sendable (inout Whole, Made) -> Void
) -> Whole {
    let shared = SharedWork(count: values.count, into: whole, add)
    let work: @Sendable () -> Void = {
        while let index = shared.next() { shared.finish(index, make(values[index])) }
    }
    let others = (1..<max(1, min(threads, values.count))).compactMap { _ in deepThread(work) }
    work()
    for thread in others { pthread_join(thread, nil) }
    return shared.whole
}

/// Runs work beside the caller's, to whose end nobody waits; false where the system gives no thread.
package func startThread(_ work: @escaping @Sendable () -> Void) -> Bool {
    guard let thread = deepThread(work) else { return false }
    pthread_detach(thread)
    return true
}

/// What is to be done and what has been made of it.
private final class SharedWork<Made: Sendable, Whole: Sendable>: Sendable {
    private struct Gathered: Sendable {
        var whole: Whole
        /// Made before the one that stands before it.
        var waiting: [Made?]
        var added = 0
    }

    private let count: Int
    private let started = Atomic<Int>(0)
    private let gathered: Mutex<Gathered>
    private let add: @Sendable (inout Whole, Made) -> Void

    init(count: Int, into whole: Whole, _ add: @escaping @Sendable (inout Whole, Made) -> Void) {
        self.count = count
        self.add = add
        gathered = Mutex(Gathered(whole: whole, waiting: Array(repeating: nil, count: count)))
    }

    /// The next place nobody has begun with; nil where there is none.
    func next() -> Int? {
        let index = started.add(1, ordering: .relaxed).oldValue
        return index < count ? index : nil
    }

    func finish(_ index: Int, _ made: Made) {
        gathered.withLock { gathered in
            gathered.waiting[index] = made
            while gathered.added < count, let next = gathered.waiting[gathered.added] {
                gathered.waiting[gathered.added] = nil
                gathered.added += 1
                add(&gathered.whole, next)
            }
        }
    }

    var whole: Whole { gathered.withLock { $0.whole } }
}

/// A thread with a deep stack; nil where the system gives none.
private func deepThread(_ work: @escaping @Sendable () -> Void) -> pthread_t? {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return nil }
    defer { pthread_attr_destroy(&attributes) }
    guard pthread_attr_setstacksize(&attributes, deepStack) == 0 else { return nil }
    let job = Unmanaged.passRetained(Job(work))
    var thread = pthread_t()
    let failed = pthread_create(
        &thread, &attributes,
        { argument in
            guard let argument else { return nil }
            Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().work()
            return nil
        }, job.toOpaque())
    guard failed == 0 else {
        job.release()
        return nil
    }
    return thread
}

private final class Job: Sendable {
    let work: @Sendable () -> Void

    init(_ work: @escaping @Sendable () -> Void) { self.work = work }
}
