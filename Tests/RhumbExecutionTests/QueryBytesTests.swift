// The bytes that name a query's answers: different for whatever is different.
import RhumbQuery
import Testing

struct QueryBytesTests {
    /// Of a query of one node.
    private static func bytes(_ node: Node) -> [UInt8] {
        var single = Query()
        single.nodes = [node]
        return single.bytes
    }

    @Test func differentNodesHaveDifferentBytes() {
        var nodes: Set<Node> = []
        for seed in 1...UInt64(3_000) { nodes.formUnion(CaseGenerator.make(seed: seed).query.nodes) }
        // One part of a node changed at a time, as far as it has it.
        for node in Array(nodes.prefix(2_000)) {
            guard case .fold(let fold) = node.operation else { continue }
            let other = Fold(
                child: fold.child, reference: fold.reference + 1, function: fold.function, value: fold.value,
                filter: fold.filter, window: fold.window)
            nodes.insert(Node(.fold(other), kind: node.kind, domain: node.domain))
        }
        let bytes = Set(nodes.map { Self.bytes($0) })
        #expect(nodes.count > 10_000)
        #expect(bytes.count == nodes.count)
    }

    @Test func theSameQueryHasTheSameBytes() {
        for seed in 1...UInt64(200) {
            let query = CaseGenerator.make(seed: seed).query
            #expect(query.bytes == CaseGenerator.make(seed: seed).query.bytes)
            var other = query
            if !other.outputs.isEmpty { other.outputs.removeLast() }
            #expect(query.outputs.isEmpty || other.bytes != query.bytes)
        }
    }
}
