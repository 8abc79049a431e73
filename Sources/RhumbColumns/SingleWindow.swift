// One window over the grouped rows of each parent: no chains, no cells, one running number a parent.
import RhumbValues

extension Kernels {
    /// Counts of a chunk of parents: `cells[parent]`.
    package static func countWindow(
        _ rows: SortedStretch, family: Int, first: Int, _ count: Int, _ window: DayInterval,
        into cells: UnsafeMutablePointer<Int64>
    ) {
        gather(rows, family, first, count, window, from: 0, into: cells) { count, inside, _, _ in count &+= inside }
    }

    /// Sums of the records' value; no partial sum may leave 64 bits.
    package static func sumWindow(
        _ rows: SortedStretch, family: Int, value: Int, first: Int, _ count: Int, _ window: DayInterval,
        into cells: UnsafeMutablePointer<Int64>
    ) {
        gather(rows, family, first, count, window, from: 0, into: cells) { sum, inside, _, record in
            sum &+= SortedStretch.value(value, of: record) & (0 &- inside)
        }
    }

    /// The greatest (least) of the records' value (−1: the event date itself), Int64.min (max) where there is none.
    package static func extremeWindow(
        _ rows: SortedStretch, family: Int, value: Int, least: Bool, first: Int, _ count: Int, _ window: DayInterval,
        into cells: UnsafeMutablePointer<Int64>
    ) {
        // The least is the greatest of the complements.
        let flip: Int64 = least ? -1 : 0
        gather(rows, family, first, count, window, from: .min, into: cells) { greatest, inside, day, record in
            let term = flip ^ (value < 0 ? day : SortedStretch.value(value, of: record))
            greatest = inside == 0 ? greatest : max(greatest, term)
        }
        for parent in 0..<count { cells[parent] ^= flip }
    }

    /// `inside` is 1 for a record that takes part and lies in the window, else 0.
    @inline(__always)
    private static func gather(
        _ rows: SortedStretch, _ family: Int, _ first: Int, _ count: Int, _ window: DayInterval, from start: Int64,
        into cells: UnsafeMutablePointer<Int64>,
        _ add: (_ result: inout Int64, _ inside: Int64, _ day: Int64, _ record: UnsafeRawPointer) -> Void
    ) {
        let (low, high) = (Int64(window.first.number), Int64(window.last.number))
        rows.forEachParent(first: first, count) { parent, records, length, stride in
            var result = start
            var record = records
            for _ in 0..<length {
                let (day, takes) = SortedStretch.day(of: record, family: family)
                add(&result, takes & (day >= low ? 1 : 0) & (day <= high ? 1 : 0), day, record)
                record += stride
            }
            cells[parent] = result
        }
    }
}
