// The checked plan is arenas and indices: cheap to copy, `Sendable`, stable in golden dumps.

/// The position of a declaration in its arena of the checked plan.
public struct ID<Declared>: Sendable, Hashable {
    public let index: Int
    public init(_ index: Int) { self.index = index }
}

/// Declarations of one kind, in the order of the source files.
public struct Arena<Declared: Sendable>: Sendable {
    public private(set) var all: [Declared] = []

    public init(_ all: [Declared] = []) { self.all = all }

    /// Adds a declaration and returns its identity.
    public mutating func add(_ declared: Declared) -> ID<Declared> {
        all.append(declared)
        return ID(all.count - 1)
    }

    /// The identities in order.
    public var ids: [ID<Declared>] { all.indices.map { ID($0) } }

    public subscript(_ id: ID<Declared>) -> Declared {
        get { all[id.index] }
        set { all[id.index] = newValue }
    }

    public var count: Int { all.count }
    public var isEmpty: Bool { all.isEmpty }
}
