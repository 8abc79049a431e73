// Stage 0: each domain is read once, and its rows go through the first pass as they arrive.
import RhumbColumns
import RhumbQuery
import RhumbText

/// References without a match.
struct Orphans: Sendable {
    var count = 0
    /// The first rows.
    var first: [Int] = []
}

/// A row whose key an earlier row has.
struct Duplicate: Sendable {
    let row: Int
    let earlier: Int
}

/// What came of reading a domain.
struct DomainFindings: Sendable {
    var reader: [Diagnostic] = []
    var missingKeys = MissingKeys()
    var duplicateCount = 0
    var duplicates: [Duplicate] = []
    var orphans: [Orphans]

    init(references: Int) { orphans = Array(repeating: Orphans(), count: references) }

    /// The table could not be read: nothing else about it is worth a word.
    var isUnreadable: Bool { reader.contains { $0.level == .error } }

    var isFatal: Bool { isUnreadable || missingKeys.count > 0 || duplicateCount > 0 }
}

extension Run {
    /// Reads the domain of a pass.
    func read(_ pass: Pass) {
        let began = monotonicSeconds()
        let domain = pass.domain
        let sinks = makeSinks(pass)
        let columns = requestColumns(pass, sinks)
        let program = ProgramCompiler.compile(self, domain: domain, position: pass.position, sinks: sinks)
        let team = Team(program, sinks, domain: domain, texts, groups, workers: threads, isProfiled: isProfiled)
        let isAsked = query.domains[domain].key != nil && !isProven(domain)
        let keyRequest = requests[.ownKey] ?? (isAsked ? columns.count - 1 : nil)
        let keys = KeyCheck(
            request: keyRequest, hasFingerprints: keyRequest != nil && requests[.ownKey] == nil, workers: threads,
            keptBytes: keptBytes)
        let summary = readers[domain].read(columns, threads: threads) { batch, worker in
            guard !self.cancelled() else { return false }
            guard team.workers.indices.contains(worker) else { return false }
            team.workers[worker].evaluate(batch)
            keys.take(batch, worker)
            return true
        }
        rowCounts[domain] = summary.rows
        findings[domain].reader = summary.diagnostics
        guard !findings[domain].isUnreadable, !isStopped else { return }
        finish(sinks, team)
        findings[domain].missingKeys = keys.missing
        checkKeys(domain, keys)
        if query.domains[domain].key != nil, !isStopped, !findings[domain].isFatal { memory?.prove(domain) }
        note(pass, program, sinks, team, since: began)
    }

    /// An earlier question has found the keys of the domain to be there and different.
    private func isProven(_ domain: Int) -> Bool { memory?.isProven(domain) ?? false }

    /// What to ask the reader for: the columns that the pass computes with, the key, every reference.
    private func requestColumns(_ pass: Pass, _ sinks: [any Sink]) -> [ColumnRequest] {
        let domain = query.domains[pass.domain]
        var needed: Set<Int> = []
        var seen: Set<Term> = []
        var open = sinks.flatMap(\.terms)
        while let term = open.popLast() {
            guard !graph.isScalar(term), seen.insert(term).inserted else { continue }
            if case .column(let column) = term { needed.insert(column) }
            if !graph.isResult(term, in: pass.domain) { open += graph.inputs(term, in: pass.domain) }
        }
        requests = [:]
        var columns: [ColumnRequest] = []
        func request(_ term: Term?, _ name: String, _ type: ColumnType, optional: Bool, _ column: Domain.Column? = nil)
        {
            if let term { requests[term] = columns.count }
            columns.append(ColumnRequest(name: name, type: type, optional: optional, range: column?.range))
        }
        for index in needed.sorted() {
            let column = domain.columns[index]
            let isShown =
                column.kind == .text && !comparedTexts.contains(ColumnSite(domain: pass.domain, column: index))
            request(
                .column(index), column.name, isShown ? .shownText(texts.pool) : columnType(column),
                optional: column.optional, column)
        }
        for (index, reference) in domain.references.enumerated() {
            let parent = reference.parent.index
            let keyType = query.domains[parent].key?.kind.keyType ?? .text
            let pool = texts.keys[parent] ?? TextPool()
            let isLate = schedule.isLate[pass.domain][index]
            request(
                .parent(index), reference.column, isLate ? .key(pool, of: keyType) : .lookup(pool, of: keyType),
                optional: reference.optional)
            if isLate { requests[.link(index)] = requests[.parent(index)] }
        }
        if let key = domain.key {
            // A missing key is reported here, as an error, and not by the reader as well: hence optional.
            if let pool = texts.keys[pass.domain] {
                request(.ownKey, key.column, .key(pool, of: key.kind.keyType), optional: true)
            } else if !isProven(pass.domain) {
                request(nil, key.column, .fingerprint(of: key.kind.keyType), optional: true)
            }
        }
        return columns
    }

    private func columnType(_ column: Domain.Column) -> ColumnType {
        switch column.kind {
        case .text: .text(texts.pool)
        case .choice(let texts): .choice(texts)
        case .choices(let texts, let separator): .choices(texts, separator: separator)
        case .yesNo: .yesNo
        case .integer: .integer
        case .decimal(let scale, let rounded): .decimal(scale: scale, rounded: rounded)
        case .percent: .percent
        case .money(let currency): .money(currency)
        case .date: .date
        case .timestamp(let zone): .timestamp(zone)
        case .timestampDay(let zone): .timestampDay(zone)
        }
    }

    private func checkKeys(_ domain: Int, _ keys: KeyCheck) {
        guard let key = query.domains[domain].key else { return }
        if let pool = texts.keys[domain] {
            let codes = stored(.ownKey, in: domain)
            rowsOfKeys[domain] = indexKeys(codes, poolCount: pool.count, domain)
        } else if keys.hasSuspects(threads: workers(forRows: rowCounts[domain])) {
            let pool = TextPool()
            let request = ColumnRequest(name: key.column, type: .key(pool, of: key.kind.keyType), optional: true)
            let collectors = KeyCollectors(workers: threads)
            _ = readers[domain].read([request], threads: threads) { batch, worker in
                guard !self.cancelled() else { return false }
                collectors.take(batch, worker)
                return true
            }
            guard !isStopped else { return }
            let codes = ColumnBuilder.joined(collectors.builders, .code, rows: rowCounts[domain])
            _ = indexKeys(codes, poolCount: pool.count, domain)
        }
    }

    /// Rows by code of their key; −1 for codes without a row.
    private func indexKeys(_ codes: StoredColumn?, poolCount: Int, _ domain: Int) -> [Int32] {
        var rows = [Int32](repeating: -1, count: poolCount)
        guard let codes else { return rows }
        for row in 0..<codes.count {
            guard let bits = codes.bits(row) else { continue }
            let code = Int(bits)
            guard rows.indices.contains(code) else { continue }
            if rows[code] < 0 {
                rows[code] = Int32(truncatingIfNeeded: row)
            } else {
                findings[domain].duplicateCount += 1
                if findings[domain].duplicates.count < OrphanState.shown {
                    findings[domain].duplicates.append(Duplicate(row: row, earlier: Int(rows[code])))
                }
            }
        }
        return rows
    }

    /// References whose parents were read no earlier: their rows are known now.
    func followLateReferences() {
        for domain in query.domains.indices where !findings[domain].isUnreadable {
            for (index, reference) in query.domains[domain].references.enumerated() where schedule.isLate[domain][index]
            {
                guard let links = stored(.link(index), in: domain) else { continue }
                let rows = rowsOfKeys[reference.parent.index]
                var orphans = Orphans()
                let parents = (0..<rowCounts[domain]).map { row -> Int32 in
                    guard let code = links.bits(row) else { return -1 }
                    let parent = rows.indices.contains(Int(code)) ? rows[Int(code)] : -1
                    if parent < 0 {
                        orphans.count += 1
                        if orphans.first.count < OrphanState.shown { orphans.first.append(row) }
                    }
                    return parent
                }
                store(StoredColumn(codes: parents, known: nil), .parent(index), in: domain)
                findings[domain].orphans[index] = orphans
            }
        }
    }
}

extension Domain.Key.Kind {
    var keyType: KeyType {
        switch self {
        case .text: .text
        case .integer: .integer
        case .date: .date
        }
    }
}
