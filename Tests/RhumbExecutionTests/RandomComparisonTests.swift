// The engine against the reference: random queries over random tables, every cell of every output, for one and more threads,
// for batches of one row up to full ones, in any order.
import Foundation
import RhumbColumns
import RhumbQuery
import RhumbText
import RhumbValues
import Testing

@testable import RhumbExecution
import TestSupport

struct RandomComparisonTests {
    private static let cases = ProcessInfo.processInfo.environment["RHUMB_CASES"].flatMap { Int($0) } ?? 20_000
    private static let firstSeed = ProcessInfo.processInfo.environment["RHUMB_SEED"].flatMap { UInt64($0) } ?? 1

    @Test(arguments: 0..<4)
    func shortTables(part: Int) {
        var failures = 0
        for index in stride(from: part, to: Self.cases, by: 4) {
            let seed = Self.firstSeed + UInt64(index)
            if let difference = Self.difference(seed: seed, isLong: false) {
                Issue.record("seed \(seed): \(difference)")
                failures += 1
                if failures > 3 { return }
            }
        }
    }

    @Test func longTables() {
        for index in 0..<(Self.cases / 1000) {
            let seed = 1_000_000_000 + Self.firstSeed + UInt64(index)
            if let difference = Self.difference(seed: seed, isLong: true) {
                Issue.record("seed \(seed) (long): \(difference)")
                return
            }
        }
    }

    /// The first difference between engine and reference; nil where they agree.
    static func difference(seed: UInt64, isLong: Bool) -> String? {
        let test = CaseGenerator.make(seed: seed, isLong: isLong)
        var random = Seeded(seed ^ 0xABCD)
        let sizes = isLong ? [Batch.capacity, 700, 1024] : [1, 7, 1024, Batch.capacity]
        let size = sizes[Int.random(in: 0..<sizes.count, using: &random)]
        let threads = [1, 1, 2, 3][Int.random(in: 0..<4, using: &random)]
        let isShuffled = Bool.random(using: &random)
        let readers = test.query.domains.indices.map { index in
            TestReader(
                test.query.domains[index].name, test.tables[index], batchSize: size, seed: isShuffled ? seed : 0,
                alikeFingerprints: seed % 5 == 0)
        }
        // Every other case keeps no row in memory.
        func ask(_ memory: TableMemory?) -> QueryResults {
            execute(
                test.query, readers: readers, threads: threads, keptBytes: seed % 2 == 0 ? 0 : 8 << 20, memory: memory
            ) { false }
        }
        // Every third case is asked again, by what the first asking left.
        let memory = seed % 3 == 0 ? TableMemory(stays: readers.map { _ in true }) : nil
        if memory != nil { _ = ask(memory) }
        let results = ask(memory)
        let reference = ReferenceEvaluator(test.query, test.tables)
        let setting = "batches of \(size), \(threads) threads, \(isShuffled ? "shuffled" : "in order"): "
        return compare(test, results, reference).map { setting + $0 }
    }

    private static func compare(
        _ test: RandomCase, _ results: QueryResults, _ reference: ReferenceEvaluator
    ) -> String? {
        let faults = test.query.domains.indices.map(reference.keyFaults)
        let missing = faults.filter { $0.missing > 0 }.count
        let duplicates = faults.map { $0.duplicates > 5 ? 6 : $0.duplicates }.reduce(0, +)
        func found(_ id: String) -> Int { results.diagnostics.filter { $0.id == id }.count }
        if found("data/missing-key") != missing { return "missing keys \(found("data/missing-key")), not \(missing)" }
        if found("data/duplicate-key") != duplicates {
            return "duplicate keys \(found("data/duplicate-key")), not \(duplicates)"
        }
        for domain in test.query.domains.indices {
            let orphans = reference.orphans(domain)
            if results.domains[domain].orphans != orphans {
                return "orphans of d\(domain) \(results.domains[domain].orphans), not \(orphans)"
            }
        }
        if missing + duplicates > 0 { return nil }
        let expected = reference.outputs()
        for (index, output) in test.query.outputs.enumerated() where results.outputs[index] != expected[index] {
            return "output \(index) \(output) is \(results.outputs[index]), not \(expected[index])"
                + "\n\(describe(test))"
        }
        let overflows = results.diagnostics.filter { $0.id == "data/overflow" }.map { place($0.place) }.sorted()
        let sites = reference.overflows.map { site, row in
            guard let domain = site.domain else { return "none" }
            return row < 0 ? "d\(domain)" : "d\(domain):\(row + 2)"
        }.sorted()
        return overflows == sites ? nil : "overflows at \(overflows), not \(sites)\n\(describe(test))"
    }

    private static func place(_ place: Place) -> String {
        switch place {
        case .cell(let file, let row, _, _): "\(file):\(row)"
        case .file(let file): file
        default: "none"
        }
    }

    private static func describe(_ test: RandomCase) -> String {
        let domains = test.query.domains.map { "\($0)" }
        let nodes = test.query.nodes.enumerated().map { "\($0): \($1)" }
        return (domains + nodes).joined(separator: "\n")
    }
}
