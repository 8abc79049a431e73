// What a terminal is shown of unknown text is looked at eight bytes at a time: it comes to the same wherever a character stands.
import RhumbText
import Testing

@Suite struct PlainTextTests {
    /// Every character that is not shown, some that are, and some that begin with the same bytes, at every place of a text.
    @Test func anywhere() {
        let shown = ["~", " ", "é", "“", "”", "…", "—", "客", "🏨", "\u{2027}", "\u{202F}", "\u{206A}"]
        let hidden: [Range<UInt32>] = [0..<0x20, 0x7F..<0xA0, 0x2028..<0x202A, 0x202A..<0x202F, 0x2066..<0x206A]
        for place in 0...20 {
            let (before, after) = (String(repeating: "a", count: place), String(repeating: "b", count: 20 - place))
            for character in shown {
                #expect(printable(before + character + after) == before + character + after)
            }
            for scalar in hidden.joined().compactMap(Unicode.Scalar.init) {
                let expected = before + (scalar == "\t" ? "    " : "\u{FFFD}") + after
                #expect(
                    printable(before + String(Character(scalar)) + after) == expected, "\(scalar.value) at \(place)")
            }
        }
    }

    @Test(arguments: [
        ("", ""), ("7", "7"), ("999", "999"), ("1000", "1,000"), ("21366", "21,366"), ("654321", "654,321"),
        ("18446744073709551615", "18,446,744,073,709,551,615"),
    ])
    func digitsInThrees(_ digits: String, _ grouped: String) { #expect(groupedDigits(digits) == grouped) }
}
