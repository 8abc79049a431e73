// `rhumb.run/1` and `rhumb.check/1`: golden documents, the promised order of keys, the same for either spelling of
// a plan.
import Foundation
import RhumbModel
import RhumbReport
import RhumbText
import RhumbValues
import Testing

@Suite("JSON")
struct JSONTests {
    @Test("a run reads as it was read", arguments: Language.allCases)
    func golden(_ language: Language) throws {
        let text = json(Lakeside(language).report(scenario: language == .english ? "low_season" : nil))
        try Golden.expect(text, is: "run-\(language.rawValue).json")
    }

    @Test(
        "keys stand in the promised order",
        arguments: [
            (
                "",
                """
                schema plan title today scenario language datasets segments tiers metrics strategies goals actions \
                resources risks reviews advice recommendations diagnostics
                """
            ),
            ("datasets", "name rows source requirements"),
            ("segments", "name title of in out unknown share"),
            ("tiers", "name of tiers unknown"),
            ("metrics", "name title value unit n skipped interval"),
            ("strategies", "name title status goals"),
            (
                "goals",
                """
                name title metric segment kind unit start deadline baseline target status value expected progress pace \
                needed projected n skipped interval partial confidence serves owner because
                """
            ),
            ("actions", "name status start finish done planned critical late_by_days cost owner"),
            ("resources", "name load overloaded"),
            ("risks", "name likelihood impact score rating signal response because"),
            ("reviews", "goal due"),
            ("advice", "name found given unknown cut_by_limit cut_by_contact"),
            ("recommendations", "advice dataset key say worth serves by because"),
        ])
    func order(_ part: String, _ promised: String) throws {
        let text = json(Lakeside(.english).report())
        let document = try #require(JSONKeys(text))
        let keys = part.isEmpty ? document.keys(at: []) : document.keys(at: [part])
        #expect(keys.starts(with: promised.split(separator: " ").map(String.init)), "\(keys)")
    }

    @Test("it is JSON that others read, with base units and exact money")
    func values() throws {
        let text = json(Lakeside(.english).report())
        let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let goals = try #require(document["goals"] as? [[String: Any]])
        #expect(goals[0]["value"] as? Double == 0.321)
        #expect(goals[0]["unit"] as? String == "ratio")
        #expect(goals[0]["progress"] as? Double == 0.157142857143)
        #expect(goals[2]["value"] as? [String: String] == ["amount": "1862499.50", "currency": "CNY"])
        #expect(goals[2]["projected"] as? [String: String] == ["amount": "4123456.79", "currency": "CNY"])
        #expect(goals[2]["unit"] as? String == "CNY")
        #expect(goals[1]["baseline"] is NSNull)
        #expect(document["scenario"] is NSNull)
    }

    @Test("either spelling of a plan gives the same bytes but for its titles and names")
    func spelling() {
        let hotel = Lakeside(.chinese)
        var respelt = hotel
        respelt.plan.language = .english
        #expect(json(respelt.report(in: .chinese)) == json(hotel.report(in: .chinese)))
    }

    private var findings: [Diagnostic] {
        let hotel = Lakeside(.english)
        return [
            Diagnostic(
                "type/mismatch", .error, Message("the target is a number, the metric a percent", zh: "目标值是数,指标是百分比"),
                at: .source(hotel.span), help: Message("write 38%", zh: "请写38%"),
                fixes: [Fix(title: Message("38%", zh: "38%"), edits: [Edit(span: hotel.span, text: "38%")])],
                related: [
                    Related(
                        Message("the metric", zh: "指标"),
                        at: .position(
                            file: "rhumb.yaml", start: Position(line: 3, column: 1), end: Position(line: 3, column: 5)))
                ]),
            Diagnostic(
                "data/bad-date", .warning, Message("this is no date", zh: "不是日期"),
                at: .cell(file: "data/guests.csv", row: 12, column: "birth", value: "2024-13-01")),
            Diagnostic("project/empty", .note, Message("nothing here", zh: "这里什么也没有"), at: .file("plans")),
            Diagnostic("project/none", .note, Message("nowhere", zh: "无处"), at: .none),
        ]
    }

    @Test("findings read as they were read", arguments: Language.allCases)
    func check(_ language: Language) throws {
        let sources = Lakeside(.english).sources
        let text = checkJSON(findings, sources: sources, language: language)
        try Golden.expect(text, is: "check-\(language.rawValue).json")
        #expect(checkJSON([(findings, sources)], language: language) == text)
    }
}

/// The keys of an object as they stand in a text: readers of JSON forget the order.
private struct JSONKeys {
    private let lines: [Substring]

    init?(_ text: String) {
        guard text.hasPrefix("{") else { return nil }
        lines = text.split(separator: "\n")
    }

    /// Keys of the document, or of the first object of one of its lists.
    func keys(at path: [String]) -> [String] {
        guard let part = path.first else { return lines.compactMap { key(of: $0, indent: 2) } }
        guard let start = lines.firstIndex(where: { key(of: $0, indent: 2) == part }) else { return [] }
        let first = lines[start...].dropFirst()
        if let line = first.first, line.hasPrefix("    { ") {
            // A short object stands on one line; values hold no quoted text followed by a colon here.
            return line.matches(of: #/"([a-z_]+)": /#).map { String($0.output.1) }
        }
        return first.dropFirst().prefix { $0.hasPrefix("      ") }.compactMap { key(of: $0, indent: 6) }
    }

    private func key(of line: Substring, indent: Int) -> String? {
        guard line.prefix(indent).allSatisfy({ $0 == " " }), line.dropFirst(indent).first == "\"" else { return nil }
        return line.dropFirst(indent + 1).split(separator: "\"", maxSplits: 1).first.map(String.init)
    }
}
