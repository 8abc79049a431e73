// What questions over the same tables share. A session asks of the same bytes again and again: texts keep their codes, columns
// stay where they are, and keys that were found all there and all different are not compared anew.
import Synchronization

/// The pools and the proofs of a set of tables, given to the engine with each question about them, and to the tables that stay in
/// memory (`RememberedTable`). Worth nothing any more once one of the files has changed.
public final class TableMemory: Sendable {
    /// Of all text columns.
    package let texts = TextPool()
    /// By table: of its keys.
    package let keys: [TextPool]
    /// Which tables stay as they are from one question to the next.
    private let stays: [Bool]
    private let proven = Mutex<Set<Int>>([])
    private let room: Mutex<Int>

    /// Bytes of columns that stay in memory where nobody says otherwise.
    public static let usualBytes = 1 << 30

    /// - Parameters:
    ///   - stays: for each table whether it is the same in every question; what is not is proved anew each time.
    ///   - bytes: so much may columns take; what has no room is read again each time.
    public init(stays: [Bool], bytes: Int = TableMemory.usualBytes) {
        self.stays = stays
        keys = stays.map { _ in TextPool() }
        room = Mutex(bytes)
    }

    /// Were the keys of the table found to be there and different in each row?
    package func isProven(_ table: Int) -> Bool { proven.withLock { $0.contains(table) } }

    package func prove(_ table: Int) {
        guard stays.indices.contains(table), stays[table] else { return }
        proven.withLock { _ = $0.insert(table) }
    }

    /// Do the codes of the pool mean the same for the next question?
    package func owns(_ pool: TextPool) -> Bool { pool === texts || keys.contains { $0 === pool } }

    /// Takes room; false, and nothing is taken, where there is not so much.
    package func take(bytes: Int) -> Bool {
        room.withLock { left in
            guard bytes <= left else { return false }
            left -= bytes
            return true
        }
    }
}
