// From the objects of a JSON file to cells, without a tree between them: what is not wanted is passed over.
import RhumbFormats

/// Reads the wanted cells of one record after another.
struct JSONCells {
    private var fields: FieldTree
    /// By slot.
    private let separators: [String?]
    /// `.` or `,`: how the table writes its numbers.
    private let decimal: UInt8
    private var scratch: [UInt8] = []

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

    /// Adds the cells of the record where the scanner stands.
    mutating func record(_ scanner: inout JSONScanner, into block: inout RecordBlock) throws(JSONRecordStop) {
        fields.beginRecord()
        guard scanner.current == 0x7B else { throw scanner.noObject }
        try object(&scanner, branch: 0, into: &block)
    }

    private mutating func object(
        _ scanner: inout JSONScanner, branch: Int, into block: inout RecordBlock
    ) throws(JSONRecordStop) {
        var goesOn = try scanner.read { scanner throws(JSONScanner.Stop) in try scanner.openObject() }
        while goesOn {
            let start = scanner.offset
            let key = try scanner.read { scanner throws(JSONScanner.Stop) in try scanner.key() }
            let field = field(key, scanner, branch: branch)
            guard !field.isRepeated else { throw .repeatedKey(text(key, scanner), offset: start) }
            let value = scanner.offset
            if let child = field.branch, scanner.current == 0x7B {
                try object(&scanner, branch: child, into: &block)
                // The object itself is wanted as well.
                if let slot = field.slot { block.add(scanner.bytes(value..<scanner.offset), slot: slot) }
            } else if let slot = field.slot {
                try cell(&scanner, slot: slot, into: &block)
            } else {
                try scanner.read { scanner throws(JSONScanner.Stop) in try scanner.skipValue() }
            }
            goesOn = try scanner.read { scanner throws(JSONScanner.Stop) in try scanner.nextMember() }
        }
    }

    private mutating func field(_ key: JSONScanner.Text, _ scanner: JSONScanner, branch: Int) -> FieldTree.Field {
        guard key.isEscaped else { return fields.field(scanner.bytes(key.start..<key.end), in: branch) }
        scratch.removeAll(keepingCapacity: true)
        scanner.append(key, to: &scratch)
        return scratch.withUnsafeBufferPointer { fields.field($0, in: branch) }
    }

    private func text(_ text: JSONScanner.Text, _ scanner: JSONScanner) -> String {
        var bytes: [UInt8] = []
        scanner.append(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func cell(
        _ scanner: inout JSONScanner, slot: Int, into block: inout RecordBlock
    ) throws(JSONRecordStop) {
        let start = scanner.offset
        switch scanner.current {
        case 0x22:
            let text = try scanner.read { scanner throws(JSONScanner.Stop) in try scanner.string() }
            if !text.isEscaped { return block.add(scanner.bytes(text.start..<text.end), slot: slot) }
            scratch.removeAll(keepingCapacity: true)
            scanner.append(text, to: &scratch)
            scratch.withUnsafeBufferPointer { block.add($0, slot: slot) }
        case 0x5B: try list(&scanner, slot: slot, into: &block)
        case 0x6E: try scanner.read { scanner throws(JSONScanner.Stop) in try scanner.skipValue() }
        case let first:
            try scanner.read { scanner throws(JSONScanner.Stop) in try scanner.skipValue() }
            let content = scanner.bytes(start..<scanner.offset)
            guard decimal != 0x2E, first != 0x7B, content.contains(0x2E) else { return block.add(content, slot: slot) }
            // The table's own decimal mark.
            let number = content.map { $0 == 0x2E ? decimal : $0 }
            number.withUnsafeBufferPointer { block.add($0, slot: slot) }
        }
    }

    /// The plain values of a list, joined; a list that holds others is left as it is written.
    private mutating func list(
        _ scanner: inout JSONScanner, slot: Int, into block: inout RecordBlock
    ) throws(JSONRecordStop) {
        let start = scanner.offset
        let separator = (separators.indices.contains(slot) ? separators[slot] : nil) ?? "; "
        var isPlain = true
        scratch.removeAll(keepingCapacity: true)
        var goesOn = try scanner.read { scanner throws(JSONScanner.Stop) in try scanner.openArray() }
        while goesOn {
            let element = scanner.offset
            let first = scanner.current
            if first != 0x6E, !scratch.isEmpty { scratch.append(contentsOf: separator.utf8) }
            if first == 0x22 {
                let text = try scanner.read { scanner throws(JSONScanner.Stop) in try scanner.string() }
                scanner.append(text, to: &scratch)
            } else {
                try scanner.read { scanner throws(JSONScanner.Stop) in try scanner.skipValue() }
                if first != 0x6E { scratch.append(contentsOf: scanner.bytes(element..<scanner.offset)) }
            }
            if first == 0x7B || first == 0x5B { isPlain = false }
            goesOn = try scanner.read { scanner throws(JSONScanner.Stop) in try scanner.nextElement() }
        }
        if isPlain {
            scratch.withUnsafeBufferPointer { block.add($0, slot: slot) }
        } else {
            block.add(scanner.bytes(start..<scanner.offset), slot: slot)
        }
    }
}

extension JSONScanner {
    /// A record that begins otherwise than an object; where the text ends, more of it may help.
    var noObject: JSONRecordStop { current == nil ? .cut(offset: offset) : .noObject(offset: offset) }
}
