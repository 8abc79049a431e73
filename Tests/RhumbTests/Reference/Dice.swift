// Everything random comes from one seed, so that a failure is found again by its number.

struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        // Mixed twice, so that neighbouring seeds are not the same numbers one step apart.
        state = seed
        state = next() ^ (seed << 32)
        state = next()
    }

    /// SplitMix64 (Steele, Lea, Flood 2014).
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<max(1, limit), using: &self) }
    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
    mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }
}
