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

    /// The cells that a day's rows reach in one chain: `first ..< end`; none where first is −1.
    package struct Reach: Sendable {
        package var first: Int32 = -1
        package var end: Int32 = -1
    }

    package let chains: [Chain]
    package let cellCount: Int
    /// By window in the order given: its cell; −1 where it is empty.
    package let cells: [Int]
    private let borders: [Int64]
    private let table: [Int32]
    /// By bucket and chain.
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
        self.borders = borders.sorted()
        guard let table = WindowChains.table(self.borders) else { return nil }
        self.table = table
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
        for bucket in 0..<max(1, self.borders.count - 1) {
            for chain in members {
                var reach = Reach()
                for window in chain where bucket < self.borders.count {
                    let day = self.borders[bucket]
                    guard Int64(windows[window].first.number) <= day, day <= Int64(windows[window].last.number) else {
                        continue
                    }
                    if reach.first < 0 { reach.first = Int32(cells[window]) }
                    reach.end = Int32(cells[window] + 1)
                }
                reaches.append(reach)
            }
        }
        self.chains = chains
        self.cells = cells
        self.reaches = reaches
        cellCount = next
    }

    /// Bucket of each day from borders[1] on, up to before the last inner border.
    private static func table(_ borders: [Int64]) -> [Int32]? {
        guard borders.count > 3 else { return [] }
        let (first, last) = (borders[1], borders[borders.count - 2])
        guard last - first <= Int64(longestTable) else { return nil }
        var table: [Int32] = []
        table.reserveCapacity(Int(last - first))
        for bucket in 1..<(borders.count - 2) {
            table += repeatElement(Int32(bucket), count: Int(borders[bucket + 1] - borders[bucket]))
        }
        return table
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
                if let found = best, let other = chains[found].last, windows[other].last >= windows[end].last { continue }
                best = index
            }
            if let best { chains[best].append(window) } else { chains.append([window]) }
        }
        return chains
    }

    /// Calls with a lookup from day to the reaches of its bucket, one a chain; nil where the day is in no window.
    @inline(__always)
    func withReaches(_ body: (_ reaches: (Int64) -> UnsafePointer<Reach>?) -> Void) {
        guard borders.count > 1 else { return }
        let (start, end, base) = (borders[0], borders[borders.count - 1], borders[1])
        let (last, width) = (borders.count - 2, chains.count)
        reaches.withUnsafeBufferPointer { reaches in
            table.withUnsafeBufferPointer { table in
                body { day in
                    guard day >= start, day < end, let first = reaches.baseAddress else { return nil }
                    let offset = Int(day - base)
                    let bucket = day < base ? 0 : offset < table.count ? Int(table[offset]) : last
                    return first + bucket * width
                }
            }
        }
    }
}

extension Kernels {
    /// Counts of a chunk of parents, a column a cell: `cells[cell × Vector.capacity + parent]`.
    package static func countGroups(
        _ rows: SortedStretch, family: Int, first: Int, _ count: Int, _ chains: WindowChains,
        into cells: UnsafeMutablePointer<Int64>
    ) {
        clear(cells, chains, 0)
        chains.withReaches { reaches in
            rows.forEach(first: first, count, family: family) { parent, day, _ in
                guard let reaches = reaches(day) else { return }
                for chain in 0..<chains.chains.count where reaches[chain].first >= 0 {
                    cells[Int(reaches[chain].first) * Vector.capacity + parent] &+= 1
                    cells[Int(reaches[chain].end) * Vector.capacity + parent] &-= 1
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
        chains.withReaches { reaches in
            rows.forEach(first: first, count, family: family) { parent, day, record in
                guard let reaches = reaches(day) else { return }
                let term = record.load(fromByteOffset: 8 + 8 * value, as: Int64.self)
                for chain in 0..<chains.chains.count where reaches[chain].first >= 0 {
                    cells[Int(reaches[chain].first) * Vector.capacity + parent] &+= term
                    cells[Int(reaches[chain].end) * Vector.capacity + parent] &-= term
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
        var sums = [Int128](repeating: 0, count: chains.cellCount * Vector.capacity)
        chains.withReaches { reaches in
            rows.forEach(first: first, count, family: family) { parent, day, record in
                guard let reaches = reaches(day) else { return }
                let term = Int128(record.load(fromByteOffset: 8 + 8 * value, as: Int64.self))
                for chain in 0..<chains.chains.count where reaches[chain].first >= 0 {
                    for cell in reaches[chain].first..<reaches[chain].end {
                        sums[Int(cell) * Vector.capacity + parent] += term
                    }
                }
            }
        }
        for cell in 0..<chains.cellCount {
            for parent in 0..<count {
                let place = cell * Vector.capacity + parent
                cells[place] = Int64(exactly: sums[place]) ?? 0
                if Int64(exactly: sums[place]) == nil { spilled(cell, parent) }
            }
        }
    }

    /// The greatest (least) day of the records' value (−1: the event date itself), Int64.min (max) where there is none.
    package static func extremeGroups(
        _ rows: SortedStretch, family: Int, value: Int, least: Bool, first: Int, _ count: Int, _ chains: WindowChains,
        into cells: UnsafeMutablePointer<Int64>
    ) {
        // The least is the greatest of the complements.
        let flip: Int64 = least ? -1 : 0
        clear(cells, chains, .min)
        chains.withReaches { reaches in
            rows.forEach(first: first, count, family: family) { parent, day, record in
                guard let reaches = reaches(day) else { return }
                let term = flip ^ (value < 0 ? day : record.load(fromByteOffset: 8 + 8 * value, as: Int64.self))
                for chain in 0..<chains.chains.count where reaches[chain].first >= 0 {
                    let start = reaches[chain].first
                    let end = chains.chains[chain].isOpenEnded ? start + 1 : reaches[chain].end
                    for cell in start..<end {
                        let place = Int(cell) * Vector.capacity + parent
                        cells[place] = max(cells[place], term)
                    }
                }
            }
        }
        for chain in chains.chains where chain.isOpenEnded {
            for cell in chain.cells.dropFirst() {
                let (before, here) = (cells + (cell - 1) * Vector.capacity, cells + cell * Vector.capacity)
                for parent in 0..<count { here[parent] = max(here[parent], before[parent]) }
            }
        }
        if least {
            for place in 0..<(chains.cellCount * Vector.capacity) { cells[place] = ~cells[place] }
        }
    }

    private static func clear(_ cells: UnsafeMutablePointer<Int64>, _ chains: WindowChains, _ value: Int64) {
        cells.update(repeating: value, count: chains.cellCount * Vector.capacity)
    }

    private static func accumulate(_ cells: UnsafeMutablePointer<Int64>, _ chains: WindowChains, _ count: Int) {
        for chain in chains.chains {
            for cell in chain.cells.dropFirst() {
                let (before, here) = (cells + (cell - 1) * Vector.capacity, cells + cell * Vector.capacity)
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
            if none == nil { out.integers.update(repeating: 0, count: count) } else { fillUnknown(.integer, count, into: &out) }
            return
        }
        let source = cells + cell * Vector.capacity
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
