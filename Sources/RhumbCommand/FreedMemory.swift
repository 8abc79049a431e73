// What becomes of memory that the program has let go of.
import CMalloc

enum FreedMemory {
    /// Keeps it for what comes next. The system's allocator gives it back after every plan, and all threads wait for one another
    /// when it does: where many plans are checked that is an eighth of the time.
    static func keep() {
        // In bytes; each would be 128 kB.
        _ = mallopt(M_TRIM_THRESHOLD, 64 << 20)
        _ = mallopt(M_TOP_PAD, 1 << 20)
    }
}
