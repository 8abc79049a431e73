// The server's day: takes messages in order, lets texts settle before they are checked, and writes what there is to say.
import Glibc
import RhumbFormats

extension LanguageServer {
    /// So long nobody has typed when the rules look, which cost more than a check.
    private static let pause: Int32 = 60

    /// Serves until the client says that it is over; the exit code of the program.
    public mutating func serve(_ inbox: Inbox, output: Int32) -> Int32 {
        while exitCode == nil {
            switch inbox.take(within: owesLint ? LanguageServer.pause : nil) {
            case .end: return phase == .closed ? 0 : 1
            case .nothing: lint()
            case .message(let message):
                if case .request(let id, _, _) = message, inbox.wasCancelled(id) {
                    refuse(id, ResponseError(.requestCancelled, "cancelled"))
                } else {
                    if let id = message.cancels { inbox.forgetCancelled(id) }
                    receive(message)
                }
                // Of several changes in a row only what comes of the last is of interest.
                if inbox.next?.isChange != true { check() }
            }
            guard LanguageServer.write(takeOutput(), to: output) else { return 1 }
            settle()
        }
        return exitCode ?? 1
    }

    /// All messages, each with its header; false where nobody reads any more.
    private static func write(_ messages: [JSON], to output: Int32) -> Bool {
        guard !messages.isEmpty else { return true }
        var bytes: [UInt8] = []
        for message in messages {
            var content: [UInt8] = []
            message.write(.compact, into: &content)
            bytes.append(contentsOf: "Content-Length: \(content.count)\r\n\r\n".utf8)
            bytes.append(contentsOf: content)
        }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(output, $0.baseAddress.map { $0 + written }, $0.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            written += count
        }
        return true
    }
}
