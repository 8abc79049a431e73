// What an editor may send: bytes that should be messages, and bytes that somebody types into a plan.
import RhumbFormats
@testable import RhumbLanguageServer
import RhumbText
import RhumbValues

enum Editing {
    private static let environment = ServerEnvironment(language: .english, version: "0", today: { .first })
    /// No such folder: the project is what is open.
    private static let address = "file:///nowhere/plan.rhumb"

    /// The bytes as they come through the pipe, to a server that has been greeted.
    static func pipe(_ bytes: [UInt8]) {
        var server = greeted()
        var frames = Frames()
        frames.append(bytes)
        while let message = frames.next() { server.receive(message) }
        settle(&server)
    }

    /// The bytes as the text of a plan: all that can be asked of it, here and there, before and after an edit.
    static func typing(_ bytes: [UInt8]) {
        var server = greeted()
        let text = String(decoding: bytes, as: UTF8.self)
        server.receive(
            .notification(
                method: "textDocument/didOpen",
                parameters: [
                    "textDocument": [
                        "uri": .string(address), "languageId": "rhumb", "version": 1, "text": .string(text),
                    ]
                ]))
        settle(&server)
        let lines = text.utf8.count { $0 == 0x0A } + 1
        server.settle()
        for seed in bytes.prefix(3) { ask(&server, line: Int(seed) % lines, column: Int(seed) % 40) }
        let (first, last) = (Int(bytes.first ?? 0) % lines, Int(bytes.last ?? 0) % lines)
        let range: JSON = ["start": position(first, 2), "end": position(last, 7)]
        server.receive(
            .notification(
                method: "textDocument/didChange",
                parameters: [
                    "textDocument": ["uri": .string(address), "version": 2],
                    "contentChanges": [["range": range, "text": "goal 目标 {"]],
                ]))
        // What is said at once of the change is what the whole plan says, but for remarks.
        server.check()
        let quick = errors(server)
        settle(&server)
        guard quick == errors(server) else { broken("a change is checked otherwise than the whole") }
        ask(&server, line: last, column: 3)
    }

    private static func errors(_ server: LanguageServer) -> [JSON] {
        server.published[address]?.findings.filter { $0["severity"] == 1 } ?? []
    }

    private static func greeted() -> LanguageServer {
        var server = LanguageServer(environment)
        server.receive(.request(id: 1, method: "initialize", parameters: ["capabilities": [:]]))
        server.receive(.notification(method: "initialized", parameters: [:]))
        return server
    }

    private static func settle(_ server: inout LanguageServer) {
        server.check()
        server.lint()
        _ = server.takeOutput()
    }

    private static func position(_ line: Int, _ column: Int) -> JSON {
        ["line": .integer(Int64(line)), "character": .integer(Int64(column))]
    }

    private static func ask(_ server: inout LanguageServer, line: Int, column: Int) {
        let place = position(line, column)
        let range: JSON = ["start": position(0, 0), "end": place]
        for feature in Feature.allCases {
            server.receive(
                .request(
                    id: .string(feature.rawValue), method: feature.rawValue,
                    parameters: [
                        "textDocument": ["uri": .string(address)], "position": place, "range": range,
                        "positions": [place], "newName": "renamed", "query": "a",
                        "context": ["diagnostics": [], "includeDeclaration": true],
                        "options": ["tabSize": 2, "insertSpaces": true],
                    ]))
        }
        let answers = server.takeOutput().count { $0["id"] != nil }
        guard answers == Feature.allCases.count else { broken("a request without an answer") }
    }
}
