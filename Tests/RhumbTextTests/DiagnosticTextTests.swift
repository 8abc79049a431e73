// Findings as people read them: whole texts, in both languages, with marks under the right columns.
import Foundation
import RhumbText
import Testing

@Suite("Diagnostic text")
struct DiagnosticTextTests {
    private func sources(_ text: String) -> SourceMap { SourceMap([SourceFile(path: "a.rhumb", text: text)]) }

    private func span(_ part: String, in text: String) throws -> SourceSpan {
        let range = try #require(text.range(of: part))
        let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        return SourceSpan(file: FileIndex(0), start: start, end: start + part.utf8.count)
    }

    private func finding(_ place: Place, help: Message? = nil, related: [Related] = []) -> Diagnostic {
        Diagnostic(
            "type/mismatch", .error, Message("the target is a number, the metric a percent", zh: "目标值是数，指标是百分比"),
            at: place,
            help: help, related: related)
    }

    @Test("a line with its place, in English")
    func english() throws {
        let text = "plan a {\n  target     38\n}\n"
        let finding = finding(.source(try span("38", in: text)), help: Message("write 38%", zh: "请写 38%"))
        #expect(
            render(finding, sources: sources(text), language: .english, colour: false) == """
                error[type/mismatch]: the target is a number, the metric a percent
                 --> a.rhumb:2:14
                  |
                2 |   target     38
                  |              ^^
                  = help: write 38%

                """)
    }

    @Test("marks stand under wide characters; tabs are four spaces")
    func chinese() throws {
        let text = "\t目标 家庭 { 目标值 三十八 }"
        let finding = finding(.source(try span("三十八", in: text)))
        let lines = render(finding, sources: sources(text), language: .chinese, colour: false).split(separator: "\n")
        #expect(lines[0].hasPrefix("错误[type/mismatch]"))
        #expect(lines[1] == " --> a.rhumb:1:14")
        #expect(lines[3] == "1 |     目标 家庭 { 目标值 三十八 }")
        let before = try #require(lines[3].range(of: "三十八")).lowerBound
        let mark = try #require(lines[4].firstIndex(of: "^"))
        #expect(displayWidth(String(lines[3][..<before])) == displayWidth(String(lines[4][..<mark])))
        #expect(lines[4].filter { $0 == "^" }.count == 6)
    }

    @Test("a place over several lines is marked to the end of its first; an empty place has one mark")
    func spans() throws {
        let text = "one two\nthree\n"
        let long = render(
            finding(.source(SourceSpan(file: FileIndex(0), start: 4, end: 10))), sources: sources(text),
            language: .english,
            colour: false)
        #expect(long.contains("1 | one two\n  |     ^^^\n"))
        let empty = render(
            finding(.source(SourceSpan(file: FileIndex(0), start: 14, end: 14))), sources: sources(text),
            language: .english,
            colour: false)
        #expect(empty.contains(" --> a.rhumb:3:1\n"))
        #expect(empty.contains("  | ^\n"))
    }

    @Test("a cell of data has its row, its column and its value")
    func cell() {
        let finding = finding(.cell(file: "data/guests.csv", row: 12, column: "birth", value: "2024-13\u{7}"))
        #expect(
            render(finding, sources: SourceMap(), language: .english, colour: false) == """
                error[type/mismatch]: the target is a number, the metric a percent
                  --> data/guests.csv, row 12, column birth
                   |
                12 | 2024-13\u{FFFD}
                   | ^^^^^^^^

                """)
        #expect(
            render(finding, sources: SourceMap(), language: .chinese, colour: false).contains("data/guests.csv 第 12 行"))
    }

    @Test("related places, files and unknown files do not hide the finding")
    func places() throws {
        let text = "alpha\nbeta\n"
        let related = Related(Message("first here", zh: "首次在此"), at: .source(try span("alpha", in: text)))
        let finding = finding(.source(try span("beta", in: text)), related: [related])
        let shown = render(finding, sources: sources(text), language: .english, colour: false)
        #expect(shown.contains("  = see: first here\n ::: a.rhumb:1:1\n  |\n1 | alpha\n  | -----\n"))
        let yaml = Place.position(
            file: "rhumb.yaml", start: Position(line: 3, column: 2), end: Position(line: 3, column: 4))
        for (place, words) in [(yaml, "rhumb.yaml:3:2"), (.file("plans"), "--> plans"), (.none, "type/mismatch")] {
            let text = render(self.finding(place), sources: SourceMap(), language: .english, colour: false)
            #expect(text.contains(words))
            #expect(text.hasSuffix("\n"))
        }
    }

    @Test("colours change nothing but colours")
    func colours() throws {
        let text = "plan a\n"
        let finding = finding(.source(try span("a", in: text)), help: Message("b", zh: "b"))
        let painted = render(finding, sources: sources(text), language: .english, colour: true)
        let plain = render(finding, sources: sources(text), language: .english, colour: false)
        #expect(painted.contains("\u{1B}[1;31m"))
        #expect(painted.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") == plain)
    }
}
