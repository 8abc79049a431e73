// Clock times: a day and the seconds of it, as a clock on the wall of the place showed them.

/// A moment by the clock of its place.
public struct Timestamp: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Since 1970-01-01 00:00 of the same clock.
    public let seconds: Int64

    public init(seconds: Int64) { self.seconds = seconds }

    public init(_ day: Day, secondOfDay: Int64) {
        seconds = Int64(day.number) * Timestamp.dayLength + secondOfDay
    }

    /// Seconds of a day; clocks that are put forward or back are not told apart.
    public static let dayLength: Int64 = 86_400

    /// `2026-03-01`, `2026-03-01 14:05` or `2026-03-01 14:05:30`, with a space or a `T`; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(whereSeparator: { $0 == " " || $0 == "T" })
        guard let first = parts.first, parts.count <= 2 else { return nil }
        let date = first.split(separator: "-").map { Int($0) }
        guard date.count == 3, let year = date[0], let month = date[1], let number = date[2],
            let day = Day(year: year, month: month, day: number)
        else { return nil }
        guard parts.count == 2 else {
            self.init(day, secondOfDay: 0)
            return
        }
        let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false).map { Int64($0) }
        guard (2...3).contains(clock.count), let hour = clock[0], let minute = clock[1], (0..<24).contains(hour),
            (0..<60).contains(minute)
        else { return nil }
        guard clock.count == 3 else {
            self.init(day, secondOfDay: hour * 3600 + minute * 60)
            return
        }
        guard let second = clock[2], (0..<60).contains(second) else { return nil }
        self.init(day, secondOfDay: hour * 3600 + minute * 60 + second)
    }

    /// Its day.
    public var day: Day { Day(number: Int32(clamping: Timestamp.quotient(seconds, by: Timestamp.dayLength))) }

    public static func < (left: Timestamp, right: Timestamp) -> Bool { left.seconds < right.seconds }

    /// `2026-03-01 14:05`, with seconds where they are not 0.
    public var description: String {
        let second = seconds - Int64(day.number) * Timestamp.dayLength
        let parts = [second / 3600, second / 60 % 60] + (second % 60 == 0 ? [] : [second % 60])
        return "\(day) " + parts.map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: ":")
    }

    /// ⌊a / b⌋ for b > 0.
    public static func quotient(_ value: Int64, by divisor: Int64) -> Int64 {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }
}

/// The clock of a place: how far it is ahead of universal time, all year round.
public struct ClockZone: Sendable, Hashable {
    public let name: String
    /// Seconds ahead of universal time.
    public let offset: Int64

    /// `UTC`, `+08:00`, or a place whose clocks are not put forward in summer; nil for any other, since a fixed offset would
    /// be an hour wrong for half the year.
    public init?(_ name: String) {
        self.name = name
        if let known = ClockZone.places[name] {
            offset = Int64(known * 3600)
            return
        }
        let digits = name.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        guard name.hasPrefix("+") || name.hasPrefix("-"), digits.count == 2, digits.allSatisfy({ $0.utf8.count == 2 }),
            let hours = Int64(digits[0]), let minutes = Int64(digits[1]), hours <= 14, minutes < 60
        else { return nil }
        offset = (name.hasPrefix("-") ? -1 : 1) * (hours * 3600 + minutes * 60)
    }

    /// Hours ahead, of places that have kept one time since 2000 (IANA time zone database).
    private static let places: [String: Double] = [
        "UTC": 0, "Etc/UTC": 0, "GMT": 0, "Africa/Lagos": 1, "Africa/Johannesburg": 2, "Africa/Nairobi": 3,
        "Asia/Dubai": 4, "Asia/Kolkata": 5.5, "Asia/Kathmandu": 5.75, "Asia/Bangkok": 7, "Asia/Jakarta": 7,
        "Asia/Ho_Chi_Minh": 7, "Asia/Shanghai": 8, "Asia/Chongqing": 8, "Asia/Hong_Kong": 8, "Asia/Macau": 8,
        "Asia/Taipei": 8, "Asia/Singapore": 8, "Asia/Kuala_Lumpur": 8, "Asia/Manila": 8, "Australia/Brisbane": 10,
        "Asia/Tokyo": 9, "Asia/Seoul": 9, "Pacific/Honolulu": -10, "America/Phoenix": -7, "America/Bogota": -5,
        "America/Lima": -5,
    ]
}
