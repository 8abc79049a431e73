// The scratch memory of a worker: vectors of a chunk's length that kernels read and write. They are raw memory, because one
// slot serves values of every kind in turn, and because a kernel must cost nothing but its loop.

/// The values of one term for the rows of a chunk. Where a row is unknown its value is 0 (no, empty).
///
/// A vector does not own its memory: `Scratch` does, and outlives every vector that it hands out.
package struct Vector {
    /// Room for `Vector.capacity` values of 8 bytes.
    package let base: UnsafeMutableRawPointer
    /// A byte a row, 1 known, 0 unknown. Its contents mean nothing where `allKnown`.
    package let known: UnsafeMutablePointer<UInt8>
    /// Every row is known.
    package var allKnown = true

    /// The most rows in a chunk: small enough that the vectors of a whole pass stay in the second-level cache.
    package static let capacity = 1024

    /// Yes 1, no or unknown 0.
    package var truths: UnsafeMutablePointer<UInt8> {
        base.bindMemory(to: UInt8.self, capacity: Vector.capacity)
    }
    package var integers: UnsafeMutablePointer<Int64> {
        base.bindMemory(to: Int64.self, capacity: Vector.capacity)
    }
    /// Always finite, never −0.
    package var doubles: UnsafeMutablePointer<Double> {
        base.bindMemory(to: Double.self, capacity: Vector.capacity)
    }
    /// Codes of text, parent rows (−1: none), positions of buckets (−1: none).
    package var codes: UnsafeMutablePointer<Int32> {
        base.bindMemory(to: Int32.self, capacity: Vector.capacity)
    }

    /// Is the row known?
    @inline(__always)
    package func isKnown(_ row: Int) -> Bool { allKnown || known[row] != 0 }

    /// Makes the bytes of `known` mean something.
    package mutating func spellOutKnown(_ count: Int) {
        guard allKnown else { return }
        known.update(repeating: 1, count: count)
        allKnown = false
    }
}

/// Owns the memory of a worker's vectors.
package final class Scratch {
    private let memory: UnsafeMutableRawPointer
    /// The vectors, by slot.
    package let vectors: UnsafeMutableBufferPointer<Vector>

    /// Zeroed memory for so many vectors.
    package init(slots: Int) {
        let bytes = Vector.capacity * 9
        memory = .allocate(byteCount: max(1, slots * bytes), alignment: 64)
        memory.initializeMemory(as: UInt8.self, repeating: 0, count: slots * bytes)
        vectors = .allocate(capacity: slots)
        for slot in 0..<slots {
            let base = memory + slot * bytes
            let known = (base + Vector.capacity * 8).bindMemory(to: UInt8.self, capacity: Vector.capacity)
            vectors.initializeElement(at: slot, to: Vector(base: base, known: known))
        }
    }

    deinit {
        vectors.deinitialize()
        vectors.deallocate()
        memory.deallocate()
    }
}

/// Rows of a chunk where a result did not fit its type.
package struct Overflow: Sendable {
    /// First such row within the chunk; −1 where there is none.
    package var first = -1
    package var count = 0

    package init(first: Int = -1, count: Int = 0) {
        self.first = first
        self.count = count
    }

    @inline(__always)
    mutating func note(_ row: Int) {
        if first < 0 { first = row }
        count += 1
    }
}

/// The loops over rows. Concrete functions over vectors, the operator as an enum: what crosses the module's border does so
/// once per chunk.
package enum Kernels {}
