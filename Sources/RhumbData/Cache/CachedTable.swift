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
    private let folder: String
    /// How the file is read, besides its bytes.
    private let settings: String
    /// The tables that columns of keys refer to, by our name of the column.
    private let parents = Mutex<[String: CachedTable]>([:])
    private let least: Int
    private let identity = Mutex<String??>(nil)

    /// Smaller files are read as quickly as they would be found.
    public static let usualLeast = 1 << 20

    /// - Parameters:
    ///   - inner: reads the file.
    ///   - path: the file.
    ///   - folder: where columns are kept; made when there is something to keep.
    ///   - settings: everything besides the file's bytes that decides what is read.
    ///   - least: bytes from which on columns are kept.
    public init(
        _ inner: any TableReader, path: String, folder: String, settings: String, least: Int = CachedTable.usualLeast
    ) {
        self.inner = inner
        self.path = path
        self.folder = folder
        self.settings = settings
        self.least = least
    }

    /// Says whose keys a column holds, by our name of the column.
    public func refer(_ column: String, to parent: CachedTable) { parents.withLock { $0[column] = parent } }

    public var source: String { inner.source }
    public func displayRow(_ row: Int) -> Int { inner.displayRow(row) }
    public func texts(rows: [Int], columns: [String]) -> [[String]] { inner.texts(rows: rows, columns: columns) }

    public func read(
        _ columns: [ColumnRequest], threads: Int, consume: @Sendable (_ batch: Batch, _ worker: Int) -> Bool
    ) -> ReadSummary {
        let stamp = FileStamp(path)
        guard let stamp, stamp.size >= least, let table = table(threads: threads) else {
            return inner.read(columns, threads: threads, consume: consume)
        }
        let wanted = columns.compactMap { cacheText($0, threads: threads) }
        guard wanted.count == columns.count else { return inner.read(columns, threads: threads, consume: consume) }
        var notice: Diagnostic?
        for file in files() {
            guard let kept = ColumnStoreReader(path: file) else {
                notice = damaged
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
        var summary = keep(columns, wanted, table, stamp, threads: threads, consume: consume)
        if let notice { summary.diagnostics.insert(notice, at: 0) }
        return summary
    }

    /// Reads the file and keeps what it reads.
    private func keep(
        _ columns: [ColumnRequest], _ wanted: [String], _ table: String, _ stamp: FileStamp, threads: Int,
        consume: @Sendable (_ batch: Batch, _ worker: Int) -> Bool
    ) -> ReadSummary {
        let name = folder + "/" + prefix + ContentHash(([table] + wanted).joined(separator: "\n")).text + ".columns"
        guard makeCacheFolder(folder),
            let writer = ColumnStoreWriter(path: name, pools: columns.map(\.type.pool), workers: threads)
        else { return inner.read(columns, threads: threads, consume: consume) }
        let wasStopped = Atomic<Bool>(false)
        let summary = inner.read(columns, threads: threads) { batch, worker in
            writer.add(batch, worker: worker)
            let goesOn = consume(batch, worker)
            if !goesOn { wasStopped.store(true, ordering: .relaxed) }
            return goesOn
        }
        let isUsable = !summary.diagnostics.contains { $0.level == .error || !$0.isStorable }
        // A file that was written to meanwhile is not the one whose fingerprint was taken.
        guard isUsable, !wasStopped.load(ordering: .relaxed), FileStamp(path) == stamp,
            writer.finish(table: table, columns: wanted, summary: summary)
        else { return summary }
        removeOld(except: name)
        return summary
    }

    /// Whether the file is of a size whose columns are kept.
    public var isLarge: Bool { FileStamp(path).map { $0.size >= least } ?? false }

    /// All that decides what is read, as one text: the file's bytes, how it is read, and the program. nil where the file cannot
    /// be read.
    public func table(threads: Int) -> String? {
        if let known = identity.withLock({ $0 }) { return known }
        let found = ContentHash(file: path, threads: threads).map { content in
            ContentHash([content.text, settings, inner.source, programStamp].joined(separator: "\n")).text
        }
        identity.withLock { $0 = .some(found) }
        return found
    }

    /// What decides the values of a column; nil where something outside the file does.
    private func cacheText(_ request: ColumnRequest, threads: Int) -> String? {
        var parent: String?
        if case .lookup = request.type {
            guard let table = parents.withLock({ $0[request.name] })?.table(threads: threads) else { return nil }
            parent = table
        }
        let range = request.range.map { "\($0.lowerBound) .. \($0.upperBound)" } ?? ""
        return [request.name, request.type.cacheText, request.optional ? "optional" : "", range, parent ?? ""]
            .joined(separator: "\t")
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

    private var prefix: String { ContentHash(ContentHash.pathText(path)).text.prefix(16) + "-" }

    /// Kept columns of this path, the newest first.
    private func files() -> [String] {
        filesOfCache(folder).filter { $0.hasPrefix(prefix) && $0.hasSuffix(".columns") }.map { folder + "/" + $0 }
            .map { (file: $0, stamp: FileStamp($0)) }
            .sorted { ($0.stamp?.modified ?? 0, $0.file) > ($1.stamp?.modified ?? 0, $1.file) }
            .map(\.file)
    }

    /// Sets of columns of one file that are kept side by side.
    private static let keptSets = 4

    private func removeOld(except name: String) {
        for file in files().filter({ $0 != name }).dropFirst(CachedTable.keptSets - 1) { unlink(file) }
    }

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
