// The terminal's screen: golden in both languages and four widths, and laws that hold for every line.
import RhumbAssessment
import RhumbModel
import RhumbReport
import RhumbText
import RhumbValues
import Testing

@Suite("Terminal")
struct TerminalTests {
    static let screens = Language.allCases.flatMap { language in [40, 80, 120, 200].map { (language, $0) } }

    @Test("reads as it was read", arguments: screens)
    func golden(_ language: Language, _ width: Int) throws {
        let text = terminal(Lakeside(language).report(), width: width, colour: false)
        try Golden.expect(text, is: "screen-\(language.rawValue)-\(width).txt")
    }

    @Test("no line is wider than the screen, none ends in spaces", arguments: Language.allCases, Array(40...200))
    func fits(_ language: Language, _ width: Int) {
        for line in lines(terminal(Lakeside(language).report(), width: width, colour: false)) {
            #expect(displayWidth(line) <= width, "\(width): \(line)")
            #expect(line.last != " ", "\(width): \(line)")
        }
    }

    @Test("figures are never cut", arguments: Language.allCases, Array(40...200))
    func figures(_ language: Language, _ width: Int) {
        let text = terminal(Lakeside(language).report(), width: width, colour: false)
        for figure in ["32.1% [29.0, 35.4]", "1,204 (37)", "2027-03-31", "3,420", "+0.98pp"] {
            #expect(text.contains(figure), "\(width): \(figure)")
        }
    }

    @Test("rules reach the right edge", arguments: screens)
    func edges(_ language: Language, _ width: Int) {
        let rules = lines(terminal(Lakeside(language).report(), width: width, colour: false)).filter {
            $0.hasPrefix("── ")
        }
        #expect(rules.count >= 8)
        for rule in rules { #expect(displayWidth(rule) == width, "\(rule)") }
    }

    @Test("colours change nothing but colours", arguments: screens)
    func colours(_ language: Language, _ width: Int) throws {
        let report = Lakeside(language).report()
        let painted = terminal(report, width: width, colour: true)
        let escape = try Regex("\u{1B}\\[[0-9;]*m")
        #expect(painted.contains(escape))
        #expect(painted.replacing(escape, with: "") == terminal(report, width: width, colour: false))
    }

    @Test("signs line up in a table", arguments: Language.allCases)
    func columns(_ language: Language) {
        let text = lines(terminal(Lakeside(language).report(), width: 200, colour: false))
        let starts = Set(
            text.compactMap { line -> Int? in
                guard let sign = line.firstIndex(where: { "▲■".contains($0) }), line.contains("[") else { return nil }
                return displayWidth(String(line[..<sign]))
            })
        #expect(starts.count == 1, "the status column begins at \(starts)")
    }

    @Test("data cannot move the cursor")
    func controlCharacters() {
        var hotel = Lakeside(.english)
        hotel.plan.segments[ID(0)].heading = Heading(name: "evil", title: "\u{1B}[2Jgone\u{202E}", span: hotel.span)
        let text = terminal(hotel.report(), width: 100, colour: false)
        #expect(!text.contains("\u{1B}"))
        #expect(text.contains("\u{FFFD}[2Jgone"))
    }

    @Test("an empty plan makes a screen")
    func empty() {
        let hotel = Lakeside(.english)
        let bare = CheckedPlan(
            heading: hotel.plan.heading, language: .english, period: hotel.plan.period, currency: .yuan)
        let report = Report(
            plan: bare, measurements: Measurements(today: Lakeside.day(6, 30)),
            assessment: Assessment(
                today: Lakeside.day(6, 30),
                budget: BudgetAssessment(budget: nil, planned: Lakeside.yuan(0), spent: Lakeside.yuan(0), because: [])),
            diagnostics: [], sources: SourceMap(), scenario: nil, language: .english)
        #expect(terminal(report, width: 80, colour: false).contains("nothing needs attention today"))
        #expect(json(report).contains("\"goals\": []"))
        #expect(markdown(report).hasPrefix("# Lakeside Hotel"))
    }

    private func lines(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}
