// Sets of identities as bits, against the standard library's sets.
import RhumbModel
import Testing
import TestSupport

@Suite struct IDSetTests {
    @Test(arguments: 0..<20)
    func asASet(_ seed: Int) {
        var random = Seeded(UInt64(seed))
        // Within a word, at its edges, and over several.
        let size = [10, 64, 65, 1_000].randomElement(using: &random) ?? 10
        var bits = IDSet<Goal>()
        var all: Set<ID<Goal>> = []
        for _ in 0..<Int.random(in: 0...200, using: &random) {
            let id = ID<Goal>(Int.random(in: 0..<size, using: &random))
            #expect(bits.insert(id) == all.insert(id).inserted, "seed \(seed)")
        }
        let more = (0..<20).map { _ in ID<Goal>(Int.random(in: 0..<size, using: &random)) }
        bits.formUnion(more)
        all.formUnion(more)
        for id in (0..<(size + 130)).map({ ID<Goal>($0) }) {
            #expect(bits.contains(id) == all.contains(id), "seed \(seed), \(id.index)")
            #expect(IDSet(all).contains(id) == all.contains(id), "seed \(seed), \(id.index)")
        }
    }

    @Test func theIdentitiesOfAnArena() {
        var arena = Arena<Metric.Kind>()
        #expect(arena.ids.isEmpty)
        let added = [arena.add(.stock), arena.add(.flow), arena.add(.flow)]
        #expect(Array(arena.ids) == added)
        #expect(arena.ids.map { arena[$0] } == [.stock, .flow, .flow])
    }
}
