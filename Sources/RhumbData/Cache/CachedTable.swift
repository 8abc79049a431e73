// A table whose columns are kept beside the project once they have been read: the next run over the same bytes reads those.
import Glibc
public import RhumbColumns
import RhumbFormats
import RhumbText
import Synchronization

/// A file's reader, with its columns kept in a folder. Kept columns are used where content, layout and column are the same
/// and every byte is as it was written; else the file itself is read.
public final class CachedTable: TableReader {
    private let inner: any TableReader
    private let path: String
    private let folder: CacheFolder
    /// How the file is read, besides its bytes.
    private let settings: String
    /// The tables that columns of keys refer to, by our name of the column.
    private let parents = Mutex<[String: Parent]>([:])
    private let least: Int
    private let identity = Mutex<Identity??>(nil)
    /// The number that people give to the first row, before the table knows of rows that are passed over.
    private let firstRow: Int

    /// The table whose keys a column holds, and the column that they are in.
    private struct Parent: Sendable {
        let table: CachedTable
        let key: String
    }

    /// What was read is of these bytes as long as the file has this stamp, which was taken first.
    private struct Identity: Sendable {
        let stamp: FileStamp
        let text: String
    }

    /// Smaller files are read as quickly as they would be found.
    public static let usualLeast = 1 << 20

    /// - Parameters:
    ///   - inner: reads the file.
    ///   - path: the file.
    ///   - folder: where columns are kept; made when there is something to keep.
    ///   - settings: everything besides the file's bytes that decides what is read.
    ///   - least: bytes from which on columns are kept.
    public init(
        _ inner: any TableReader, path: String, folder: CacheFolder, settings: String,
        least: Int = CachedTable.usualLeast
    ) {
        self.inner = inner
        self.path = path
        self.folder = folder
        self.settings = settings
        self.least = least
        firstRow = inner.displayRow(0)
    }

    /// Says whose keys a column holds, and in which column they are, by our names.
    public func refer(_ column: String, to parent: CachedTable, key: String) {
        parents.withLock { $0[column] = Parent(table: parent, key: key) }
    }

    public var source: String { inner.source }
    public func displayRow(_ row: Int) -> Int { inner.displayRow(row) }
    public func texts(rows: [Int], columns: [String]) -> [[String]] { inner.texts(rows: rows, columns: columns) }

    public func read(
        _ columns: [ColumnRequest], threads: Int, consume: @Sendable (_ batch: Batch, _ worker: Int) -> Bool
    ) -> ReadSummary {
        guard isLarge, let table = table(threads: threads) else {
            return inner.read(columns, threads: threads, consume: consume)
        }
        let wanted = columns.compactMap { cacheText($0, threads: threads) }
        guard wanted.count == columns.count else { return inner.read(columns, threads: threads, consume: consume) }
        var notice: Diagnostic?
        for name in folder.names(prefix: prefix, suffix: ColumnStore.suffix) {
            guard let kept = ColumnStoreReader(path: folder.file(name)) else {
                notice = damaged
                unlink(folder.file(name))
                continue
            }
            guard kept.index.table == table, let places = kept.index.places(of: wanted) else { continue }
            guard kept.isWhole(places, threads: threads),
                let tables = codeTables(kept, places, columns, threads: threads)
            else {
                notice = damaged
                continue
            }
            guard kept.deliver(places, tables: tables, threads: threads, consume: consume) else {
                return ReadSummary(failed: [changed], columns: columns.count)
            }
            var summary = kept.index.summary
            summary.badCells = places.map { kept.index.summary.badCells[$0] }
            return summary
        }
        var summary = keep(columns, wanted, table, threads: threads, consume: consume)
        if let notice { summary.diagnostics.insert(notice, at: 0) }
        return summary
    }

    /// Reads the file and keeps what it reads.
    private func keep(
        _ columns: [ColumnRequest], _ wanted: [String], _ table: String, threads: Int,
        consume: @Sendable (_ batch: Batch, _ worker: Int) -> Bool
    ) -> ReadSummary {
        let name = prefix + ContentHash(([table] + wanted).joined(separator: "\n")).text + ColumnStore.suffix
        guard folder.make(),
            let writer = ColumnStoreWriter(
                path: folder.file(name), pools: columns.map(\.type.pool), workers: threads)
        else { return inner.read(columns, threads: threads, consume: consume) }
        let wasStopped = Atomic<Bool>(false)
        let summary = inner.read(columns, threads: threads) { batch, worker in
            writer.add(batch, worker: worker)
            let goesOn = consume(batch, worker)
            if !goesOn { wasStopped.store(true, ordering: .relaxed) }
            return goesOn
        }
        let isUsable = !summary.diagnostics.contains { $0.level == .error || !$0.isStorable }
        // A file that was written to meanwhile is not the one whose hash was taken. Rows that are numbered with gaps would lose
        // their numbers.
        let isNumberedThrough =
            summary.rows == 0 || inner.displayRow(summary.rows - 1) == firstRow + summary.rows - 1
        guard isUsable, isNumberedThrough, !wasStopped.load(ordering: .relaxed), isUnchanged,
            parents.withLock({ $0.values.allSatisfy(\.table.isUnchanged) }),
            writer.finish(table: table, columns: wanted, summary: summary)
        else { return summary }
        folder.removeOld(prefix: prefix, suffix: ColumnStore.suffix, keeping: CachedTable.keptSets)
        return summary
    }

    /// Whether the file is of a size whose columns are kept.
    public var isLarge: Bool { FileStamp(path).map { $0.size >= least } ?? false }

    /// All that decides what is read, as one text: the file's bytes, how it is read, and the program. nil where the file cannot
    /// be read.
    public func table(threads: Int) -> String? {
        if let known = identity.withLock({ $0 }) { return known?.text }
        let found = FileStamp(path).flatMap { stamp in
            ContentHash(file: path, threads: threads).map { content in
                let parts = [content.text, settings, inner.source, programStamp]
                return Identity(stamp: stamp, text: ContentHash(parts.joined(separator: "\n")).text)
            }
        }
        identity.withLock { $0 = .some(found) }
        return found?.text
    }

    /// Whether the file is still the one whose `table` was asked for; yes where nobody asked.
    public var isUnchanged: Bool {
        guard let known = identity.withLock({ $0 }) else { return true }
        return known != nil && known?.stamp == FileStamp(path)
    }

    /// What decides the values of a column; nil where something outside the file does.
    private func cacheText(_ request: ColumnRequest, threads: Int) -> String? {
        var parent: String?
        if case .lookup = request.type {
            guard let found = parents.withLock({ $0[request.name] }), let table = found.table.table(threads: threads)
            else { return nil }
            parent = table + "\t" + found.key
        }
        return request.cacheText + "\t" + (parent ?? "")
    }

    /// A table of codes for each column of texts; nil where the texts cannot be read.
    private func codeTables(
        _ kept: ColumnStoreReader, _ places: [Int], _ columns: [ColumnRequest], threads: Int
    ) -> [CodeTable?]? {
        var tables: [CodeTable?] = []
        for (place, request) in zip(places, columns) {
            guard let pool = request.type.pool else {
                tables.append(nil)
                continue
            }
            let table = CodeTable(count: kept.index.texts[place].codes)
            let isWhole = kept.forEachText(of: place, threads: threads) { codes, texts in
                withUnsafeTemporaryAllocation(of: Int32.self, capacity: TextPool.lookupBlock) { new in
                    new.initialize(repeating: 0)
                    guard let base = new.baseAddress else { return }
                    request.type.resolve(texts, pool, into: base)
                    for (place, code) in codes.enumerated() { table.set(code, to: new[place]) }
                }
            }
            guard isWhole else { return nil }
            tables.append(table)
        }
        return tables
    }

    // MARK: - Files

    /// Of the file's own path, however it is reached.
    private var prefix: String { ContentHash(ContentHash.pathText(path)).text.prefix(16) + "-" }

    /// Sets of columns of one file that are kept side by side.
    private static let keptSets = 4

    private var damaged: Diagnostic {
        Diagnostic(
            "data/cache-damaged", .note,
            Message(
                "the kept columns of \(source) are damaged; the file itself was read", zh: "\(source) 的缓存已损坏，已改为读取原文件"),
            at: .file(source),
            help: Message("rhumb clean removes what is kept", zh: "运行 rhumb clean 可清除缓存"))
    }

    private var changed: Diagnostic {
        Diagnostic(
            "data/cache-changed", .error,
            Message("the kept columns of \(source) changed while they were read", zh: "读取 \(source) 的缓存时，缓存被改动"),
            at: .file(source),
            help: Message("run again, with --no-cache to be sure", zh: "请重新运行，可加 --no-cache"))
    }
}

extension StoreIndex {
    /// Where the columns are; nil where one is not there, or where findings about cells might be of other columns.
    fileprivate func places(of wanted: [String]) -> [Int]? {
        let places = wanted.compactMap { columns.firstIndex(of: $0) }
        guard places.count == wanted.count else { return nil }
        return summary.diagnostics.isEmpty || wanted == columns ? places : nil
    }
}
