// A plan in a folder of its own, and a site that serves it.
import Foundation
import Rhumb
import RhumbFormats
import RhumbText
import RhumbValues
import Testing
import TestSupport

@testable import RhumbServer

struct Place {
    let folder = Scratch.place().path
    var plan: String { folder + "/p.rhumb" }

    static let text = """
        plan p "Inn" { period 2026-01-01 .. 2026-12-31; currency CNY; today 2026-06-30 }
        dataset guests from "guests.csv" { key id text; name text; spend money }
        metric spending sum(guests.spend)
        """ + "\n"

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try write(Place.text, "p.rhumb")
        try write("id,name,spend\ng1,Ann,100\ng2,王,250\n", "guests.csv")
    }

    func write(_ text: String, _ name: String) throws {
        try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
    }

    func read(_ name: String) throws -> String { try String(contentsOfFile: folder + "/" + name, encoding: .utf8) }

    func served(canEdit: Bool = false) -> Served {
        var served = Served(path: folder, options: RunOptions(calendarDay: .first))
        served.canEdit = canEdit
        return served
    }

    /// A site with its first edition.
    func site(canEdit: Bool = false) -> Site {
        let served = served(canEdit: canEdit)
        var site = Site(served, Gate(port: 4747, token: nil, language: .english))
        site.publish(Edition(of: served, after: nil) { false })
        return site
    }
}

extension BrowserRequest {
    /// As the page itself asks.
    static func own(_ method: Method, _ path: String, _ json: JSON? = nil, query: String = "") -> BrowserRequest {
        BrowserRequest(
            method, path, query: query, host: "localhost:4747", origin: json == nil ? nil : "http://localhost:4747",
            contentType: json == nil ? nil : "application/json", body: json.map { Array($0.text(.compact).utf8) } ?? [])
    }
}

extension BrowserReply {
    var text: String { String(decoding: body, as: UTF8.self) }

    func json() throws -> JSON { try JSON.parse(body) }

    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
