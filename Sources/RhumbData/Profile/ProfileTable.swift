// From the counted texts of a table to its profile.
import RhumbColumns
public import RhumbFormats
public import RhumbText

/// Looks at the first rows of a table; nil, with the reason, where it cannot be read.
///
/// - Parameters:
///   - layout: as the table was opened.
///   - rows: as many rows are looked at; all different texts of these are counted and kept in memory.
public func profile(
    _ table: any HeadedTable, layout: DelimitedLayout, rows: Int = .max, threads: Int = 1
) -> Outcome<TableProfile?> {
    let head = table.head()
    guard let found = head.value else { return Outcome(nil, head.diagnostics) }
    let tally = tally(table, columns: found.columns, rows: rows, threads: threads)
    let errors = tally.diagnostics.filter { $0.level == .error }
    guard errors.isEmpty else { return Outcome(nil, errors) }
    var layout = layout
    var columns = tally.columns.map { column($0, rows: tally.rows, decimal: layout.decimal) }
    if layout.separator == .character(0x3B) {
        // Where semicolons separate, commas are often decimal marks: so it is, if more columns are numbers then.
        let others = tally.columns.map { column($0, rows: tally.rows, decimal: 0x2C) }
        if others.count(where: isFigure) > columns.count(where: isFigure) {
            columns = others
            layout.decimal = 0x2C
        }
    }
    let keys = likelyKeys(columns)
    let profile = TableProfile(
        source: table.source, rows: tally.rows, isPart: tally.isPart, columns: columns,
        duplicateRows: tally.duplicateRows, detectedEncoding: found.detectedEncoding, layout: layout, keys: keys,
        event: likelyEvent(columns), values: zip(columns, tally.columns).map(referenceTexts))
    return Outcome(profile, namelessColumns(found.columns, table.source))
}

/// Columns that nobody could ask for.
private func namelessColumns(_ names: [String], _ source: String) -> [Diagnostic] {
    let empty = names.indices.filter { names[$0].isEmpty }.map { String($0 + 1) }
    let nameless = Diagnostic(
        "data/no-name", .note,
        Message(
            "columns without a name were left out: \(empty.joined(separator: ", "))",
            zh: "没有列名的列已略过：第 \(empty.joined(separator: "、")) 列"),
        at: .file(source), help: Message("name them in the header if you need them", zh: "如需使用，请在表头中为其命名"))
    let repeated = Set(names.filter { name in !name.isEmpty && names.count { $0 == name } > 1 }).sorted()
    return (empty.isEmpty ? [] : [nameless])
        + repeated.map { name in
            Diagnostic(
                "data/repeated-column", .warning,
                Message("the column “\(name)” is there more than once and was left out", zh: "“\(name)”这一列出现多次，已略过"),
                at: .file(source), help: Message("rename all but one of them in the file", zh: "请在文件中只保留一个该名称"))
        }
}

private func isFigure(_ column: ColumnProfile) -> Bool {
    switch column.type {
    case .integer, .number, .money, .percent: true
    case .empty, .text, .oneOf, .yesNo, .date, .timestamp: false
    }
}

private func column(_ tally: ColumnTally, rows: Int, decimal: UInt8) -> ColumnProfile {
    // Words for nothing are believed where the rest has a type that they have not.
    let sure = tally.texts.filter { ColumnGuess.nothing.contains($0.text) }
    let perhaps = tally.texts.filter { ColumnGuess.perhapsNothing.contains($0.text) }
    var texts = tally.texts.filter {
        !ColumnGuess.nothing.contains($0.text) && !ColumnGuess.perhapsNothing.contains($0.text)
    }
    var words = sure + perhaps
    var guess = ColumnGuess(texts, name: tally.name, decimal: decimal)
    switch guess.type {
    case .empty, .text, .oneOf:
        texts = tally.texts.filter { !ColumnGuess.nothing.contains($0.text) }
        words = sure
        guess = ColumnGuess(texts, name: tally.name, decimal: decimal)
    case .yesNo, .integer, .number, .money, .percent, .date, .timestamp: break
    }
    let missing = tally.missing + words.reduce(0) { $0 + $1.count }
    let order = guess.numbers.map { numbers in texts.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) } }
    let sorted = guess.numbers.flatMap { numbers in order.map { $0.map { (numbers[$0], texts[$0].count) } } } ?? []
    let total = sorted.reduce(0) { $0 + $1.1 }
    let letters = texts.map(\.text)
    return ColumnProfile(
        name: tally.name, type: guess.type, missing: missing, missingWords: words.map(\.text), distinct: texts.count,
        isUnique: missing == 0 && rows > 1 && texts.count == rows,
        low: order?.first.map { letters[$0] } ?? letters.min(), high: order?.last.map { letters[$0] } ?? letters.max(),
        quantiles: total == 0 ? [] : [0.05, 0.25, 0.5, 0.75, 0.95].map { quantile(sorted, total, $0) },
        mean: total == 0 || guess.isDays ? nil : sorted.reduce(0) { $0 + $1.0 * Double($1.1) } / Double(total),
        common: Array(texts.prefix(5)), bars: bars(sorted), last: sorted.last?.0,
        isAmbiguousDate: guess.isAmbiguousDate)
}

extension ColumnGuess {
    fileprivate var isDays: Bool {
        switch type {
        case .date, .timestamp: true
        case .empty, .text, .oneOf, .yesNo, .integer, .number, .money, .percent: false
        }
    }
}

/// The smallest value that a share of all values does not exceed.
private func quantile(_ sorted: [(Double, Int)], _ total: Int, _ share: Double) -> Double {
    var rest = Int((Double(total) * share).rounded(.up))
    for (value, count) in sorted {
        rest -= count
        if rest <= 0 { return value }
    }
    return sorted.last?.0 ?? 0
}

private func bars(_ sorted: [(Double, Int)]) -> [Int] {
    guard let low = sorted.first?.0, let high = sorted.last?.0, high > low else { return [] }
    let parts = 16
    var bars = [Int](repeating: 0, count: parts)
    for (value, count) in sorted {
        let place = Int((value - low) / (high - low) * Double(parts))
        bars[min(max(place, 0), parts - 1)] += count
    }
    return bars
}

/// Columns that tell rows apart; those whose names say so first.
private func likelyKeys(_ columns: [ColumnProfile]) -> [Int] {
    let words = ["id", "key", "code", "no", "number", "编号", "单号", "号", "主键", "代码"]
    func isNamed(_ column: ColumnProfile) -> Bool {
        let name = column.name.lowercased()
        return words.contains { name.hasSuffix($0) || name.hasPrefix($0) }
    }
    let unique = columns.indices.filter { place in
        guard columns[place].isUnique else { return false }
        switch columns[place].type {
        case .text, .integer: return true
        case .empty, .oneOf, .yesNo, .number, .money, .percent, .date, .timestamp: return false
        }
    }
    return unique.filter { isNamed(columns[$0]) } + unique.filter { !isNamed(columns[$0]) }
}

/// The date with the fewest missing cells; of several the one with the most different days.
private func likelyEvent(_ columns: [ColumnProfile]) -> Int? {
    columns.indices.filter { columns[$0].isDate && columns[$0].distinct > 1 }
        .min { (columns[$0].missing, -columns[$0].distinct, $0) < (columns[$1].missing, -columns[$1].distinct, $1) }
}

private func referenceTexts(_ column: ColumnProfile, _ tally: ColumnTally) -> Set<String>? {
    switch column.type {
    case .text, .integer, .oneOf: Set(tally.texts.map(\.text)).subtracting(column.missingWords)
    case .empty, .yesNo, .number, .money, .percent, .date, .timestamp: nil
    }
}
