// Values and lists of keys as the history writes them: exact, readable where it costs nothing, compact where it does.
import RhumbValues

/// A value as a word for its kind and its digits, `percent 0.38`, `money 123450 CNY`; nothing is lost.
enum ValueCode {
    /// nil for an unknown value.
    static func text(_ value: Value) -> String? {
        switch value {
        case .unknown: nil
        case .yesNo(let value): "yes_no \(value ? 1 : 0)"
        case .integer(let value): "integer \(value)"
        case .number(let value): "number \(value)"
        case .percent(let value): "percent \(value)"
        case .points(let value): "points \(value)"
        case .money(let value): "money \(value.minor) \(value.currency.code)"
        case .text(let value): "text \(value)"
        case .date(let value): "date \(value)"
        case .days(let value): "days \(value)"
        case .months(let value): "months \(value)"
        case .minutes(let value): "minutes \(value)"
        case .timestamp(let value): "timestamp \(value.seconds)"
        }
    }

    /// Unknown for what is not understood.
    static func value(_ text: String?) -> Value {
        guard let text, let space = text.firstIndex(of: " ") else { return .unknown }
        let rest = text[text.index(after: space)...]
        switch text[..<space] {
        case "yes_no": return .yesNo(rest == "1")
        case "integer": return Int64(rest).map { .integer($0) } ?? .unknown
        case "number": return Double(rest).map { .number($0) } ?? .unknown
        case "percent": return Double(rest).map { .percent($0) } ?? .unknown
        case "points": return Double(rest).map { .points($0) } ?? .unknown
        case "money":
            let parts = rest.split(separator: " ")
            guard parts.count == 2, let minor = Int64(parts[0]), let currency = Currency(code: String(parts[1])) else {
                return .unknown
            }
            return .money(Money(minor: minor, currency: currency))
        case "text": return .text(String(rest))
        case "date": return day(rest).map { .date($0) } ?? .unknown
        case "days": return Int64(rest).map { .days($0) } ?? .unknown
        case "months": return Int64(rest).map { .months($0) } ?? .unknown
        case "minutes": return Int64(rest).map { .minutes($0) } ?? .unknown
        case "timestamp": return Int64(rest).map { .timestamp(Timestamp(seconds: $0)) } ?? .unknown
        default: return .unknown
        }
    }

    /// A day as `2026-06-30`.
    static func day(_ text: some StringProtocol) -> Day? {
        let parts = text.split(separator: "-").map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
        return Day(year: year, month: month, day: day)
    }
}

/// Sorted keys, each as the length of what it shares with the one before, the length of the rest, and the rest.
enum KeyCode {
    static func bytes(_ keys: [String]) -> [UInt8] {
        var code: [UInt8] = []
        var last: [UInt8] = []
        for key in keys {
            let bytes = Array(key.utf8)
            let shared = zip(last, bytes).prefix { $0 == $1 }.count
            append(shared, to: &code)
            append(bytes.count - shared, to: &code)
            code += bytes[shared...]
            last = bytes
        }
        return code
    }

    /// nil where the bytes are no such list.
    static func keys(_ code: [UInt8]) -> [String]? {
        var keys: [String] = []
        var last: [UInt8] = []
        var at = 0
        while at < code.count {
            guard let shared = number(code, &at), let rest = number(code, &at), shared <= last.count,
                rest <= code.count - at
            else { return nil }
            last = Array(last[..<shared]) + code[at..<(at + rest)]
            at += rest
            keys.append(String(decoding: last, as: UTF8.self))
        }
        return keys
    }

    /// Seven bits a byte, the lowest first.
    private static func append(_ number: Int, to code: inout [UInt8]) {
        var rest = number
        while rest >= 0x80 {
            code.append(UInt8(truncatingIfNeeded: rest & 0x7F) | 0x80)
            rest >>= 7
        }
        code.append(UInt8(truncatingIfNeeded: rest))
    }

    private static func number(_ code: [UInt8], _ at: inout Int) -> Int? {
        var number = 0
        var shift = 0
        while at < code.count, shift < 56 {
            let byte = Int(code[at])
            at += 1
            number |= (byte & 0x7F) << shift
            if byte < 0x80 { return number }
            shift += 7
        }
        return nil
    }
}
