// The server's day: browsers are answered at once, and beside them plan and data are read whenever one of the files has changed.
import RhumbSyntax
public import RhumbText
import Synchronization

/// Where browsers find the server.
public struct Address: Sendable {
    public let host: String
    /// 0: any that is free.
    public let port: Int

    public init(host: String = "127.0.0.1", port: Int) { (self.host, self.port) = (host, port) }

    /// Only this machine can reach it.
    var isLoopback: Bool {
        host == "localhost" || host == "::1"
            || host.hasPrefix("127.") && host.allSatisfy { $0 == "." || $0.isASCII && $0.isNumber }
    }
}

/// Serves until told to stop.
/// - Parameters:
///   - language: of what is said before a plan is known.
///   - isStopped: asked many times a second.
///   - ready: is given the address to open.
/// - Returns: false where the address cannot be had.
public func serve(
    _ served: Served, at address: Address, language: Language, isStopped: @escaping @Sendable () -> Bool,
    ready: (_ url: String) -> Void
) -> Bool {
    guard let loop = HTTPLoop(address: address.host, port: address.port) else { return false }
    let gate = Gate(port: loop.port, token: address.isLoopback ? nil : Gate.newToken(), language: language)
    var site = Site(served, gate)
    let desk = Desk(served, isStopped)
    var quiet = 0
    loop.answer = { site.reply(to: $0) }
    loop.tick = {
        guard !isStopped() else { return false }
        if let edition = desk.take() {
            site.publish(edition)
            loop.tell(site.event)
            quiet = 0
        }
        desk.look(at: site.edition)
        // A browser that has gone without a word is noticed when it is spoken to.
        quiet += 1
        if quiet % ticksBetweenSigns == 0 { loop.tell(Array(": still here\n\n".utf8)) }
        return true
    }
    desk.look(at: nil)
    ready(gate.url(host: address.host))
    loop.run(every: tickMilliseconds)
    return true
}

private let tickMilliseconds = 20
private let ticksBetweenSigns = 15_000 / tickMilliseconds

extension Gate {
    /// What to open in a browser.
    func url(host: String) -> String {
        let name = host.contains(":") ? "[\(host)]" : host == "127.0.0.1" ? "localhost" : host
        return "http://\(name):\(port)/" + (token.map { "?token=\($0)" } ?? "")
    }
}

/// Where editions are made, one at a time, on a thread of their own.
private final class Desk: Sendable {
    private struct State {
        var isWorking = false
        var made: Edition?
    }

    private let served: Served
    private let isStopped: @Sendable () -> Bool
    private let state = Mutex(State())

    init(_ served: Served, _ isStopped: @escaping @Sendable () -> Bool) {
        (self.served, self.isStopped) = (served, isStopped)
    }

    /// Begins an edition where there is none yet, or the files are not those of the last one.
    func look(at last: Edition?) {
        let isIdle = state.withLock { !$0.isWorking && $0.made == nil }
        guard isIdle, last?.isStale ?? true else { return }
        state.withLock { $0.isWorking = true }
        let began = startThread { [self] in
            let edition = Edition(of: served, after: last, isCancelled: isStopped)
            state.withLock { state in
                state.made = edition
                state.isWorking = false
            }
        }
        if !began { state.withLock { $0.isWorking = false } }
    }

    func take() -> Edition? {
        state.withLock { state in
            defer { state.made = nil }
            return state.made
        }
    }
}
