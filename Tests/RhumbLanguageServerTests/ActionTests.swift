// What editors do to texts: fixes, layout, the other language, tests.
import Foundation
import RhumbFormats
import RhumbText
import Testing
import TestSupport

@testable import RhumbLanguageServer

@Suite("Language server: actions")
struct ActionTests {
    static let address: JSON = ["uri": .string(TestClient.address)]

    /// The text after the edits of an answer.
    private func applied(_ edits: [JSON], _ client: TestClient) -> String {
        guard let file = client.server.documents[TestClient.address]?.file else { return "" }
        let placed = PlacedText(file: file, encoding: .utf16)
        var bytes = file.bytes
        for edit in edits.reversed() {
            guard let start = edit["range"]?["start"]?.position, let end = edit["range"]?["end"]?.position else {
                continue
            }
            bytes.replaceSubrange(placed.offset(start)..<placed.offset(end), with: (edit["newText"]?.string ?? "").utf8)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func actions(_ client: inout TestClient, _ range: JSON) -> [JSON] {
        client.request(
            "textDocument/codeAction",
            ["textDocument": ActionTests.address, "range": range, "context": ["diagnostics": []]]
        ).array ?? []
    }

    private func edits(_ action: JSON?) -> [JSON] { action?["edit"]?["documentChanges"]?[0]?["edits"]?.array ?? [] }

    @Test("A fix of a finding is offered where the finding is, and mends it")
    func fixes() throws {
        var client = TestClient()
        client.open(DocumentTests.plan.replacing("count(guests)", with: "count(gests)"))
        #expect(client.codes() == ["name/unknown"])
        let found = actions(&client, range(2, 22, 2, 22))
        let fix = try #require(found.first { $0["kind"] == "quickfix" })
        client.change(applied(edits(fix), client))
        #expect(client.codes() == [])
        #expect(actions(&client, range(0, 0, 0, 0)).allSatisfy { $0["kind"] != "quickfix" })
    }

    @Test("A finding of the rules comes when nobody types, moves with the text, and can be allowed")
    func allowing() throws {
        var client = TestClient()
        client.open(CompletionTests.base)
        let before = client.codes()
        client.lint()
        let rules = client.codes().filter { !before.contains($0) }
        #expect(rules.contains("smart/no-because"))
        // Another line before it: the finding is a line further down at once.
        func line() -> Int64? {
            client.findings().first { $0["code"] == "smart/no-because" }?["range"]?["start"]?["line"]?.integer
        }
        let first = try #require(line())
        client.change("# a remark\n", range(0, 0, 0, 0))
        #expect(line() == first + 1)
        client.lint()
        #expect(line() == first + 1)
        let found = actions(&client, range(first + 1, 0, first + 1, 99))
        let allow = try #require(found.first { $0["title"]?.string?.contains("smart/no-because") == true })
        client.change(
            applied(edits(allow), client).replacing("no-because — ", with: "no-because — said elsewhere"), version: 4)
        client.lint()
        #expect(line() == nil)
    }

    @Test("The plan in the other language and back is the plan")
    func respelling() throws {
        var client = TestClient()
        client.open(CompletionTests.base)
        let formatted = applied(
            client.request("textDocument/formatting", ["textDocument": ActionTests.address]).array ?? [], client)
        client.change(formatted)
        #expect(client.request("textDocument/formatting", ["textDocument": ActionTests.address]) == [])
        let there = try #require(
            actions(&client, range(0, 0, 0, 0)).first { $0["title"] == "Write this plan in Chinese" })
        client.change(applied(edits(there), client), version: 3)
        #expect(client.text().hasPrefix("方案 hotel"))
        let back = try #require(actions(&client, range(0, 0, 0, 0)).first { $0["title"] == "改用英文书写" })
        client.change(applied(edits(back), client), version: 4)
        #expect(client.text() == formatted)
    }

    @Test("Only the declarations of the range are laid out, whatever is wrong elsewhere")
    func rangeFormatting() {
        var client = TestClient()
        client.open("goal   a {   }\ngoal   b {measure    m}\ngoal   c {")
        let answer = client.request(
            "textDocument/rangeFormatting",
            ["textDocument": ActionTests.address, "range": range(1, 3, 1, 3), "options": .object([])])
        #expect(applied(answer.array ?? [], client) == "goal   a {   }\ngoal b { measure m }\ngoal   c {")
    }

    @Test("A test of the plan runs from its lens", arguments: [(100, "Passed"), (101, "Failed")])
    func tests(_ value: Int, _ verdict: String) throws {
        var client = TestClient()
        client.open(
            CompletionTests.base
                + "test \"one\" { given guests { id \"1\", joined 2026-01-01, channel \"web\" }; expect members = \(value - 99) }"
        )
        let lenses = client.request("textDocument/codeLens", ["textDocument": ActionTests.address])
        let command = try #require(lenses[0]?["command"])
        #expect(command["title"] == "Run test")
        _ = client.request("workspace/executeCommand", command)
        let shown = client.notices.last { $0.method == "window/showMessage" }
        #expect(shown?.parameters["message"]?.string?.hasPrefix(verdict) == true)
    }

    @Test("A dataset that only names its file is declared from it; the disk may change meanwhile")
    func fromFile() throws {
        let folder = try Scratch.folder()
        try Data("id,joined,amount\n1,2026-01-01,3\n2,2026-02-01,4\n".utf8).write(
            to: folder.appendingPathComponent("guests.csv"))
        let plan = folder.appendingPathComponent("plan.rhumb")
        let text = "plan p { period 2026-01-01 .. 2026-12-31; currency CNY }\ndataset guests from \"guests.csv\" {\n}\n"
        try Data(text.utf8).write(to: plan)
        let uri = FileURI.uri(plan.path)
        var client = TestClient()
        client.open(text, uri)
        let found = client.request(
            "textDocument/codeAction",
            ["textDocument": ["uri": .string(uri)], "range": range(1, 3, 1, 3), "context": ["only": ["quickfix"]]])
        let action = (found.array ?? []).first { $0["title"] == "Declare this dataset from its file" }
        let written = edits(action).first?["newText"]?.string ?? ""
        #expect(written.contains("key  id  integer"))
        #expect(written.contains("joined"))
        // Another file of the folder, written by somebody else.
        let other = folder.appendingPathComponent("more.rhumb")
        try Data("metric m count(guests)\nmetric n count(nobody)\n".utf8).write(to: other)
        client.notify(
            "workspace/didChangeWatchedFiles", ["changes": [["uri": .string(FileURI.uri(other.path)), "type": 1]]])
        #expect(client.codes(FileURI.uri(other.path)).contains("name/unknown"))
        try FileManager.default.removeItem(at: other)
        client.notify(
            "workspace/didChangeWatchedFiles", ["changes": [["uri": .string(FileURI.uri(other.path)), "type": 3]]])
        #expect(client.codes(FileURI.uri(other.path)) == [])
        try FileManager.default.removeItem(at: folder)
        client.change("# x\n", range(0, 0, 0, 0), version: 2, uri)
        #expect(client.text(uri).hasPrefix("# x"))
        client.notify("textDocument/didClose", ["textDocument": ["uri": .string(uri)]])
        #expect(client.codes(uri) == [])
    }
}
