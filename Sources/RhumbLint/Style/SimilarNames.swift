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
        var earlier: [String: [(name: Name, letters: [UInt8])]] = [:]
        for declared in lint.declaredNames {
            let name = declared.name
            let letters = Array(name.text.utf8)
            // In ASCII, and of six letters or more: short names and Chinese ones differ by one all the time.
            guard letters.count >= 6, letters.allSatisfy({ $0 < 0x80 }) else { continue }
            let near = earlier[declared.kind.scope]?.first { $0.letters.differ(byALetterFrom: letters) }?.name
            earlier[declared.kind.scope, default: []].append((name, letters))
            guard let near else { continue }
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
