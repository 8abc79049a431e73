// The one JSON value, for reading and writing. Objects are ordered lists, because our output promises an order of keys.

/// A JSON value.
public enum JSON: Sendable {
    case null
    case bool(Bool)
    /// Written exactly.
    case integer(Int64)
    /// Written with at most 12 significant digits; what is not finite is written as null.
    case number(Double)
    /// A number as it stood in a text, where it is no 64-bit integer: nothing is lost by reading it.
    case numeral(String)
    case string(String)
    case array([JSON])
    /// In the order of writing; a text that repeats a key gives it twice.
    case object([(key: String, value: JSON)])

    /// A text, or null where there is none.
    public init(_ text: String?) {
        self = text.map(JSON.string) ?? .null
    }

    /// A whole number, or null where there is none.
    public init(_ value: Int?) {
        self = value.map { .integer(Int64($0)) } ?? .null
    }

    /// A number, or null where there is none or it is not finite.
    public init(_ value: Double?) {
        self = value.map(JSON.number) ?? .null
    }
}

extension JSON {
    public var isNull: Bool {
        if case .null = self { true } else { false }
    }

    public var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The whole number; nil for anything else, `1.0` included.
    public var integer: Int64? {
        if case .integer(let value) = self { value } else { nil }
    }

    /// Any number as the nearest binary fraction; nil where it is none or too large for one.
    public var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        case .numeral(let text): Double(text).flatMap { $0.isFinite ? $0 : nil }
        case .null, .bool, .string, .array, .object: nil
        }
    }

    public var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    public var array: [JSON]? {
        if case .array(let values) = self { values } else { nil }
    }

    public var object: [(key: String, value: JSON)]? {
        if case .object(let members) = self { members } else { nil }
    }

    /// The value of a key, the last where it is repeated; nil where this is no object or has no such key.
    public subscript(_ key: String) -> JSON? {
        object?.last { $0.key == key }?.value
    }

    /// The element at a position; nil where this is no array or is shorter.
    public subscript(_ position: Int) -> JSON? {
        guard let values = array, values.indices.contains(position) else { return nil }
        return values[position]
    }
}

/// Equal as written: keys in the same order, `1` and `1.0` differ.
extension JSON: Equatable {
    public static func == (left: JSON, right: JSON) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.integer(let left), .integer(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.numeral(let left), .numeral(let right)): left == right
        case (.string(let left), .string(let right)): left == right
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.key == $1.key && $0.value == $1.value }
        case (.null, _), (.bool, _), (.integer, _), (.number, _), (.numeral, _), (.string, _), (.array, _),
            (.object, _):
            false
        }
    }
}

extension JSON: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(nilLiteral: ()) { self = .null }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(floatLiteral value: Double) { self = .number(value) }
    public init(stringLiteral value: String) { self = .string(value) }
    public init(arrayLiteral elements: JSON...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(elements.map { (key: $0.0, value: $0.1) })
    }
}
