// Nothing that somebody may have on the screen stops the server.
import Foundation
import RhumbFormats
import RhumbText
import Testing

@testable import RhumbLanguageServer

@Suite("Language server: any text")
struct RobustnessTests {
    static let plans = ["lakeside/lakeside.rhumb", "旅行社/旅行社.rhumb", "phased-growth/phased-growth.rhumb"]

    private static func text(_ plan: String) throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appendingPathComponent("plans/" + plan), encoding: .utf8)
    }

    /// Asks everything at an offset.
    private func askAll(_ client: inout TestClient, at offset: Int) {
        let place = client.at(offset)
        let all = range(0, 0, 1 << 30, 0)
        for feature in Feature.allCases where feature != .execute {
            var parameters = place.object ?? []
            parameters += [
                ("range", all), ("newName", "new_name"), ("query", "a"), ("positions", [place["position"] ?? .null]),
            ]
            _ = client.request(feature.rawValue, .object(parameters))
        }
    }

    @Test("Every beginning of a shipped plan", arguments: plans)
    func prefixes(_ plan: String) throws {
        let bytes = Array(try RobustnessTests.text(plan).utf8)
        var client = TestClient()
        client.open("")
        var version: Int64 = 1
        // In steps of a prime, so that all places of a line have their turn.
        for end in stride(from: 0, to: bytes.count, by: 997) {
            version += 1
            let prefix = String(decoding: bytes[..<end], as: UTF8.self)
            client.change(prefix, version: version)
            let offset = prefix.utf8.count
            _ = client.request("textDocument/completion", client.at(offset))
            _ = client.request("textDocument/hover", client.at(offset))
        }
        askAll(&client, at: bytes.count / 2)
        #expect(client.notices.last?.parameters["version"]?.integer == version)
    }

    @Test(
        "Odd texts",
        arguments: [
            "", "\u{FEFF}", "\u{0}", "{{{{{{{{", "))))", "goal", "goal ", "goal x {", "goal `", "goal \"", "test \"",
            "segment s of",
            "goal x { target \"", "dataset d from \"x\" { a one of \"", "say", "“", "plan p { } plan p { }",
            "\r\r\n\n\r",
            "segment a of a where a", "use \"x.rhumb\"", "use \"../x\" as y", "#", "# rhumb: allow",
            String(repeating: "(", count: 1500), "metric m " + String(repeating: "1 + ", count: 1500),
            "advice a of b { say \"{\" }", "advice a of b { say \"{}{x\" }", "scenario s { a.b.c.d 3 }",
            "attributes of x { y y }",
        ])
    func oddities(_ text: String) {
        var client = TestClient()
        client.open(text)
        client.lint()
        for offset in Set([0, 1, 2, text.utf8.count / 2, text.utf8.count]) { askAll(&client, at: offset) }
        #expect(client.text() == text)
    }
}
