// Binary values of PostgreSQL as the texts that a table would have. https://www.postgresql.org/docs/current/protocol.html
import RhumbFormats
import RhumbValues

/// How values of a column are sent. What is not known here is sent as the server writes it.
enum PostgreSQLType: Sendable {
    case text, jsonb, yesNo, small, integer, big, identifier, float, double, numeric, money, uuid, date, timestamp,
        moment
    case other

    /// - Parameter identifier: of `pg_type`; those of the built-in types never change.
    init(identifier: Int) {
        switch identifier {
        case 25, 1042, 1043, 19, 114, 705: self = .text
        case 3802: self = .jsonb
        case 16: self = .yesNo
        case 21: self = .small
        case 23: self = .integer
        case 20: self = .big
        case 26: self = .identifier
        case 700: self = .float
        case 701: self = .double
        case 1700: self = .numeric
        case 790: self = .money
        case 2950: self = .uuid
        case 1082: self = .date
        case 1114: self = .timestamp
        case 1184: self = .moment
        default: self = .other
        }
    }

    /// What to ask the server for.
    func expression(_ column: String) -> String {
        switch self {
        case .text, .jsonb, .yesNo, .small, .integer, .big, .identifier, .float, .double, .numeric, .uuid, .date,
            .timestamp, .moment:
            column
        case .money: "\(column)::numeric"
        case .other: "\(column)::text"
        }
    }

    /// Adds a value; one of another length than its type's is left out, as missing. Days are written in the pattern, where the
    /// column has one.
    func add(
        _ bytes: UnsafeBufferPointer<UInt8>, to block: inout RecordBlock, slot: Int, decimal: UInt8,
        _ pattern: DatePattern?
    ) {
        switch self {
        case .text, .other: block.add(bytes, slot: slot)
        case .jsonb: block.add(UnsafeBufferPointer(rebasing: bytes.dropFirst()), slot: slot)
        case .yesNo: block.add(bytes.first == 1 ? "true" : "false", slot: slot)
        case .small: if let value = number(bytes, Int16.self) { block.add(Int64(value), slot: slot) }
        case .integer: if let value = number(bytes, Int32.self) { block.add(Int64(value), slot: slot) }
        case .big: if let value = number(bytes, Int64.self) { block.add(value, slot: slot) }
        case .identifier: if let value = number(bytes, UInt32.self) { block.add(Int64(value), slot: slot) }
        case .float:
            if let bits = number(bytes, UInt32.self) {
                block.add(Float(bitPattern: bits), slot: slot, decimal: decimal)
            }
        case .double:
            if let bits = number(bytes, UInt64.self) {
                block.add(Double(bitPattern: bits), slot: slot, decimal: decimal)
            }
        case .numeric, .money: addNumeric(bytes, to: &block, slot: slot, decimal: decimal)
        case .uuid: addUUID(bytes, to: &block, slot: slot)
        case .date:
            if let days = number(bytes, Int32.self) {
                addTime(Int64(days), 0, to: &block, slot: slot, length: 10, pattern)
            }
        case .timestamp, .moment:
            if let time = number(bytes, Int64.self) {
                let day = 86_400_000_000 as Int64
                let (quotient, rest) = time.quotientAndRemainder(dividingBy: day)
                // The last instants of the calendar stand for “infinity”.
                let isEndless = time == .max || time == .min
                addTime(
                    isEndless ? time : rest < 0 ? quotient - 1 : quotient, isEndless ? 0 : rest < 0 ? rest + day : rest,
                    to: &block, slot: slot, length: self == .moment ? 27 : 26, pattern)
            }
        }
    }
}

/// A number in the order of bytes of the network.
@inline(__always)
private func number<Value: FixedWidthInteger>(_ bytes: UnsafeBufferPointer<UInt8>, _: Value.Type) -> Value? {
    guard bytes.count == MemoryLayout<Value>.size else { return nil }
    return Value(bigEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(as: Value.self))
}

/// Days from 1970 to 2000, from where PostgreSQL counts.
private let epoch: Int64 = 10_957

/// `2026-06-30`, with a clock time where there is room for more, and a `Z` where there is room for that.
/// In the format that is declared for the column, where there is one.
private func addTime(
    _ days: Int64, _ micros: Int64, to block: inout RecordBlock, slot: Int, length: Int, _ pattern: DatePattern?
) {
    let first = Int64(Day.first.number) - epoch
    let last = Int64(Day.last.number) - epoch
    // Before our era, and for ever: no such day, told as a bad cell.
    guard days >= first, days <= last else { return block.add(days < 0 ? "-infinity" : "infinity", slot: slot) }
    let day = Day(number: Int32(truncatingIfNeeded: days + epoch))
    if let pattern { return block.add(pattern.text(day, secondOfDay: Int(micros / 1_000_000)), slot: slot) }
    let civil = day.civil
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 27) { text in
        func put(_ value: Int, at place: Int, digits: Int) {
            var rest = value
            for digit in stride(from: place + digits - 1, through: place, by: -1) {
                text[digit] = UInt8(truncatingIfNeeded: rest % 10) + 0x30
                rest /= 10
            }
        }
        put(civil.year, at: 0, digits: 4)
        text[4] = 0x2D
        put(civil.month, at: 5, digits: 2)
        text[7] = 0x2D
        put(civil.day, at: 8, digits: 2)
        var count = 10
        if length > 10 {
            let seconds = Int(micros / 1_000_000)
            text[10] = 0x20
            put(seconds / 3600, at: 11, digits: 2)
            text[13] = 0x3A
            put(seconds / 60 % 60, at: 14, digits: 2)
            text[16] = 0x3A
            put(seconds % 60, at: 17, digits: 2)
            count = 19
            if micros % 1_000_000 != 0 {
                text[19] = 0x2E
                put(Int(micros % 1_000_000), at: 20, digits: 6)
                count = 26
            }
            if length == 27 {
                text[count] = 0x5A
                count += 1
            }
        }
        block.add(UnsafeBufferPointer(rebasing: text[..<count]), slot: slot)
    }
}

private func addUUID(_ bytes: UnsafeBufferPointer<UInt8>, to block: inout RecordBlock, slot: Int) {
    guard bytes.count == 16 else { return }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 36) { text in
        func digit(_ value: UInt8) -> UInt8 { value < 10 ? value + 0x30 : value + 0x57 }
        var place = 0
        for (index, byte) in bytes.enumerated() {
            if index == 4 || index == 6 || index == 8 || index == 10 {
                text[place] = 0x2D
                place += 1
            }
            text[place] = digit(byte >> 4)
            text[place + 1] = digit(byte & 15)
            place += 2
        }
        block.add(UnsafeBufferPointer(text), slot: slot)
    }
}

/// A decimal of any length: groups of four digits, the first of which stands for 10000 to the power of `weight`.
private func addNumeric(
    _ bytes: UnsafeBufferPointer<UInt8>, to block: inout RecordBlock, slot: Int, decimal: UInt8
) {
    func half(_ place: Int) -> Int { Int(bytes[place * 2]) << 8 | Int(bytes[place * 2 + 1]) }
    guard bytes.count >= 8, bytes.count == 8 + 2 * half(0) else { return }
    let groups = half(0)
    let weight = Int(Int16(truncatingIfNeeded: half(1)))
    let places = half(3) & 0x3FFF
    switch half(2) {
    case 0, 0x4000: break
    case 0xD000: return block.add("infinity", slot: slot)
    case 0xF000: return block.add("-infinity", slot: slot)
    default: return block.add("NaN", slot: slot)
    }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4 * max(1, weight + 1) + places + 6) { text in
        var count = 0
        func put(_ byte: UInt8) {
            text[count] = byte
            count += 1
        }
        func digits(_ power: Int) -> Int {
            let index = weight - power
            return index >= 0 && index < groups ? half(4 + index) : 0
        }
        if half(2) == 0x4000 { put(0x2D) }
        let wholeStart = count
        for power in stride(from: max(0, weight), through: 0, by: -1) {
            let group = digits(power)
            for unit in [1000, 100, 10, 1] {
                let digit = group / unit % 10
                // Zeros in front are left out, but for one alone.
                if digit == 0, count == wholeStart, power > 0 || unit > 1 { continue }
                put(UInt8(truncatingIfNeeded: digit) + 0x30)
            }
        }
        if places > 0 { put(decimal) }
        var written = 0
        var power = -1
        while written < places {
            let group = digits(power)
            for unit in [1000, 100, 10, 1] where written < places {
                put(UInt8(truncatingIfNeeded: group / unit % 10) + 0x30)
                written += 1
            }
            power -= 1
        }
        block.add(UnsafeBufferPointer(rebasing: text[..<count]), slot: slot)
    }
}
