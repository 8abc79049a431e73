// The site: which address is answered with what. It is one thread's.
import Rhumb
import RhumbFormats
import RhumbReport
import RhumbSyntax
import RhumbText

/// A plan's page, live, and the editor beside it.
struct Site {
    let served: Served
    let gate: Gate
    /// nil before plan and data were read for the first time.
    private(set) var edition: Edition?
    /// The page before the present one: somebody may be on the way to fetch it.
    private var earlier: Edition.Page?
    /// Texts as they stand in the editor, and what was read for them.
    var memory = ProjectMemory()

    init(_ served: Served, _ gate: Gate) { (self.served, self.gate) = (served, gate) }

    /// A new state of plan and data.
    mutating func publish(_ new: Edition) {
        if let shown = edition?.page, shown.version != new.page?.version { earlier = shown }
        edition = new
    }

    var language: Language { edition.map { $0.language(served) } ?? gate.language }

    /// What is told to every browser whenever it has changed, and first to each that asks.
    var state: JSON {
        guard let edition else { return ["version": nil, "errors": [], "files": []] }
        return [
            "version": JSON(edition.page?.version),
            "errors": .array(edition.errors.map { json($0, in: edition.project) }),
            "files": .array(files(of: edition.project)),
        ]
    }

    mutating func reply(to request: BrowserRequest) -> BrowserReply {
        if let refusal = gate.refusal(of: request) { return refusal }
        switch (request.method, request.path) {
        case (.get, "/"):
            return BrowserReply(200, BrowserReply.html, Array(livePage(language, canEdit: served.canEdit).utf8))
        case (.get, "/page"): return page(request.query)
        case (.get, "/events"):
            var reply = BrowserReply(200, "text/event-stream", event)
            reply.goesOn = true
            return reply
        case (.post, "/check"): return check(request.body)
        case (.put, "/plan"): return save(request.body)
        default: return BrowserReply(404, text: words("There is nothing at this address.", "此地址没有内容。"))
        }
    }

    /// The state as an event of a stream.
    var event: [UInt8] { Array("data: \(state.text(.compact))\n\n".utf8) }

    func words(_ english: String, _ chinese: String) -> String { Message(english, zh: chinese).text(in: language) }

    private func page(_ version: String) -> BrowserReply {
        let known = [edition?.page, earlier].compactMap { $0 }
        guard let page = known.first(where: { version.isEmpty || $0.version == version }) else {
            return BrowserReply(404, text: words("There is no such page any more.", "该页面已不存在。"))
        }
        return BrowserReply(200, BrowserReply.html, page.bytes)
    }
}

extension BrowserReply {
    static let html = "text/html; charset=utf-8"

    init(_ status: Int, json: JSON) { self.init(status, "application/json", Array(json.text(.compact).utf8)) }
}
