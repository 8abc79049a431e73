// Many growing lists of words, written from one thread without a question per word.

/// So many lists of 64-bit words; their full blocks go into a store.
package final class WordPiles: @unchecked Sendable {
    private static let blockWords = 512
    private static let blockBytes = 8 * blockWords

    private struct Pile {
        var blocks: [BlockStore.Block] = []
        var open: UnsafeMutableRawPointer?
        var openCount = 0
    }

    private let piles: UnsafeMutableBufferPointer<Pile>
    private let store: BlockStore

    package init(_ count: Int, keptBytes: Int) {
        store = BlockStore(budget: keptBytes)
        piles = .allocate(capacity: count)
        piles.initialize(repeating: Pile())
    }

    deinit {
        for pile in piles { pile.open?.deallocate() }
        piles.deinitialize()
        piles.deallocate()
    }

    package func append(_ word: UInt64, part: Int) {
        let open: UnsafeMutableRawPointer
        if let started = piles[part].open {
            open = started
        } else {
            open = .allocate(byteCount: WordPiles.blockBytes, alignment: 8)
            piles[part].open = open
        }
        open.storeBytes(of: word, toByteOffset: 8 * piles[part].openCount, as: UInt64.self)
        piles[part].openCount += 1
        if piles[part].openCount == WordPiles.blockWords { close(part, open) }
    }

    private func close(_ part: Int, _ open: UnsafeMutableRawPointer) {
        let block = store.close(open, bytes: WordPiles.blockBytes)
        if case .memory = block { piles[part].open = nil }
        piles[part].blocks.append(block)
        piles[part].openCount = 0
    }

    package func count(_ part: Int) -> Int { piles[part].blocks.count * WordPiles.blockWords + piles[part].openCount }

    /// Calls for runs of a list's words until `body` says false; says whether it never did.
    package func forEachRun(part: Int, _ body: (UnsafeBufferPointer<UInt64>) -> Bool) -> Bool {
        withUnsafeTemporaryAllocation(byteCount: WordPiles.blockBytes, alignment: 8) { scratch in
            guard let room = scratch.baseAddress else { return true }
            for block in piles[part].blocks {
                let bytes = store.read(block, bytes: WordPiles.blockBytes, scratch: room)
                let words = bytes.assumingMemoryBound(to: UInt64.self)
                guard body(UnsafeBufferPointer(start: words, count: WordPiles.blockWords)) else { return false }
            }
            guard let open = piles[part].open else { return true }
            let words = UnsafePointer(open.assumingMemoryBound(to: UInt64.self))
            return body(UnsafeBufferPointer(start: words, count: piles[part].openCount))
        }
    }
}
