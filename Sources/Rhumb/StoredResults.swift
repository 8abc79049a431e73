// The answers of a query as bytes and back. Answers with fitted models or with findings that lie in a plan's text are not kept.
import RhumbData
import RhumbFormats
import RhumbQuery
import RhumbText

extension QueryResults {
    /// nil where something in them cannot be kept.
    var storedBytes: [UInt8]? {
        // What was found about kept columns is not so the next time, and after an error the answers mean nothing.
        guard diagnostics.allSatisfy({ $0.isStorable && $0.level != .error && !$0.id.hasPrefix("data/cache") }) else {
            return nil
        }
        var writer = ByteWriter()
        writer.add(outputs.count)
        for output in outputs where !writer.add(output) { return nil }
        writer.add(domains.count)
        for domain in domains {
            writer.add(domain.source)
            writer.add(domain.rows)
            writer.add(domain.orphans.count)
            for count in domain.orphans { writer.add(count) }
        }
        writer.add(diagnostics.count)
        for diagnostic in diagnostics { writer.add(diagnostic) }
        return writer.bytes
    }

    /// nil where the bytes are no answers.
    init?(storedBytes: [UInt8]) {
        var reader = ByteReader(storedBytes)
        guard let outputs = reader.list({ $0.output() }), let domains = reader.list({ $0.domain() }),
            let diagnostics = reader.list({ $0.diagnostic() }), reader.isAtEnd
        else { return nil }
        self.init(outputs: outputs, domains: domains, diagnostics: diagnostics)
    }

    /// Whether they have the shape of a query's answers.
    func answers(_ query: Query) -> Bool {
        domains.count == query.domains.count && outputs.count == query.outputs.count
            && zip(query.outputs, outputs).allSatisfy { asked, found in
                switch (asked, found) {
                case (.scalar, .scalar), (.topRows, .topRows), (.row, .row), (.quintiles, .quintiles),
                    (.models, .models):
                    true
                case (.scalar, _), (.topRows, _), (.row, _), (.quintiles, _), (.models, _): false
                }
            }
    }
}

extension ByteWriter {
    /// False where the answer cannot be kept.
    fileprivate mutating func add(_ output: OutputResult) -> Bool {
        switch output {
        case .scalar(let cell):
            add(0)
            add(cell)
        case .topRows(let rows, let found, let unknown):
            add(1)
            add(rows.count)
            for row in rows { add(row) }
            add(UInt64(bitPattern: found))
            add(UInt64(bitPattern: unknown))
        case .row(let row):
            add(2)
            add(row == nil ? 0 : 1)
            if let row { add(row) }
        case .quintiles(let n, let distinct, let cuts):
            add(3)
            add(UInt64(bitPattern: n))
            add(UInt64(bitPattern: distinct))
            add(cuts.count)
            for cut in cuts { add(cut) }
        case .models(nil): add(4)
        case .models: return false
        }
        return true
    }

    private mutating func add(_ row: ResultRow) {
        add(row.row)
        add(row.displayRow)
        add(row.key)
        add(row.values.count)
        for value in row.values { add(value) }
    }

    private mutating func add(_ cell: Cell) {
        switch cell {
        case .unknown: add(0)
        case .truth(let truth):
            add(1)
            add(truth ? 1 : 0)
        case .integer(let integer):
            add(2)
            add(UInt64(bitPattern: integer))
        case .double(let double):
            add(3)
            add(double.bitPattern)
        case .text(let text):
            add(4)
            add(text)
        }
    }
}

extension ByteReader {
    private mutating func integer() -> Int64? { word().map { Int64(bitPattern: $0) } }

    fileprivate mutating func output() -> OutputResult? {
        switch number() {
        case 0: return cell().map { .scalar($0) }
        case 1:
            guard let rows = list({ $0.row() }), let found = integer(), let unknown = integer() else { return nil }
            return .topRows(rows, found: found, unknown: unknown)
        case 2:
            guard let isThere = number() else { return nil }
            return isThere == 0 ? .row(nil) : row().map { .row($0) }
        case 3:
            guard let n = integer(), let distinct = integer(), let cuts = list({ $0.cell() }) else { return nil }
            return .quintiles(n: n, distinct: distinct, cuts: cuts)
        case 4: return .models(nil)
        default: return nil
        }
    }

    private mutating func row() -> ResultRow? {
        guard let row = number(), let displayRow = number(), let key = optionalText(), let values = list({ $0.cell() })
        else { return nil }
        return ResultRow(row: row, displayRow: displayRow, key: key, values: values)
    }

    private mutating func cell() -> Cell? {
        switch number() {
        case 0: return .unknown
        case 1: return number().map { .truth($0 != 0) }
        case 2: return integer().map { .integer($0) }
        case 3: return word().map { .double(Double(bitPattern: $0)) }
        case 4: return text().map { .text($0) }
        default: return nil
        }
    }

    fileprivate mutating func domain() -> DomainResult? {
        guard let source = text(), let rows = number(), let orphans = list({ $0.number() }) else { return nil }
        return DomainResult(source: source, rows: rows, orphans: orphans)
    }
}
