// From records to the places of the cells that are wanted. Values are parsed afterwards, column by column, so that each of
// the two loops stays small.

/// Splits records into fields and notes where the wanted ones are. Belongs to one worker.
struct FieldSplitter: ~Copyable {
    private let dialect: Dialect
    /// Fields of a regular record.
    private let expected: Int
    /// The file's column of each slot; all below `expected`.
    private let columns: [Int]
    /// `slot * capacity + row`: where the cells begin and end.
    private let starts: UnsafeMutablePointer<UInt32>
    private let ends: UnsafeMutablePointer<UInt32>
    /// The places of the current record's fields; one more than expected, where surplus fields go.
    private let fieldStarts: UnsafeMutablePointer<UInt32>
    private let fieldEnds: UnsafeMutablePointer<UInt32>
    /// Rows with too few or too many fields: the row of the batch and the fields found.
    private var irregular: [(row: Int, fields: Int)] = []

    init(dialect: Dialect, expected: Int, columns: [Int]) {
        self.dialect = dialect
        self.expected = expected
        self.columns = columns
        let cells = max(1, columns.count) * CSVReader.batchRows
        starts = .allocate(capacity: cells)
        ends = .allocate(capacity: cells)
        fieldStarts = .allocate(capacity: expected + 2)
        fieldEnds = .allocate(capacity: expected + 2)
        fieldStarts.initialize(repeating: 0, count: expected + 2)
        fieldEnds.initialize(repeating: 0, count: expected + 2)
    }

    /// What the last `split` found.
    func places(rows: Int) -> CellPlaces { CellPlaces(starts: starts, ends: ends, rows: rows, irregular: irregular) }

    deinit {
        starts.deallocate()
        ends.deallocate()
        fieldStarts.deallocate()
        fieldEnds.deallocate()
    }

    /// Splits records until there are `CSVReader.batchRows` rows or the chunk ends.
    ///
    /// - Parameters:
    ///   - start: the beginning of a record.
    ///   - isCut: the record that ends at the chunk's end may be cut off.
    /// - Returns: the number of rows, and where the next record begins.
    mutating func split(
        _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, hasQuotes: Bool, isCut: Bool
    ) -> (rows: Int, next: Int) {
        irregular.removeAll(keepingCapacity: true)
        let cut = isCut ? end - 1 : -1
        guard let separator = dialect.separator else { return splitPadded(bytes, start, end, cut: cut) }
        return hasQuotes
            ? splitQuoted(bytes, start, end, separator, cut: cut) : splitPlain(bytes, start, end, separator, cut: cut)
    }

    /// No quote in the chunk: separators and line ends are all there is.
    private mutating func splitPlain(
        _ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ separator: UInt8, cut: Int
    ) -> (rows: Int, next: Int) {
        let newline = dialect.newline
        let expected = expected
        let fieldEnds = fieldEnds
        var rows = 0
        var field = 0
        var rowStart = start
        var position = start
        while position < end {
            var mask = byteMask(bytes + position, separator) | byteMask(bytes + position, newline)
            while mask != 0 {
                let at = position + mask.trailingZeroBitCount >> 3
                mask &= mask - 1
                // The last byte of a chunk ends a line, so what the last word sees behind it is never reached.
                guard at < end else { break }
                // Surplus fields share one place: it is never read.
                fieldEnds[field < expected ? field : expected] = UInt32(truncatingIfNeeded: at)
                field += 1
                guard bytes[at] == newline else { continue }
                var rowEnd = at
                if rowEnd > rowStart, bytes[rowEnd - 1] == 0x0D {
                    rowEnd -= 1
                    fieldEnds[min(field - 1, expected)] = UInt32(truncatingIfNeeded: rowEnd)
                }
                if rowEnd > rowStart {
                    if field == expected {
                        storePlain(row: rows, from: rowStart)
                    } else {
                        fieldStarts[0] = UInt32(truncatingIfNeeded: rowStart)
                        for index in 1..<max(1, min(field, expected + 1)) {
                            fieldStarts[index] = fieldEnds[index - 1] + 1
                        }
                        storeIrregular(bytes, row: rows, fields: field, rowEnd: rowEnd, isCut: at == cut)
                    }
                    rows += 1
                }
                rowStart = at + 1
                field = 0
                if rows == CSVReader.batchRows { return (rows, rowStart) }
            }
            position += 8
        }
        return (rows, end)
    }

    @inline(__always)
    private func storePlain(row: Int, from rowStart: Int) {
        var place = row
        for column in columns {
            starts[place] = column == 0 ? UInt32(truncatingIfNeeded: rowStart) : fieldEnds[column - 1] + 1
            ends[place] = fieldEnds[column]
            place += CSVReader.batchRows
        }
    }

    /// The same with quotes: a quote at a field's beginning opens it, a doubled one inside stands for itself.
    private mutating func splitQuoted(
        _ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ separator: UInt8, cut: Int
    ) -> (rows: Int, next: Int) {
        let newline = dialect.newline
        var rows = 0
        var field = 0
        var rowStart = start
        var fieldStart = start
        var isOpen = false
        var isDoubled = false
        var skipped = -1
        var position = start
        while position < end {
            let word = bytes + position
            var mask = byteMask(word, separator) | byteMask(word, newline) | byteMask(word, Dialect.quote)
            while mask != 0 {
                let at = position + mask.trailingZeroBitCount >> 3
                mask &= mask - 1
                guard at < end else { break }
                let byte = bytes[at]
                if byte == Dialect.quote {
                    if !isOpen {
                        if at == fieldStart { isOpen = true }
                    } else if at != skipped {
                        if bytes[at + 1] == Dialect.quote {
                            skipped = at + 1
                            isDoubled = true
                        } else {
                            isOpen = false
                        }
                    }
                    continue
                }
                if isOpen { continue }
                var fieldEnd = at
                if byte == newline, fieldEnd > fieldStart, bytes[fieldEnd - 1] == 0x0D { fieldEnd -= 1 }
                store(bytes, field: field, from: fieldStart, to: fieldEnd, isDoubled: isDoubled)
                field += 1
                fieldStart = at + 1
                isDoubled = false
                guard byte == newline else { continue }
                if fieldEnd > rowStart {
                    finish(bytes, row: rows, fields: field, rowEnd: fieldEnd, isCut: at == cut)
                    rows += 1
                }
                rowStart = at + 1
                field = 0
                if rows == CSVReader.batchRows { return (rows, rowStart) }
            }
            position += 8
        }
        return (rows, end)
    }

    /// Columns padded with spaces: runs of spaces and tabs separate, and those at the ends of a line mean nothing.
    private mutating func splitPadded(
        _ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, cut: Int
    ) -> (rows: Int, next: Int) {
        var rows = 0
        var position = start
        while position < end {
            var field = 0
            var lastEnd = position
            while bytes[position] != dialect.newline {
                if dialect.separates(bytes[position]) || bytes[position] == 0x0D {
                    position += 1
                    continue
                }
                let fieldStart = position
                var isDoubled = false
                if bytes[position] == Dialect.quote {
                    position += 1
                    // Every quote of the chunk is closed before its end: the scan has seen to that.
                    while bytes[position] != Dialect.quote || bytes[position + 1] == Dialect.quote {
                        if bytes[position] == Dialect.quote {
                            isDoubled = true
                            position += 1
                        }
                        position += 1
                    }
                    position += 1
                }
                while bytes[position] != dialect.newline, !dialect.separates(bytes[position]) { position += 1 }
                lastEnd = position
                if bytes[position] == dialect.newline, bytes[position - 1] == 0x0D { lastEnd -= 1 }
                store(bytes, field: field, from: fieldStart, to: lastEnd, isDoubled: isDoubled)
                field += 1
            }
            if field > 0 {
                finish(bytes, row: rows, fields: field, rowEnd: lastEnd, isCut: position == cut)
                rows += 1
            }
            position += 1
            if rows == CSVReader.batchRows { return (rows, position) }
        }
        return (rows, end)
    }

    /// Notes a field of the current record.
    @inline(__always)
    private func store(_ bytes: UnsafePointer<UInt8>, field: Int, from start: Int, to end: Int, isDoubled: Bool) {
        let place = field < expected ? field : expected
        guard end > start, bytes[start] == Dialect.quote else {
            fieldStarts[place] = UInt32(truncatingIfNeeded: start)
            fieldEnds[place] = UInt32(truncatingIfNeeded: end)
            return
        }
        if !isDoubled, end > start + 1, bytes[end - 1] == Dialect.quote {
            fieldStarts[place] = UInt32(truncatingIfNeeded: start + 1)
            fieldEnds[place] = UInt32(truncatingIfNeeded: end - 1)
        } else {
            fieldStarts[place] = UInt32(truncatingIfNeeded: start)
            fieldEnds[place] = UInt32(truncatingIfNeeded: end) | CellPlace.escaped
        }
    }

    @inline(__always)
    private mutating func finish(_ bytes: UnsafePointer<UInt8>, row: Int, fields: Int, rowEnd: Int, isCut: Bool) {
        guard fields == expected else {
            storeIrregular(bytes, row: row, fields: fields, rowEnd: rowEnd, isCut: isCut)
            return
        }
        var place = row
        for column in columns {
            starts[place] = fieldStarts[column]
            ends[place] = fieldEnds[column]
            place += CSVReader.batchRows
        }
    }

    /// A record with too few fields keeps those that it has; where the file is cut off in it, the last of them is half a
    /// cell and is dropped. Of a record with too many nobody knows which are which, unless the surplus is empty.
    private mutating func storeIrregular(_ bytes: UnsafePointer<UInt8>, row: Int, fields: Int, rowEnd: Int, isCut: Bool)
    {
        var usable = isCut ? fields - 1 : fields
        if fields > expected {
            usable = surplusIsEmpty(bytes, rowEnd: rowEnd) ? expected : 0
        }
        if usable != expected { irregular.append((row: row, fields: fields)) }
        var place = row
        for column in columns {
            starts[place] = column < usable ? fieldStarts[column] : CellPlace.absent
            ends[place] = column < usable ? fieldEnds[column] : 0
            place += CSVReader.batchRows
        }
    }

    /// Whether nothing but separators, quotes and spaces follows the last regular field.
    private func surplusIsEmpty(_ bytes: UnsafePointer<UInt8>, rowEnd: Int) -> Bool {
        let lastEnd = expected > 0 ? Int(fieldEnds[expected - 1] & ~CellPlace.escaped) : 0
        for at in lastEnd..<max(lastEnd, rowEnd) {
            let byte = bytes[at]
            guard byte == Dialect.quote || byte == 0x20 || byte == 0x09 || dialect.separates(byte) else { return false }
        }
        return true
    }
}
