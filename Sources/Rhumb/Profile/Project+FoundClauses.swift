// The clauses of a dataset that somebody has named and not described, as its file has them.
import RhumbConfig
public import RhumbModel
public import RhumbText
import RhumbValues

extension Project {
    /// So many rows are looked at: somebody waits.
    private static let mostRows = 100_000

    /// The lines of the dataset's block as `rhumb init --from` would write them; nil where the file cannot be read.
    public func foundClauses(of dataset: Dataset, language: Language) -> [String]? {
        let source = configuration.datasets[dataset.heading.name]
        guard let file = file(of: dataset, source, [:]) else { return nil }
        let options = ProfileOptions(sheet: source?.sheet, table: source?.table, rows: Project.mostRows)
        let found = Profiles.of([file], options)
        guard !found.hasErrors, !found.value.isEmpty else { return nil }
        return FoundPlan(found.value, paths: [nil], language: language, today: .first).clauses(of: 0)
    }
}
