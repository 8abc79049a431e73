// Time that only goes forward: for what a part of a run costs and how far it is, never for an answer.
import Glibc

/// Seconds since some moment before the program began.
package func monotonicSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
