// What a pass keeps of every row, in memory and in the temporary file.
import Foundation
import RhumbColumns
import Synchronization
import Testing

@testable import RhumbExecution

struct BlockStoreTests {
    private static let bytes = 4096

    /// A block whose bytes say which it is.
    private static func fill(_ block: UnsafeMutableRawPointer, _ number: Int) {
        for word in 0..<(bytes / 8) {
            block.storeBytes(of: Int64(number * 1_000 + word), toByteOffset: 8 * word, as: Int64.self)
        }
    }

    private static func isFilled(_ block: UnsafeRawPointer, _ number: Int) -> Bool {
        (0..<(bytes / 8)).allSatisfy {
            block.load(fromByteOffset: 8 * $0, as: Int64.self) == Int64(number * 1_000 + $0)
        }
    }

    @Test(
        "Blocks come back as they were, from memory and from the file, read by several threads at once",
        arguments: [
            0, 100 * 4096, 1 << 40,
        ])
    func blocksComeBack(budget: Int) {
        let store = BlockStore(budget: budget)
        let wrong = Atomic<Int>(0)
        Parallel.forEach(workers: 3) { worker in
            var blocks: [(Int, BlockStore.Block)] = []
            var open: UnsafeMutableRawPointer?
            for index in 0..<500 {
                let block = open ?? .allocate(byteCount: Self.bytes, alignment: 8)
                Self.fill(block, worker * 500 + index)
                let kept = store.close(block, bytes: Self.bytes)
                if case .memory = kept { open = nil } else { open = block }
                blocks.append((worker * 500 + index, kept))
            }
            open?.deallocate()
            withUnsafeTemporaryAllocation(byteCount: Self.bytes, alignment: 8) { scratch in
                guard let room = scratch.baseAddress else { return }
                for (number, block) in blocks.shuffled()
                where !Self.isFilled(store.read(block, bytes: Self.bytes, scratch: room), number) {
                    wrong.add(1, ordering: .relaxed)
                }
            }
        }
        #expect(wrong.load(ordering: .relaxed) == 0)
        #expect(!store.isLost)
    }

    @Test("A block that the file does not have is zeroes, and the store says so")
    func lostBlocksAreTold() {
        let store = BlockStore(budget: 0)
        let scratch = UnsafeMutableRawPointer.allocate(byteCount: Self.bytes, alignment: 8)
        defer { scratch.deallocate() }
        Self.fill(scratch, 1)
        _ = store.close(scratch, bytes: Self.bytes)
        let bytes = store.read(.file(offset: 1 << 40), bytes: Self.bytes, scratch: scratch)
        #expect((0..<Self.bytes).allSatisfy { bytes.load(fromByteOffset: $0, as: UInt8.self) == 0 })
        #expect(store.isLost)
    }

    @Test("Words of many lists come back in their order", arguments: [0, 1 << 40])
    func wordsComeBack(budget: Int) {
        let piles = WordPiles(7, keptBytes: budget)
        for word in 0..<UInt64(20_000) { piles.append(word, part: Int(word % 7)) }
        for part in 0..<7 {
            var words: [UInt64] = []
            let isWhole = piles.forEachRun(part: part) { run in
                words += run
                return true
            }
            #expect(isWhole)
            #expect(words == (0..<UInt64(20_000)).filter { $0 % 7 == UInt64(part) })
            #expect(piles.count(part) == words.count)
            #expect(!piles.forEachRun(part: part) { _ in false })
        }
    }
}
