// Who may ask.
import RhumbText
import Testing

@testable import RhumbServer

@Suite("Gate") struct GateTests {
    private let local = Gate(port: 4747, token: nil, language: .english)
    private let remote = Gate(port: 4747, token: "0123456789abcdef", language: .chinese)

    @Test(
        "The machine itself, by its own name",
        arguments: [
            ("localhost:4747", true), ("127.0.0.1:4747", true), ("[::1]:4747", true), ("LOCALHOST:4747", true),
            ("localhost", false), ("localhost:80", false), ("evil.example:4747", false),
            ("127.0.0.1.evil.example:4747", false),
            ("", false),
        ])
    func hosts(host: String, isWelcome: Bool) {
        let refusal = local.refusal(of: BrowserRequest(.get, "/", host: host))
        #expect((refusal == nil) == isWelcome)
        #expect(isWelcome || refusal?.status == 403)
    }

    @Test func noHost() { #expect(local.refusal(of: BrowserRequest(.get, "/"))?.status == 403) }

    @Test(
        "Nobody else's page writes",
        arguments: [
            ("http://localhost:4747", "application/json", true), ("http://evil.example", "application/json", false),
            ("https://localhost:4747", "application/json", false), ("null", "application/json", false),
            ("http://localhost:4747", "text/plain", false), (nil, "application/json", true),
            (nil, "application/x-www-form-urlencoded", false), (nil, nil, false),
        ] as [(String?, String?, Bool)])
    func origins(origin: String?, type: String?, isWelcome: Bool) {
        for method in [BrowserRequest.Method.put, .post] {
            let request = BrowserRequest(method, "/plan", host: "localhost:4747", origin: origin, contentType: type)
            #expect((local.refusal(of: request) == nil) == isWelcome)
        }
    }

    @Test("From elsewhere with the token only, which the browser then keeps")
    func token() throws {
        let host = "192.0.2.1:4747"
        #expect(remote.refusal(of: BrowserRequest(.get, "/", host: host))?.status == 403)
        #expect(
            remote.refusal(of: BrowserRequest(.get, "/", query: "token=0123456789abcdee", host: host))?.status == 403)
        #expect(
            remote.refusal(of: BrowserRequest(.get, "/page", query: "token=0123456789abcdef", host: host))?.status
                == 403)
        let welcome = try #require(
            remote.refusal(of: BrowserRequest(.get, "/", query: "at=1&token=0123456789abcdef", host: host)))
        #expect(welcome.status == 303 && welcome.header("Location") == "/")
        let cookie = try #require(welcome.header("Set-Cookie"))
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
        let kept = try #require(cookie.split(separator: ";").first.map(String.init))
        #expect(remote.refusal(of: BrowserRequest(.get, "/page", host: host, cookie: "a=b; \(kept)")) == nil)
        #expect(remote.refusal(of: BrowserRequest(.get, "/page", host: host, cookie: kept + "0"))?.status == 403)
    }

    @Test func tokensDiffer() {
        let tokens = Set((0..<100).map { _ in Gate.newToken() })
        #expect(tokens.count == 100 && tokens.allSatisfy { $0.count == 32 })
    }

    @Test func addresses() {
        #expect(local.url(host: "127.0.0.1") == "http://localhost:4747/")
        #expect(local.url(host: "::1") == "http://[::1]:4747/")
        #expect(remote.url(host: "192.0.2.1") == "http://192.0.2.1:4747/?token=0123456789abcdef")
        #expect(!Address(host: "127.0.0.1.example", port: 1).isLoopback)
        #expect(Address(host: "127.0.0.2", port: 1).isLoopback && !Address(host: "0.0.0.0", port: 1).isLoopback)
    }
}
