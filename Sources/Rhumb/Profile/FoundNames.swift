// From headers as exports have them to names that a plan can use. A header that is a name stays as it is.
import RhumbSyntax
import RhumbText

/// Names that have been given in one place.
struct FoundNames {
    private var taken: Set<String> = []

    /// Words with which a clause of a dataset begins: a column of that name would be read as the clause.
    private static let clauses: Set<String> = Set(
        [Keyword.datasetKey, .datasetEvent, .datasetExtracted, .datasetConsent, .datasetRequire, .commonTitle]
            .flatMap { $0.englishSpellings + $0.chineseSpellings })

    /// A name for a header, new in this place.
    mutating func name(for header: String, number: Int, kind: String) -> String {
        let cleaned = FoundNames.cleaned(header)
        let candidates = [header, cleaned, cleaned + "_", "\(kind)_\(cleaned)", "\(kind)_\(number)"]
        let free = candidates.first { !taken.contains($0) && FoundNames.isName($0) }
        var name = free ?? "\(kind)_\(number)"
        while taken.contains(name) { name += "_" }
        taken.insert(name)
        return name
    }

    /// Letters, digits and single underscores.
    private static func cleaned(_ header: String) -> String {
        let plain = header.map { $0.isLetter || $0.isNumber ? $0 : "_" }
        return plain.split(separator: "_").map { String($0) }.joined(separator: "_")
    }

    /// Whether the language reads it as the name of a dataset, of a column, and within an expression.
    private static func isName(_ text: String) -> Bool {
        guard !text.isEmpty, !clauses.contains(text), !text.contains(where: \.isNewline) else { return false }
        let plan = """
            dataset \(text) from "x" {
              \(text)  text
            }
            metric m sum(\(text).\(text))
            metric n count(\(text) where \(text) = 1)
            """
        let source = decodeUTF8(path: "x", bytes: Array(plan.utf8)).value
        var sources = SourceMap()
        let outcome = parse(source, index: sources.add(source))
        return outcome.diagnostics.isEmpty
    }
}
