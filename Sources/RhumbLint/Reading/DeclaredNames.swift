// All names that a plan gives, with what they are names of.
import RhumbSyntax

/// A name where it is given.
struct DeclaredName {
    enum Kind {
        case declaration(DeclarationKind)
        /// The data's own.
        case column(of: String)
        case attribute(of: String)
        case tier(of: String)
        case task(of: String)

        /// Equal for names that stand beside one another.
        var scope: String {
            switch self {
            case .declaration(let kind): kind.rawValue
            // Attributes and columns are values of the same rows.
            case .column(let owner), .attribute(let owner): "row " + owner
            case .tier(let owner): "tier " + owner
            case .task(let owner): "task " + owner
            }
        }

        /// Has the author chosen it, and not somebody's export?
        var isChosen: Bool {
            switch self {
            case .declaration, .attribute, .tier, .task: true
            case .column: false
            }
        }
    }

    let name: Name
    let kind: Kind
}

extension Declaration {
    /// In the order of the text.
    var declaredNames: [DeclaredName] {
        let owner = name?.text ?? base ?? ""
        let own = name.map { [DeclaredName(name: $0, kind: .declaration(kind))] } ?? []
        return own
            + clauses.compactMap { clause in
                if case .key(let column) = clause.payload {
                    return DeclaredName(name: column.name, kind: .column(of: owner))
                }
                if case .column(let column) = clause.payload {
                    return DeclaredName(name: column.name, kind: .column(of: owner))
                }
                if case .attribute(let value) = clause.payload {
                    return DeclaredName(name: value.name, kind: .attribute(of: owner))
                }
                if case .tier(let tier) = clause.payload {
                    return DeclaredName(name: tier.name, kind: .tier(of: owner))
                }
                if case .task(let task) = clause.payload {
                    return DeclaredName(name: task.name, kind: .task(of: owner))
                }
                return nil
            }
    }

    /// What attributes are of.
    private var base: String? {
        clauses.lazy.compactMap { if case .base(let path) = $0.payload { path.text } else { nil } }.first
    }
}
