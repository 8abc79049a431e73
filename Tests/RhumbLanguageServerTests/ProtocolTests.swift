// The protocol: who may say what when, and what hostile bytes come to.
import Foundation
import RhumbFormats
import Testing

@testable import RhumbLanguageServer

@Suite("Language server: protocol")
struct ProtocolTests {
    private func code(_ answer: JSON) -> Int64? { answer["code"]?.integer }

    @Test("Before initialize, after shutdown, unknown methods")
    func lifecycle() {
        var client = TestClient(isInitialized: false)
        #expect(code(client.request("textDocument/hover")) == -32002)
        #expect(client.request("initialize", .object([]))["serverInfo"]?["name"] == "rhumb")
        #expect(code(client.request("initialize", .object([]))) == -32600)
        #expect(code(client.request("textDocument/noSuchThing")) == -32601)
        #expect(code(client.request("textDocument/hover", .null)) == -32602)
        #expect(client.request("shutdown") == .null)
        #expect(code(client.request("textDocument/hover")) == -32600)
        client.notify("exit", .null)
        #expect(client.server.exitCode == 0)
    }

    @Test("Exit without shutdown is a failure")
    func exit() {
        var client = TestClient()
        client.notify("exit", .null)
        #expect(client.server.exitCode == 1)
    }

    @Test(
        "Position encodings: UTF-8 where the client has it, else UTF-16",
        arguments: [(["utf-8"], "utf-8"), (["utf-16", "utf-8"], "utf-8"), (["utf-32"], "utf-16"), ([], "utf-16")])
    func encodings(_ offered: [String], _ chosen: String) {
        var client = TestClient(isInitialized: false)
        let welcome = client.request(
            "initialize",
            ["capabilities": ["general": ["positionEncodings": .array(offered.map { .string($0) })]]])
        #expect(welcome["capabilities"]?["positionEncoding"]?.string == chosen)
    }

    @Test("Requests about texts that are not open have no result")
    func notOpen() {
        var client = TestClient()
        for feature in Feature.allCases {
            let answer = client.request(
                feature.rawValue,
                [
                    "textDocument": ["uri": "file:///nowhere/x.rhumb"], "position": ["line": 0, "character": 0],
                    "range": range(0, 0, 9, 9), "positions": [], "newName": "x", "query": "",
                ])
            #expect(answer["code"]?.integer != -32603, "\(feature)")
        }
        client.change("x", range(0, 0, 0, 0), "file:///nowhere/x.rhumb")
        client.notify("textDocument/didClose", ["textDocument": ["uri": "file:///nowhere/x.rhumb"]])
        client.notify("textDocument/didSave", .null)
        #expect(client.request("workspace/symbol", ["query": ""]) == [])
    }

    // MARK: Frames

    private static func frame(_ content: String) -> String { "Content-Length: \(content.utf8.count)\r\n\r\n\(content)" }
    private static let good = #"{"jsonrpc":"2.0","id":7,"method":"shutdown"}"#

    @Test(
        "After anything that is no message the next one is found again",
        arguments: [
            "", "Content-Length: -1\r\n\r\n", "Content-Length: 99999999999999999999\r\n\r\n",
            "Content-Length: 300000000\r\n\r\n", "Content-Length: twelve\r\n\r\n", "Content-Type: x\r\n\r\n",
            "\r\n\r\n",
            frame("{"), frame("null"), frame("[]"), frame("{}"), frame("\u{0}"), "garbage" + frame("{\"a\":"),
            frame(#"{"jsonrpc":"1.0","id":1,"method":"x"}"#), frame(#"{"jsonrpc":"2.0","id":{},"method":"x"}"#),
            "Content-Length: 2\r\n\r\n{}{\"stray\": 1}", String(repeating: "x", count: 70_000),
            frame(String(repeating: "[", count: 100_000)),
        ])
    func resynchronises(_ rubbish: String) {
        var frames = Frames()
        frames.append((rubbish + ProtocolTests.frame(ProtocolTests.good)).utf8)
        var messages: [ClientMessage] = []
        while let message = frames.next() { messages.append(message) }
        guard case .request(7, "shutdown", .null)? = messages.last else {
            Issue.record("\(rubbish.prefix(40)): \(messages)")
            return
        }
        for message in messages.dropLast() {
            guard case .invalid(_, let error) = message else {
                Issue.record("\(message)")
                continue
            }
            #expect(error.code == .parseError || error.code == .invalidRequest)
        }
    }

    @Test("A message may come byte by byte")
    func pieces() {
        var frames = Frames()
        var found = 0
        for byte in (ProtocolTests.frame(ProtocolTests.good) + ProtocolTests.frame(ProtocolTests.good)).utf8 {
            frames.append([byte])
            while let message = frames.next() {
                if case .request = message { found += 1 }
            }
        }
        #expect(found == 2)
    }

    @Test("The loop: changes that wait are checked once, cancelled requests are refused, the end ends it")
    func loop() throws {
        let inbox = try #require(Inbox())
        func put(_ json: JSON) { inbox.put(ClientMessage(Array(json.text(.compact).utf8))) }
        func note(_ method: String, _ parameters: JSON) {
            put(["jsonrpc": "2.0", "method": .string(method), "params": parameters])
        }
        put(["jsonrpc": "2.0", "id": 1, "method": "initialize", "params": .object([])])
        let uri: JSON = "untitled:a"
        note("textDocument/didOpen", ["textDocument": ["uri": uri, "version": 1, "text": "goal"]])
        for version in 2...5 {
            note(
                "textDocument/didChange",
                [
                    "textDocument": ["uri": uri, "version": .integer(Int64(version))],
                    "contentChanges": [["text": "goal x"]],
                ])
        }
        put(["jsonrpc": "2.0", "id": "a", "method": "textDocument/hover", "params": .null])
        note("$/cancelRequest", ["id": "a"])
        put(["jsonrpc": "2.0", "id": 3, "method": "shutdown"])
        note("exit", .null)
        var server = TestClient(isInitialized: false).server
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        #expect(server.serve(inbox, output: ends[1]) == 0)
        close(ends[1])
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while case let count = read(ends[0], &buffer, buffer.count), count > 0 { bytes += buffer[0..<count] }
        close(ends[0])
        let output = String(decoding: bytes, as: UTF8.self)
        #expect(output.components(separatedBy: "publishDiagnostics").count - 1 == 1)
        #expect(output.contains(#""version":5"#))
        #expect(!output.contains(#""version":3"#))
        #expect(output.contains(#""id":"a","error":{"code":-32800"#))
    }
}
