// The door to SQLite datasets: a table or a view of a database file, read as the cells of a text table are.
public import RhumbColumns
public import RhumbFormats

/// A table or view of an SQLite database.
///
/// - Parameters:
///   - path: where the database is.
///   - displayPath: the database as it is shown to people.
///   - table: the name of the table or view.
///   - layout: what the configuration says of the cells; the header is the table's own.
public func sqliteTable(
    path: String, displayPath: String, table: String, layout: DelimitedLayout = DelimitedLayout()
) -> any TableReader {
    sqliteTable(path: path, displayPath: displayPath, table: table, layout: layout, patience: 5_000)
}

/// - Parameter patience: milliseconds to wait for a program that writes to the database.
func sqliteTable(
    path: String, displayPath: String, table: String, layout: DelimitedLayout, patience: Int32
) -> RecordTable {
    var layout = layout
    layout.header = .present
    let decimal = layout.decimal
    return RecordTable(source: "\(displayPath) (\(table))", layout: layout, firstDisplayRow: 1) {
        () throws(ReadFailure) in
        let database = try SQLiteDatabase(path: path, displayPath: displayPath, patience: patience)
        return try SQLiteRecords(database, table: table, decimal: decimal)
    }
}
