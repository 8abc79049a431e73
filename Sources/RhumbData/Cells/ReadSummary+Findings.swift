// From what the workers noted to what people are told.
import RhumbColumns
import RhumbText

extension ReadSummary {
    /// A table that could not be read.
    init(failed diagnostics: [Diagnostic], columns: Int) {
        self.init(rows: 0, badCells: Array(repeating: 0, count: columns), diagnostics: diagnostics)
    }

    /// The findings in row order, a column's before the next.
    init(
        rows: Int, log: FaultLog, plans: [ColumnPlan], irregular: [(row: Int, diagnostic: Diagnostic)], file: String,
        displayRow: (Int) -> Int
    ) {
        var findings = irregular
        for (plan, cells) in zip(plans, log.first) {
            for cell in cells {
                let row = displayRow(cell.row)
                findings.append(
                    (row: cell.row, diagnostic: plan.diagnostic(cell.fault, file: file, row: row, value: cell.value)))
            }
        }
        // Stable for equal rows: the place in the list decides.
        let order = findings.indices.sorted { (findings[$0].row, $0) < (findings[$1].row, $1) }
        self.init(rows: rows, badCells: log.counts, diagnostics: order.map { findings[$0].diagnostic })
    }
}
