// The cells of one column in one batch as bytes: each value as its distance from the least, as narrow as the widest allows.
import RhumbColumns

/// Kinds of values, as they are written.
private enum PieceKind: UInt8 {
    case truths, narrow, wide, doubles
}

enum ColumnPiece {
    /// Kind, bytes a value, whether unknown cells follow; then the least value.
    private static let head = 3 + 8

    /// Appends a column.
    static func write(_ column: Column, to buffer: ChunkBuffer) {
        switch column.values {
        case .truths(let values): write(.truths, values, column.known, buffer) { UInt64($0) }
        case .narrow(let values): write(.narrow, values, column.known, buffer) { UInt64(bitPattern: Int64($0)) }
        case .wide(let values): write(.wide, values, column.known, buffer) { UInt64(bitPattern: $0) }
        case .doubles(let values): write(.doubles, values, column.known, buffer) { $0.bitPattern }
        }
    }

    @inline(__always)
    private static func write<Value>(
        _ kind: PieceKind, _ values: [Value], _ known: [UInt8]?, _ buffer: ChunkBuffer, _ bits: (Value) -> UInt64
    ) {
        var least = Int64.max
        var most = Int64.min
        for value in values {
            let number = Int64(bitPattern: bits(value))
            least = min(least, number)
            most = max(most, number)
        }
        if values.isEmpty { (least, most) = (0, 0) }
        let spread = UInt64(bitPattern: most &- least)
        let width: UInt8 = spread == 0 ? 0 : spread < 1 << 8 ? 1 : spread < 1 << 16 ? 2 : spread < 1 << 32 ? 4 : 8
        buffer.append(kind.rawValue)
        buffer.append(width)
        buffer.append(known == nil ? 0 : 1)
        append(UInt64(bitPattern: least), buffer)
        let base = UInt64(bitPattern: least)
        buffer.reserve(buffer.count + values.count * Int(width))
        let target = UnsafeMutableRawPointer(buffer.bytes + buffer.count)
        switch width {
        case 1: store(values, base, target, UInt8.self, bits)
        case 2: store(values, base, target, UInt16.self, bits)
        case 4: store(values, base, target, UInt32.self, bits)
        case 8: store(values, base, target, UInt64.self, bits)
        default: break
        }
        buffer.count += values.count * Int(width)
        known?.withUnsafeBufferPointer { if let base = $0.baseAddress { buffer.append(base, count: $0.count) } }
    }

    @inline(__always)
    private static func store<Value, Word: FixedWidthInteger>(
        _ values: [Value], _ base: UInt64, _ target: UnsafeMutableRawPointer, _: Word.Type, _ bits: (Value) -> UInt64
    ) {
        values.withUnsafeBufferPointer { values in
            for index in 0..<values.count {
                target.storeBytes(
                    of: Word(truncatingIfNeeded: bits(values[index]) &- base).littleEndian,
                    toByteOffset: index * MemoryLayout<Word>.size, as: Word.self)
            }
        }
    }

    private static func append(_ word: UInt64, _ buffer: ChunkBuffer) {
        withUnsafeBytes(of: word.littleEndian) { bytes in
            bytes.withMemoryRebound(to: UInt8.self) { if let base = $0.baseAddress { buffer.append(base, count: 8) } }
        }
    }

    /// A column of so many rows; nil where the bytes are no such column.
    static func read(_ bytes: UnsafeRawBufferPointer, rows: Int) -> Column? {
        guard bytes.count >= head, let kind = PieceKind(rawValue: bytes[0]), [0, 1, 2, 4, 8].contains(bytes[1]) else {
            return nil
        }
        let width = Int(bytes[1])
        let hasKnown = bytes[2] == 1
        guard bytes.count == head + rows * width + (hasKnown ? rows : 0) else { return nil }
        let least = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 3, as: UInt64.self))
        let body = UnsafeRawBufferPointer(rebasing: bytes[head...])
        let known = hasKnown ? Array(body[(rows * width)...]) : nil
        let values: ColumnValues =
            switch kind {
            case .truths: .truths(load(body, rows, width, least) { UInt8(truncatingIfNeeded: $0) })
            case .narrow: .narrow(load(body, rows, width, least) { Int32(truncatingIfNeeded: $0) })
            case .wide: .wide(load(body, rows, width, least) { Int64(bitPattern: $0) })
            case .doubles: .doubles(load(body, rows, width, least) { Double(bitPattern: $0) })
            }
        return Column(values, known: known)
    }

    @inline(__always)
    private static func load<Value>(
        _ body: UnsafeRawBufferPointer, _ rows: Int, _ width: Int, _ least: UInt64, _ value: (UInt64) -> Value
    ) -> [Value] {
        [Value](unsafeUninitializedCapacity: rows) { target, count in
            switch width {
            case 1: for row in 0..<rows { target.initializeElement(at: row, to: value(least &+ UInt64(body[row]))) }
            case 2: fill(target, body, rows, least, UInt16.self, value)
            case 4: fill(target, body, rows, least, UInt32.self, value)
            case 8: fill(target, body, rows, least, UInt64.self, value)
            default: for row in 0..<rows { target.initializeElement(at: row, to: value(least)) }
            }
            count = rows
        }
    }

    @inline(__always)
    private static func fill<Value, Word: FixedWidthInteger & UnsignedInteger>(
        _ target: UnsafeMutableBufferPointer<Value>, _ body: UnsafeRawBufferPointer, _ rows: Int, _ least: UInt64,
        _: Word.Type, _ value: (UInt64) -> Value
    ) {
        for row in 0..<rows {
            let word = Word(
                littleEndian: body.loadUnaligned(fromByteOffset: row * MemoryLayout<Word>.size, as: Word.self))
            target.initializeElement(at: row, to: value(least &+ UInt64(word)))
        }
    }
}
