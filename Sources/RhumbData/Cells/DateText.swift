// Dates from bytes: the ISO form at full speed, declared formats by following their parts.
import RhumbFormats
import RhumbValues

/// `2026-06-30`, exactly; nil: it needs `readDate`, or is none. The day's number since 1970-01-01.
@inline(__always)
func readISODate(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int32? {
    guard count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    let raw = UnsafeRawPointer(bytes)
    // The digits' low halves, checked together: year and month from the first 8 bytes, the day from the last 2.
    let first = raw.loadUnaligned(as: UInt64.self) ^ 0x2D30_302D_3030_3030
    let last = UInt64(raw.loadUnaligned(fromByteOffset: 8, as: UInt16.self) ^ 0x3030)
    let aboveNine = (first &+ 0x7676_7676_7676_7676) | (last &+ 0x7676) | first | last
    guard aboveNine & 0x8080_8080_8080_8080 == 0 else { return nil }
    func digit(_ word: UInt64, _ place: UInt64) -> Int { Int(truncatingIfNeeded: (word >> (place * 8)) & 0xFF) }
    let year = digit(first, 0) * 1000 + digit(first, 1) * 100 + digit(first, 2) * 10 + digit(first, 3)
    let month = digit(first, 5) * 10 + digit(first, 6)
    let day = digit(last, 0) * 10 + digit(last, 1)
    // 29 February, and days that do not exist, are left to the calendar itself.
    guard year > 0, month >= 1, month <= 12, day >= 1, day <= 28 || isLateDay(day, month: month) else { return nil }
    return dayNumber(year: year, month: month, day: day)
}

/// The 29th to 31st of any month but February.
@inline(__always)
private func isLateDay(_ day: Int, month: Int) -> Bool {
    // Bits of the months that have 31 days.
    let long = 0b1_0101_1010_1010
    return month != 2 && (day <= 30 || (day == 31 && (long >> month) & 1 == 1))
}

/// Days from civil, after Hinnant, for dates that exist and years from 1.
@inline(__always)
private func dayNumber(year: Int, month: Int, day: Int) -> Int32 {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(truncatingIfNeeded: era * 146_097 + dayOfEra - 719_468)
}

/// Reads a date in the declared format, or in the usual ones; a clock time behind it is read and dropped.
func readDate(_ text: UnsafeBufferPointer<UInt8>, pattern: DatePattern?) -> (day: Day, fault: CellFault) {
    var cursor = DateCursor(bytes: text)
    return cursor.day(pattern)
}

/// Reads a date with its clock time, midnight where there is none. A zone in the text is taken into account where the column
/// has one; else the clock counts as it is written.
func readTimestamp(
    _ text: UnsafeBufferPointer<UInt8>, pattern: DatePattern?, zone: ClockZone?
) -> (time: Timestamp, fault: CellFault) {
    var cursor = DateCursor(bytes: text)
    let (day, fault) = cursor.day(pattern)
    guard fault == .none, let seconds = cursor.secondOfDay else {
        return (Timestamp(seconds: 0), fault == .none ? .notDate : fault)
    }
    var shift: Int64 = 0
    if let zone, let written = cursor.offset { shift = zone.offset - written }
    return (Timestamp(day, secondOfDay: seconds + shift), .none)
}

/// A place in a cell that is read as a date.
private struct DateCursor {
    typealias Date = (year: Int, month: Int, day: Int)

    let bytes: UnsafeBufferPointer<UInt8>
    var index = 0
    private var clock: (hour: Int, minute: Int, second: Int) = (0, 0, 0)
    /// AM or PM, where it is written.
    private var isAfternoon: Bool?
    /// Seconds ahead of universal time, where the text says so.
    private(set) var offset: Int64?

    /// nil for a clock that shows no such time.
    var secondOfDay: Int64? {
        var hour = clock.hour
        if let isAfternoon {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (isAfternoon ? 12 : 0)
        }
        guard hour <= 24, clock.minute < 60, clock.second <= 60, hour < 24 || clock.minute + clock.second == 0 else {
            return nil
        }
        return Int64(hour * 3600 + clock.minute * 60 + clock.second)
    }

    /// The date, in the declared format or in the usual ones; what follows it must be a clock time.
    mutating func day(_ pattern: DatePattern?) -> (day: Day, fault: CellFault) {
        let date: Date? = if let pattern { follow(pattern) } else { usual() }
        guard let date, clockFollows() else { return (Day(number: 0), .notDate) }
        guard let day = Day(year: date.year, month: date.month, day: date.day) else {
            return (Day(number: 0), .noSuchDate)
        }
        return (day, .none)
    }

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

    /// A number of so many digits, greedy.
    private mutating func digits(_ count: ClosedRange<Int>) -> Int? {
        var value = 0
        var read = 0
        while read < count.upperBound, let byte, (0x30...0x39).contains(byte) {
            value = value * 10 + Int(byte - 0x30)
            index += 1
            read += 1
        }
        return count.contains(read) ? value : nil
    }

    private mutating func skip(_ wanted: UInt8) -> Bool {
        guard byte == wanted else { return false }
        index += 1
        return true
    }

    private mutating func skip(_ wanted: StaticString) -> Bool {
        let length = wanted.utf8CodeUnitCount
        guard index + length <= bytes.count else { return false }
        let same = wanted.withUTF8Buffer { $0.elementsEqual(bytes[index..<index + length]) }
        if same { index += length }
        return same
    }

    /// `2026-6-30`, `2026/06/30`, `2026.6.30` or `2026年6月30日`.
    mutating func usual() -> Date? {
        guard let year = digits(4...4) else { return nil }
        if skip("年") {
            guard let month = digits(1...2), skip("月"), let day = digits(1...2) else { return nil }
            _ = skip("日")
            return (year, month, day)
        }
        guard let mark = byte, mark == 0x2D || mark == 0x2F || mark == 0x2E, skip(mark), let month = digits(1...2),
            skip(mark), let day = digits(1...2)
        else { return nil }
        return (year, month, day)
    }

    /// The declared format; its clock time may be missing as a whole.
    mutating func follow(_ pattern: DatePattern) -> Date? {
        var date: Date = (0, 0, 0)
        for (position, part) in pattern.parts.enumerated() {
            if position >= pattern.dateParts, index == bytes.count { return date }
            switch part {
            case .year:
                guard let year = digits(4...4) else { return nil }
                date.year = year
            case .shortYear:
                guard let year = digits(2...2) else { return nil }
                date.year = year + (year < 69 ? 2000 : 1900)
            case .month(let exactlyTwo):
                guard let month = digits(exactlyTwo ? 2...2 : 1...2) else { return nil }
                date.month = month
            case .monthName:
                guard let month = monthName() else { return nil }
                date.month = month
            case .day(let exactlyTwo):
                guard let day = digits(exactlyTwo ? 2...2 : 1...2) else { return nil }
                date.day = day
            case .hour:
                guard let hour = digits(1...2) else { return nil }
                clock.hour = hour
            case .minute:
                guard let minute = digits(1...2) else { return nil }
                clock.minute = minute
            case .second:
                guard let second = digits(1...2) else { return nil }
                clock.second = second
            case .fraction:
                guard digits(1...9) != nil else { return nil }
            case .half:
                guard half() else { return nil }
            case .literal(let wanted):
                // One space stands for any number of them.
                guard skip(wanted) else { return nil }
                if wanted == 0x5A { offset = 0 }
                if wanted == 0x20 { while skip(0x20) {} }
            }
        }
        return date
    }

    private mutating func monthName() -> Int? {
        let names: [StaticString] = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november",
            "december",
        ]
        var letters: [UInt8] = []
        while let byte, (0x41...0x5A).contains(byte & 0xDF) {
            letters.append(byte | 0x20)
            index += 1
        }
        _ = skip(0x2E)
        guard letters.count >= 3 else { return nil }
        return names.firstIndex { name in
            name.withUTF8Buffer { letters.count <= $0.count && $0.prefix(letters.count).elementsEqual(letters) }
        }.map { $0 + 1 }
    }

    private mutating func half() -> Bool {
        guard let letter = byte, letter & 0xDF == 0x41 || letter & 0xDF == 0x50 else { return false }
        isAfternoon = letter & 0xDF == 0x50
        index += 1
        guard let second = byte, second & 0xDF == 0x4D else { return false }
        index += 1
        return true
    }

    /// Whether the rest is nothing or a clock time: `T11:05`, ` 11:05:30.250 PM`, with `Z` or `+08:00`.
    mutating func clockFollows() -> Bool {
        if index == bytes.count { return true }
        guard byte == 0x20 || byte == 0x54 || byte == 0x74 || byte == 0x09 else { return false }
        index += 1
        while skip(0x20) {}
        guard let hour = digits(1...2), hour <= 24, skip(0x3A), let minute = digits(2...2), minute < 60 else {
            return false
        }
        clock = (hour, minute, 0)
        if skip(0x3A) {
            guard let second = digits(2...2), second <= 60 else { return false }
            clock.second = second
            if skip(0x2E) || skip(0x2C) { guard digits(1...9) != nil else { return false } }
        }
        if byte == 0x20 { index += 1 }
        if index < bytes.count, byte != 0x5A, byte != 0x2B, byte != 0x2D { return half() && index == bytes.count }
        if skip(0x5A) {
            offset = 0
            return index == bytes.count
        }
        let isBehind = byte == 0x2D
        if skip(0x2B) || skip(0x2D) {
            guard let hours = digits(2...2) else { return false }
            offset = Int64(isBehind ? -hours : hours) * 3600
            _ = skip(0x3A)
            if index < bytes.count {
                guard let minutes = digits(2...2) else { return false }
                offset = Int64((isBehind ? -1 : 1) * (hours * 60 + minutes)) * 60
            }
        }
        return index == bytes.count
    }
}
