// What a browser may send to the page that is served.
import Rhumb
import RhumbFormats
import RhumbText
import RhumbValues

@testable import RhumbServer

enum Browsing {
    private static let path = "/tmp/rhumb-fuzz-browser.rhumb"
    private static let plan = #"plan p "P" { period 2026-01-01 .. 2026-12-31; currency CNY; today 2026-06-30 }"#
    private static let gates = [nil, "0123456789abcdef"].map { Gate(port: 4747, token: $0, language: .chinese) }

    /// Made once; each input asks a copy.
    private static let sites: [Site] = {
        guard OutputFile.write(plan, to: path) else { return [] }
        let served = Served(path: path, options: RunOptions(calendarDay: .first))
        return gates.map { gate in
            var site = Site(served, gate)
            site.publish(Edition(of: served, after: nil) { false })
            return site
        }
    }()

    /// A line with method and path, one with what follows the question mark, one with the cookie; the rest is the body.
    static func requests(_ bytes: [UInt8]) {
        if sites.isEmpty { broken("the site cannot be made") }
        let lines = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 3, omittingEmptySubsequences: false)
        func text(_ line: Int) -> String {
            lines.indices.contains(line) ? String(decoding: lines[line], as: UTF8.self) : ""
        }
        let method: BrowserRequest.Method = text(0).hasPrefix("POST") ? .post : text(0).hasPrefix("PUT") ? .put : .get
        let path = text(0).split(separator: " ").last.map(String.init) ?? "/"
        let request = BrowserRequest(
            method, path, query: text(1), host: "localhost:4747", cookie: text(2), contentType: "application/json",
            body: lines.indices.contains(3) ? Array(lines[3]) : [])
        for var site in sites {
            let reply = site.reply(to: request)
            guard [200, 303, 400, 403, 404].contains(reply.status) else { broken("the answer is \(reply.status)") }
            guard request.path == "/check", reply.status == 200 else { continue }
            guard let answer = try? JSON.parse(reply.body), let asked = try? JSON.parse(request.body),
                let marks = answer["marks"]?.array?.compactMap(\.integer), let findings = answer["findings"]?.array
            else { broken("an answer is no JSON") }
            // Places are inside of the text that was sent.
            let length = Int64(asked["text"]?.string?.utf16.count ?? 0)
            let ends = findings.compactMap { $0["to"]?.integer }
            for place in stride(from: 0, to: marks.count, by: 3)
            where marks[place] > marks[place + 1] || marks[place + 1] > length { broken("a mark is outside") }
            if ends.contains(where: { $0 > length }) { broken("a finding is outside") }
        }
    }
}
