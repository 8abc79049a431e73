// Answers kept from run to run: a question that was asked before, of the same bytes, is answered at once. What decides an
// answer is the query and the tables; both are in its name, and what is read is compared with its hash.
import RhumbColumns
import RhumbData
import RhumbFormats
import RhumbQuery

/// The answers over the tables of one run.
struct AnswerStore {
    private let folder: CacheFolder
    private let tables: [CachedTable]
    /// The program, the tables' bytes and how they are read.
    private let basis: String

    /// Files of answers that are kept side by side.
    private static let keptFiles = 8
    /// Larger answers, of lists without a limit, are found anew.
    private static let mostBytes = 32 << 20

    /// nil where a table's bytes are not known, or all tables are small: those are read as quickly as answers are found.
    init?(_ folder: CacheFolder, _ readers: [any TableReader], threads: Int) {
        tables = readers.compactMap { $0 as? CachedTable }
        guard tables.count == readers.count, tables.contains(where: \.isLarge) else { return nil }
        let identities = tables.compactMap { $0.table(threads: threads) }
        guard identities.count == tables.count else { return nil }
        self.folder = folder
        basis = ([programStamp] + identities).joined(separator: "\n")
    }

    /// The kept answer to a query, else what `compute` finds, which is then kept.
    func results(of query: Query, compute: () -> QueryResults) -> QueryResults {
        let name =
            (Array(basis.utf8) + [0] + query.bytes).withUnsafeBytes { ContentHash($0) }.text + CacheFolder.answerSuffix
        if folder.has(name), let kept = AnswerStore.read(folder.file(name), of: query) { return kept }
        let found = compute()
        // A table that was written to meanwhile is not the one in the name.
        guard let bytes = found.storedBytes, bytes.count <= AnswerStore.mostBytes,
            tables.allSatisfy(\.isUnchanged), folder.make()
        else { return found }
        if Files.write(bytes + AnswerStore.seal(bytes), to: folder.file(name)) {
            folder.removeOld(suffix: CacheFolder.answerSuffix, keeping: AnswerStore.keptFiles)
        }
        return found
    }

    private static func seal(_ bytes: [UInt8]) -> [UInt8] {
        Array(bytes.withUnsafeBytes { ContentHash($0) }.text.utf8)
    }

    private static func read(_ path: String, of query: Query) -> QueryResults? {
        do throws(FileFault) {
            let bytes = try Files.read(path)
            guard bytes.count >= 32 else { return nil }
            let body = Array(bytes.dropLast(32))
            guard Array(bytes.suffix(32)) == seal(body), let results = QueryResults(storedBytes: body),
                results.answers(query)
            else { return nil }
            return results
        } catch {
            return nil
        }
    }
}
