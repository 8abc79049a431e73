// What a client sends, as JSON-RPC 2.0 has it.
import RhumbFormats

/// A message of the client.
public enum ClientMessage: Sendable {
    case request(id: JSON, method: String, parameters: JSON)
    case notification(method: String, parameters: JSON)
    /// An answer to something that the server asked.
    case answer
    /// What is no message; the id where one could be made out.
    case invalid(id: JSON, ResponseError)

    /// Reads the content of one message.
    public init(_ bytes: [UInt8]) {
        do throws(FormatFault) {
            self.init(try JSON.parse(bytes))
        } catch {
            self = .invalid(
                id: .null, ResponseError(.parseError, "line \(error.line), column \(error.column): \(error.english)"))
        }
    }

    private init(_ json: JSON) {
        let id = json["id"]
        let isIdentity = id?.string != nil || id?.integer != nil
        guard case .object = json, json["jsonrpc"]?.string == "2.0" else {
            self = .invalid(
                id: isIdentity ? id ?? .null : .null, ResponseError(.invalidRequest, "no message of JSON-RPC 2.0"))
            return
        }
        guard let method = json["method"]?.string else {
            let isAnswer = json["result"] != nil || json["error"] != nil
            self = isAnswer ? .answer : .invalid(id: id ?? .null, ResponseError(.invalidRequest, "no method"))
            return
        }
        let parameters = json["params"] ?? .null
        guard let id else {
            self = .notification(method: method, parameters: parameters)
            return
        }
        guard isIdentity else {
            self = .invalid(
                id: .null, ResponseError(.invalidRequest, "the id is neither a text nor a whole number"))
            return
        }
        self = .request(id: id, method: method, parameters: parameters)
    }

    /// Whether a text changes: before the next one of these nothing is worth checking.
    var isChange: Bool {
        if case .notification("textDocument/didChange", _) = self { true } else { false }
    }

    /// The request that this message takes back.
    var cancels: JSON? {
        if case .notification("$/cancelRequest", let parameters) = self { parameters["id"] } else { nil }
    }
}

/// Why a request has no result.
public struct ResponseError: Error, Sendable, Hashable {
    public enum Code: Int64, Sendable {
        case parseError = -32700
        case invalidRequest = -32600
        case methodNotFound = -32601
        case invalidParameters = -32602
        case serverNotInitialized = -32002
        case requestFailed = -32803
        case requestCancelled = -32800
    }

    let code: Code
    let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    var json: JSON { ["code": .integer(code.rawValue), "message": .string(message)] }
}
