// What decides the values of a kept column, spelt out.
import Glibc
import RhumbColumns
import RhumbFormats
import RhumbValues

extension ColumnType {
    /// Everything about the type that decides values and what a bad cell is. Texts that are only shown are kept as others are.
    var cacheText: String {
        switch self {
        case .text, .shownText: "text"
        case .lookup(_, let key): "lookup \(key)"
        case .key(_, let key): "key \(key)"
        case .fingerprint(let key): "fingerprint \(key)"
        case .choice(let texts): "choice \(texts)"
        case .choices(let texts, let separator): "choices \(texts) by \(separator)"
        case .yesNo: "yes or no"
        case .integer: "integer"
        case .decimal(let scale, let rounded): "decimal \(scale) \(rounded)"
        case .percent: "percent"
        case .money(let currency): "money \(currency.code) \(currency.minorDigits)"
        case .date: "date"
        case .timestamp(let zone): "timestamp \(zone.map { "\($0)" } ?? "")"
        case .timestampDay(let zone): "day of timestamp \(zone.map { "\($0)" } ?? "")"
        }
    }

    /// Where codes come from.
    var pool: TextPool? {
        switch self {
        case .text(let pool), .shownText(let pool), .lookup(let pool, _), .key(let pool, _): pool
        case .fingerprint, .choice, .choices, .yesNo, .integer, .decimal, .percent, .money, .date, .timestamp,
            .timestampDay:
            nil
        }
    }

    /// Makes room for the keys of so many rows.
    func expect(_ rows: Int) {
        if case .key(let pool, _) = self { pool.expect(min(rows, 1 << 24)) }
    }

    /// The codes that texts have, or get, in the pool.
    func resolve(
        _ texts: UnsafeBufferPointer<UnsafeBufferPointer<UInt8>>, _ pool: TextPool,
        into codes: UnsafeMutablePointer<Int32>
    ) {
        switch self {
        case .shownText: pool.append(texts, into: codes)
        case .lookup: pool.find(texts, into: codes)
        case .text, .key, .fingerprint, .choice, .choices, .yesNo, .integer, .decimal, .percent, .money, .date,
            .timestamp, .timestampDay:
            pool.intern(texts, into: codes)
        }
    }
}

extension ColumnRequest {
    /// What decides the values of the column besides its table.
    var cacheText: String {
        let range = range.map { "\($0.lowerBound) .. \($0.upperBound)" } ?? ""
        return [name, type.cacheText, optional ? "optional" : "", range].joined(separator: "\t")
    }
}

extension DelimitedLayout {
    /// All of the layout in one order.
    public var cacheText: String {
        func sorted<Value>(_ values: [String: Value], _ text: (Value) -> String) -> String {
            values.keys.sorted().map { key in "\(key): \(values[key].map(text) ?? "")" }.joined(separator: ", ")
        }
        return [
            encoding ?? "", "\(separator)", "\(header)", "\(decimal)", date?.text ?? "", sorted(dates, \.text),
            "\(missing)", sorted(missingByColumn) { "\($0)" }, sorted(columns) { $0 }, "\(yes)", "\(no)",
        ].joined(separator: "\n")
    }
}

extension ContentHash {
    /// A path in one form.
    static func pathText(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }
}
