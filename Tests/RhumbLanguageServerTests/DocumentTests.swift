// Texts, their edits and what is found in them.
import RhumbFormats
import RhumbText
import Testing

@testable import RhumbLanguageServer

@Suite("Language server: documents and findings")
struct DocumentTests {
    static let plan = """
        plan hotel "Hotel" { period 2026-01-01 .. 2026-12-31; currency CNY }
        dataset guests from "guests.csv" { key id text; joined date; event joined }
        metric members count(guests)
        """

    @Test("A text that checks has no findings; a mistake is found with its place, and goes away")
    func findings() throws {
        var client = TestClient()
        client.open(DocumentTests.plan)
        #expect(client.codes() == [])
        client.change("guest", range(2, 21, 2, 27))
        #expect(client.codes() == ["name/unknown"])
        let finding = try #require(client.findings().first)
        #expect(finding["range"] == range(2, 21, 2, 26))
        #expect(finding["severity"] == 1)
        #expect(finding["source"] == "rhumb")
        client.change("guests", range(2, 21, 2, 26), version: 3)
        #expect(client.codes() == [])
        #expect(client.notices.last?.parameters["version"] == 3)
    }
}
