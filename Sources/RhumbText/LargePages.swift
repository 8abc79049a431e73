// Large pages for long arrays. The system gives memory page by page as it is first touched, and for many megabytes that takes
// longer than to fill them; a large page is 512 of the others at once.
import Glibc

private let largePage = 2 << 20
/// From here on a large page is cheaper than those it stands for.
private let worthwhile = largePage / 4
/// Bytes that the array and the allocator need beside the elements.
private let overhead = 64

extension Array {
    /// The room that is whole large pages, for a long array; as much as is wanted for a short one.
    package static func roomInLargePages(_ count: Int) -> Int {
        let stride = MemoryLayout<Element>.stride
        guard count * stride >= worthwhile else { return count }
        // The allocator asks the system for just these pages, and the system puts them where large ones can begin.
        return ((count * stride + overhead + largePage - 1) / largePage * largePage - overhead) / stride
    }

    /// Reserves room in an empty array, with large pages where the room is large.
    package mutating func reserveLargeCapacity(_ count: Int) {
        reserveCapacity(Self.roomInLargePages(count))
        let room = capacity
        withUnsafeMutableBufferPointer { elements in
            wishForLargePages(UnsafeMutableBufferPointer(start: elements.baseAddress, count: room))
        }
    }
}

/// Asks for large pages under memory that is about to be filled. A wish: where it is not granted, nothing is lost.
package func wishForLargePages<Element>(_ memory: UnsafeMutableBufferPointer<Element>) {
    let bytes = UnsafeMutableRawBufferPointer(memory)
    guard bytes.count >= worthwhile, let base = bytes.baseAddress else { return }
    // The wish is for whole pages: those at the ends may hold something else, too.
    let start = base.alignedDown(toMultipleOf: max(1, sysconf(Int32(_SC_PAGESIZE))))
    _ = madvise(start, base + bytes.count - start, MADV_HUGEPAGE)
    // Who allocated the memory has written before the elements, so that a small page is there already.
    if start == base.alignedDown(toMultipleOf: largePage) { _ = madvise(start, largePage, collapse) }
}

/// MADV_COLLAPSE of Linux 6.1, for which the C library has no name yet: makes one large page of small ones.
private let collapse: Int32 = 25
