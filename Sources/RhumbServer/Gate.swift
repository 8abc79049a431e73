// Who may ask. A page of somebody else's that is open in the same browser is not one of them.
import RhumbText

/// On the machine itself a request needs the right name of the host, so that no foreign name can be made to point here; from other
/// machines it needs the token that the address was given with.
public struct Gate: Sendable {
    let port: Int
    /// nil: the machine itself asks.
    let token: String?
    let language: Language

    public init(port: Int, token: String?, language: Language) {
        (self.port, self.token, self.language) = (port, token, language)
    }

    /// 128 random bits.
    public static func newToken() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(generator.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// The answer to a request that may not come in; nil for one that may.
    func refusal(of request: BrowserRequest) -> BrowserReply? {
        if let token {
            if request.path == "/",
                Gate.value(of: "token", in: request.query, "&").map({ Gate.isSame($0, token) }) == true
            {
                return welcome(token)
            }
            guard let shown = request.cookie.flatMap({ Gate.value(of: cookieName, in: $0, ";") }),
                Gate.isSame(shown, token)
            else {
                return refused(
                    Message(
                        "This address needs its token: open it as `rhumb serve` printed it.",
                        zh: "此地址需要令牌：请按 rhumb serve 显示的完整地址打开。"))
            }
        } else if !isOwn(host: request.host) {
            return refused(
                Message(
                    "This server answers by the name localhost only.", zh: "本服务只接受以 localhost 为主机名的请求。"))
        }
        switch request.method {
        case .get: return nil
        case .post, .put:
            let isOurs = request.origin.map { origin in request.host.map { origin == "http://\($0)" } ?? false } ?? true
            guard isOurs, request.contentType?.hasPrefix("application/json") == true else {
                return refused(Message("Only this server's own page may ask this.", zh: "只有本服务自己的页面可以发出此请求。"))
            }
            return nil
        }
    }

    /// Whether the host is named as this machine names itself: a foreign name may have been made to point here.
    private func isOwn(host: String?) -> Bool {
        guard let host = host?.lowercased() else { return false }
        return ["localhost", "127.0.0.1", "[::1]"].contains { host == "\($0):\(port)" || port == 80 && host == $0 }
    }

    /// The browser keeps the token from now on, and the address is without it.
    private func welcome(_ token: String) -> BrowserReply {
        var reply = BrowserReply(303, text: "")
        reply.headers += [
            .init(name: "Location", value: "/"),
            .init(name: "Set-Cookie", value: "\(cookieName)=\(token); Path=/; HttpOnly; SameSite=Strict"),
        ]
        return reply
    }

    /// Cookies do not know ports.
    private var cookieName: String { "rhumb-\(port)" }

    private func refused(_ message: Message) -> BrowserReply { BrowserReply(403, text: message.text(in: language)) }

    private static func value(of name: String, in text: String, _ separator: Character) -> String? {
        for part in text.split(separator: separator) {
            let part = part.drop { $0 == " " }
            if part.hasPrefix(name + "=") { return String(part.dropFirst(name.count + 1)) }
        }
        return nil
    }

    /// Takes as long for a token that is nearly right as for any other.
    private static func isSame(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
