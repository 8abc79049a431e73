// Answers kept from run to run: a plan that is asked again over the same bytes on the same day answers at once, in another
// language of the report, another format, or for `explain`. What decides an answer is all in its name; what is read is compared
// with its fingerprint.
import RhumbColumns
import RhumbData
import RhumbFormats
import RhumbModel
import RhumbQuery
import RhumbText

/// The answers of one run, in the order in which it asks. Used by one thread.
final class AnswerStore {
    private let folder: String
    /// Everything that the answers depend on.
    private let basis: String
    private var asked = 0

    /// Files of answers that are kept side by side.
    private static let keptFiles = 8
    /// Larger answers, of lists without a limit, are found anew.
    private static let mostBytes = 64 << 20

    init(folder: String, basis: String) {
        self.folder = folder
        self.basis = basis
    }

    /// The kept answer to a query, else what `compute` finds, which is then kept.
    func results(of query: Query, compute: () -> QueryResults) -> QueryResults {
        asked += 1
        let parts = [basis, String(asked), String(query.nodes.count), String(query.outputs.count)]
        let name = ContentHash(parts.joined(separator: "\n")).text + ".answers"
        let path = Files.join(folder, name)
        if let kept = AnswerStore.read(path, of: query) { return kept }
        let found = compute()
        if let bytes = found.storedBytes, bytes.count <= AnswerStore.mostBytes, Files.makeFolder(folder),
            Files.write(bytes + AnswerStore.seal(bytes), to: path)
        {
            removeOld()
        }
        return found
    }

    private static func seal(_ bytes: [UInt8]) -> [UInt8] {
        Array(bytes.withUnsafeBytes { ContentHash($0) }.text.utf8)
    }

    private static func read(_ path: String, of query: Query) -> QueryResults? {
        guard Files.kind(path) == .file else { return nil }
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

    private func removeOld() {
        let files = Files.names(in: folder).filter { $0.hasSuffix(".answers") }.map { Files.join(folder, $0) }
        let ranked = files.sorted { (Files.modified($0), $0) > (Files.modified($1), $1) }
        for file in ranked.dropFirst(AnswerStore.keptFiles) { Files.remove(file) }
    }
}

extension Project {
    /// Where the answers of a run are kept; nil where nothing is kept, a dataset's bytes are not known, or all are small.
    func answerStore(
        _ readers: [any TableReader], today: String, scenarios: [String?], members: Bool, language: Language,
        threads: Int
    ) -> AnswerStore? {
        guard keepsColumns else { return nil }
        let tables = readers.compactMap { $0 as? CachedTable }
        guard tables.count == readers.count, tables.contains(where: \.isLarge) else { return nil }
        let identities = tables.compactMap { $0.table(threads: threads) }
        guard identities.count == tables.count else { return nil }
        let plans = sources.files.flatMap { [$0.path, $0.text(0, $0.bytes.count)] }
        let question = [today, language.rawValue, members ? "members" : ""] + scenarios.map { $0 ?? "" } + ["\(bands)"]
        return AnswerStore(
            folder: cacheFolder, basis: ([programStamp] + question + identities + plans).joined(separator: "\u{0}"))
    }
}
