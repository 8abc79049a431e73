// The loops over cells: one for each kind of column, with the kind decided outside.
import RhumbColumns
import RhumbValues

/// Reads the cells of batches into columns. Belongs to one worker.
struct CellReader: ~Copyable {
    private let plans: [ColumnPlan]
    /// Cells with doubled quotes are unescaped here, and keys written in their usual form.
    private let scratch = ChunkBuffer(capacity: 1 << 12)
    private let known: UnsafeMutablePointer<UInt8>
    /// Keys that were copied for the block of lookups at hand.
    private var kept: [KeptKey] = []
    var log: FaultLog

    init(plans: [ColumnPlan]) {
        self.plans = plans
        known = .allocate(capacity: CSVReader.batchRows)
        known.initialize(repeating: 0, count: CSVReader.batchRows)
        log = FaultLog(columns: plans.count)
    }

    deinit { known.deallocate() }

    /// The columns of a batch, one for each plan.
    mutating func columns(_ bytes: UnsafePointer<UInt8>, at places: CellPlaces, firstRow: Int) -> [Column] {
        for irregular in places.irregular {
            log.addIrregular(row: firstRow + irregular.row, fields: irregular.fields)
        }
        var columns: [Column] = []
        columns.reserveCapacity(plans.count)
        for index in plans.indices {
            let place = plans[index].slot * CSVReader.batchRows
            let cells = Cells(
                bytes: bytes, starts: places.starts + place, ends: places.ends + place, rows: places.rows,
                firstRow: firstRow)
            columns.append(column(index, cells))
        }
        return columns
    }

    /// The cells of one column. The pointers are the source's and outlive the call.
    private struct Cells {
        let bytes: UnsafePointer<UInt8>
        let starts: UnsafePointer<UInt32>
        let ends: UnsafePointer<UInt32>
        let rows: Int
        let firstRow: Int
    }

    private mutating func column(_ index: Int, _ cells: Cells) -> Column {
        let plan = plans[index]
        switch plan.kind {
        case .text(let pool):
            return narrow(index, cells) { bytes, count, value in
                value = pool.intern(UnsafeBufferPointer(start: bytes, count: count))
                return .none
            }
        case .shownText(let pool):
            let keys = KeyReader(type: .text, plan: plan, scratch: scratch)
            return blocks(index, cells, keys) { pool.append($0, into: $1) }
        case .lookup(let pool, let type):
            let keys = KeyReader(type: type, plan: plan, scratch: scratch)
            return blocks(index, cells, keys) { pool.find($0, into: $1) }
        case .key(let pool, let type):
            let keys = KeyReader(type: type, plan: plan, scratch: scratch)
            return blocks(index, cells, keys) { pool.intern($0, into: $1) }
        case .fingerprint(let type):
            let keys = KeyReader(type: type, plan: plan, scratch: scratch)
            return wide(index, cells) { bytes, count, value in
                let (key, fault) = keys.read(bytes, count)
                if fault == .none { value = TextPool.fingerprint(key) }
                return fault
            }
        case .choice(let pool, let positions):
            let choices = plan.choices
            return narrow(index, cells) { bytes, count, value in
                let text = UnsafeBufferPointer(start: bytes, count: count)
                if let code = pool.find(text), positions.indices.contains(Int(code)) {
                    value = positions[Int(code)]
                    return .none
                }
                // The same letters may be composed in another way.
                let written = String(decoding: text, as: UTF8.self)
                guard let position = choices.firstIndex(of: written) else { return .notChoice }
                value = Int32(truncatingIfNeeded: position)
                return .none
            }
        case .choices(let texts, let separator):
            return wide(index, cells) { bytes, count, value in
                let written = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
                guard let bits = choiceBits(written, texts, separator: separator) else { return .notChoice }
                value = bits
                return .none
            }
        case .yesNo(let yes, let no):
            let (values, known) = fill(index, cells, zero: UInt8(0)) { bytes, count, value in
                let word = loweredASCII(bytes, count)
                if yes.contains(word) {
                    value = 1
                } else if no.contains(word) {
                    value = 0
                } else {
                    return .notYesNo
                }
                return .none
            }
            return Column(.truths(values), known: known)
        case .integer:
            let range = plan.bounds
            let style = plan.style
            return wide(index, cells) { bytes, count, value in
                if let plain = readPlainNumber(bytes, count, places: 0, decimal: 0x2E) {
                    value = plain
                } else {
                    let text = UnsafeBufferPointer(start: bytes, count: count)
                    guard let number = readNumber(text, style: style) else { return .notInteger }
                    let (scaled, fault) = number.scaled(to: 0, rounded: false)
                    if fault != .none { return fault == .tooManyPlaces ? .notInteger : fault }
                    value = scaled
                }
                return inside(value, range)
            }
        case .decimal(let places, let rounded):
            let range = plan.bounds
            let style = plan.style
            return wide(index, cells) { bytes, count, value in
                if let plain = readPlainNumber(bytes, count, places: places, decimal: style.decimal) {
                    value = plain
                } else {
                    let text = UnsafeBufferPointer(start: bytes, count: count)
                    guard let number = readNumber(text, style: style) else { return .notNumber }
                    let (scaled, fault) = number.scaled(to: places, rounded: rounded)
                    if fault != .none { return fault }
                    value = scaled
                }
                return inside(value, range)
            }
        case .percent:
            let range = plan.bounds
            let style = plan.style
            return wide(index, cells) { bytes, count, value in
                let (ratio, fault) = readPercent(UnsafeBufferPointer(start: bytes, count: count), style: style)
                if fault != .none { return fault }
                value = ratio
                return inside(value, range)
            }
        case .money(let places, let signs):
            let range = plan.bounds
            let style = plan.style
            return wide(index, cells) { bytes, count, value in
                if let plain = readPlainNumber(bytes, count, places: places, decimal: style.decimal) {
                    value = plain
                } else {
                    let text = UnsafeBufferPointer(start: bytes, count: count)
                    let (minor, fault) = readMoney(text, places: places, style: style, signs: signs)
                    if fault != .none { return fault }
                    value = minor
                }
                return inside(value, range)
            }
        case .date(let pattern):
            let range = plan.bounds
            let usesISO = pattern == nil
            return narrow(index, cells) { bytes, count, value in
                if usesISO, let plain = readISODate(bytes, count) {
                    value = plain
                } else {
                    let (day, fault) = readDate(UnsafeBufferPointer(start: bytes, count: count), pattern: pattern)
                    if fault != .none { return fault }
                    value = day.number
                }
                return inside(Int64(value), range)
            }
        case .timestamp(let pattern, let zone):
            return wide(index, cells) { bytes, count, value in
                let text = UnsafeBufferPointer(start: bytes, count: count)
                let (time, fault) = readTimestamp(text, pattern: pattern, zone: zone)
                value = time.seconds
                return fault
            }
        case .timestampDay(let pattern, let zone):
            return narrow(index, cells) { bytes, count, value in
                let text = UnsafeBufferPointer(start: bytes, count: count)
                let (time, fault) = readTimestamp(text, pattern: pattern, zone: zone)
                value = time.day.number
                return fault
            }
        }
    }

    @inline(__always)
    private mutating func narrow(
        _ index: Int, _ cells: Cells, _ read: (UnsafePointer<UInt8>, Int, inout Int32) -> CellFault
    ) -> Column {
        let (values, known) = fill(index, cells, zero: Int32(0), read)
        return Column(.narrow(values), known: known)
    }

    @inline(__always)
    private mutating func wide(
        _ index: Int, _ cells: Cells, _ read: (UnsafePointer<UInt8>, Int, inout Int64) -> CellFault
    ) -> Column {
        let (values, known) = fill(index, cells, zero: Int64(0), read)
        return Column(.wide(values), known: known)
    }

    /// The loop over a column's cells: finds, trims and tells the missing ones; `read` does the rest.
    @inline(__always)
    private mutating func fill<Value>(
        _ index: Int, _ cells: Cells, zero: Value, _ read: (UnsafePointer<UInt8>, Int, inout Value) -> CellFault
    ) -> (values: [Value], known: [UInt8]?) {
        let missing = plans[index].missing
        let isOptional = plans[index].request.optional
        let known = known
        var unknown = 0
        let values = [Value](unsafeUninitializedCapacity: cells.rows) { buffer, initialized in
            guard let values = buffer.baseAddress else { return }
            for row in 0..<cells.rows {
                var value = zero
                var fault = CellFault.missing
                if let text = text(cells, row) {
                    if text.count > 0, !missing.contains(text.start, text.count) {
                        fault = read(text.start, text.count, &value)
                    }
                    tell(fault, index, cells, row, text, isOptional: isOptional)
                } else if !isOptional {
                    log.addAbsent(column: index)
                }
                let isKnown = fault == .none
                known[row] = isKnown ? 1 : 0
                unknown += isKnown ? 0 : 1
                (values + row).initialize(to: isKnown ? value : zero)
            }
            initialized = cells.rows
        }
        return (values, unknown == 0 ? nil : Array(UnsafeBufferPointer(start: known, count: cells.rows)))
    }

    /// The same for texts that get their codes from a pool, a block of them at once; `resolve` is given nothing for a cell without
    /// a text.
    private mutating func blocks(
        _ index: Int, _ cells: Cells, _ keys: KeyReader,
        _ resolve: (UnsafeBufferPointer<UnsafeBufferPointer<UInt8>>, UnsafeMutablePointer<Int32>) -> Void
    ) -> Column {
        let missing = plans[index].missing
        let isOptional = plans[index].request.optional
        let known = known
        var unknown = 0
        let block = TextPool.lookupBlock
        let values = [Int32](unsafeUninitializedCapacity: cells.rows) { buffer, initialized in
            guard let values = buffer.baseAddress else { return }
            withUnsafeTemporaryAllocation(of: UnsafeBufferPointer<UInt8>.self, capacity: block) { texts in
                texts.initialize(repeating: UnsafeBufferPointer(start: nil, count: 0))
                for first in stride(from: 0, to: cells.rows, by: block) {
                    let count = min(block, cells.rows - first)
                    for place in 0..<count {
                        let row = first + place
                        var fault = CellFault.missing
                        texts[place] = UnsafeBufferPointer(start: nil, count: 0)
                        if let text = text(cells, row) {
                            if text.count > 0, !missing.contains(text.start, text.count) {
                                (texts[place], fault) = keys.read(text.start, text.count)
                                // A key in the scratch buffer does not stay there: it must be kept until the block is done.
                                if fault != .none {
                                    texts[place] = UnsafeBufferPointer(start: nil, count: 0)
                                } else if text.isCopy || texts[place].baseAddress != text.start {
                                    texts[place] = keep(texts[place])
                                }
                            }
                            tell(fault, index, cells, row, text, isOptional: isOptional)
                        } else if !isOptional {
                            log.addAbsent(column: index)
                        }
                        known[row] = fault == .none ? 1 : 0
                        unknown += fault == .none ? 0 : 1
                    }
                    resolve(UnsafeBufferPointer(rebasing: texts[..<count]), values + first)
                    for row in first..<first + count where known[row] == 0 { values[row] = 0 }
                    kept.removeAll(keepingCapacity: true)
                }
            }
            initialized = cells.rows
        }
        return Column(
            .narrow(values), known: unknown == 0 ? nil : Array(UnsafeBufferPointer(start: known, count: cells.rows)))
    }

    /// A copy of a key that lives until the block of lookups is done.
    private mutating func keep(_ key: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        let copy = KeptKey(key)
        kept.append(copy)
        return copy.bytes
    }

    /// The trimmed bytes of a cell.
    private struct CellText {
        let start: UnsafePointer<UInt8>
        let count: Int
        /// Whether the bytes are in the scratch buffer.
        let isCopy: Bool
    }

    /// The text of a cell; nil where the row has no such cell.
    @inline(__always)
    private func text(_ cells: Cells, _ row: Int) -> CellText? {
        guard cells.starts[row] != CellPlace.absent else { return nil }
        var start = cells.bytes + Int(cells.starts[row])
        var count = Int(cells.ends[row] & ~CellPlace.escaped) - Int(cells.starts[row])
        let isCopy = cells.ends[row] & CellPlace.escaped != 0
        if isCopy { (start, count) = unescaped(start, count) }
        if count > 0, needsTrimming(start, count) { (start, count) = trimmed(start, count) }
        return CellText(start: start, count: count, isCopy: isCopy)
    }

    /// Notes a bad cell; a missing one is fine where it is optional.
    @inline(__always)
    private mutating func tell(
        _ fault: CellFault, _ index: Int, _ cells: Cells, _ row: Int, _ text: CellText, isOptional: Bool
    ) {
        if fault == .none || (fault == .missing && isOptional) { return }
        log.add(
            fault, column: index, row: cells.firstRow + row,
            value: UnsafeBufferPointer(start: text.start, count: text.count))
    }

    /// A quoted cell with doubled quotes, or with text behind its closing quote, as it is meant.
    private func unescaped(_ start: UnsafePointer<UInt8>, _ count: Int) -> (UnsafePointer<UInt8>, Int) {
        scratch.count = 0
        var index = 1
        var isOpen = true
        while index < count {
            let byte = start[index]
            index += 1
            if isOpen, byte == Dialect.quote {
                if index < count, start[index] == Dialect.quote { index += 1 } else { isOpen = false; continue }
            }
            scratch.append(byte)
        }
        return (UnsafePointer(scratch.bytes), scratch.count)
    }
}

@inline(__always)
private func inside(_ value: Int64, _ range: ClosedRange<Int64>?) -> CellFault {
    guard let range else { return .none }
    return range.contains(value) ? .none : .outOfRange
}

/// Whether a cell may begin or end with white space: ASCII, or a first or last byte of a wider space.
@inline(__always)
private func needsTrimming(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    let first = start[0]
    let last = start[count - 1]
    return first <= 0x20 || last <= 0x20 || first >= 0x80 || last >= 0x80
}

/// Without spaces at its ends: ASCII ones, U+00A0, U+3000 and the byte order mark.
private func trimmed(_ start: UnsafePointer<UInt8>, _ count: Int) -> (UnsafePointer<UInt8>, Int) {
    var low = 0
    var high = count
    while low < high {
        let width = spaceWidth(start + low, high - low)
        if width == 0 { break }
        low += width
    }
    while low < high {
        if start[high - 1] <= 0x20 {
            high -= 1
        } else if high - low >= 2, spaceWidth(start + high - 2, 2) == 2 {
            high -= 2
        } else if high - low >= 3, spaceWidth(start + high - 3, 3) == 3 {
            high -= 3
        } else {
            break
        }
    }
    return (start + low, high - low)
}

/// The bytes of the space that begins here, 0 where none does.
private func spaceWidth(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int {
    if start[0] <= 0x20 { return 1 }
    if count >= 2, start[0] == 0xC2, start[1] == 0xA0 { return 2 }
    if count >= 3, start[0] == 0xE3, start[1] == 0x80, start[2] == 0x80 { return 3 }
    if count >= 3, start[0] == 0xEF, start[1] == 0xBB, start[2] == 0xBF { return 3 }
    return 0
}

private func loweredASCII(_ start: UnsafePointer<UInt8>, _ count: Int) -> [UInt8] {
    UnsafeBufferPointer(start: start, count: min(count, 64)).map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
}

/// `38%` or `0.38`, as the ratio × 10^9.
private func readPercent(_ text: UnsafeBufferPointer<UInt8>, style: NumberStyle) -> (value: Int64, fault: CellFault) {
    var bytes = narrowed(text)
    var shift = 0
    if bytes.last == 0x25 {
        bytes.removeLast()
        while bytes.last == 0x20 { bytes.removeLast() }
        shift = 2
    }
    guard var number = bytes.withUnsafeBufferPointer({ readNumber($0, style: style) }) else { return (0, .notPercent) }
    number.scale += shift
    return number.scaled(to: 9, rounded: false)
}

/// A copied key; its memory lives as long as the value.
private final class KeptKey {
    let bytes: UnsafeBufferPointer<UInt8>

    init(_ key: UnsafeBufferPointer<UInt8>) {
        let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, key.count))
        _ = copy.initialize(from: key)
        bytes = UnsafeBufferPointer(start: copy.baseAddress, count: key.count)
    }

    deinit { bytes.deallocate() }
}
