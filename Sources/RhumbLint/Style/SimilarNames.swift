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
    /// A hash of what names that differ by a letter have in common: the scope and what is no letter.
    private(set) var rest: UInt64
    /// Which letters it has an odd number of.
    private(set) var odd: UInt64 = 0

    init?(_ declared: DeclaredName) {
        name = declared.name
        scope = declared.kind.scope
        guard name.text.utf8.count >= 6 else { return nil }
        // FNV-1a.
        func hash(_ byte: UInt8, _ rest: UInt64) -> UInt64 { (rest ^ UInt64(byte)) &* 0x100_0000_01B3 }
        rest = scope.utf8.reduce(0xCBF2_9CE4_8422_2325) { hash($1, $0) }
        for byte in name.text.utf8 {
            guard byte < 0x80 else { return nil }
            if byte.isLetter { odd ^= 1 << UInt64(byte & 0x3F) } else { rest = hash(byte, rest) }
        }
    }

    func isLike(_ other: LongName) -> Bool {
        // A letter that is another now changes two numbers, one that came or went changes one, and letters that swap none.
        (odd ^ other.odd).nonzeroBitCount <= 2 && scope == other.scope
            && Array(name.text.utf8).differ(byALetterFrom: Array(other.name.text.utf8))
    }
}

extension [LongName] {
    /// Each name that differs by a letter from one before it, with the first such.
    fileprivate var alike: [(index: Int, near: Int)] {
        let order = enumerated().map { (rest: $1.rest, index: $0) }.sorted { $0 < $1 }
        var found: [(index: Int, near: Int)] = []
        var start = 0
        for (end, name) in order.enumerated() {
            if name.rest != order[start].rest { start = end }
            let near = order[start..<end].first { self[$0.index].isLike(self[name.index]) }
            if let near { found.append((index: name.index, near: near.index)) }
        }
        return found.sorted { $0.index < $1.index }
    }
}

extension [UInt8] {
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
