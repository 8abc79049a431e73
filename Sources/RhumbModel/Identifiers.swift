// The checked plan is arenas and indices: cheap to copy, `Sendable`, stable in golden dumps.

/// The position of a declaration in its arena of the checked plan.
public struct ID<Declared>: Sendable, Hashable {
    public let index: Int
    @inlinable public init(_ index: Int) { self.index = index }

    @inlinable public static func == (left: ID, right: ID) -> Bool { left.index == right.index }

    @inlinable public func hash(into hasher: inout Hasher) { hasher.combine(index) }
}

/// Declarations of one kind, in the order of the source files.
public struct Arena<Declared: Sendable>: Sendable {
    @usableFromInline var declared: [Declared]

    @inlinable public init(_ all: [Declared] = []) { declared = all }

    @inlinable public var all: [Declared] { declared }

    /// Adds a declaration and returns its identity.
    @inlinable public mutating func add(_ declaration: consuming Declared) -> ID<Declared> {
        declared.append(declaration)
        return ID(declared.count - 1)
    }

    @inlinable public mutating func reserveCapacity(_ count: Int) { declared.reserveCapacity(count) }

    /// The identities in order.
    @inlinable public var ids: [ID<Declared>] { declared.indices.map { ID($0) } }

    /// A declaration is read and changed where it lies.
    @inlinable public subscript(_ id: ID<Declared>) -> Declared {
        _read { yield declared[id.index] }
        _modify { yield &declared[id.index] }
    }

    @inlinable public var count: Int { declared.count }
    @inlinable public var isEmpty: Bool { declared.isEmpty }
}
