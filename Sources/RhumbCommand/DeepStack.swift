// Plans are trees, and walks over them go as deep as the plan does: a chain of a thousand attributes, each built on the one
// before, is a fine plan, and needs more than the few megabytes that a system gives a program's first thread.
import Glibc

/// Bytes of address space; memory is taken only as far as a plan is deep.
private let deepStack = 1 << 30

/// Runs the program's work with room for deep plans; on the thread at hand where the system gives no such room.
func onDeepStack(_ work: @escaping @Sendable () -> Void) {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return work() }
    defer { pthread_attr_destroy(&attributes) }
    guard pthread_attr_setstacksize(&attributes, deepStack) == 0 else { return work() }
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
        return work()
    }
    pthread_join(thread, nil)
}

private final class Job: Sendable {
    let work: @Sendable () -> Void

    init(_ work: @escaping @Sendable () -> Void) { self.work = work }
}
