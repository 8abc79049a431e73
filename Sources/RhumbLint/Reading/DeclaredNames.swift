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
    /// Adds them in the order of the text.
    func addDeclaredNames(to all: inout [DeclaredName]) {
        if let name { all.append(DeclaredName(name: name, kind: .declaration(kind))) }
        guard !clauses.isEmpty else { return }
        let owner = name?.text ?? base ?? ""
        for clause in clauses {
            switch clause.payload {
            case .key(let column), .column(let column):
                all.append(DeclaredName(name: column.name, kind: .column(of: owner)))
            case .attribute(let value): all.append(DeclaredName(name: value.name, kind: .attribute(of: owner)))
            case .tier(let tier): all.append(DeclaredName(name: tier.name, kind: .tier(of: owner)))
            case .task(let task): all.append(DeclaredName(name: task.name, kind: .task(of: owner)))
            default: break
            }
        }
    }

    /// What attributes are of.
    private var base: String? {
        clauses.lazy.compactMap { if case .base(let path) = $0.payload { path.text } else { nil } }.first
    }
}
