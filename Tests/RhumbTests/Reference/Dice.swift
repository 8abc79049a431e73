// Everything random comes from one seed, so that a failure is found again by its number.
import TestSupport

struct Dice: RandomNumberGenerator {
    private var numbers: Seeded

    init(seed: UInt64) {
        // Mixed twice, so that neighbouring seeds are not the same numbers one step apart.
        numbers = Seeded(seed)
        numbers = Seeded(numbers.next() ^ (seed << 32))
        numbers = Seeded(numbers.next())
    }

    mutating func next() -> UInt64 { numbers.next() }

    mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<max(1, limit), using: &self) }
    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
    mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }
}
