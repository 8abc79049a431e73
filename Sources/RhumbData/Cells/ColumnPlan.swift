// Everything about one requested column that is known before the first row: decided once, not per cell.
import RhumbColumns
import RhumbFormats
import RhumbValues

/// How the cells of a requested column are read.
struct ColumnPlan: Sendable {
    enum Kind: Sendable {
        case text(TextPool)
        case shownText(TextPool)
        case lookup(TextPool, KeyType)
        case key(TextPool, KeyType)
        case fingerprint(KeyType)
        /// The allowed texts in a pool of their own, with the position of each code.
        case choice(TextPool, [Int32])
        case choices([String], separator: String)
        case yesNo(yes: [[UInt8]], no: [[UInt8]])
        case integer
        case decimal(places: Int, rounded: Bool)
        case percent
        case money(places: Int, signs: [[UInt8]])
        case date(DatePattern?)
        case timestamp(DatePattern?, ClockZone?)
        case timestampDay(DatePattern?, ClockZone?)
    }

    let request: ColumnRequest
    let kind: Kind
    /// The file's column, from 0.
    let fileColumn: Int
    /// Where the splitter puts the cells.
    let slot: Int
    let missing: MissingTexts
    let style: NumberStyle
    /// The range in the units of the values; nil: any.
    let bounds: ClosedRange<Int64>?

    /// - Parameters:
    ///   - request: what the engine asks for.
    ///   - layout: what the configuration says of the file.
    init(_ request: ColumnRequest, layout: DelimitedLayout, fileColumn: Int, slot: Int) {
        self.request = request
        self.fileColumn = fileColumn
        self.slot = slot
        missing = MissingTexts(layout.missingByColumn[request.name] ?? layout.missing)
        style = NumberStyle(decimal: layout.decimal)
        let pattern = layout.dates[request.name] ?? layout.date
        kind =
            switch request.type {
            case .text(let pool): .text(pool)
            case .shownText(let pool): .shownText(pool)
            case .lookup(let pool, let type): .lookup(pool, type)
            case .key(let pool, let type): .key(pool, type)
            case .fingerprint(let type): .fingerprint(type)
            case .choice(let texts): ColumnPlan.choice(texts)
            case .choices(let texts, let separator): .choices(texts, separator: separator)
            case .yesNo: ColumnPlan.yesNo(layout)
            case .integer: .integer
            case .decimal(let scale, let rounded): .decimal(places: scale, rounded: rounded)
            case .percent: .percent
            case .money(let currency): .money(places: currency.minorDigits, signs: currencySigns(currency))
            case .date: .date(pattern)
            case .timestamp(let zone): .timestamp(pattern, zone)
            case .timestampDay(let zone): .timestampDay(pattern, zone)
            }
        self.pattern = pattern
        bounds = request.range.map { ColumnPlan.bounds($0, places: ColumnPlan.places(request.type)) }
    }

    /// The declared date format, for dates and keys that are dates.
    let pattern: DatePattern?

    /// Decimal places of the values.
    var places: Int { ColumnPlan.places(request.type) }

    static func places(_ type: ColumnType) -> Int {
        switch type {
        case .decimal(let scale, _): scale
        case .percent: 9
        case .money(let currency): currency.minorDigits
        case .text, .shownText, .lookup, .key, .fingerprint, .choice, .choices, .yesNo, .integer, .date, .timestamp,
            .timestampDay:
            0
        }
    }

    private static func choice(_ texts: [String]) -> Kind {
        let pool = TextPool()
        var positions: [Int32] = []
        for (position, text) in texts.enumerated() {
            let code = pool.intern(text)
            if Int(code) == positions.count { positions.append(Int32(truncatingIfNeeded: position)) }
        }
        return .choice(pool, positions)
    }

    private static func yesNo(_ layout: DelimitedLayout) -> Kind {
        func lowered(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.lowercased().utf8) } }
        let yes = lowered(layout.yes)
        let no = lowered(layout.no)
        // A declared word wins over the usual ones.
        return .yesNo(
            yes: yes + lowered(["yes", "true", "1", "y", "t", "是"]).filter { !no.contains($0) },
            no: no + lowered(["no", "false", "0", "n", "f", "否"]).filter { !yes.contains($0) })
    }

    /// The range in whole units of 10^−`places`: the ends are moved inwards to the nearest.
    static func bounds(_ range: ClosedRange<Exact>, places: Int) -> ClosedRange<Int64> {
        func units(_ bound: Exact, up: Bool) -> Int64 {
            if let exact = bound.scaled(places) { return exact }
            guard bound.scale > places else { return bound.mantissa < 0 ? .min : .max }
            let power = Exact.wholePower(bound.scale - places)
            let quotient = bound.mantissa / power
            let remainder = bound.mantissa % power
            let moved = up ? (remainder > 0 ? quotient + 1 : quotient) : (remainder < 0 ? quotient - 1 : quotient)
            return Int64(clamping: moved)
        }
        let low = units(range.lowerBound, up: true)
        return low...max(low, units(range.upperBound, up: false))
    }

    /// The allowed texts.
    var choices: [String] {
        switch request.type {
        case .choice(let texts), .choices(let texts, _): texts
        case .text, .shownText, .lookup, .key, .fingerprint, .yesNo, .integer, .decimal, .percent, .money, .date,
            .timestamp,
            .timestampDay:
            []
        }
    }

    var isMoney: Bool {
        if case .money = request.type { true } else { false }
    }

    /// The form of dates, for messages.
    var dateForm: String { pattern?.text ?? "YYYY-MM-DD" }

    /// The range, for messages.
    var rangeText: String {
        guard let range = request.range else { return "" }
        func text(_ bound: Exact) -> String {
            let places = bound.scale
            let money = String(bound.mantissa.magnitude)
            let padded = String(repeating: "0", count: max(0, places + 1 - money.count)) + money
            let split = padded.index(padded.endIndex, offsetBy: -places)
            return (bound.mantissa < 0 ? "-" : "") + padded[..<split] + (places > 0 ? "." + padded[split...] : "")
        }
        return "\(text(range.lowerBound)) .. \(text(range.upperBound))"
    }
}

/// The texts that stand for a missing value.
struct MissingTexts: Sendable {
    private let texts: [[UInt8]]
    /// A bit for every length below 64 that a text has; the top bit for all longer ones.
    private let lengths: UInt64

    init(_ texts: [String]) {
        let texts = texts.map { Array(trimmedText(Array($0.utf8)).utf8) }.filter { !$0.isEmpty }
        self.texts = texts
        lengths = texts.reduce(0) { $0 | 1 << UInt64(min($1.count, 63)) }
    }

    @inline(__always)
    func contains(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard lengths != 0, (lengths >> UInt64(min(count, 63))) & 1 == 1 else { return false }
        return texts.contains { $0.elementsEqual(UnsafeBufferPointer(start: bytes, count: count)) }
    }
}
