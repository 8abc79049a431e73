// How a file writes its dates, declared as people declare it: `D/M/YYYY HH:mm`, `YYYYMMDD`, `YYYY年M月D日`.

/// A declared date format, ready to be followed byte by byte.
public struct DatePattern: Sendable, Hashable {
    public enum Part: Sendable, Hashable {
        /// Four digits.
        case year
        /// Two digits: 00–68 are 2000–2068, 69–99 are 1969–1999, as POSIX has it.
        case shortYear
        /// One or two digits, exactly two where digits stand beside it without a separator.
        case month(exactlyTwo: Bool)
        /// Jan to Dec, at least the first three letters of the English name.
        case monthName
        case day(exactlyTwo: Bool)
        /// A part of the clock time.
        case hour, minute, second, fraction
        /// AM or PM.
        case half
        /// A byte that stands as it is.
        case literal(UInt8)

        /// Whether a date is not known without it.
        public var isDate: Bool {
            switch self {
            case .year, .shortYear, .month, .monthName, .day: true
            case .hour, .minute, .second, .fraction, .half, .literal: false
            }
        }
    }

    /// As it was declared.
    public let text: String
    public let parts: [Part]
    /// The number of parts up to and with the last that belongs to the date: what follows may be missing in a cell.
    public let dateParts: Int

    /// Reads a declared format; a fault's column is the place in the format.
    public init(_ text: String) throws(FormatFault) {
        self.text = text
        var parts: [Part] = []
        let letters = Array(text)
        var index = 0
        while index < letters.count {
            let letter = letters[index]
            let run = letters[index...].prefix { $0 == letter }.count
            let digitsBefore = index > 0 && "YyMDdHhmsS".contains(letters[index - 1])
            let digitsFollow = index + run < letters.count && "YyMDdHhmsS".contains(letters[index + run])
            let exactlyTwo = digitsBefore || digitsFollow
            switch (letter, run) {
            case ("Y", 4), ("y", 4): parts.append(.year)
            case ("Y", 2), ("y", 2): parts.append(.shortYear)
            case ("M", 3), ("M", 4): parts.append(.monthName)
            case ("M", 1), ("M", 2): parts.append(.month(exactlyTwo: exactlyTwo))
            case ("D", 1), ("D", 2), ("d", 1), ("d", 2): parts.append(.day(exactlyTwo: exactlyTwo))
            case ("H", 1), ("H", 2), ("h", 1), ("h", 2): parts.append(.hour)
            case ("m", 1), ("m", 2): parts.append(.minute)
            case ("s", 1), ("s", 2): parts.append(.second)
            case ("S", 1...9): parts.append(.fraction)
            case ("A", 1), ("a", 1): parts.append(.half)
            case ("T", 1), ("Z", 1): parts.append(contentsOf: letter.utf8.map(Part.literal))
            case _ where letter.isASCII && (letter.isLetter || letter.isNumber):
                throw DatePattern.fault(
                    index, "“\(String(letters[index..<index + run]))” is no part of a date format",
                    zh: "“\(String(letters[index..<index + run]))”不是日期格式的组成部分")
            default: parts.append(contentsOf: String(repeating: letter, count: run).utf8.map(Part.literal))
            }
            index += run
        }
        try DatePattern.checkWhole(parts)
        self.parts = parts
        self.dateParts = (parts.lastIndex(where: \.isDate) ?? -1) + 1
    }

    private static func checkWhole(_ parts: [Part]) throws(FormatFault) {
        func count(_ test: (Part) -> Bool) -> Int { parts.filter(test).count }
        let years = count { $0 == .year || $0 == .shortYear }
        let months = count { if case .month = $0 { true } else { $0 == .monthName } }
        let days = count { if case .day = $0 { true } else { false } }
        guard years == 1, months == 1, days == 1 else {
            throw fault(
                0,
                "A date format needs the year (YYYY), the month (M or MM; mm are minutes) and the day (D), each once",
                zh: "日期格式须有年（YYYY）、月（M 或 MM,mm 表示分钟）、日（D），各一次")
        }
    }

    private static func fault(_ index: Int, _ english: String, zh chinese: String) -> FormatFault {
        FormatFault(line: 1, column: index + 1, english: english, chinese: chinese)
    }
}
