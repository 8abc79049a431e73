// What a profile's parts are called, in the language's own words: what people read here they can write into a plan.
import RhumbData
import RhumbFormats
import RhumbSyntax
import RhumbText
import RhumbValues

extension GuessedType {
    /// The type as a plan has it.
    func words(_ language: Language) -> String {
        let comma = language == .chinese ? "、" : ", "
        return switch self {
        case .empty, .text: Keyword.typeText.spelling(in: language)
        case .oneOf(let texts):
            Keyword.typeOneOf.spelling(in: language) + " " + texts.map { "\"\($0)\"" }.joined(separator: comma)
        case .yesNo: Keyword.typeYesNo.spelling(in: language)
        case .integer: Keyword.typeInteger.spelling(in: language)
        case .number: Keyword.typeNumber.spelling(in: language)
        case .money(let code): Keyword.typeMoney.spelling(in: language) + (code.map { " \($0)" } ?? "")
        case .percent: Keyword.typePercent.spelling(in: language)
        case .date: Keyword.typeDate.spelling(in: language)
        case .timestamp: Keyword.typeTimestamp.spelling(in: language)
        }
    }

    /// The form of dates that rhumb.yaml must be told.
    var dateForm: String? {
        switch self {
        case .date(let form), .timestamp(let form): form
        case .empty, .text, .oneOf, .yesNo, .integer, .number, .money, .percent: nil
        }
    }
}

extension ColumnProfile {
    /// A value between the ends, as people write it.
    func text(of value: Double) -> String {
        if isDate { return Day(number: Int32(clamping: Int(value))).description }
        guard value.magnitude < 1e15 else { return "\(value)" }
        if value == value.rounded() { return String(Int64(value)) }
        let scaled = (value * 1000).rounded() / 1000
        return "\(scaled)"
    }
}

extension DelimitedLayout.Separator {
    /// As rhumb.yaml has it.
    var setting: String {
        switch self {
        case .whitespace: "whitespace"
        case .character(0x09): "\\t"
        case .character(let byte): String(UnicodeScalar(byte))
        }
    }
}
