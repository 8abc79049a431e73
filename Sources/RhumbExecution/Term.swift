// What a pass computes for its rows: the nodes of the query, and a few values beside them that several nodes share (the row
// that a reference points to, "in this window", "takes part in this aggregate").
import RhumbColumns
import RhumbQuery
import RhumbValues

/// A value per row of one domain (of none: one for the query).
indirect enum Term: Hashable, Sendable {
    /// A node other than those that have a case of their own.
    case node(Int)
    /// A column of the domain.
    case column(Int)
    /// Codes of the row's key, in the key's own pool.
    case ownKey
    /// By reference: the parent's row, −1 for none.
    case parent(Int)
    /// By reference: codes of the parent's keys as they were read, where the parent's rows are not known yet.
    case link(Int)
    /// By reference: is there anything in the cell?
    case present(Int)
    /// The event date is known and within.
    case window(DayInterval)
    /// Truth, never unknown: the row takes part.
    case taken(Participation)
    /// Truth, never unknown: the row is left out for a hole.
    case lost(Participation)
    /// Position of the event date's bucket in a window set of the pass.
    case bucket(WindowSet)
    /// A text whose codes come from a key's pool, as a code of the shared pool.
    case shared(Term)

    /// The term that a node is.
    init(_ id: NodeID, in query: Query) {
        switch query[id].operation {
        case .column(let column): self = .column(column)
        case .key: self = .ownKey
        case .referenceKnown(let reference): self = .present(reference)
        case .constant, .map, .gather, .fold, .fit, .cut, .quintile, .repeated, .reduce: self = .node(id.index)
        }
    }
}

/// Which rows take part in an aggregate: those whose filter is yes, whose event date lies in the window and whose values
/// are known.
struct Participation: Hashable, Sendable {
    let filter: Term?
    let window: DayInterval?
    let values: [Term]
}

/// Where texts get their codes.
enum TextSpace: Hashable, Sendable {
    /// All text columns and literals.
    case shared
    /// The keys of a domain.
    case keys(Int)
}

/// One value for the whole query.
enum Scalar: Hashable, Sendable {
    case unknown
    case truth(Bool)
    case integer(Int64)
    case double(Double)
    case text(Int32, TextSpace)
}

extension ValueKind {
    /// How values of this kind lie in memory.
    var physical: Physical {
        switch self {
        case .truth: .truth
        case .integer: .integer
        case .double: .double
        case .text: .code
        }
    }
}
