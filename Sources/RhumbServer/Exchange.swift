// What a browser asks and what it is answered, as values: the site knows no sockets.

/// A request of a browser.
public struct BrowserRequest: Sendable {
    public enum Method: Sendable {
        case get, post, put
    }

    public var method: Method
    /// Without what follows a question mark.
    public var path: String
    /// What follows the question mark; empty where there is none.
    public var query: String
    public var host: String?
    public var origin: String?
    public var cookie: String?
    public var contentType: String?
    public var body: [UInt8]

    public init(
        _ method: Method = .get, _ path: String, query: String = "", host: String? = nil, origin: String? = nil,
        cookie: String? = nil, contentType: String? = nil, body: [UInt8] = []
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.host = host
        self.origin = origin
        self.cookie = cookie
        self.contentType = contentType
        self.body = body
    }
}

/// The answer to it.
public struct BrowserReply: Sendable, Equatable {
    public var status: Int
    public var headers: [Header]
    public var body: [UInt8]
    /// The answer stays open: what happens from now on is told by it (server-sent events).
    public var goesOn = false

    public struct Header: Sendable, Equatable {
        public let name: String
        public let value: String
    }

    init(_ status: Int, _ type: String, _ body: [UInt8]) {
        self.status = status
        self.body = body
        headers = [Header(name: "Content-Type", value: type)] + BrowserReply.always
    }

    init(_ status: Int, text: String) { self.init(status, "text/plain; charset=utf-8", Array((text + "\n").utf8)) }

    /// Nothing is kept by the browser, guessed by it, or shown inside of somebody else's page.
    private static let always = [
        Header(name: "Cache-Control", value: "no-store"), Header(name: "X-Content-Type-Options", value: "nosniff"),
        Header(name: "Referrer-Policy", value: "no-referrer"),
        Header(name: "Content-Security-Policy", value: "frame-ancestors 'self'"),
        Header(name: "Cross-Origin-Resource-Policy", value: "same-origin"),
    ]
}
