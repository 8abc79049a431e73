// The page as a text: what a browser is not needed for. What a reader sees is tested in Tests/Page.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues
import TestSupport
import Testing

@testable import RhumbReport

@Suite("Page")
struct PageTests {
    @Test("every tag is closed, in order", arguments: Language.allCases)
    func balanced(_ language: Language) throws {
        let text = html(Lakeside(language).report())
        var open: [Substring] = []
        // Style and script hold no tags; attributes and texts hold no angle brackets.
        for tag in text.matches(of: /<(\/?)([a-z0-9]+)[^<>]*>/) {
            let name = tag.output.2
            if ["meta", "input", "br", "col", "hr"].contains(name) { continue }
            if tag.output.1.isEmpty {
                open.append(name)
            } else {
                let last = open.popLast()
                #expect(last == name)
            }
        }
        #expect(open.isEmpty)
    }

    @Test("no datum is markup")
    func escaping() {
        var hotel = Lakeside(.english)
        hotel.plan.segments[ID(0)].heading = Heading(
            name: "s", title: "<img src=x onerror=alert(1)>\"'&\u{7}", span: hotel.span)
        let text = html(hotel.report())
        #expect(text.contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;�"))
        #expect(!text.contains("<img"))
    }

    @Test("only what stands in the file may run")
    func policy() throws {
        let text = html(Lakeside(.english).report())
        let policy = try #require(text.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/)?.output.1)
        #expect(policy.hasPrefix("default-src &#39;none&#39;"))
        #expect(!policy.contains("unsafe"))
        #expect(text.contains("<script>\(PageAssets.script)</script>"))
        #expect(text.firstMatch(of: /<[^<>]* (style|on[a-z]+)=/) == nil)
    }

    @Test("a client's edition holds no row")
    func client() {
        let report = Lakeside(.english).report()
        let keys = report.assessment.recommendations.compactMap(\.key)
        #expect(!keys.isEmpty)
        let (team, client) = (html(report), html(report, for: .client))
        for key in keys {
            #expect(team.contains(">\(key)<"))
            #expect(!client.contains(key))
        }
    }

    @Test("the other language is marked", arguments: Language.allCases)
    func languages(_ language: Language) {
        var hotel = Lakeside(language)
        hotel.plan.segments[ID(0)].heading = Heading(
            name: "s", title: language == .english ? "Guests 家庭" : "Families only", span: hotel.span)
        let text = html(hotel.report(in: language))
        switch language {
        case .english: #expect(text.contains("Guests <span lang=\"zh-Hans\">家庭</span>"))
        case .chinese: #expect(text.contains("<span lang=\"en\">Families only</span>"))
        }
    }

    // RFC 4648, section 10.
    @Test(
        "Base64",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ])
    func base64s(_ text: String, _ coded: String) { #expect(base64(Array(text.utf8)[...]) == coded) }

    @Test("steps of a scale are round, in order and within", arguments: 0..<200)
    func ticks(_ seed: Int) {
        var random = Seeded(UInt64(seed))
        let low = Double.random(in: -1e6...1e6, using: &random)
        let high = low + Double.random(in: 1e-6...1e6, using: &random)
        let ticks = Axis(low, high, from: 0, to: 100).ticks(about: 6)
        #expect((2...14).contains(ticks.count), "seed \(seed)")
        #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0 < $1 }, "seed \(seed)")
        let room = (high - low) * 1e-6
        #expect(ticks.allSatisfy { $0 >= low - room && $0 <= high + room }, "seed \(seed)")
    }

    @Test("months of a scale are first days within", arguments: [(0, 30), (10, 400), (0, 9000), (5, 6), (0, 0)])
    func months(_ first: Int, _ length: Int) {
        let axis = Axis(Double(20_000 + first), Double(20_000 + first + length), from: 0, to: 1)
        let months = axis.months(atMost: 7)
        #expect(months.count <= 8)
        #expect(months.allSatisfy { $0.civil.day == 1 && axis($0) >= 0 && axis($0) <= 1 })
    }

    @Test(
        "a place in a drawing",
        arguments: [(0.0, "0"), (1.26, "1.3"), (-0.04, "0"), (-2.5, "-2.5"), (.nan, "0"), (1200, "1200")])
    func places(_ number: Double, _ text: String) { #expect(place(number) == text) }

    @Test("signs in ASCII keep what they say")
    func plain() {
        #expect(plainSigns("▲ at risk ≤ 9% ██▋·· “x” 家") == "! at risk <= 9% ###.. \"x\" 家")
    }
}
