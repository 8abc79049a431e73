// Cutting what comes in on a pipe into messages: headers, an empty line, and as many bytes as `Content-Length` says. Whatever
// arrives, the next message that is well formed is found again.
import RhumbFormats

/// The bytes that have come in, and the messages in them.
public struct Frames: Sendable {
    private var bytes: [UInt8] = []
    /// Before this all is taken.
    private var start = 0
    /// Up to here there is no end of a header.
    private var searched = 0

    /// A longer message is refused: nothing that an editor has to say is of that length.
    static let longest = 256 << 20
    private static let longestHeader = 1 << 16

    public init() {}

    public mutating func append(_ more: some Sequence<UInt8>) {
        if start > 1 << 16 {
            bytes.removeFirst(start)
            searched -= start
            start = 0
        }
        bytes.append(contentsOf: more)
    }

    /// The next message; nil while it is not here yet.
    public mutating func next() -> ClientMessage? {
        while true {
            guard let end = headerEnd() else {
                guard bytes.count - start > Frames.longestHeader else { return nil }
                // What is so long is no header. Its end may be the beginning of one.
                start = bytes.count - 32
                searched = start
                return refused("a header of over \(Frames.longestHeader) bytes")
            }
            guard let length = contentLength(in: start..<end) else {
                start = end
                searched = end
                return refused("a header without a Content-Length that is a number up to \(Frames.longest)")
            }
            guard bytes.count - end >= length else { return nil }
            let content = Array(bytes[end..<(end + length)])
            start = end + length
            searched = start
            return ClientMessage(content)
        }
    }

    private func refused(_ what: String) -> ClientMessage { .invalid(id: .null, ResponseError(.parseError, what)) }

    /// The offset after the empty line that ends a header.
    private mutating func headerEnd() -> Int? {
        var index = max(start, searched - 3)
        while index + 3 < bytes.count {
            if bytes[index] == 0x0D, bytes[index + 1] == 0x0A, bytes[index + 2] == 0x0D, bytes[index + 3] == 0x0A {
                return index + 4
            }
            index += 1
        }
        searched = bytes.count
        return nil
    }

    /// The number after the last `Content-Length:`. What stands before it on its line is the rest of a message that was cut wrongly.
    private func contentLength(in range: Range<Int>) -> Int? {
        let header = String(decoding: bytes[range], as: UTF8.self).lowercased()
        var found: Int?
        var isLength = false
        for part in header.split(separator: "\r\n") {
            guard let name = part.ranges(of: "content-length:").last else { continue }
            isLength = true
            found = Int(part[name.upperBound...].drop { $0 == " " }.prefix { $0 != " " })
        }
        guard isLength, let found, (0...Frames.longest).contains(found) else { return nil }
        return found
    }
}
