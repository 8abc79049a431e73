// From values to the columns that the engine asks for.
import RhumbColumns
import RhumbValues

/// A column that is built value by value.
struct MemoryColumn {
    private let request: ColumnRequest
    private var narrow: [Int32] = []
    private var wide: [Int64] = []
    private var truths: [UInt8] = []
    private var known: [UInt8] = []

    init(request: ColumnRequest) { self.request = request }

    /// Adds a value; false where it is bad, and then unknown.
    mutating func append(_ value: Value) -> Bool {
        let fits = place(value)
        if !fits { placeZero() }
        known.append(fits ? 1 : 0)
        return fits || (value == .unknown && request.optional)
    }

    var column: Column {
        let known = known.contains(0) ? known : nil
        switch request.type {
        case .text, .shownText, .lookup, .key, .choice, .date, .timestampDay:
            return Column(.narrow(narrow), known: known)
        case .fingerprint, .choices, .integer, .decimal, .percent, .money, .timestamp:
            return Column(.wide(wide), known: known)
        case .yesNo: return Column(.truths(truths), known: known)
        }
    }

    private mutating func placeZero() {
        switch request.type {
        case .text, .shownText, .lookup, .key, .choice, .date, .timestampDay: narrow.append(0)
        case .fingerprint, .choices, .integer, .decimal, .percent, .money, .timestamp: wide.append(0)
        case .yesNo: truths.append(0)
        }
    }

    /// Puts a value of the right kind into its list; false for any other.
    private mutating func place(_ value: Value) -> Bool {
        switch (request.type, value) {
        case (.text(let pool), .text(let text)), (.shownText(let pool), .text(let text)):
            narrow.append(pool.intern(text))
        case (.text(let pool), .integer(let number)), (.shownText(let pool), .integer(let number)):
            narrow.append(pool.intern(String(number)))
        case (.lookup(let pool, let type), _):
            guard let key = key(value, type) else { return false }
            narrow.append(pool.find(key) ?? -1)
        case (.key(let pool, let type), _):
            guard let key = key(value, type) else { return false }
            narrow.append(pool.intern(key))
        case (.fingerprint(let type), _):
            guard var key = key(value, type) else { return false }
            wide.append(key.withUTF8 { TextPool.fingerprint($0) })
        case (.choice(let texts), .text(let text)):
            guard let position = texts.firstIndex(of: text) else { return false }
            narrow.append(Int32(truncatingIfNeeded: position))
        case (.yesNo, .yesNo(let value)): truths.append(value ? 1 : 0)
        case (.integer, .integer(let value)), (.integer, .days(let value)), (.integer, .months(let value)):
            return place(value)
        case (.decimal(let places, _), .integer(let value)):
            guard let units = Exact(Int128(value)).scaled(places) else { return false }
            return place(units)
        case (.decimal(let places, _), .number(let value)): return place(value, places: places)
        case (.percent, .percent(let value)), (.percent, .number(let value)), (.percent, .points(let value)):
            return place(value, places: 9)
        case (.money(let currency), .money(let money)):
            guard money.currency == currency else { return false }
            return place(money.minor)
        case (.date, .date(let day)):
            guard bounds(places: 0)?.contains(Int64(day.number)) ?? true else { return false }
            narrow.append(day.number)
        case (.choices(let texts, let separator), .text(let text)):
            guard let bits = choiceBits(text, texts, separator: separator) else { return false }
            wide.append(bits)
        case (.timestamp, .timestamp(let time)): wide.append(time.seconds)
        case (.timestampDay, .timestamp(let time)): narrow.append(time.day.number)
        case (.text, _), (.shownText, _), (.choice, _), (.yesNo, _), (.integer, _), (.decimal, _), (.percent, _),
            (.money, _),
            (.date, _), (.choices, _), (.timestamp, _), (.timestampDay, _):
            return false
        }
        return true
    }

    private mutating func place(_ value: Int64) -> Bool {
        guard bounds(places: places)?.contains(value) ?? true else { return false }
        wide.append(value)
        return true
    }

    /// A fraction, rounded to the column's places: the program's own numbers are binary.
    private mutating func place(_ value: Double, places: Int) -> Bool {
        guard let units = Rounding.whole(value * Double(Exact.wholePower(places))) else { return false }
        return place(units)
    }

    private var places: Int { ColumnPlan.places(request.type) }

    private func bounds(places: Int) -> ClosedRange<Int64>? {
        request.range.map { ColumnPlan.bounds($0, places: places) }
    }

    /// The form by which keys of a type are compared; nil where the value is no such key.
    private func key(_ value: Value, _ type: KeyType) -> String? {
        switch (type, value) {
        case (.text, .text(let text)): text
        case (.integer, .integer(let number)): String(number)
        case (.integer, .text(let text)): Int64(text).map { String($0) }
        case (.date, .date(let day)): day.description
        case (.text, _), (.integer, _), (.date, _): nil
        }
    }
}
