// Looking into an array without counting who looks: the innermost loops of the lexer and the parser read through one.
import Glibc

/// The elements of an array that outlives the view. Reading beyond them stops the program, as with an array.
struct View<Element: Sendable>: RandomAccessCollection, @unchecked Sendable {
    private let elements: UnsafeBufferPointer<Element>

    init(_ elements: UnsafeBufferPointer<Element>) { self.elements = elements }

    /// A view of elements that stay for as long as the program runs.
    static func forever(_ elements: [Element]) -> View {
        let kept = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
        _ = kept.initialize(from: elements)
        return View(UnsafeBufferPointer(kept))
    }

    var startIndex: Int { 0 }
    var endIndex: Int { elements.count }

    @inline(__always) subscript(index: Int) -> Element {
        // Negative ones are beyond the end, too.
        precondition(UInt(bitPattern: index) < UInt(bitPattern: elements.count))
        return elements[index]
    }
}

extension View<UInt8> {
    /// Whether so many bytes from one place on are those of another view from another.
    func hasSame(_ other: View<UInt8>, at place: Int, and otherPlace: Int, count: Int) -> Bool {
        guard place >= 0, otherPlace >= 0, place + count <= endIndex, otherPlace + count <= other.endIndex,
            let start = elements.baseAddress, let otherStart = other.elements.baseAddress
        else { return count == 0 }
        return memcmp(start + place, otherStart + otherPlace, count) == 0
    }

    /// The eight bytes from a place on, as one number, the first in its lowest bits.
    func eight(at place: Int) -> UInt64 {
        precondition(place >= 0 && place + 8 <= elements.count)
        return UInt64(
            littleEndian: UnsafeRawBufferPointer(elements).loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }
}
