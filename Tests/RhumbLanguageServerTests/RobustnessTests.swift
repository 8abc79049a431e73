// Nothing that somebody may have on the screen stops the server.
import Foundation
import RhumbFormats
import RhumbSyntax
import RhumbText
import Synchronization
import Testing

@testable import RhumbLanguageServer

/// What another thread leaves behind.
private final class KeptText: Sendable {
    let text = Mutex("")
}

@Suite("Language server: any text")
struct RobustnessTests {
    static let plans = ["lakeside/lakeside.rhumb", "旅行社/旅行社.rhumb", "phased-growth/phased-growth.rhumb"]

    /// Bytes from one beginning to the next; a build for debugging takes many times as long.
    #if DEBUG
        private static let step = 131
    #else
        private static let step = 7
    #endif

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
        for end in stride(from: 0, to: bytes.count, by: RobustnessTests.step) {
            version += 1
            let prefix = String(decoding: bytes[..<end], as: UTF8.self)
            client.change(prefix, version: version)
            guard version % 64 == 0 else { continue }
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
        let kept = KeptText()
        // As the program does: some are deep.
        onDeepStack {
            var client = TestClient()
            client.open(text)
            client.lint()
            for offset in Set([0, 2, text.utf8.count / 2, text.utf8.count]) { askAll(&client, at: offset) }
            kept.text.withLock { $0 = client.text() }
        }
        #expect(kept.text.withLock { $0 } == text)
    }
}
