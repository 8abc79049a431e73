// Reading runs back.
import CSQLite
import RhumbModel
import RhumbText
public import RhumbValues

/// A run as a list of runs names it.
public struct RunSummary: Sendable, Hashable {
    public let number: Int
    public let plan: String
    public let today: Day
    public let scenario: String?
}

/// What a run measured on its own day.
public struct PastValue: Sendable, Hashable {
    public let day: Day
    public let value: Value
}

extension HistoryFile {
    /// What runs of a plan without a scenario measured for a goal on the same definitions, the oldest day first.
    public func past(ofGoal goal: String, plan: String, basis: String) throws(HistoryFault) -> [PastValue] {
        let rows = try read(
            """
            SELECT today, value FROM standing JOIN run ON run.number = standing.run
            WHERE kind = 'goal' AND name = ? AND run.plan = ? AND basis = ? AND scenario IS NULL ORDER BY today, number
            """, [.text(goal), .text(plan), .text(basis)])
        return rows.compactMap { row in
            row[0].text.flatMap { ValueCode.day($0) }.map { PastValue(day: $0, value: ValueCode.value(row[1].text)) }
        }
    }

    /// Every run, the oldest first.
    public func runs() throws(HistoryFault) -> [RunSummary] {
        let rows = try read("SELECT number, plan, today, scenario FROM run ORDER BY number", [])
        return rows.compactMap { row in
            guard row.count == 4, let number = row[0].integer, let plan = row[1].text,
                let today = row[2].text.flatMap({ ValueCode.day($0) })
            else { return nil }
            return RunSummary(number: Int(number), plan: plan, today: today, scenario: row[3].text)
        }
    }

    /// The run of a number; negative counts from the end, −1 is the last. nil where there is none.
    public func record(_ number: Int) throws(HistoryFault) -> RunRecord? {
        guard number < 0 else { return try record(exactly: number) }
        let runs = try runs()
        guard runs.count + number >= 0 else { return nil }
        return try record(exactly: runs[runs.count + number].number)
    }

    private func record(exactly number: Int) throws(HistoryFault) -> RunRecord? {
        let run: [Field] = [.integer(Int64(number))]
        let head = try read(
            "SELECT plan, title, today, scenario, language, on_track, at_risk FROM run WHERE number = ?", run)
        guard let row = head.first, row.count == 7, let plan = row[0].text,
            let today = row[2].text.flatMap({ ValueCode.day($0) }),
            let language = row[4].text.flatMap({ Language(rawValue: $0) })
        else { return nil }
        var bands = Bands()
        if let onTrack = row[5].text.flatMap(Double.init), let atRisk = row[6].text.flatMap(Double.init) {
            bands = Bands(onTrack: onTrack, atRisk: atRisk)
        }
        var record = RunRecord(
            number: number, plan: plan, title: row[1].text, today: today, scenario: row[3].text, language: language,
            bands: bands)
        record.sources = try read(
            "SELECT path, bytes FROM source JOIN blob ON id = text WHERE run = ? ORDER BY position", run
        ).map { row in
            RunRecord.Source(path: row[0].text ?? "", text: String(decoding: row[1].bytes ?? [], as: UTF8.self))
        }
        record.tables = try read(
            "SELECT name, source, rows, bytes, hash FROM dataset WHERE run = ? ORDER BY position", run
        ).map { table($0) }
        record.standings = try read(
            """
            SELECT kind, name, title, status, value, target, better, because_en, because_zh, basis FROM standing WHERE run = ?
            ORDER BY position
            """, run
        ).compactMap { standing($0) }
        for row in try read(
            "SELECT dataset, name, rung, bytes FROM members JOIN blob ON id = keys WHERE run = ? ORDER BY position", run
        ) {
            let keys = try keys(row[3])
            record.members.append(
                RunRecord.Members(dataset: row[0].text ?? "", name: row[1].text ?? "", rung: row[2].text, keys: keys))
        }
        for row in try read(
            "SELECT advice, bytes FROM given JOIN blob ON id = keys WHERE run = ? ORDER BY position", run)
        {
            record.given.append(RunRecord.Given(advice: row[0].text ?? "", keys: try keys(row[1])))
        }
        return record
    }

    private func read(_ sql: String, _ values: [Field]) throws(HistoryFault) -> [[Field]] {
        let connection = try opened()
        do throws(SQLiteFault) {
            return try connection.rows(sql, values)
        } catch {
            throw HistoryFault(error)
        }
    }

    private func keys(_ field: Field) throws(HistoryFault) -> [String] {
        guard let keys = KeyCode.keys(field.bytes ?? []) else { throw .damaged("a list of keys") }
        return keys
    }

    private func table(_ row: [Field]) -> RunRecord.Table {
        var fingerprint: Fingerprint?
        if let bytes = row[3].integer, let hash = row[4].integer {
            fingerprint = Fingerprint(bytes: bytes, hash: UInt64(bitPattern: hash))
        }
        return RunRecord.Table(
            name: row[0].text ?? "", source: row[1].text ?? "", rows: row[2].integer ?? 0, fingerprint: fingerprint)
    }

    private func standing(_ row: [Field]) -> RunRecord.Standing? {
        guard let kind = row[0].text.flatMap({ RunRecord.Standing.Kind(rawValue: $0) }) else { return nil }
        let better: Metric.Better? =
            switch row[6].text {
            case "higher": .higher
            case "lower": .lower
            default: nil
            }
        let english = (row[7].text ?? "").split(separator: "\n")
        let chinese = (row[8].text ?? "").split(separator: "\n")
        var standing = RunRecord.Standing(
            kind: kind, name: row[1].text ?? "", title: row[2].text, status: row[3].text,
            value: ValueCode.value(row[4].text), target: ValueCode.value(row[5].text), better: better,
            because: zip(english, chinese).map { Message(String($0), zh: String($1)) })
        standing.basis = row[9].text
        return standing
    }
}
