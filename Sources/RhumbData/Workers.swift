// A few threads for the time of one call. Plain POSIX threads: no runtime to start, and the caller waits anyway.
import Glibc

/// Calls `work` for every worker from 0 to `count` − 1 at the same time and returns when all are done. Worker 0 is the calling
/// thread; where the system gives no further thread, the callers that are there do the work.
func runWorkers(_ count: Int, _ work: @Sendable (_ worker: Int) -> Void) {
    withoutActuallyEscaping(work) { work in
        var threads: [pthread_t] = []
        for worker in 1..<max(1, count) {
            let job = Unmanaged.passRetained(Job(worker: worker, work: work))
            var thread = pthread_t()
            let failed = pthread_create(
                &thread, nil,
                { argument in
                    guard let argument else { return nil }
                    let job = Unmanaged<Job>.fromOpaque(argument).takeRetainedValue()
                    job.work(job.worker)
                    return nil
                }, job.toOpaque())
            if failed == 0 { threads.append(thread) } else { job.release() }
        }
        work(0)
        // Every thread has ended before this returns, so `work` does not outlive the call.
        for thread in threads { pthread_join(thread, nil) }
    }
}

private final class Job: Sendable {
    let worker: Int
    let work: @Sendable (Int) -> Void

    init(worker: Int, work: @escaping @Sendable (Int) -> Void) {
        self.worker = worker
        self.work = work
    }
}
