// The door to PostgreSQL datasets: a table or a view of a server, read as the cells of a text table are.
public import RhumbColumns
public import RhumbFormats

/// A table or view of a PostgreSQL server.
///
/// - Parameters:
///   - address: `postgresql://user@host:5432/database`, or `postgresql:///database?host=/run/postgresql` for a socket. A password
///     comes from `PGPASSWORD` or from `~/.pgpass`, never from here.
///   - table: its name, with its schema where it is not in the search path.
///   - layout: what the configuration says of the cells; the header is the table's own.
public func postgresqlTable(
    address: String, table: String, layout: DelimitedLayout = DelimitedLayout()
) -> any TableReader {
    var layout = layout
    layout.header = .present
    let decimal = layout.decimal
    let address = PostgreSQLAddress(address)
    return RecordTable(source: "\(address.shown) (\(table))", layout: layout, firstDisplayRow: 1) {
        () throws(ReadFailure) in
        let connection = try PostgreSQLConnection(address)
        return try PostgreSQLRecords(connection, table: table, decimal: decimal)
    }
}
