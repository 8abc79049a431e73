// A client for tests: messages in, messages out, nothing in between.
import RhumbFormats
import RhumbText
import RhumbValues

@testable import RhumbLanguageServer

/// A client that talks to a server in the same process.
struct TestClient {
    var server: LanguageServer
    private(set) var notices: [(method: String, parameters: JSON)] = []
    private var number: Int64 = 0

    /// - Parameter options: members of the parameters of `initialize`.
    init(_ options: JSON = ["capabilities": .object([])], isInitialized: Bool = true) {
        server = LanguageServer(
            ServerEnvironment(
                language: .english, version: "test",
                today: { Day(year: 2026, month: 6, day: 30) ?? .first }))
        if isInitialized {
            _ = request("initialize", options)
            notify("initialized", .object([]))
        }
    }

    mutating func request(_ method: String, _ parameters: JSON = .null) -> JSON {
        number += 1
        let before = notices.count
        server.receive(.request(id: .integer(number), method: method, parameters: parameters))
        var answer: JSON = .null
        for message in server.takeOutput() {
            if message["id"]?.integer == number { answer = message } else { keep(message) }
        }
        _ = before
        return answer["error"] ?? answer["result"] ?? .null
    }

    mutating func notify(_ method: String, _ parameters: JSON) {
        server.receive(.notification(method: method, parameters: parameters))
        server.check()
        for message in server.takeOutput() { keep(message) }
        server.settle()
    }

    mutating func lint() {
        server.lint()
        for message in server.takeOutput() { keep(message) }
    }

    private mutating func keep(_ message: JSON) {
        notices.append((message["method"]?.string ?? "", message["params"] ?? .null))
    }

    // MARK: Documents

    static let address = "untitled:plan.rhumb"

    mutating func open(_ text: String, _ uri: String = address) {
        notify(
            "textDocument/didOpen",
            ["textDocument": ["uri": .string(uri), "languageId": "rhumb", "version": 1, "text": .string(text)]])
    }

    mutating func change(_ text: String, _ range: JSON? = nil, version: Int64 = 2, _ uri: String = address) {
        var change: [(key: String, value: JSON)] = [("text", .string(text))]
        if let range { change.append(("range", range)) }
        notify(
            "textDocument/didChange",
            [
                "textDocument": ["uri": .string(uri), "version": .integer(version)],
                "contentChanges": [.object(change)],
            ])
    }

    /// The codes of the last findings of a file.
    func codes(_ uri: String = address) -> [String] {
        findings(uri).compactMap { $0["code"]?.string }
    }

    /// The last findings of a file.
    func findings(_ uri: String = address) -> [JSON] {
        let last = notices.last {
            $0.method == "textDocument/publishDiagnostics" && $0.parameters["uri"]?.string == uri
        }
        return last?.parameters["diagnostics"]?.array ?? []
    }

    /// The text as the server has it.
    func text(_ uri: String = address) -> String {
        server.documents[uri].map { $0.file.text(0, $0.file.bytes.count) } ?? ""
    }

    /// Parameters of a request at the place of `‸` in a text, which is opened without it.
    mutating func openAtCaret(_ text: String, _ uri: String = address) -> JSON {
        let parts = text.split(separator: "‸", maxSplits: 1, omittingEmptySubsequences: false)
        open(parts.joined(), uri)
        let before = String(parts[0])
        return at(before.utf8.count, uri)
    }

    /// Parameters of a request at an offset.
    func at(_ offset: Int, _ uri: String = address) -> JSON {
        guard let document = server.documents[uri] else { return .null }
        let position = PlacedText(file: document.file, encoding: server.client.encoding).position(offset)
        return ["textDocument": ["uri": .string(uri)], "position": position.json]
    }
}

/// A range from line and character to line and character.
func range(_ line: Int64, _ character: Int64, _ endLine: Int64, _ endCharacter: Int64) -> JSON {
    [
        "start": ["line": .integer(line), "character": .integer(character)],
        "end": ["line": .integer(endLine), "character": .integer(endCharacter)],
    ]
}
