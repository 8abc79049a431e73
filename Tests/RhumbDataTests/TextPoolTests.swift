// The text pool: every text once, from any number of threads.
import RhumbColumns
import Testing

@Suite struct TextPoolTests {
    @Test func everyLength() {
        let pool = TextPool()
        let texts = (0..<300).flatMap { length in
            [
                String(repeating: "a", count: length), String(repeating: "a", count: length) + "b",
                String(repeating: "客", count: length),
            ]
        }
        var codes: [String: Int32] = [:]
        for text in texts { codes[text] = pool.intern(text) }
        #expect(pool.count == Set(texts).count)
        for text in texts {
            #expect(pool.intern(text) == codes[text])
            #expect(pool.find(text) == codes[text])
            #expect(codes[text].map { pool.text($0) } == text)
        }
        #expect(pool.find("none") == nil)
        #expect(pool.text(-1) == "" && pool.text(Int32.max) == "")
    }

    /// Texts that differ only in zero bytes at their ends are different.
    @Test func zeroBytes() {
        let pool = TextPool()
        let texts = [
            "", "\u{0}", "\u{0}\u{0}", "a", "a\u{0}", "a\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}",
            "a\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}",
        ]
        #expect(texts.map { pool.intern($0) } == [0, 1, 2, 3, 4, 5, 6])
    }

    @Test func growsUnderThreads() async {
        let pool = TextPool()
        let failures = await withTaskGroup(of: Int.self) { group in
            for worker in 0..<4 {
                group.addTask {
                    var failures = 0
                    for number in 0..<8_000 {
                        // The workers meet the same texts in different orders.
                        let text = "guest \((number * 7919 + worker * 101) % 8_000)"
                        let code = pool.intern(text)
                        if pool.text(code) != text || pool.find(text) != code { failures += 1 }
                    }
                    return failures
                }
            }
            return await group.reduce(0, +)
        }
        #expect(pool.count == 8_000)
        #expect(failures == 0)
        #expect(Set((0..<8_000).map { pool.text(Int32($0)) }).count == 8_000)
    }

    @Test func fingerprintsDiffer() {
        var seen: Set<Int64> = []
        for number in 0..<40_000 {
            var text = number % 2 == 0 ? "B\(number)" : "a longer key of some booking \(number)"
            seen.insert(text.withUTF8 { TextPool.fingerprint($0) })
        }
        #expect(seen.count == 40_000)
    }
}
