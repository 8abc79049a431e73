// Which tables a database has, for people who do not know it yet.
public import RhumbText

/// The tables and views of an SQLite database by name; none, with the reason, where it cannot be read.
public func sqliteTableNames(path: String, displayPath: String) -> Outcome<[String]> {
    do throws(ReadFailure) {
        let database = try SQLiteDatabase(path: path, displayPath: displayPath, patience: 5_000)
        return Outcome(try database.tables().map(\.name))
    } catch {
        return Outcome([], [error.diagnostic(file: displayPath, displayRow: { $0 + 1 })])
    }
}

extension SQLiteDatabase {
    /// Tables and views, without those that are SQLite's own.
    func tables() throws(ReadFailure) -> [(name: String, isView: Bool)] {
        let rows = try rows(
            """
            SELECT name, type FROM sqlite_schema
            WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name
            """)
        return rows.map { ($0[0], $0[1] == "view") }
    }
}
