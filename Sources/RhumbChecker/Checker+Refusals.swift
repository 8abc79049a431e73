// Names that stand in lines which were refused: they are declared all the same, with a type that answers nothing, so that one
// mistake is said once.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    /// The names in all that could not be read.
    mutating func declareRefusedNames() {
        for file in files where file.tree.hasErrors {
            for clause in file.tree.declarations.lazy.flatMap(\.clauses) {
                if case .broken(_, let name?) = clause.payload { refusedNames.insert(name.text) }
            }
        }
    }

    /// Names of a row of the lines of a declaration that could not be read.
    mutating func declareRefused(of dataset: ID<Dataset>, _ declaration: Declaration) {
        guard declaration.isBroken else { return }
        for clause in declaration.clauses {
            if case .broken(_, let name?) = clause.payload { refuse(name, of: dataset) }
        }
    }

    /// A name of a row that answers nothing.
    mutating func refuse(_ name: Name, of dataset: ID<Dataset>) {
        guard rowSymbols[dataset.index][name.text] == nil else { return }
        rowSymbols[dataset.index][name.text] = .refused
        rowSpans[dataset.index][name.text] = name.span
    }

    /// All attributes of rows that nobody knows.
    mutating func refuseAttributes(_ declaration: Declaration) {
        for clause in declaration.clauses {
            if case .attribute(let syntax) = clause.payload { refusedNames.insert(syntax.name.text) }
        }
    }
}
