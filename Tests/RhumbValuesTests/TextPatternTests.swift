// Forms of texts: digits, letters, anything, and everything else as it stands.
import RhumbValues
import Testing

@Suite("Text patterns")
struct TextPatternTests {
    @Test(
        "Whole texts",
        arguments: [
            ("1##########", "13812345678", true), ("1##########", "1381234567", false),
            ("1##########", "138123456789", false),
            ("@@-##", "AB-12", true), ("@@-##", "A1-12", false), ("@", "张", true), ("*", "", true), ("", "", true),
            ("", "a", false), ("*@*.com", "li@shop.com", true), ("a*b*c", "aXbYbc", true), ("a*b*c", "aXbYb", false),
            ("#", "１", false), ("**x", "x", true),
        ])
    func matches(pattern: String, text: String, expected: Bool) {
        #expect(TextPattern(pattern).matches(text) == expected)
    }
}
