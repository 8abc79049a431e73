// What the site answers, and what becomes of it when files change.
import Rhumb
import RhumbFormats
import RhumbText
import Testing

@testable import RhumbServer

@Suite("Site") struct SiteTests {
    @Test("The page is the report's, under the version that the state names")
    func page() throws {
        let place = try Place()
        var site = place.site()
        let version = try #require(site.state["version"]?.string)
        let page = site.reply(to: .own(.get, "/page", query: version))
        #expect(page.status == 200 && page.text.contains("Inn") && page.text.contains("350"))
        #expect(site.reply(to: .own(.get, "/page", query: "0000")).status == 404)
        #expect(site.reply(to: .own(.get, "/nowhere")).status == 404)
        let shell = site.reply(to: .own(.get, "/"))
        #expect(shell.status == 200 && shell.text.contains("<textarea") && shell.text.contains("read-only"))
        let events = site.reply(to: .own(.get, "/events"))
        #expect(events.goesOn && events.text.hasPrefix("data: {") && events.text.hasSuffix("\n\n"))
    }

    @Test("Data that change make another page; the one before is still had")
    func change() throws {
        let place = try Place()
        var site = place.site()
        let first = try #require(site.state["version"]?.string)
        let edition = try #require(site.edition)
        #expect(!edition.isStale)
        try place.write("id,name,spend\ng1,Ann,100\ng2,王,900\n", "guests.csv")
        #expect(edition.isStale)
        site.publish(Edition(of: site.served, after: edition) { false })
        let second = try #require(site.state["version"]?.string)
        #expect(first != second)
        #expect(site.reply(to: .own(.get, "/page", query: second)).text.contains("1,000"))
        #expect(site.reply(to: .own(.get, "/page", query: first)).text.contains("350"))
    }

    @Test("A mistake leaves the last good page, and is told; a new file and a mended one are noticed")
    func mistake() throws {
        let place = try Place()
        var site = place.site()
        let version = site.state["version"]?.string
        try place.write("metric broken sum(guests.spent)\n", "q.rhumb")
        #expect(site.edition?.isStale == true)
        site.publish(Edition(of: site.served, after: site.edition) { false })
        #expect(site.state["version"]?.string == version)
        let error = try #require(site.state["errors"]?.array?.first)
        #expect(error["path"]?.string == place.folder + "/q.rhumb" && error["line"]?.integer == 1)
        #expect(error["message"]?.string?.contains("spent") == true)
        try place.write("metric mended sum(guests.spend)\n", "q.rhumb")
        #expect(site.edition?.isStale == true)
        site.publish(Edition(of: site.served, after: site.edition) { false })
        #expect(site.state["errors"]?.array?.isEmpty == true)
        #expect(site.state["files"]?.array?.count == 2)
    }

    @Test("A plan that cannot be used from the beginning has no page, and its files")
    func neverGood() throws {
        let place = try Place()
        try place.write("plan p {", "p.rhumb")
        var site = place.site()
        #expect(site.state["version"]?.isNull == true)
        #expect(site.state["errors"]?.array?.isEmpty == false)
        #expect(site.state["files"]?.array?.count == 1)
        #expect(site.reply(to: .own(.get, "/page")).status == 404)
    }

    @Test("Missing data are told, and seen when they come")
    func missingData() throws {
        let place = try Place()
        try place.write(Place.text.replacing("guests.csv", with: "later.csv"), "p.rhumb")
        let site = place.site()
        let edition = try #require(site.edition)
        #expect(edition.page == nil && edition.errors.count == 1)
        #expect(edition.errors.first?.message.english.contains("later.csv") == true)
        try place.write("id,name,spend\n", "later.csv")
        #expect(edition.isStale)
    }

    @Test("A text is judged as it stands in the editor, in places that browsers count")
    func check() throws {
        let place = try Place()
        var site = place.site()
        let text = Place.text + "# 😀 remark\nmetric 花费 sum(guests.spent)\n"
        let answer = try site.reply(to: .own(.post, "/check", ["path": .string(place.plan), "text": .string(text)]))
            .json()
        let finding = try #require(answer["findings"]?.array?.first { $0["level"]?.string == "error" })
        let units = Array(text.utf16)
        let (from, to) = (Int(finding["from"]?.integer ?? 0), Int(finding["to"]?.integer ?? 0))
        #expect(String(decoding: units[from..<to], as: UTF16.self) == "spent")
        #expect(finding["line"]?.integer == 5 && finding["help"]?.string?.contains("spend") == true)
        let marks = try #require(answer["marks"]?.array).compactMap { $0.integer.map { Int($0) } }
        let parts = stride(from: 0, to: marks.count, by: 3).map { at in
            (String(decoding: units[marks[at]..<marks[at + 1]], as: UTF16.self), marks[at + 2])
        }
        #expect(parts.contains { $0 == ("# 😀 remark", 4) } && parts.contains { $0 == ("metric", 0) })
        #expect(parts.contains { $0 == ("\"Inn\"", 3) } && parts.contains { $0 == ("2026-06-30", 2) })
        // Nothing of it is on disk.
        #expect(try place.read("p.rhumb") == Place.text)
    }

    @Test("Without --edit nothing is written")
    func readOnly() throws {
        let place = try Place()
        var site = place.site()
        let reply = site.reply(to: .own(.put, "/plan", ["path": .string(place.plan), "text": "x", "version": ""]))
        #expect(reply.status == 403)
        #expect(try place.read("p.rhumb") == Place.text)
    }

    @Test("A text is written over the state that it was made of, and over no other")
    func save() throws {
        let place = try Place()
        var site = place.site(canEdit: true)
        let version = try #require(site.state["files"]?[0]?["version"]?.string)
        func put(_ text: String, _ version: String, path: String? = nil) -> BrowserReply {
            site.reply(
                to: .own(
                    .put, "/plan",
                    ["path": .string(path ?? place.plan), "text": .string(text), "version": .string(version)]))
        }
        let first = put(Place.text + "# one\n", version)
        #expect(first.status == 200)
        #expect(try place.read("p.rhumb") == Place.text + "# one\n")
        #expect(put(Place.text + "# two\n", version).status == 409)
        #expect(try place.read("p.rhumb") == Place.text + "# one\n")
        let next = try #require(try first.json()["version"]?.string)
        #expect(put(Place.text + "# two\n", next).status == 200)
        // A field of a browser has one end of a line; the file keeps its own.
        try place.write(Place.text.replacing("\n", with: "\r\n"), "p.rhumb")
        site.publish(Edition(of: site.served, after: site.edition) { false })
        let lines = try #require(site.state["files"]?[0]?["text"]?.string)
        #expect(!lines.contains("\r\n"))
        #expect(try put(lines + "# three\n", #require(site.state["files"]?[0]?["version"]?.string)).status == 200)
        #expect(try place.read("p.rhumb") == (Place.text + "# three\n").replacing("\n", with: "\r\n"))
        // Only files of the plan, only what is understood.
        #expect(put("x", "", path: place.folder + "/guests.csv").status == 400)
        #expect(put("x", "", path: place.folder + "/../q.rhumb").status == 400)
        #expect(
            site.reply(to: BrowserRequest(.put, "/plan", host: "localhost:4747", contentType: "application/json"))
                .status == 400)
    }
}
