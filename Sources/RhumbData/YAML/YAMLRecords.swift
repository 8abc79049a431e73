// YAML lists of mappings as a source: what holds for the objects of a JSON file holds for them.
import RhumbColumns
import RhumbFormats
import RhumbText

/// A table of a YAML file that is a list of mappings.
///
/// - Fields of nested mappings are columns called `address.city`; lists of plain values are one cell, joined with the
///   separator of the column that asks. An absent field, `~` and nothing are missing.
///
/// - Parameters:
///   - path: where the file is.
///   - displayPath: the file as it is shown to people.
public func yamlTable(path: String, displayPath: String, layout: DelimitedLayout) -> any TableReader {
    // Every record has the names of its cells: there is no header to be without.
    var layout = layout
    layout.header = .present
    let decimal = layout.decimal
    return RecordTable(source: displayPath, layout: layout, firstDisplayRow: 1) { () throws(ReadFailure) in
        try YAMLRecords(path: path, decimal: decimal)
    }
}

final class YAMLRecords: RecordSource {
    private let path: String
    private let decimal: UInt8
    private let records: YAMLStream
    private var cells: YAMLCells
    private var separators: [String: String] = [:]
    private(set) var header: [String]
    /// A list without records has no names, and all columns that anybody wants.
    private let isEmpty: Bool

    init(path: String, decimal: UInt8) throws(ReadFailure) {
        self.path = path
        self.decimal = decimal
        let opening = try YAMLStream(path: path)
        var names = FieldNames()
        for _ in 0..<FieldNames.records {
            guard let record = try opening.next() else { break }
            for (name, isNull) in try fieldNames(record, prefix: "") { names.add(name, isNull: isNull) }
        }
        header = names.columns
        isEmpty = opening.record == 0
        cells = YAMLCells([], separators: [], decimal: decimal)
        records = try YAMLStream(path: path)
    }

    func expect(_ columns: [ExpectedColumn]) throws(ReadFailure) {
        for column in columns {
            if let separator = column.separator { separators[column.name] = separator }
        }
        let wanted = Set(columns.map(\.name)).subtracting(header).sorted()
        guard !isEmpty else { return header += wanted }
        guard !wanted.isEmpty else { return }
        var search = YAMLCells(wanted, separators: [], decimal: decimal)
        let rest = try YAMLStream(path: path)
        var block = RecordBlock(slots: wanted.count)
        while search.met.contains(false), let record = try rest.next() {
            block.clear()
            try search.add(record, into: &block)
        }
        header += zip(wanted, search.met).filter(\.1).map(\.0)
    }

    func select(_ columns: [Int]) {
        let names = columns.map { header[$0] }
        cells = YAMLCells(names, separators: names.map { separators[$0] }, decimal: decimal)
    }

    func fill(_ block: inout RecordBlock) throws(ReadFailure) {
        while !block.isFull, let record = try records.next() {
            try cells.add(record, into: &block)
            block.endRecord()
        }
    }
}

/// The mappings of a file's list.
private final class YAMLStream {
    private let path: String
    private let list: YAMLList
    private let file: YAMLFile
    private(set) var record = 0

    init(path: String) throws(ReadFailure) {
        self.path = path
        let file = YAMLFile(try FileInput(path: path))
        self.file = file
        guard let list = YAMLList({ file.read($0, $1) }) else { throw .unreadable("no memory") }
        self.list = list
    }

    func next() throws(ReadFailure) -> YAMLNode? {
        do throws(YAMLList.Stop) {
            guard let node = try list.next() else { return nil }
            record += 1
            return node
        } catch {
            throw file.failure ?? failure(error)
        }
    }

    private func failure(_ stop: YAMLList.Stop) -> ReadFailure {
        let help = Message("correct it in the file, or export the file again", zh: "请在文件中更正，或重新导出")
        switch stop {
        case .fault(let fault):
            return .malformed(
                id: "data/yaml", line: fault.line, column: fault.column, Message(fault.english, zh: fault.chinese),
                help: help)
        case .badByte(let offset, let english, let chinese):
            let place = textPlace(path: path, offset: offset)
            return .malformed(
                id: "data/encoding", line: place.line, column: place.column, Message(english, zh: chinese), help: help)
        case .noList(let line, let column):
            return .malformed(
                id: "data/yaml", line: line, column: column, Message("a list of records is expected", zh: "此处应为记录列表"),
                help: Message(
                    "begin every record with “- ”, as in - id: 1", zh: "每条记录请以“- ”开头，例如 - id: 1"))
        case .tooLong: return .longRecord(row: record)
        }
    }
}

/// A file that YAML is read from; what goes wrong is kept, because libyaml has no word for it.
private final class YAMLFile {
    private var input: FileInput
    private(set) var failure: ReadFailure?

    init(_ input: consuming FileInput) { self.input = input }

    /// nil where the file cannot be read.
    func read(_ target: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int? {
        do throws(ReadFailure) {
            return try input.read(into: target, count: count)
        } catch {
            failure = error
            return nil
        }
    }
}
