// The history of runs: a SQLite database beside the plan. A run is one transaction in write-ahead mode with full
// synchronisation: what was committed survives a kill and a power cut, what was not never happened.
import CSQLite
import RhumbText
import RhumbValues

/// A history file by its path. Opening it is part of each question, so that nothing is held open between them.
public struct HistoryFile: Sendable {
    /// The form of the tables; a file with a later one is left alone.
    public static let form = 1
    /// `RHMB`: what `file` and SQLite's own tools read in the header.
    static let application = 0x5248_4D42
    /// Up to this size the whole file is looked over before anything is added to it.
    private static let smallEnoughToCheck: Int64 = 64 << 20

    let path: String
    /// Milliseconds to wait for another process.
    let patience: Int32

    public init(_ path: String, patience: Int32 = 5_000) {
        self.path = path
        self.patience = patience
    }

    /// An existing history, for reading; throws where it is none that this release understands.
    func opened() throws(HistoryFault) -> Connection {
        let connection: Connection
        let found: State
        do throws(SQLiteFault) {
            connection = try Connection(path, .read, patience: patience)
            found = try state(connection)
        } catch {
            throw HistoryFault(error)
        }
        switch found {
        case .ours: return connection
        case .empty: throw .missing
        case .other(let fault): throw fault
        }
    }

    /// The history, made where there is none yet. Nothing is written before it is known whose file it is: the mode of the log
    /// stands in the header.
    func openedForWriting() throws(HistoryFault) -> Connection {
        let connection: Connection
        let found: State
        do throws(SQLiteFault) {
            connection = try Connection(path, .write, patience: patience)
            found = try state(connection)
        } catch {
            throw HistoryFault(error)
        }
        if case .other(let fault) = found { throw fault }
        do throws(SQLiteFault) {
            // Where the log cannot be had (another process is opening the file, a network drive) the journal serves as well.
            if try connection.rows("PRAGMA journal_mode").first?.first?.text != "wal" {
                try? connection.run("PRAGMA journal_mode = WAL")
            }
            try connection.run("PRAGMA synchronous = FULL")
            if case .ours = found { try check(connection) } else { try make(connection) }
        } catch {
            throw HistoryFault(error)
        }
        return connection
    }

    /// The tables, unless another process was quicker.
    private func make(_ connection: Connection) throws(SQLiteFault) {
        try connection.run("BEGIN IMMEDIATE")
        if case .empty = try state(connection) {
            for statement in HistoryFile.tables { try connection.run(statement) }
        }
        try connection.run("COMMIT")
    }

    private enum State {
        case ours, empty
        case other(HistoryFault)
    }

    private func state(_ connection: Connection) throws(SQLiteFault) -> State {
        func number(_ pragma: String) throws(SQLiteFault) -> Int {
            Int(try connection.rows("PRAGMA \(pragma)").first?.first?.integer ?? 0)
        }
        let application = try number("application_id")
        let form = try number("user_version")
        if application == HistoryFile.application {
            return form > HistoryFile.form ? .other(.newer(form: form)) : .ours
        }
        let hasTables = try !connection.rows("SELECT 1 FROM sqlite_master LIMIT 1").isEmpty
        return application == 0 && form == 0 && !hasTables ? .empty : .other(.foreign)
    }

    /// A history of ordinary size is looked over whole before anything is added to it.
    private func check(_ connection: Connection) throws(SQLiteFault) {
        let pages = try connection.rows("PRAGMA page_count").first?.first?.integer ?? 0
        let size = try connection.rows("PRAGMA page_size").first?.first?.integer ?? 0
        guard pages <= HistoryFile.smallEnoughToCheck / max(1, size) else { return }
        let found = try connection.rows("PRAGMA quick_check(1)").first?.first?.text
        guard found == "ok" else { throw SQLiteFault(code: SQLITE_CORRUPT, text: found ?? "no answer") }
    }
}
