// Where an expression stands: in which row, inside which other rows.
import RhumbModel

/// Rows that names may speak of, innermost first. Names that no row knows are looked up in the project.
struct Scope {
    struct Frame {
        let dataset: ID<Dataset>
        /// How this row refers to the next outer row; nil: it does not, and outer rows are out of reach.
        let outer: ID<Reference>?
    }

    var frames: [Frame]
    /// `x.` in a file used `as x`.
    var prefix: String
    /// The declared base of the enclosing declaration, for ranks.
    var rankBase: ID<Segment>?
    /// Is a goal's status known here? Only in an advice's `when`.
    var knowsStatus = false

    init(row: ID<Dataset>?, prefix: String, rankBase: ID<Segment>? = nil) {
        frames = row.map { [Frame(dataset: $0, outer: nil)] } ?? []
        self.prefix = prefix
        self.rankBase = rankBase
    }

    /// The row that expressions here speak of.
    var dataset: ID<Dataset>? { frames.first?.dataset }

    /// Inside an aggregate over rows of a dataset.
    func entering(_ dataset: ID<Dataset>, along reference: ID<Reference>?, base: ID<Segment>?) -> Scope {
        var inner = self
        inner.frames.insert(Frame(dataset: dataset, outer: reference), at: 0)
        inner.rankBase = base
        inner.knowsStatus = false
        return inner
    }
}

/// A checked expression.
struct Typed {
    let node: Node
    let type: ValueType
}
