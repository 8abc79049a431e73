// The door of the module: messages in, messages out. Nothing here reads or writes a pipe; `serve` does.
public import RhumbFormats
import Rhumb
import RhumbText

/// The server of editors. One message is handled after the other, so the same messages have the same answers.
public struct LanguageServer: Sendable {
    enum Phase {
        /// `initialize` has not come yet.
        case waiting
        case running
        /// `shutdown` has come.
        case closed
    }

    private(set) var phase = Phase.waiting
    /// The program ends with it.
    public private(set) var exitCode: Int32?
    var client = Client()
    /// By their address.
    var documents: [String: Document] = [:]
    var memory = ProjectMemory()
    /// By their folder.
    var analyses: [String: Analysis] = [:]
    /// Analyses of texts that are no more: letting go of a large one takes as long as a check, so it waits for the answer.
    var outdated: [Analysis] = []
    /// The projects in stretches, by which a change is checked without the rest.
    var stretches: [String: ProjectStretches] = [:]
    /// What was done to texts since their project was last checked.
    var changes: [String: PendingChange] = [:]
    /// What was last said about a file, by its address.
    var published: [String: Published] = [:]
    /// Projects whose analysis is of texts that are no more.
    var stale: Set<String> = []
    /// Projects of which there is something new to say: of the checker, of the rules.
    var unchecked: Set<String> = []
    var unlinted: Set<String> = []
    /// What runs found that were kept, by project.
    var lastRuns: [String: LastRun] = [:]
    private var output: [JSON] = []
    private let environment: ServerEnvironment

    public init(_ environment: ServerEnvironment) { self.environment = environment }

    /// What there is to send, which is then no longer there.
    public mutating func takeOutput() -> [JSON] {
        let taken = output
        output = []
        return taken
    }

    /// Handles a message.
    public mutating func receive(_ message: ClientMessage) {
        switch message {
        case .answer: break
        case .invalid(let id, let error): refuse(id, error)
        case .notification(let method, let parameters): notice(method, parameters)
        case .request(let id, let method, let parameters):
            do throws(ResponseError) {
                let result = try answer(method, parameters)
                output.append(["jsonrpc": "2.0", "id": id, "result": result])
            } catch {
                refuse(id, error)
            }
        }
    }

    mutating func refuse(_ id: JSON, _ error: ResponseError) {
        output.append(["jsonrpc": "2.0", "id": id, "error": error.json])
    }

    mutating func notify(_ method: String, _ parameters: JSON) {
        output.append(["jsonrpc": "2.0", "method": .string(method), "params": parameters])
    }

    private mutating func notice(_ method: String, _ parameters: JSON) {
        if method == "exit" {
            exitCode = phase == .closed ? 0 : 1
            return
        }
        guard phase == .running else { return }
        switch method {
        case "initialized" where client.watchesFiles:
            output.append([
                "jsonrpc": "2.0", "id": "files", "method": "client/registerCapability", "params": Client.watching,
            ])
        case "textDocument/didOpen": open(parameters)
        case "textDocument/didChange": change(parameters)
        case "textDocument/didClose": close(parameters)
        case "textDocument/didSave": saved(parameters)
        case "workspace/didChangeWatchedFiles": changedOnDisk(parameters)
        default: break
        }
    }

    private mutating func answer(_ method: String, _ parameters: JSON) throws(ResponseError) -> JSON {
        if method == "initialize" {
            guard phase == .waiting else { throw ResponseError(.invalidRequest, "initialized before") }
            client = Client(parameters, environment)
            phase = .running
            return client.welcome
        }
        switch phase {
        case .waiting: throw ResponseError(.serverNotInitialized, "initialize comes first")
        case .closed: throw ResponseError(.invalidRequest, "after shutdown only exit may come")
        case .running: break
        }
        if method == "shutdown" {
            phase = .closed
            return .null
        }
        guard let feature = Feature(rawValue: method) else {
            throw ResponseError(.methodNotFound, "no method \(method)")
        }
        return try answer(feature, parameters)
    }
}
