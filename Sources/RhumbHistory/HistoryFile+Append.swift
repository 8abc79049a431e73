// Adding a run: all of it or nothing.
import CSQLite
import RhumbModel
import RhumbText
import RhumbValues

extension HistoryFile {
    /// Stores a run in one transaction and returns its number.
    /// - Parameter recorded: seconds since 1970, for people who look into the file; no report ever rests on it.
    public func append(_ record: RunRecord, recorded: Int64) throws(HistoryFault) -> Int {
        let connection = try openedForWriting()
        do throws(SQLiteFault) {
            try connection.run("BEGIN IMMEDIATE")
            let run = try RunWriter(connection: connection).write(record, recorded: recorded)
            try connection.run("COMMIT")
            return Int(run)
        } catch {
            // Closing the connection rolls back what was begun.
            throw HistoryFault(error)
        }
    }
}

/// Writes the rows of one run.
private struct RunWriter {
    let connection: Connection

    func write(_ record: RunRecord, recorded: Int64) throws(SQLiteFault) -> Int64 {
        var plan = Fingerprint()
        for source in record.sources { plan.add(Array(source.text.utf8)) }
        try connection.run(
            """
            INSERT INTO run (plan, title, today, scenario, language, on_track, at_risk, plan_hash, recorded)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(record.plan), Field(record.title), .text(record.today.description), Field(record.scenario),
                .text(record.language.rawValue), .text("\(record.bands.onTrack)"), .text("\(record.bands.atRisk)"),
                .text(plan.description), .integer(recorded),
            ])
        let run = connection.lastRow
        for (position, source) in record.sources.enumerated() {
            try insert("source", run, position, [.text(source.path), .integer(try blob(Array(source.text.utf8)))])
        }
        for (position, table) in record.tables.enumerated() {
            try insert(
                "dataset", run, position,
                [
                    .text(table.name), .text(table.source), .integer(table.rows), Field(table.fingerprint?.bytes),
                    Field(table.fingerprint.map { Int64(bitPattern: $0.hash) }),
                ])
        }
        for (position, standing) in record.standings.enumerated() {
            try insert("standing", run, position, fields(standing))
        }
        for (position, members) in record.members.enumerated() {
            try insert(
                "members", run, position,
                [
                    .text(members.dataset), .text(members.name), Field(members.rung),
                    .integer(try blob(KeyCode.bytes(members.keys))),
                ])
        }
        for (position, given) in record.given.enumerated() {
            try insert(
                "given", run, position, [.text(given.advice), .integer(try blob(KeyCode.bytes(given.keys)))])
        }
        return run
    }

    private func fields(_ standing: RunRecord.Standing) -> [Field] {
        let better: String? =
            switch standing.better {
            case .higher: "higher"
            case .lower: "lower"
            case nil: nil
            }
        return [
            .text(standing.kind.rawValue), .text(standing.name), Field(standing.title), Field(standing.status),
            Field(ValueCode.text(standing.value)), Field(ValueCode.text(standing.target)), Field(better),
            .text(standing.because.map(\.english).joined(separator: "\n")),
            .text(standing.because.map(\.chinese).joined(separator: "\n")), Field(standing.basis),
        ]
    }

    private func insert(_ table: String, _ run: Int64, _ position: Int, _ rest: [Field]) throws(SQLiteFault) {
        let places = Array(repeating: "?", count: rest.count + 2).joined(separator: ", ")
        try connection.run(
            "INSERT INTO \(table) VALUES (\(places))", [.integer(run), .integer(Int64(position))] + rest)
    }

    /// The number of a blob, which is stored where no run has it yet.
    private func blob(_ bytes: [UInt8]) throws(SQLiteFault) -> Int64 {
        let hash = Field.integer(Int64(bitPattern: Fingerprint(bytes).hash))
        let known = try connection.rows("SELECT id FROM blob WHERE hash = ? AND bytes = ?", [hash, .bytes(bytes)])
        if let id = known.first?.first?.integer { return id }
        try connection.run("INSERT INTO blob (hash, bytes) VALUES (?, ?)", [hash, .bytes(bytes)])
        return connection.lastRow
    }
}
