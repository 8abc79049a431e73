// Numbers of cells as Excel shows them: at most 15 digits, and days where the format says so.
import RhumbFormats
import RhumbValues

/// How a workbook's numbers become texts.
struct NumberWriting {
    let countsFrom1904: Bool
    /// `.` or `,`: what the table's other cells have.
    let decimal: UInt8

    /// Appends the text of a number. A day is `2026-06-30`, with its clock time where it has one, or in the format that is
    /// declared for the column; a time alone is `11:05:00`.
    func append(_ digits: [UInt8], kind: CellStyles.Kind, pattern: DatePattern?, to text: inout [UInt8]) {
        switch kind {
        case .number: appendPlain(digits, to: &text)
        case .date, .elapsed:
            guard let value = Double(String(decoding: digits, as: UTF8.self)),
                let time = SheetTime(value, countsFrom1904: countsFrom1904)
            else { return appendPlain(digits, to: &text) }
            text.append(contentsOf: time.text(elapsed: kind == .elapsed, pattern: pattern).utf8)
        }
    }

    private func appendPlain(_ digits: [UInt8], to text: inout [UInt8]) {
        let start = text.count
        if digits.count <= 15, digits.allSatisfy({ $0 &- 0x30 <= 9 || $0 == 0x2E || $0 == 0x2D }) {
            text.append(contentsOf: digits)
        } else if let value = Double(String(decoding: digits, as: UTF8.self)), value.isFinite {
            text.append(contentsOf: shortDecimal(value, digits: 15).utf8)
        } else {
            text.append(contentsOf: digits)
        }
        guard decimal != 0x2E else { return }
        for place in start..<text.count where text[place] == 0x2E { text[place] = decimal }
    }
}

/// A moment as a sheet counts it: days and their fractions.
struct SheetTime {
    /// Days since the beginning of the count.
    private let days: Int
    private let seconds: Int
    private let countsFrom1904: Bool

    /// nil for what is no day of the years 1900 to 9999.
    init?(_ value: Double, countsFrom1904: Bool) {
        guard value >= 0, value < 2_958_466 else { return nil }
        let whole = value.rounded(.down)
        let seconds = Int(((value - whole) * 86_400).rounded())
        days = Int(whole) + seconds / 86_400
        self.seconds = seconds % 86_400
        self.countsFrom1904 = countsFrom1904
    }

    func text(elapsed: Bool, pattern: DatePattern?) -> String {
        if elapsed { return clock(hours: days * 24 + seconds / 3600) }
        // In the count from 1904 the first day is day 0.
        if days == 0, !countsFrom1904 || seconds > 0 { return clock(hours: seconds / 3600) }
        // The count from 1900 has a day that never was.
        guard let day else { return "1900-02-29" }
        if let pattern { return pattern.text(day, secondOfDay: seconds) }
        return seconds == 0 ? day.description : day.description + " " + clock(hours: seconds / 3600)
    }

    /// Days before 29 February 1900 are one off.
    private var day: Day? {
        if countsFrom1904 { return Day(number: Int32(clamping: days - 24_107)) }
        if days == 60 { return nil }
        return Day(number: Int32(clamping: days - (days < 60 ? 25_568 : 25_569)))
    }

    private func clock(hours: Int) -> String {
        twoDigits(hours) + ":" + twoDigits(seconds / 60 % 60) + ":" + twoDigits(seconds % 60)
    }
}
