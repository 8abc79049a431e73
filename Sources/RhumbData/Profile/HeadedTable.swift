// Tables that can say what their columns are called before anybody asks for one.
public import RhumbColumns
public import RhumbText

/// What a table says of itself.
public struct TableHead: Sendable {
    public let columns: [String]
    /// The encoding that was recognised though nobody declared it.
    public let detectedEncoding: String?
}

/// A table that can be asked for its header.
public protocol HeadedTable: TableReader {
    /// The header; nil, with the reason, where the table cannot be read.
    func head() -> Outcome<TableHead?>
}

extension CSVReader: HeadedTable {
    public func head() -> Outcome<TableHead?> {
        do throws(ReadFailure) {
            let opened = try OpenTable(path: path, layout: layout, limits: limits)
            return Outcome(TableHead(columns: opened.header.names, detectedEncoding: opened.source.detected))
        } catch {
            return Outcome(nil, [error.diagnostic(file: source, displayRow: displayRow)])
        }
    }
}

extension RecordTable: HeadedTable {
    func head() -> Outcome<TableHead?> {
        do throws(ReadFailure) {
            return Outcome(TableHead(columns: try open().header, detectedEncoding: nil))
        } catch {
            return Outcome(nil, [error.diagnostic(file: source, displayRow: displayRow)])
        }
    }
}
