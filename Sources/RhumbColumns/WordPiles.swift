// Many growing lists of words, written from one thread without a question per word.

/// So many lists of 64-bit words.
package final class WordPiles: @unchecked Sendable {
    private static let blockWords = 512

    private struct Pile {
        var blocks: [UnsafeMutablePointer<UInt64>] = []
        var count = 0
        var end: UnsafeMutablePointer<UInt64>?
    }

    private let piles: UnsafeMutableBufferPointer<Pile>

    package init(_ count: Int) {
        piles = .allocate(capacity: count)
        piles.initialize(repeating: Pile())
    }

    deinit {
        for pile in piles { for block in pile.blocks { block.deallocate() } }
        piles.deinitialize()
        piles.deallocate()
    }

    package func append(_ word: UInt64, part: Int) {
        if piles[part].count % WordPiles.blockWords == 0 {
            let block = UnsafeMutablePointer<UInt64>.allocate(capacity: WordPiles.blockWords)
            piles[part].blocks.append(block)
            piles[part].end = block
        }
        piles[part].end?.initialize(to: word)
        piles[part].end = piles[part].end.map { $0 + 1 }
        piles[part].count += 1
    }

    package func count(_ part: Int) -> Int { piles[part].count }

    package func word(_ index: Int, part: Int) -> UInt64 {
        piles[part].blocks[index / WordPiles.blockWords][index % WordPiles.blockWords]
    }
}
