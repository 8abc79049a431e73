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

    public enum Cell: Sendable {
        case text(String)
        case value(Value)
        /// A ratio that is drawn as a bar; not written into files.
        case bar(Double?)
    }

    public let columns: [Column]
    public let rows: [[Cell]]
    /// How many rows, totals, what is not known.
    public let footer: Message

    public init(columns: [Column], rows: [[Cell]], footer: Message) {
        self.columns = columns
        self.rows = rows
        self.footer = footer
    }
}
