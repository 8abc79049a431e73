// The sockets: libevent reads requests and writes replies, all on the thread that runs the loop.
import CEvent
import Glibc

/// A server for browsers on one address, and a clock that ticks beside it.
final class HTTPLoop {
    private let base: OpaquePointer
    private let http: OpaquePointer
    private var ticking: OpaquePointer?
    /// Requests whose answers go on.
    private var open: [OpaquePointer] = []
    let port: Int
    var answer: (BrowserRequest) -> BrowserReply = { _ in BrowserReply(404, text: "") }
    /// Called often; false ends the loop.
    var tick: () -> Bool = { true }

    /// A plan with its page asks for little: what is larger is no request of it.
    private static let mostBody = 64 << 20
    private static let mostHeaders = 32 << 10

    /// nil where the address cannot be had; port 0: any that is free.
    init?(address: String, port: Int) {
        guard let base = event_base_new() else { return nil }
        guard let http = evhttp_new(base) else {
            event_base_free(base)
            return nil
        }
        guard let socket = evhttp_bind_socket_with_handle(http, address, UInt16(clamping: port)) else {
            evhttp_free(http)
            event_base_free(base)
            return nil
        }
        let descriptor = evhttp_bound_socket_get_fd(socket)
        // What little an event says goes out at once.
        var yes: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
        self.base = base
        self.http = http
        self.port = HTTPLoop.port(of: descriptor) ?? port
        evhttp_set_max_body_size(http, HTTPLoop.mostBody)
        evhttp_set_max_headers_size(http, HTTPLoop.mostHeaders)
        let methods =
            EVHTTP_REQ_GET.rawValue | EVHTTP_REQ_HEAD.rawValue | EVHTTP_REQ_POST.rawValue | EVHTTP_REQ_PUT.rawValue
        evhttp_set_allowed_methods(http, UInt16(methods))
    }

    deinit {
        if let ticking { event_free(ticking) }
        evhttp_free(http)
        event_base_free(base)
    }

    private static func port(of descriptor: Int32) -> Int? {
        // The port lies at the same place in both families.
        var address = sockaddr_in6()
        var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
        let isKnown = withUnsafeMutablePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) == 0 }
        }
        return isKnown ? Int(UInt16(bigEndian: address.sin6_port)) : nil
    }

    /// Serves until `tick` says that it is over.
    func run(every milliseconds: Int) {
        // A browser that has gone while it is written to is no reason to end.
        signal(SIGPIPE, SIG_IGN)
        let own = Unmanaged.passUnretained(self).toOpaque()
        evhttp_set_gencb(
            http,
            { request, context in
                guard let request, let context else { return }
                Unmanaged<HTTPLoop>.fromOpaque(context).takeUnretainedValue().receive(request)
            }, own)
        ticking = event_new(
            base, -1, Int16(EV_PERSIST),
            { _, _, context in
                guard let context else { return }
                let loop = Unmanaged<HTTPLoop>.fromOpaque(context).takeUnretainedValue()
                if !loop.tick() { event_base_loopbreak(loop.base) }
            }, own)
        var interval = timeval(tv_sec: 0, tv_usec: milliseconds * 1000)
        event_add(ticking, &interval)
        event_base_dispatch(base)
    }

    /// Sends more of all answers that go on.
    func tell(_ bytes: [UInt8]) {
        guard !open.isEmpty, let buffer = evbuffer_new() else { return }
        defer { evbuffer_free(buffer) }
        for request in open {
            evbuffer_add(buffer, bytes, bytes.count)
            evhttp_send_reply_chunk(request, buffer)
        }
    }

    // MARK: One request

    private func receive(_ request: OpaquePointer) {
        guard let asked = HTTPLoop.read(request) else {
            send(BrowserReply(400, text: "bad request"), to: request)
            return
        }
        send(answer(asked), to: request)
    }

    private static func read(_ request: OpaquePointer) -> BrowserRequest? {
        let method: BrowserRequest.Method
        switch evhttp_request_get_command(request) {
        case EVHTTP_REQ_GET, EVHTTP_REQ_HEAD: method = .get
        case EVHTTP_REQ_POST: method = .post
        case EVHTTP_REQ_PUT: method = .put
        default: return nil
        }
        guard let uri = evhttp_request_get_evhttp_uri(request) else { return nil }
        let headers = evhttp_request_get_input_headers(request)
        func header(_ name: String) -> String? { evhttp_find_header(headers, name).map { String(cString: $0) } }
        let body = evhttp_request_get_input_buffer(request)
        let count = evbuffer_get_length(body)
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { target, filled in
            filled = max(0, Int(evbuffer_copyout(body, target.baseAddress, count)))
        }
        return BrowserRequest(
            method, evhttp_uri_get_path(uri).map { String(cString: $0) } ?? "/",
            query: evhttp_uri_get_query(uri).map { String(cString: $0) } ?? "", host: header("Host"),
            origin: header("Origin"), cookie: header("Cookie"), contentType: header("Content-Type"), body: bytes)
    }

    private func send(_ reply: BrowserReply, to request: OpaquePointer) {
        guard let buffer = evbuffer_new() else {
            evhttp_send_error(request, 500, nil)
            return
        }
        defer { evbuffer_free(buffer) }
        let headers = evhttp_request_get_output_headers(request)
        for header in reply.headers { evhttp_add_header(headers, header.name, header.value) }
        evbuffer_add(buffer, reply.body, reply.body.count)
        guard reply.goesOn else {
            evhttp_send_reply(request, Int32(reply.status), nil, buffer)
            return
        }
        evhttp_send_reply_start(request, Int32(reply.status), nil)
        evhttp_send_reply_chunk(request, buffer)
        open.append(request)
        // Once the browser has gone its request is no more.
        evhttp_connection_set_closecb(
            evhttp_request_get_connection(request),
            { connection, context in
                guard let context else { return }
                Unmanaged<HTTPLoop>.fromOpaque(context).takeUnretainedValue().forget(connection)
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    private func forget(_ connection: OpaquePointer?) {
        open.removeAll { evhttp_request_get_connection($0) == connection }
    }
}
