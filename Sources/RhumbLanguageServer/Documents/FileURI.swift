// `file:` addresses and paths.

enum FileURI {
    /// The path of a `file:` address; nil for any other.
    static func path(_ uri: String) -> String? {
        guard uri.utf8.starts(with: "file://".utf8) else { return nil }
        let rest = uri.utf8.dropFirst("file://".utf8.count)
        // A host before the path is this machine.
        guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        var bytes: [UInt8] = []
        var index = slash
        while index < rest.endIndex {
            let byte = rest[index]
            if byte == UInt8(ascii: "%"), let end = rest.index(index, offsetBy: 3, limitedBy: rest.endIndex),
                let value = UInt8(String(decoding: rest[rest.index(after: index)..<end], as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                index = end
            } else {
                bytes.append(byte)
                index = rest.index(after: index)
            }
        }
        guard !bytes.contains(0) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The address of a path.
    static func uri(_ path: String) -> String {
        guard path.hasPrefix("/") else { return path }
        var bytes = Array("file://".utf8)
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                bytes.append(byte)
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                bytes.append(contentsOf: (byte < 16 ? "%0" : "%").utf8)
                bytes.append(contentsOf: digits.utf8)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
