// What is near is found, however it is looked for.
import RhumbText
import Testing
import TestSupport

@Suite struct NearestNameTests {
    /// As many edits as a third of the letters of the shorter form.
    @Test("A name with a few slips is found again", arguments: 0..<500)
    func slips(_ seed: Int) throws {
        var random = Seeded(UInt64(seed))
        let letters = Array("abcdefghij_ABC019客户渠道")
        let name = (0..<Int.random(in: 4...20, using: &random)).compactMap { _ in letters.randomElement(using: &random)
        }
        var typed = name
        for _ in 0..<max(1, (name.count - 3) / 3) {
            let place = Int.random(in: 0..<typed.count, using: &random)
            let letter = try #require(letters.randomElement(using: &random))
            switch Int.random(in: 0..<4, using: &random) {
            case 0: typed[place] = letter
            case 1: typed.insert(letter, at: place)
            case 2: if typed.count > 3 { typed.remove(at: place) }
            default: if place > 0 { typed.swapAt(place, place - 1) }
            }
        }
        guard typed != name else { return }
        let far = ["zzzzzzzzzzzzzzzzzzzzzzzz", "qqqqqq"]
        #expect(nearestName(to: String(typed), among: far + [String(name)]) == String(name), "seed \(seed)")
    }

    @Test func ofSeveralTheNearestAndThenTheFirst() {
        #expect(nearestName(to: "spnd", among: ["spends", "spend", "spent"]) == "spend")
        #expect(nearestName(to: "abcx", among: ["abce", "abcd"]) == "abcd")
        #expect(nearestName(to: "frequency", among: ["spend", "visits"]) == nil)
    }
}
