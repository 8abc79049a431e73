// What a question about a plan's customers came to, before any layout.
public import RhumbModel
public import RhumbText
public import RhumbValues

/// An answer of a session.
public enum Answer: Sendable {
    case measured(MeasuredAnswer)
    case table(AnswerTable)
    /// Sentences, indented where they belong to the line above.
    case lines([String])
}

/// What a file of an answer is, by the end of its name.
public enum AnswerFile: String, Sendable, CaseIterable {
    case csv, json, xlsx

    public init?(path: some StringProtocol) {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: ".") else { return nil }
        self.init(rawValue: name[name.index(after: dot)...].lowercased())
    }
}

/// One measured value.
public struct MeasuredAnswer: Sendable {
    public let measurement: Measurement
    public let type: ValueType
    public let day: Day

    public init(_ measurement: Measurement, type: ValueType, day: Day) {
        self.measurement = measurement
        self.type = type
        self.day = day
    }
}

public struct AnswerTable: Sendable {
    public struct Column: Sendable {
        public let title: String
        public let isNumber: Bool
        public init(_ title: String, isNumber: Bool = false) {
            self.title = title
            self.isNumber = isNumber
        }
    }

    public enum Cell: Sendable, Hashable {
        case text(String)
        case value(Value)
        /// A difference, with its sign.
        case change(Value)
        /// A ratio that is drawn as a bar; not written into files.
        case bar(Double?)
    }

    public let columns: [Column]
    public let rows: [[Cell]]
    /// How many rows, totals, what is not known.
    public let footer: Message
    /// Amounts to the last digit, for whoever looks at single rows; files have them so anyway.
    public let isExact: Bool

    public init(columns: [Column], rows: [[Cell]], footer: Message, isExact: Bool = true) {
        self.columns = columns
        self.rows = rows
        self.footer = footer
        self.isExact = isExact
    }
}
