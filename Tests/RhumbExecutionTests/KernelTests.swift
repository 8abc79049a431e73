// The loops themselves, where a random query seldom goes: the edges of selection, sums and narrow storage.
import RhumbColumns
import Testing
import TestSupport

struct KernelTests {
    @Test func selectionFindsEveryRank() {
        var random = Seeded(42)
        for count in [1, 2, 16, 17, 18, 100, 1000] {
            for spread in [1, 3, 1_000_000] {
                let values = (0..<count).map { _ in Int64.random(in: 0..<Int64(spread), using: &random) }
                let sorted = values.sorted()
                for rank in Set([0, count / 3, count / 2, count - 1]) {
                    var list = values
                    #expect(Selection.value(rank: rank, in: &list) == sorted[rank])
                    #expect(list.sorted() == sorted)
                }
                var list = values
                #expect(Selection.value(rank: count, in: &list) == nil)
                #expect(Selection.value(rank: -1, in: &list) == nil)
            }
        }
        // Orders that undo a careless choice of pivot.
        for list in [Array(0..<5000), Array((0..<5000).reversed()), (0..<5000).map { $0 % 2 }] {
            var values = list.map { Int64($0) }
            #expect(Selection.value(rank: 2500, in: &values) == values.sorted()[2500])
        }
    }

    @Test func fractionsKeepTheirOrderAsIntegers() {
        let values = [-Double.greatestFiniteMagnitude, -1.5, -Double.leastNonzeroMagnitude, 0, 1e-300, 2, 1e300]
        #expect(values.map { Sortable.integer($0) } == values.map { Sortable.integer($0) }.sorted())
        for value in values { #expect(Sortable.double(Sortable.integer(value)) == value) }
        #expect(Sortable.integer(-0.0) == Sortable.integer(0))
    }

    @Test func wideSumsAreExact() {
        var sum = WideSum()
        for _ in 0..<1000 { sum.add(Int128(Int64.max) * Int128(Int64.max)) }
        let square = 85_070_591_730_234_615_847_396_907_784_232_501_249.0
        #expect(sum.double == square * 1000)
        for _ in 0..<1000 { sum.add(Int128(Int64.max) * Int128(Int64.min)) }
        #expect(sum.double == -9_223_372_036_854_775_808_000)
    }

    @Test func fixedPointDoesNotDependOnOrder() {
        var random = Seeded(7)
        var values = (0..<500).map { _ in Double.random(in: -1e6...1e6, using: &random) / 3 }
        let first = values.reduce(Int128(0)) { $0 + FixedPoint.scaled($1) }
        values.shuffle(using: &random)
        #expect(values.reduce(Int128(0)) { $0 + FixedPoint.scaled($1) } == first)
        #expect(FixedPoint.double(FixedPoint.scaled(0.1)) == (0.1 * 0x1p40).rounded() * 0x1p-40)
    }

    @Test(arguments: [Int64(100), 30_000, 2_000_000_000, 1 << 40])
    func storedColumnsAreNarrowAndComplete(largest: Int64) {
        let scratch = Scratch(slots: 1)
        var builders = [ColumnBuilder(.integer), ColumnBuilder(.integer)]
        // Segments come in any order and in several widths; row 5 is unknown.
        for (builder, first) in [(0, 4), (1, 0)] {
            scratch.vectors[0].allKnown = true
            for row in 0..<4 { scratch.vectors[0].integers[row] = row == 3 && first == 4 ? -largest : Int64(row) }
            if first == 4 {
                scratch.vectors[0].spellOutKnown(4)
                scratch.vectors[0].known[1] = 0
                scratch.vectors[0].integers[1] = 0
            }
            builders[builder].append(scratch.vectors[0], firstRow: first, 4)
        }
        let column = ColumnBuilder.joined(builders, .integer, rows: 9)
        #expect((0..<9).map { column.bits($0) } == [0, 1, 2, 3, 0, nil, 2, -largest, nil])
        switch (column.view.width, largest) {
        case (.int8, 100), (.int16, 30_000), (.int32, 2_000_000_000), (.int64, 1 << 40): break
        default: Issue.record("kept in an odd width for \(largest)")
        }
    }

    @Test func kleeneByBytes() {
        // All nine pairs of no, yes, unknown.
        let truths: [(value: UInt8, known: UInt8)] = [(0, 1), (1, 1), (0, 0)]
        let scratch = Scratch(slots: 3)
        for operation in ["and", "or"] {
            for (index, pair) in truths.flatMap({ a in truths.map { (a, $0) } }).enumerated() {
                for (slot, truth) in [pair.0, pair.1].enumerated() {
                    scratch.vectors[slot].allKnown = false
                    scratch.vectors[slot].truths[index] = truth.value
                    scratch.vectors[slot].known[index] = truth.known
                }
            }
            Kernels.copy(scratch.vectors[0], .truth, 9, into: &scratch.vectors[2])
            if operation == "and" {
                Kernels.and(scratch.vectors[1], 9, into: &scratch.vectors[2])
            } else {
                Kernels.or(scratch.vectors[1], 9, into: &scratch.vectors[2])
            }
            let result = (0..<9).map { scratch.vectors[2].isKnown($0) ? Int(scratch.vectors[2].truths[$0]) : -1 }
            #expect(result == (operation == "and" ? [0, 0, 0, 0, 1, -1, 0, -1, -1] : [0, 1, -1, 1, 1, 1, -1, 1, -1]))
        }
    }
}
