// Order statistics without sorting: Hoare's selection with a median of three; short stretches are sorted.

package enum Selection {
    /// The value of the given 0-based rank from below; the list is reordered. nil where there is no such rank.
    package static func value(rank: Int, in list: inout [Int64]) -> Int64? {
        guard list.indices.contains(rank) else { return nil }
        list.withUnsafeMutableBufferPointer { select(rank, $0) }
        return list[rank]
    }

    private static func select(_ rank: Int, _ list: UnsafeMutableBufferPointer<Int64>) {
        var (low, high) = (0, list.count - 1)
        var patience = 4 * (Int.bitWidth - list.count.leadingZeroBitCount)
        while high - low > 16 {
            patience -= 1
            if patience < 0 { break }
            let middle = low + (high - low) / 2
            let pivot = median(list[low], list[middle], list[high])
            var (left, right) = (low - 1, high + 1)
            while true {
                repeat { left += 1 } while list[left] < pivot
                repeat { right -= 1 } while list[right] > pivot
                if left >= right { break }
                list.swapAt(left, right)
            }
            if rank <= right { high = right } else { low = right + 1 }
        }
        // Few are left, or the pivots were unlucky: n log n at worst.
        var rest = UnsafeMutableBufferPointer(rebasing: list[low...high])
        rest.sort()
    }

    @inline(__always)
    private static func median(_ a: Int64, _ b: Int64, _ c: Int64) -> Int64 {
        max(min(a, b), min(max(a, b), c))
    }
}
