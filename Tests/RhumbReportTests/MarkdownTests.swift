// Markdown: golden in both languages, and nothing of the plan is taken for markup.
import RhumbModel
import RhumbReport
import RhumbText
import Testing

@Suite("Markdown")
struct MarkdownTests {
    @Test("reads as it was read", arguments: Language.allCases)
    func golden(_ language: Language) throws {
        try Golden.expect(markdown(Lakeside(language).report()), is: "report-\(language.rawValue).md")
    }

    @Test("every row of a table has the cells of its head")
    func tables() {
        var cells: Int?
        for line in markdown(Lakeside(.english).report()).split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("| ") else {
                cells = nil
                continue
            }
            let count = line.replacing("\\|", with: "").filter { $0 == "|" }.count
            #expect(count == cells ?? count, "\(line)")
            cells = count
        }
    }

    @Test("marks in a title stay text")
    func escaping() {
        var hotel = Lakeside(.english)
        hotel.plan.segments[ID(0)].heading = Heading(name: "pipe", title: "a|b *c* <script>", span: hotel.span)
        #expect(markdown(hotel.report()).contains("a\\|b \\*c\\* \\<script\\>"))
    }
}
