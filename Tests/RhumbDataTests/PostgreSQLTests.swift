// A server's tables: every type, exact, in one order; and each way in which a server can say no.
import Foundation
import RhumbColumns
@testable import RhumbData
import RhumbFormats
import RhumbText
import RhumbValues
import Testing

@Suite struct PostgreSQLAddressTests {
    @Test(arguments: [
        ("postgresql://mei@db.example:5432/crm", "postgresql://mei@db.example:5432/crm", true),
        ("postgres://db/crm?sslmode=require&user=a@b", "postgres://db/crm", true),
        ("postgresql:///crm?host=/run/postgresql", "postgresql:///crm", true),
        ("postgresql://[::1]:5432/crm", "postgresql://[::1]:5432/crm", true),
        ("postgresql://a:1,b:2/crm", "postgresql://a:1,b:2/crm", true),
        ("postgresql://mei:secret@db/crm", "postgresql://mei@…", false),
        ("postgresql://mei:sec@ret@db/crm", "postgresql://mei@…", false),
        ("postgresql://mei:sec?ret@db/crm", "postgresql://mei@…", false),
        ("postgresql://mei:sec/ret@db/crm", "postgresql://…", false),
        ("postgresql://mei:@db/crm", "postgresql://mei@…", false),
        ("postgresql://mei@db/crm?password=secret", "postgresql://mei@…", false),
        ("postgresql://mei@db/crm?p%61ssword=secret", "postgresql://mei@…", false),
        ("postgresql://db/crm?sslmode=require&SSLpassword=secret", "postgresql://@…", false),
    ])
    func shown(text: String, shown: String, isFine: Bool) {
        let address = PostgreSQLAddress(text)
        #expect(address.shown == shown)
        #expect((address.fault == nil) == isFine)
        guard !isFine else { return }
        let rows = Reading.rows(postgresqlTable(address: text, table: "t"), [.text("a")])
        #expect(rows.errors.count == 1)
        for error in rows.errors {
            let said = "\(error)"
            #expect(!said.contains("secret") && !said.contains("ret@") && !said.contains("/ret"), "\(said)")
        }
    }

    @Test func noServer() throws {
        try #require(LibPQ.loaded != nil)
        let rows = Reading.rows(
            postgresqlTable(address: "postgresql:///crm?host=/nowhere/at/all", table: "t"), [.text("a")])
        #expect(rows.errors.map(\.id) == ["data/server"], "\(rows.diagnostics)")
        let refused = Reading.rows(
            postgresqlTable(address: "postgresql://u@127.0.0.1:1/crm?connect_timeout=3", table: "t"), [.text("a")])
        #expect(refused.errors.map(\.id) == ["data/server"])
        #expect(refused.errors.first?.message.english.contains("postgresql://u@127.0.0.1:1/crm") == true)
    }
}

@Suite(.serialized, .enabled(if: PostgreSQLServer.shared != nil && LibPQ.loaded != nil, "\(PostgreSQLServer.absence)"))
struct PostgreSQLTests {
    private func server() throws -> PostgreSQLServer { try #require(PostgreSQLServer.shared) }

    private func rows(_ table: String, _ requests: [ColumnRequest], threads: Int = 2) throws -> Rows {
        Reading.rows(postgresqlTable(address: try server().address(), table: table), requests, threads: threads)
    }

    @Test(arguments: [UInt64](1...4)) func sameAsCSV(seed: UInt64) throws {
        let table = SameTable(seed: seed, rows: seed % 2 == 0 ? 9_000 : 300)
        let types = SameTable.columns.map { column -> String in
            let type =
                switch column.kind {
                case .integer: "integer"
                case .decimal: seed % 2 == 0 ? "numeric(12,2)" : "double precision"
                case .text: "text"
                case .date: "date"
                case .time: seed % 2 == 0 ? "timestamp" : "timestamptz"
                case .truth: "boolean"
                }
            return "\(quoted(column.name)) \(type)" + (column.name == "id" ? " PRIMARY KEY" : "")
        }
        let values = table.rows.map { row in
            "(" + row.map { $0.map { "'" + $0.replacing("'", with: "''") + "'" } ?? "NULL" }.joined(separator: ",")
                + ")"
        }
        let isMade = try server().run(
            "SET TimeZone = 'UTC'; DROP TABLE IF EXISTS same_\(seed); CREATE TABLE same_\(seed) (\(types.joined(separator: ", ")));"
                + "INSERT INTO same_\(seed) VALUES \(values.joined(separator: ",\n"));")
        try #require(isMade)
        let csv = try Reading.withFile(Array(table.csv.utf8)) { path in
            SameTable.reading(CSVReader(path: path, displayPath: "t.csv"), threads: 1)
        }
        for threads in 1...2 {
            let reader = postgresqlTable(address: try server().address(), table: "same_\(seed)")
            #expect(SameTable.reading(reader, threads: threads).difference(from: csv) == nil, "seed \(seed)")
        }
    }

    /// Each value with the text that it must become; the server writes the same, apart from zeros and zones.
    static let values: [(type: String, value: String, text: String)] = [
        ("smallint", "-32768", "-32768"), ("bigint", "9223372036854775807", "9223372036854775807"),
        ("bigint", "-9223372036854775808", "-9223372036854775808"), ("oid", "4294967295", "4294967295"),
        ("numeric", "0", "0"), ("numeric", "0.00", "0.00"), ("numeric", "-0.0001", "-0.0001"),
        ("numeric", "12345678901234567890.123456789", "12345678901234567890.123456789"),
        ("numeric", "10000", "10000"), ("numeric", "100000000", "100000000"), ("numeric", "0.00001234", "0.00001234"),
        ("numeric", "1e-20", "0.00000000000000000001"), ("numeric", "1e30", "1000000000000000000000000000000"),
        ("numeric(10,4)", "1000.5", "1000.5000"), ("numeric", "NaN", "NaN"), ("numeric", "Infinity", "infinity"),
        ("real", "0.1", "0.1"), ("real", "3", "3"), ("double precision", "0.1", "0.1"),
        ("double precision", "1e300", "1e+300"), ("double precision", "NaN", "nan"),
        ("money", "1234.50", "1234.50"), ("boolean", "t", "true"), ("boolean", "f", "false"),
        ("date", "2026-06-30", "2026-06-30"), ("date", "0001-01-01", "0001-01-01"),
        ("date", "9999-12-31", "9999-12-31"),
        ("date", "infinity", "infinity"), ("date", "0044-03-15 BC", "-infinity"), ("date", "1999-12-31", "1999-12-31"),
        ("timestamp", "1999-12-31 23:59:59.5", "1999-12-31 23:59:59.500000"),
        ("timestamp", "2026-06-30 00:00", "2026-06-30 00:00:00"), ("timestamp", "-infinity", "-infinity"),
        ("timestamptz", "2026-06-30 01:30+08", "2026-06-29 17:30:00Z"),
        ("uuid", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
        ("varchar(20)", "客户", "客户"), ("char(6)", "ab", "ab"), ("name", "abc", "abc"),
        ("json", "{\"a\": 1}", "{\"a\": 1}"), ("jsonb", "{\"a\": 1}", "{\"a\": 1}"),
        ("integer[]", "{1,2}", "{1,2}"), ("interval", "1 day", "P1D"), ("inet", "10.0.0.1", "10.0.0.1/32"),
        ("time", "10:30", "10:30:00"),
    ]

    @Test func types() throws {
        let columns = Self.values.indices.map { "c\($0) \(Self.values[$0].type)" }.joined(separator: ", ")
        let cells = Self.values.map { "'\($0.value)'" }.joined(separator: ", ")
        let isMade = try server().run(
            "DROP TABLE IF EXISTS kinds; CREATE TABLE kinds (\(columns)); INSERT INTO kinds VALUES (\(cells)); INSERT INTO kinds DEFAULT VALUES"
        )
        try #require(isMade)
        let found = try rows("kinds", Self.values.indices.map { .text("c\($0)", optional: true) })
        #expect(found.diagnostics.isEmpty)
        #expect(found.cells.count == 2)
        for (index, value) in Self.values.enumerated() {
            #expect(found.cells.first?[index] == value.text, "\(value)")
            #expect(found.cells.last?[index] == "?")
        }
    }

    @Test func namesAndOrder() throws {
        let isMade = try server().run(
            """
            DROP SCHEMA IF EXISTS "销售" CASCADE; CREATE SCHEMA "销售";
            CREATE DOMAIN "销售".amount AS integer CHECK (VALUE > 0); CREATE TYPE "销售".tier AS ENUM ('gold', 'silver');
            CREATE TABLE "销售"."My ""orders" (id integer, amount "销售".amount, tier "销售".tier, PRIMARY KEY (id));
            INSERT INTO "销售"."My ""orders" VALUES (3, 30, 'gold'), (1, 10, 'silver'), (2, 20, NULL);
            CREATE VIEW "销售".seen AS SELECT * FROM "销售"."My ""orders" ORDER BY amount DESC;
            DROP TABLE IF EXISTS heap; CREATE TABLE heap (a integer, b text); CREATE INDEX ON heap (a);
            INSERT INTO heap SELECT 5000 - i, repeat('x', 300) FROM generate_series(1, 5000) i; VACUUM ANALYZE heap;
            """)
        try #require(isMade)
        let orders = try rows("销售.My \"orders", [.of("amount", .integer), .text("tier", optional: true)])
        #expect(orders.cells == [["10", "silver"], ["20", "?"], ["30", "gold"]], "\(orders.diagnostics)")
        #expect(try rows("销售.seen", [.text("id")]).cells == [["3"], ["2"], ["1"]])
        // As the rows are stored, although an index has the column asked for in another order.
        #expect(try rows("heap", [.text("a")]).cells.prefix(2) == [["4999"], ["4998"]])
        #expect(try rows("heap", []).rows == 5_000)
        let reader = postgresqlTable(address: try server().address(), table: "heap")
        #expect(reader.texts(rows: [4_999, 1], columns: ["a"]) == [["0"], ["4998"]])
        #expect(reader.source == "postgresql://rhumb@/postgres (heap)")
    }

    @Test func refused() throws {
        let isMade = try server().run(
            """
            DROP TABLE IF EXISTS customer; CREATE TABLE customer (id integer);
            DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'guest') THEN CREATE ROLE guest LOGIN PASSWORD 'open sesame'; END IF; END $$;
            REVOKE ALL ON customer FROM guest, public;
            DROP VIEW IF EXISTS broken; CREATE VIEW broken AS SELECT 1 / (id - id) AS id FROM customer; INSERT INTO customer VALUES (1);
            """)
        try #require(isMade)
        _ = try server().run("CREATE DATABASE guarded")
        func errors(_ table: String, _ column: String = "id", database: String = "postgres", user: String = "rhumb")
            throws -> [Diagnostic]
        {
            let address = try server().address(database, user: user)
            return Reading.rows(postgresqlTable(address: address, table: table), [.text(column)]).errors
        }
        let missing = try errors("custmer")
        #expect(missing.map(\.id) == ["data/no-table"])
        #expect(missing.first?.help?.english.contains("did you mean “customer”") == true, "\(missing)")
        #expect(try errors("customer", "name").map(\.id) == ["data/missing-column"])
        let rights = try errors("customer", user: "guest")
        #expect(rights.map(\.id) == ["data/permission"])
        #expect(rights.first?.message.english.contains("permission denied for table customer") == true)
        let none = try errors("customer", database: "nowhere")
        #expect(none.map(\.id) == ["data/database"])
        #expect(none.first?.message.english.contains("\"nowhere\" does not exist") == true, "\(none)")
        let stranger = try errors("customer", user: "stranger")
        #expect(stranger.map(\.id) == ["data/database"], "\(stranger)")
        let guarded = try errors("customer", database: "guarded", user: "guest")
        #expect(guarded.map(\.id) == ["data/password"], "\(guarded)")
        _ = try server().run("CREATE DATABASE bytes ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0")
        let isOther = try server().run(
            "SET client_encoding = 'SQL_ASCII'; DROP TABLE IF EXISTS t; CREATE TABLE t (id text); INSERT INTO t VALUES ('a'), (E'\\xBF\\xCD')",
            database: "bytes")
        try #require(isOther)
        let bytes = try errors("t", database: "bytes")
        #expect(bytes.map(\.id) == ["data/encoding"])
        #expect(bytes.first?.message.english.contains("0xbf") == true, "\(bytes)")
        let broken = try errors("broken")
        #expect(broken.map(\.id) == ["data/database"])
        #expect(broken.first?.message.english.contains("division by zero") == true)
    }
}
