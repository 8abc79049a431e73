// Columns of text. Expected widths are those of Unicode Standard Annex #11 and of what terminals draw.
import RhumbText
import Testing

@Suite("Display width")
struct DisplayWidthTests {
    @Test(
        "columns of a text",
        arguments: [
            ("", 0), ("plan", 4), ("家庭客", 6), ("a家b", 4), ("ア", 2), ("ｱ", 1), ("한국", 4), ("Ａ", 2), ("\u{FF0C}", 2),
            ("e\u{301}", 1), ("é", 1), ("…", 1), ("·─█▏", 4), ("▲■✓✗○●", 6), ("“”", 2), ("👩‍👩‍👧", 2), ("🇨🇳", 2),
            ("❤️", 2), ("❤", 1), ("👍🏽", 2), ("\u{200B}", 0), ("\t", 0), ("\r\n", 0), ("𠮷", 2),
            ("\u{1100}\u{1161}\u{11A8}", 2),
            ("−22.9%", 6), ("¥100", 4), ("㎡", 2),
        ])
    func width(_ text: String, _ columns: Int) { #expect(displayWidth(text) == columns) }

    @Test("padding fills up to the width on the side that is asked for")
    func padding() {
        #expect(padded("家庭", to: 6) == "家庭  ")
        #expect(padded("家庭", to: 6, .right) == "  家庭")
        #expect(padded("家庭", to: 7, .centre) == " 家庭  ")
        #expect(padded("家庭客", to: 4) == "家庭客")
    }

    @Test("cutting never splits a wide character and never exceeds the width", arguments: 0...12)
    func cutting(_ width: Int) {
        for text in ["湖畔度假酒店", "Lakeside Hotel", "湖a畔b度c假", "👩‍👩‍👧👍🏽x"] {
            let cut = truncated(text, to: width)
            #expect(displayWidth(cut) <= width)
            #expect(cut == text || cut.hasSuffix("…") || width == 0)
            #expect(displayWidth(fitted(text, to: width)) == width)
        }
        #expect(truncated("湖畔度假酒店", to: 6) == "湖畔…")
        #expect(truncated("two words", to: 5) == "two…")
    }

    @Test("wrapping breaks at spaces and between wide characters, not before closing marks")
    func wrapping() {
        #expect(wrapped("the family club is late", to: 10) == ["the family", "club is", "late"])
        #expect(wrapped("家庭俱乐部晚了", to: 8) == ["家庭俱乐", "部晚了"])
        #expect(wrapped("家庭俱乐。部", to: 8) == ["家庭俱", "乐。部"])
        #expect(wrapped("在\u{FF08}家庭客\u{FF09}中", to: 5) == ["在", "\u{FF08}家", "庭", "客\u{FF09}", "中"])
        #expect(wrapped("", to: 10) == [""])
        #expect(wrapped("abcdefghij", to: 4) == ["abcd", "efgh", "ij"])
    }

    @Test("wrapping keeps every character but spaces, in order, within the width")
    func wrappingKeepsText() {
        var random = SystemRandomNumberGenerator()
        let alphabet = Array("ab cd,。 家庭客%（）「」👍é…  ")
        for _ in 0..<500 {
            let text = String(
                (0..<Int.random(in: 0...40, using: &random)).compactMap { _ in alphabet.randomElement(using: &random) })
            let width = Int.random(in: 2...20, using: &random)
            let lines = wrapped(text, to: width)
            #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " }, "\(text) at \(width)")
            for line in lines { #expect(displayWidth(line) <= width, "\(text) at \(width): \(line)") }
        }
    }

    @Test("control characters and marks that reorder text are shown, not obeyed")
    func controls() {
        #expect(printable("a\tb\u{1B}[31m\u{202E}c") == "a    b\u{FFFD}[31m\u{FFFD}c")
        #expect(printable("王芳 é 👍🏽") == "王芳 é 👍🏽")
    }
}
