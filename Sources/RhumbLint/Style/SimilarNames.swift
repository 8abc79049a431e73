// Names that differ by a letter.
import RhumbSyntax
import RhumbText

extension Rule {
    static let similarNames = Rule(
        "style/similar-names", .note,
        Message("Names of one kind differ by more than a letter", zh: "同类名称不要只差一个字母"),
        why: Message(
            """
            `repeat_share` and `repeat_shares` are taken for one another by whoever writes the next line, and the plan \
            checks all the same. Names that differ by a digit, such as `spend_6m` and `spend_9m`, are told apart on purpose.
            """,
            zh: """
                repeat_share 和 repeat_shares，下一个写方案的人很容易用错，而检查照样通过。只差数字的名称，例如 spend_6m 和 spend_9m，\
                是有意区分，不在此列。
                """),
        bad: """
            segment callers "Guests who call" of guests where channel = "phone"
            segment ‹caller› "Guests who have called" of guests where any(bookings where channel = "phone")
            """,
        good: """
            segment callers "Guests who call" of guests where channel = "phone"
            segment once_called "Guests who have called" of guests where any(bookings where channel = "phone")
            """
    ) { lint in
        let names = lint.declaredNames.compactMap { LongName($0) }
        for (index, near) in names.alike {
            let (name, near) = (names[index].name, names[near].name)
            lint.report(
                at: name.span,
                Message(
                    "`\(name.text)` and `\(near.text)` differ by one letter", zh: "“\(name.text)”和“\(near.text)”只差一个字母"),
                help: Message("give one of them a name that says the difference", zh: "请给其中一个换个说得出区别的名称"),
                related: [
                    Related(
                        Message("`\(near.text)` is declared here", zh: "“\(near.text)”在这里声明"), at: .source(near.span))
                ])
        }
    }
}

/// A name in ASCII of six letters or more: short names and Chinese ones differ by one letter all the time.
private struct LongName {
    let name: Name
    let scope: String
    let letters: [UInt8]

    init?(_ declared: DeclaredName) {
        letters = Array(declared.name.text.utf8)
        guard letters.count >= 6, letters.allSatisfy({ $0 < 0x80 }) else { return nil }
        name = declared.name
        scope = declared.kind.scope
    }
}

extension [LongName] {
    /// Each name that differs by a letter from one before it, with the first such. They are the same where each loses a letter:
    /// so nobody is compared with everybody.
    fileprivate var alike: [(index: Int, near: Int)] {
        // One number each, the name's place in its last bits: numbers are sorted in a fraction of the time.
        let places: UInt64 = 0xFF_FFFF
        var all: [UInt64] = []
        all.reserveCapacity(reduce(0) { $0 + $1.letters.count + 1 })
        for (place, name) in zip(0...places, self) {
            name.letters.addHashesWithoutALetter(to: &all) { $0 & ~places | place }
        }
        var shortened = all.sharing { $0 & ~places }
        shortened.sort()
        var nearest: [Int: Int] = [:]
        var start = 0
        for end in shortened.indices.dropFirst() {
            if shortened[end] | places != shortened[start] | places { start = end }
            let index = Int(shortened[end] & places)
            let near = shortened[start..<end].lazy.map { Int($0 & places) }.first { before in
                before != index && self[before].scope == self[index].scope
                    && self[index].letters.differ(byALetterFrom: self[before].letters)
            }
            if let near { nearest[index] = Swift.min(nearest[index] ?? near, near) }
        }
        return nearest.sorted { $0.key < $1.key }.map { (index: $0.key, near: $0.value) }
    }
}

extension [UInt64] {
    /// Those whose hash another one may have, too: what stands alone need not be sorted.
    fileprivate func sharing(_ hash: (UInt64) -> UInt64) -> [UInt64] {
        var bits = 6
        while 1 << bits < 8 * count { bits += 1 }
        // By the first bits of a product, on which all bits of the hash have their say.
        func slot(_ number: UInt64) -> Int { Int((hash(number) &* 0x9E37_79B9_7F4A_7C15) >> (64 - bits)) }
        var seen = [UInt8](repeating: 0, count: 1 << bits)
        for number in self where seen[slot(number)] < 2 { seen[slot(number)] += 1 }
        return filter { seen[slot($0)] > 1 }
    }
}

extension [UInt8] {
    /// Polynomials over its letters: of all of them, and of those that are left where one is taken out. Digits stay: names that
    /// differ by one do so on purpose.
    fileprivate func addHashesWithoutALetter(to hashes: inout [UInt64], _ marked: (UInt64) -> UInt64) {
        let base: UInt64 = 0x100_0000_01B3
        let whole = reduce(0) { $0 &* base &+ UInt64($1) }
        hashes.append(marked(whole))
        // What stands before a letter is the whole without it and what stands behind.
        var (after, power, before) = (0 as UInt64, 1 as UInt64, whole)
        for index in indices.reversed() {
            before = (before &- UInt64(self[index])) &* [UInt8].inverse
            // Of a letter that stands there twice either may go.
            let isDoubled = index + 1 < count && self[index] == self[index + 1]
            if self[index].isLetter, !isDoubled { hashes.append(marked(before &* power &+ after)) }
            after = UInt64(self[index]) &* power &+ after
            power = power &* base
        }
    }

    /// Of the base: the two multiplied are 1.
    private static let inverse: UInt64 = {
        // Newton's steps double the bits that are right, of which an odd number by itself has three.
        let base: UInt64 = 0x100_0000_01B3
        return (0..<5).reduce(base) { inverse, _ in inverse &* (2 &- base &* inverse) }
    }()

    /// A letter more, less, other or swapped. Parts of one letter, as in `shop_a`, are told apart on purpose.
    fileprivate func differ(byALetterFrom other: [UInt8]) -> Bool {
        guard abs(count - other.count) <= 1, self != other else { return false }
        let shorter = Swift.min(count, other.count)
        var start = 0
        while start < shorter, self[start] == other[start] { start += 1 }
        var end = 0
        while end < shorter - start, self[count - 1 - end] == other[other.count - 1 - end] { end += 1 }
        let (changed, into) = (self[start..<(count - end)], other[start..<(other.count - end)])
        let isSwap = changed.count == 2 && into.count == 2 && changed.elementsEqual(into.reversed())
        guard Swift.max(changed.count, into.count) == 1 || isSwap else { return false }
        return (changed + into).allSatisfy(\.isLetter) && !isPart(at: start) && !other.isPart(at: start)
    }

    /// Does a part of one letter between underscores stand here?
    private func isPart(at index: Int) -> Bool {
        func isEdge(_ index: Int) -> Bool { !indices.contains(index) || self[index] == 0x5F }
        return isEdge(index - 1) && isEdge(index + 1)
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
}
