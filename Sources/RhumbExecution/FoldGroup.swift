// Folds that are asked for at many days: their rows are kept by stretch of parents and counted up when the parents are looked
// at. Their results are never stored: a history of 19 days over six aggregates would be 120 columns of parents.
import RhumbColumns
import RhumbQuery
import RhumbValues

/// Folds that differ in window only, many of them.
struct GroupedFamily: Sendable {
    enum Content: Hashable, Sendable {
        case count
        case sum
        case extreme(least: Bool)
    }

    let content: Content
    /// By window.
    let nodes: [Int]
    let windows: [DayInterval]
    let chains: WindowChains
    let mask: Term
    /// What is summed or compared; nil: nothing, or the event date itself.
    let value: Term?
    /// Position among the record's values; −1 for none.
    var valuePosition = -1
}

/// The rows of several families along one reference, after their pass.
final class FoldGroup: Sendable {
    let parent: Int
    let families: [GroupedFamily]
    let stride: Int
    fileprivate let shares: [GroupedRows]
    /// By value: all bits that occur in magnitudes.
    fileprivate let magnitudes: [UInt64]

    init(parent: Int, _ families: [GroupedFamily], _ shares: [GroupedRows]) {
        self.parent = parent
        self.families = families
        self.shares = shares
        stride = shares.first?.stride ?? 8
        magnitudes = (0..<(shares.first?.valueCount ?? 0)).map { value in
            shares.reduce(0) { $0 | $1.magnitudes[value] }
        }
    }

    /// Rows could not be read again.
    var isLost: Bool { shares.contains(where: \.isLost) }
}

/// Where a grouped fold's result is.
struct GroupedPlace: Hashable, Sendable {
    let group: Int
    let family: Int
    /// Position among the family's nodes.
    let window: Int
}

/// Counts up the families of one group, chunk after chunk. One worker's.
final class GroupReader {
    private let group: FoldGroup
    private let rows: SortedStretch
    /// By family.
    private let cells: [UnsafeMutablePointer<Int64>]
    private var firstRows: [Int]

    init(_ group: FoldGroup) {
        self.group = group
        rows = SortedStretch(stride: group.stride)
        cells = group.families.map { .allocate(capacity: max(1, $0.chains.cellCount) * Kernels.cellStride) }
        firstRows = group.families.map { _ in -1 }
    }

    deinit { for cells in cells { cells.deallocate() } }

    /// A fold's values for a chunk of parents, which lies in one stretch.
    func read(_ place: GroupedPlace, _ chunk: Chunk, into out: inout Vector, _ overflows: inout OverflowLog) {
        let family = group.families[place.family]
        if firstRows[place.family] != chunk.firstRow {
            firstRows[place.family] = chunk.firstRow
            count(family, place.family, chunk, &overflows)
        }
        let cell = family.chains.cells[place.window]
        let none: Int64? =
            switch family.content {
            case .count, .sum: nil
            case .extreme(let least): least ? .max : .min
            }
        Kernels.takeCell(cells[place.family], cell: cell, none: none, chunk.count, into: &out)
        if family.content == .sum, spills[place.family]?.contains(where: { $0.cell == cell }) ?? false {
            out.spellOutKnown(chunk.count)
            for spill in spills[place.family] ?? [] where spill.cell == cell { out.known[spill.row] = 0 }
        }
    }

    /// Sums of the chunk that do not fit, by family.
    private var spills: [Int: [(cell: Int, row: Int)]] = [:]

    private func count(_ family: GroupedFamily, _ index: Int, _ chunk: Chunk, _ overflows: inout OverflowLog) {
        rows.load(chunk.firstRow >> Stretch.shift, group.shares)
        let first = chunk.firstRow & (Stretch.parents - 1)
        let (cells, value, chains) = (cells[index], family.valuePosition, family.chains)
        switch family.content {
        case .count where family.windows.count == 1:
            Kernels.countWindow(rows, family: index, first: first, chunk.count, family.windows[0], into: cells)
        case .count:
            Kernels.countGroups(rows, family: index, first: first, chunk.count, chains, into: cells)
        case .sum:
            // Modulo 2^64 what is added and subtracted on the way does not matter where every sum fits.
            if UInt64(rows.longest) < (1 << 62) / (group.magnitudes[value] + 1) {
                if family.windows.count == 1 {
                    Kernels.sumWindow(
                        rows, family: index, value: value, first: first, chunk.count, family.windows[0], into: cells)
                    return
                }
                Kernels.sumGroups(rows, family: index, value: value, first: first, chunk.count, chains, into: cells)
                return
            }
            var found: [(cell: Int, row: Int)] = []
            Kernels.sumGroupsExactly(
                rows, family: index, value: value, first: first, chunk.count, chains, into: cells
            ) { found.append(($0, $1)) }
            spills[index] = found
            for (window, cell) in chains.cells.enumerated() {
                for spill in found where spill.cell == cell {
                    overflows.note(family.nodes[window], domain: group.parent, row: chunk.firstRow + spill.row)
                }
            }
        case .extreme(let least):
            if family.windows.count == 1 {
                Kernels.extremeWindow(
                    rows, family: index, value: value, least: least, first: first, chunk.count, family.windows[0],
                    into: cells)
            } else {
                Kernels.extremeGroups(
                    rows, family: index, value: value, least: least, first: first, chunk.count, chains, into: cells)
            }
            // The one number that stands for "none" cannot be told from it.
            guard value >= 0, group.magnitudes[value] >= 1 << 62 else { return }
            let none: Int64 = least ? .max : .min
            rows.forEach(first: first, chunk.count, family: index) { row, day, takes, record in
                guard takes != 0, SortedStretch.value(value, of: record) == none else { return }
                for (window, node) in zip(family.windows, family.nodes)
                where Int64(window.first.number) <= day && day <= Int64(window.last.number) {
                    overflows.note(node, domain: group.parent, row: chunk.firstRow + row)
                }
            }
        }
    }
}

/// Keeps the rows of a pass by stretch of their parents.
final class GroupSink: Sink {
    /// A record has a bit for each family.
    static let mostFamilies = 16

    let parent: Int
    let terms: [Term]
    private let families: [GroupedFamily]
    var nodes: [Int] { families.flatMap(\.nodes) }
    private let parentRows: Int
    private let valueCount: Int
    /// Of one worker.
    private let keptBytes: Int

    init(
        reference: Int, event: Term, parent: Int, parentRows: Int, _ families: [GroupedFamily], keptBytes: Int
    ) {
        self.keptBytes = keptBytes
        self.parent = parent
        self.parentRows = parentRows
        var values: [Term] = []
        self.families = families.map { family in
            var family = family
            if let value = family.value {
                if !values.contains(value) { values.append(value) }
                family.valuePosition = values.firstIndex(of: value) ?? -1
            }
            return family
        }
        valueCount = values.count
        terms = [.parent(reference), event] + families.map(\.mask) + values
    }

    func makeState() -> any SinkState {
        GroupState(families: families.count, GroupedRows(parents: parentRows, values: valueCount, keptBytes: keptBytes))
    }

    func finish(_ states: [any SinkState], _ run: Run) {
        run.add(FoldGroup(parent: parent, families, states.compactMap { ($0 as? GroupState)?.rows }))
    }
}

final class GroupState: SinkState {
    private let families: Int
    fileprivate let rows: GroupedRows

    init(families: Int, _ rows: GroupedRows) {
        self.families = families
        self.rows = rows
    }

    func take(_ inputs: Inputs, _ chunk: Chunk, _ overflows: inout OverflowLog) {
        let masks = (2..<(2 + families)).map { inputs[$0] }
        let values = ((2 + families)..<inputs.count).map { inputs[$0] }
        rows.append(parents: inputs[0], days: inputs[1], masks: masks, values: values, chunk.count)
    }
}
