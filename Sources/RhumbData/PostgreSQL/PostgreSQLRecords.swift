// The rows of a table or view of PostgreSQL, fetched in blocks through a cursor that sends values in binary.
import RhumbFormats
import RhumbText

/// The rows of a table by its primary key; without one as they are stored; those of a view as it gives them.
final class PostgreSQLRecords: RecordSource {
    private static let cursor = "rhumb_rows"

    let header: [String]
    private let connection: PostgreSQLConnection
    /// Schema and name, quoted.
    private let table: String
    private let isView: Bool
    /// Behind `ORDER BY`; empty where the table's own order is kept.
    private let order: String
    private let types: [PostgreSQLType]
    private let decimal: UInt8
    private var wanted: [(column: Int, type: PostgreSQLType, pattern: DatePattern?)] = []
    /// The declared format of days, by the column's name in the database.
    private var patterns: [String: DatePattern] = [:]
    private var selected: [Int] = []
    private var isOpen = false
    private var isFinished = false
    private var fetched: PostgreSQLResult?
    /// The next row of what was fetched.
    private var next = 0

    init(_ connection: PostgreSQLConnection, table name: String, decimal: UInt8) throws(ReadFailure) {
        self.connection = connection
        self.decimal = decimal
        let relation = try PostgreSQLRecords.relation(name, connection)
        table = "\(quoted(relation.schema)).\(quoted(relation.name))"
        isView = relation.isView
        let columns = try connection.rows(
            """
            SELECT attname, atttypid FROM pg_catalog.pg_attribute
            WHERE attrelid = $1::oid AND attnum > 0 AND NOT attisdropped ORDER BY attnum
            """, [relation.identifier])
        header = columns.map { $0[0] }
        types = columns.map { PostgreSQLType(identifier: Int($0[1]) ?? 0) }
        let key = try connection.rows(
            """
            SELECT a.attname FROM pg_catalog.pg_index i
            CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k(attnum, place)
            JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
            WHERE i.indrelid = $1::oid AND i.indisprimary ORDER BY k.place
            """, [relation.identifier])
        order = key.map { quoted($0[0]) }.joined(separator: ", ")
    }

    private static func relation(
        _ name: String, _ connection: PostgreSQLConnection
    ) throws(ReadFailure) -> (identifier: String, schema: String, name: String, isView: Bool) {
        let known = """
            SELECT c.oid, n.nspname, c.relname, c.relkind, pg_catalog.pg_table_is_visible(c.oid)
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
            """
        let found = try connection.rows(
            """
            \(known) AND (n.nspname || '.' || c.relname = $1 OR c.relname = $1 AND pg_catalog.pg_table_is_visible(c.oid))
            ORDER BY pg_catalog.pg_table_is_visible(c.oid) DESC, c.oid LIMIT 1
            """, [name])
        if let row = found.first { return (row[0], row[1], row[2], row[3] == "v") }
        let all = try connection.rows(
            """
            \(known) AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'
            ORDER BY n.nspname, c.relname LIMIT 1000
            """)
        let names = all.map { $0[4] == "t" ? $0[2] : "\($0[1]).\($0[2])" }
        throw .noTable(name, in: connection.address.shown, tables: names)
    }

    func expect(_ columns: [ExpectedColumn]) {
        for column in columns { patterns[column.name] = column.date }
    }

    func select(_ columns: [Int]) {
        selected = columns
        // A view is asked for whole, whatever is wanted: its plan, and with it the order of its rows, stays the same.
        wanted = columns.enumerated().map { place, column in
            (isView ? column : place, types[column], patterns[header[column]])
        }
    }

    private var question: String {
        let columns = isView ? Array(header.indices) : selected
        let list = columns.map { types[$0].expression(quoted(header[$0])) }.joined(separator: ", ")
        return "SELECT \(list) FROM \(table)" + (order.isEmpty ? "" : " ORDER BY \(order)")
    }

    func fill(_ block: inout RecordBlock) throws(ReadFailure) {
        while !block.isFull, !isFinished {
            guard let fetched, next < fetched.rows else {
                try fetch()
                continue
            }
            for slot in wanted.indices {
                guard let bytes = fetched.bytes(next, wanted[slot].column) else { continue }
                wanted[slot].type.add(bytes, to: &block, slot: slot, decimal: decimal, wanted[slot].pattern)
            }
            block.endRecord()
            next += 1
        }
    }

    private func fetch() throws(ReadFailure) {
        if !isOpen {
            try connection.run(
                "DECLARE \(PostgreSQLRecords.cursor) BINARY NO SCROLL CURSOR FOR \(question)")
            isOpen = true
        }
        // The old rows go before the new ones come.
        fetched = nil
        let result = try connection.result(of: "FETCH 10000 FROM \(PostgreSQLRecords.cursor)")
        isFinished = result.rows == 0
        fetched = result
        next = 0
    }
}
