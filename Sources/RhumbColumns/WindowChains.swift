// Many windows over one event date: sorted into chains in which both ends only grow, so that a day lies in a run of neighbours.
// A row then adds where its run begins and subtracts where it ends, and one sum along the chain gives every window.
import RhumbValues

/// Windows laid out as cells in chains.
package struct WindowChains: Sendable {
    /// One chain's cells: those of its windows, then one that takes what leaves the last.
    package struct Chain: Sendable {
        package let cells: Range<Int>
        /// Every window of the chain goes on to the chain's end once a day is in it.
        package let isOpenEnded: Bool
    }

    /// The cells that a day's rows reach in one chain: `first ..< end`. Where they reach none both are the chain's last cell,
    /// which nobody reads, so that a row needs no question.
    package struct Reach: Sendable {
        package var first: Int32
        package var end: Int32
    }

    package let chains: [Chain]
    package let cellCount: Int
    /// By window in the order given: its cell; −1 where it is empty.
    package let cells: [Int]
    /// Where the reaches of a day begin, from day `base` on; the first entry is for earlier days, the last for later ones.
    private let table: [Int32]
    private let base: Int64
    /// By bucket and chain; the last bucket is of days in no window.
    private let reaches: [Reach]

    /// The most days that the table may span.
    private static let longestTable = 1 << 17

    /// nil where the windows are too far apart for a table of days.
    package init?(_ windows: [DayInterval]) {
        var borders: Set<Int64> = []
        for window in windows where !window.isEmpty {
            borders.insert(Int64(window.first.number))
            borders.insert(Int64(window.last.number) + 1)
        }
        let days = borders.sorted()
        let members = WindowChains.sorted(windows)
        var chains: [Chain] = []
        var cells = [Int](repeating: -1, count: windows.count)
        var next = 0
        for chain in members {
            for (place, window) in chain.enumerated() { cells[window] = next + place }
            chains.append(
                Chain(
                    cells: next..<(next + chain.count + 1),
                    isOpenEnded: Set(chain.map { windows[$0].first }).count == 1))
            next += chain.count + 1
        }
        var reaches: [Reach] = []
        // The last bucket begins where every window has ended.
        for bucket in days.indices {
            for (index, chain) in members.enumerated() {
                let unread = Int32(chains[index].cells.upperBound - 1)
                let inside = chain.filter {
                    Int64(windows[$0].first.number) <= days[bucket] && days[bucket] <= Int64(windows[$0].last.number)
                }
                reaches.append(
                    Reach(
                        first: inside.first.map { Int32(cells[$0]) } ?? unread,
                        end: inside.last.map { Int32(cells[$0] + 1) } ?? unread))
            }
        }
        guard let (base, table) = WindowChains.table(days, chains: members.count) else { return nil }
        self.base = base
        self.table = table
        self.chains = chains
        self.cells = cells
        self.reaches = reaches
        cellCount = next
    }

    /// The first day of the table and its entries; a border at the calendar's end needs no days of its own.
    private static func table(_ days: [Int64], chains: Int) -> (base: Int64, entries: [Int32])? {
        guard days.count > 1 else { return (0, []) }
        let outside = days.count - 1
        let (low, high) = (Int64(Day.first.number), Int64(Day.last.number) + 1)
        let first = days[0] == low ? 1 : 0
        let last = days[outside] == high ? outside - 1 : outside
        guard first <= last else { return (0, [0, 0]) }
        guard days[last] - days[first] <= Int64(longestTable) else { return nil }
        var entries = [Int32((first == 1 ? 0 : outside) * chains)]
        for bucket in first..<max(first, last) {
            entries += repeatElement(Int32(bucket * chains), count: Int(days[bucket + 1] - days[bucket]))
        }
        entries.append(Int32((last == outside ? outside : last) * chains))
        return (days[first], entries)
    }

    /// Positions of the windows that are not empty, by chain; each joins the chain that it leaves the least gap in.
    private static func sorted(_ windows: [DayInterval]) -> [[Int]] {
        let order = windows.indices.filter { !windows[$0].isEmpty }.sorted {
            (windows[$0].first, windows[$0].last, $0) < (windows[$1].first, windows[$1].last, $1)
        }
        var chains: [[Int]] = []
        for window in order {
            var best: Int?
            for (index, chain) in chains.enumerated() {
                guard let end = chain.last, windows[end].last <= windows[window].last else { continue }
                if let found = best, let other = chains[found].last, windows[other].last >= windows[end].last {
                    continue
                }
                best = index
            }
            if let best { chains[best].append(window) } else { chains.append([window]) }
        }
        return chains
    }

    /// Calls with a lookup from day to its reaches, one a chain.
    @inline(__always)
    func withReaches(_ body: (_ reaches: (Int64) -> UnsafePointer<Reach>) -> Void) {
        reaches.withUnsafeBufferPointer { reaches in
            table.withUnsafeBufferPointer { table in
                guard let first = reaches.baseAddress, table.count > 1 else { return }
                let (start, last) = (base - 1, Int64(table.count - 1))
                body { day in first + Int(table[Int(min(max(day - start, 0), last))]) }
            }
        }
    }
}

extension Kernels {
    /// From a cell's column to the next. A power of two would put all cells of a parent on the same line of the nearest cache.
    package static let cellStride = Vector.capacity + 8

    /// Counts of a chunk of parents, a column a cell: `cells[cell × cellStride + parent]`.
    package static func countGroups(
        _ rows: SortedStretch, family: Int, first: Int, _ count: Int, _ chains: WindowChains,
        into cells: UnsafeMutablePointer<Int64>
    ) {
        clear(cells, chains, 0)
        let width = chains.chains.count
        chains.withReaches { reaches in
            rows.forEach(first: first, count, family: family) { parent, day, takes, _ in
                let reaches = reaches(day)
                for chain in 0..<width {
                    cells[Int(reaches[chain].first) * Kernels.cellStride + parent] &+= takes
                    cells[Int(reaches[chain].end) * Kernels.cellStride + parent] &-= takes
                }
            }
        }
        accumulate(cells, chains, count)
    }

    /// Sums of the records' value; no partial sum may leave 64 bits.
    package static func sumGroups(
        _ rows: SortedStretch, family: Int, value: Int, first: Int, _ count: Int, _ chains: WindowChains,
        into cells: UnsafeMutablePointer<Int64>
    ) {
        clear(cells, chains, 0)
        let width = chains.chains.count
        chains.withReaches { reaches in
            rows.forEach(first: first, count, family: family) { parent, day, takes, record in
                let reaches = reaches(day)
                let term = SortedStretch.value(value, of: record) & (0 &- takes)
                for chain in 0..<width {
                    cells[Int(reaches[chain].first) * Kernels.cellStride + parent] &+= term
                    cells[Int(reaches[chain].end) * Kernels.cellStride + parent] &-= term
                }
            }
        }
        accumulate(cells, chains, count)
    }

    /// The same where sums may leave 64 bits: each is formed exactly; the cells that do not fit are told.
    package static func sumGroupsExactly(
        _ rows: SortedStretch, family: Int, value: Int, first: Int, _ count: Int, _ chains: WindowChains,
        into cells: UnsafeMutablePointer<Int64>, spilled: (_ cell: Int, _ parent: Int) -> Void
    ) {
        var sums = [Int128](repeating: 0, count: chains.cellCount * Kernels.cellStride)
        let width = chains.chains.count
        chains.withReaches { reaches in
            rows.forEach(first: first, count, family: family) { parent, day, takes, record in
                guard takes != 0 else { return }
                let reaches = reaches(day)
                let term = Int128(SortedStretch.value(value, of: record))
                for chain in 0..<width {
                    for cell in reaches[chain].first..<reaches[chain].end {
                        sums[Int(cell) * Kernels.cellStride + parent] += term
                    }
                }
            }
        }
        for cell in 0..<chains.cellCount {
            for parent in 0..<count {
                let place = cell * Kernels.cellStride + parent
                cells[place] = Int64(exactly: sums[place]) ?? 0
                if Int64(exactly: sums[place]) == nil { spilled(cell, parent) }
            }
        }
    }

    /// The greatest (least) of the records' value (−1: the event date itself), Int64.min (max) where there is none.
    package static func extremeGroups(
        _ rows: SortedStretch, family: Int, value: Int, least: Bool, first: Int, _ count: Int, _ chains: WindowChains,
        into cells: UnsafeMutablePointer<Int64>
    ) {
        // The least is the greatest of the complements.
        let flip: Int64 = least ? -1 : 0
        clear(cells, chains, .min)
        let width = chains.chains.count
        chains.withReaches { reaches in
            rows.forEach(first: first, count, family: family) { parent, day, takes, record in
                guard takes != 0 else { return }
                let reaches = reaches(day)
                let term = flip ^ (value < 0 ? day : SortedStretch.value(value, of: record))
                for chain in 0..<width {
                    let start = reaches[chain].first
                    let end = chains.chains[chain].isOpenEnded ? start + 1 : reaches[chain].end
                    for cell in start..<end {
                        let place = Int(cell) * Kernels.cellStride + parent
                        cells[place] = max(cells[place], term)
                    }
                }
            }
        }
        for chain in chains.chains where chain.isOpenEnded {
            for cell in chain.cells.dropFirst() {
                let (before, here) = (cells + (cell - 1) * Kernels.cellStride, cells + cell * Kernels.cellStride)
                for parent in 0..<count { here[parent] = max(here[parent], before[parent]) }
            }
        }
        if least {
            for place in 0..<(chains.cellCount * Kernels.cellStride) { cells[place] = ~cells[place] }
        }
    }

    private static func clear(_ cells: UnsafeMutablePointer<Int64>, _ chains: WindowChains, _ value: Int64) {
        cells.update(repeating: value, count: chains.cellCount * Kernels.cellStride)
    }

    private static func accumulate(_ cells: UnsafeMutablePointer<Int64>, _ chains: WindowChains, _ count: Int) {
        for chain in chains.chains {
            for cell in chain.cells.dropFirst() {
                let (before, here) = (cells + (cell - 1) * Kernels.cellStride, cells + cell * Kernels.cellStride)
                for parent in 0..<count { here[parent] &+= before[parent] }
            }
        }
    }

    /// One cell's column as a vector; `none` is the value of a parent without rows that stands for unknown.
    package static func takeCell(
        _ cells: UnsafePointer<Int64>, cell: Int, none: Int64?, _ count: Int, into out: inout Vector
    ) {
        out.allKnown = true
        guard cell >= 0 else {
            if none == nil {
                out.integers.update(repeating: 0, count: count)
            } else {
                fillUnknown(.integer, count, into: &out)
            }
            return
        }
        let source = cells + cell * Kernels.cellStride
        let integers = out.integers
        integers.update(from: source, count: count)
        guard let none else { return }
        var missing = false
        for row in 0..<count { missing = missing || source[row] == none }
        guard missing else { return }
        out.allKnown = false
        let known = out.known
        for row in 0..<count {
            known[row] = source[row] == none ? 0 : 1
            integers[row] = source[row] == none ? 0 : source[row]
        }
    }
}
