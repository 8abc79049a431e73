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
    @inlinable public var ids: IDs<Declared> { IDs(count: declared.count) }

    /// A declaration is read and changed where it lies.
    @inlinable public subscript(_ id: ID<Declared>) -> Declared {
        _read { yield declared[id.index] }
        _modify { yield &declared[id.index] }
    }

    @inlinable public var count: Int { declared.count }
    @inlinable public var isEmpty: Bool { declared.isEmpty }
}

/// The identities of an arena in order.
public struct IDs<Declared>: RandomAccessCollection, Sendable {
    public let count: Int
    @inlinable init(count: Int) { self.count = count }

    @inlinable public var startIndex: Int { 0 }
    @inlinable public var endIndex: Int { count }
    @inlinable public subscript(position: Int) -> ID<Declared> { ID(position) }
}

/// Some of an arena's identities: a bit each, where a `Set` would hash.
public struct IDSet<Declared>: Sendable {
    @usableFromInline var words: [UInt64] = []

    @inlinable public init() {}
    @inlinable public init(_ ids: some Sequence<ID<Declared>>) { formUnion(ids) }

    @inlinable public func contains(_ id: ID<Declared>) -> Bool {
        let word = id.index / 64
        return word < words.count && words[word] & IDSet.bit(id) != 0
    }

    /// True where it was not there yet.
    @discardableResult
    @inlinable public mutating func insert(_ id: ID<Declared>) -> Bool {
        let word = id.index / 64
        while words.count <= word { words.append(0) }
        let isNew = words[word] & IDSet.bit(id) == 0
        words[word] |= IDSet.bit(id)
        return isNew
    }

    @inlinable public mutating func formUnion(_ ids: some Sequence<ID<Declared>>) {
        for id in ids { insert(id) }
    }

    @inlinable static func bit(_ id: ID<Declared>) -> UInt64 { 1 << UInt64(id.index % 64) }
}
