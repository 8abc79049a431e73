// Where a server is. Plans and settings are shared and kept: a password has no place in them, and is never repeated.

/// The address of a database on a server.
struct PostgreSQLAddress: Sendable {
    enum Fault: Sendable {
        case password, malformed
    }

    let text: String
    /// Without settings; of an address with a fault only what can be no secret.
    let shown: String
    let fault: Fault?

    init(_ text: String) {
        self.text = text
        let bodyStart = text.firstRange(of: "://")?.upperBound ?? text.startIndex
        let scheme = text[..<bodyStart]
        // The user's part ends as it does for libpq: at the first `@`, if no `/` comes before.
        var rest = text[bodyStart...]
        var user: Substring = ""
        if let end = rest.firstIndex(where: { $0 == "@" || $0 == "/" }), rest[end] == "@" {
            user = rest[..<end]
            rest = rest[rest.index(after: end)...]
        }
        let place = rest.prefix { $0 != "?" }
        let settings = rest.dropFirst(place.count + 1).split(separator: "&")
        let name = user.prefix { $0 != ":" }
        if name.count < user.count || settings.contains(where: PostgreSQLAddress.isSecret) {
            shown = "\(scheme)\(name)@…"
            fault = .password
        } else if place.contains("@") || !PostgreSQLAddress.hasPlainPorts(place) {
            shown = "\(scheme)…"
            fault = .malformed
        } else {
            shown = scheme + (user.isEmpty ? "" : user + "@") + place
            fault = nil
        }
    }

    private static func isSecret(_ setting: Substring) -> Bool {
        let name = setting.prefix { $0 != "=" }
        return decoded(name).lowercased().contains("password")
    }

    /// Whether what follows the colons of the hosts are numbers: else it may be a password with a `/` in it.
    private static func hasPlainPorts(_ place: Substring) -> Bool {
        place.prefix { $0 != "/" }.split(separator: ",").allSatisfy { host in
            let behindBracket = host.last { $0 == "]" } == nil ? host : host.drop { $0 != "]" }.dropFirst()
            return behindBracket.drop { $0 != ":" }.dropFirst().allSatisfy(\.isNumber)
        }
    }

    /// Without `%41` for `A`.
    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == 0x25, rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
