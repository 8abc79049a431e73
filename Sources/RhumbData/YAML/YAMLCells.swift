// From the mappings of a YAML list to cells.
import RhumbFormats
import RhumbText

/// Reads the wanted cells of one record after another.
struct YAMLCells {
    private var fields: FieldTree
    /// By slot.
    private let separators: [String?]
    /// `.` or `,`: how the table writes its numbers.
    private let decimal: UInt8

    /// - Parameters:
    ///   - names: of the wanted columns, a slot each.
    ///   - separators: what the values of a list are joined with, by slot.
    init(_ names: [String], separators: [String?], decimal: UInt8) {
        fields = FieldTree(names)
        self.separators = separators
        self.decimal = decimal
    }

    /// By slot: whether a record so far had the field.
    var met: [Bool] { fields.met }

    /// Adds the cells of a record.
    mutating func add(_ record: YAMLNode, into block: inout RecordBlock) throws(ReadFailure) {
        fields.beginRecord()
        try add(record, branch: 0, into: &block)
    }

    private mutating func add(_ node: YAMLNode, branch: Int, into block: inout RecordBlock) throws(ReadFailure) {
        guard let entries = node.mapping else { throw noMapping(node) }
        for (key, value) in entries {
            guard var name = key.scalar else { throw noMapping(key) }
            let field = name.withUTF8 { fields.field($0, in: branch) }
            if let child = field.branch, value.mapping != nil { try add(value, branch: child, into: &block) }
            // The mapping itself may be wanted as well.
            if let slot = field.slot { block.add(text(value, slot: slot), slot: slot) }
        }
    }

    private func text(_ node: YAMLNode, slot: Int) -> String {
        switch node.content {
        case .scalar(let text, let quoted):
            if node.isNull { return "" }
            guard decimal != 0x2E, !quoted, isNumber(text) else { return text }
            return String(decoding: text.utf8.map { $0 == 0x2E ? decimal : $0 }, as: UTF8.self)
        case .sequence(let nodes) where nodes.allSatisfy({ $0.scalar != nil }):
            let separator = (separators.indices.contains(slot) ? separators[slot] : nil) ?? "; "
            return nodes.filter { !$0.isNull }.compactMap(\.scalar).joined(separator: separator)
        case .sequence, .mapping: return json(node).text(.compact)
        }
    }

    /// What is no plain value, for a column that has not been asked to hold it: its text is the same as from JSON.
    private func json(_ node: YAMLNode) -> JSON {
        switch node.content {
        case .scalar(let text, let quoted):
            node.isNull ? .null : !quoted && isNumber(text) ? .numeral(text) : .string(text)
        case .sequence(let nodes): .array(nodes.map(json))
        case .mapping(let entries): .object(entries.map { (key: $0.key.scalar ?? "", value: json($0.value)) })
        }
    }

    private func isNumber(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var scanner = JSONScanner(bytes)
            return (try? scanner.number()) != nil && scanner.current == nil
        }
    }
}

/// The names of a record's columns in the order in which they stand.
func fieldNames(_ record: YAMLNode, prefix: String) throws(ReadFailure) -> [(name: String, isNull: Bool)] {
    guard let entries = record.mapping else { throw noMapping(record) }
    var names: [(name: String, isNull: Bool)] = []
    for (key, value) in entries {
        guard let name = key.scalar else { throw noMapping(key) }
        if value.mapping != nil {
            names += try fieldNames(value, prefix: prefix + name + ".")
        } else {
            names.append((name: prefix + name, isNull: value.isNull))
        }
    }
    return names
}

private func noMapping(_ node: YAMLNode) -> ReadFailure {
    .malformed(
        id: "data/yaml", line: node.start.line, column: node.start.column,
        Message("this record is no mapping of names to values", zh: "该记录不是由名称和值组成的映射"),
        help: Message("write every record as - id: 1, with its further fields below", zh: "每条记录请写成 - id: 1，其余字段写在下方"))
}
