// What may be written next, in half-typed texts of both languages. `‸` is the caret.
import RhumbFormats
import RhumbText
import Testing

@testable import RhumbLanguageServer

@Suite("Language server: completion")
struct CompletionTests {
    static let base = """
        plan hotel "Hotel" { period 2026-01-01 .. 2026-12-31; currency CNY }
        strategy loyalty "Loyal guests"
        dataset guests from "guests.csv" { key id text; joined date; channel one of "web", "phone"; event joined }
        dataset bookings from "bookings.csv" {
          key id text; guest_id refers to guests; booked_on date; amount money; event booked_on
        }
        attributes of guests { spend sum(bookings.amount) "Spend" }
        segment web "From the web" of guests where channel = "web"
        tiers ladder of guests { gold when spend > 100 CNY; rest otherwise }
        metric members "Members" count(guests)
        metric revenue sum(bookings.amount)
        person wang "Wang"
        resource team "Team" { people 3 }
        assumption rate 15% "Pilot"
        goal more "More members" { measure members; baseline 10; target 100; deadline 2026-12-31; serves loyalty }
        action club "Club" { advances more; start 2026-02-01; task design 10 workdays; task launch 5 workdays }
        risk war "Price war" { likelihood 30%; impact 100 CNY; threatens more }
        advice call "Call" of web { say "Call {id}"; serves more; limit 10 }
        funnel path of guests { stage first joined; stage second joined }

        """

    static func labels(_ text: String, _ client: inout TestClient) -> [String] {
        let parameters = client.openAtCaret(base + text)
        return (client.request("textDocument/completion", parameters)["items"]?.array ?? []).compactMap {
            $0["label"]?.string
        }
    }

    @Test(
        "What is offered, and what is not",
        arguments: [
            // Between declarations.
            ("‸", ["segment", "goal", "test"], ["owner", "members"]),
            ("seg‸", ["segment"], []),
            ("strategy more_of_it \"More\"\n‸", ["goal"], []),
            // The clause words of a declaration.
            ("goal x {\n  ‸\n}", ["measure", "target", "owner", "serves"], ["effort", "goal", "wang"]),
            ("goal x {\n  measure members\n  tar‸\n}", ["target"], ["effort"]),
            ("goal x {\n  measure members; ow‸", ["owner"], []),
            ("action y {\n  ‸", ["advances", "effort", "task"], ["measure"]),
            ("dataset d from \"d.csv\" {\n  key id ‸\n}", ["text", "integer", "refers to"], ["owner"]),
            ("dataset d from \"d.csv\" {\n  id date opt‸\n}", ["optional", "current"], ["date"]),
            ("plan p { contact guests ‸ }", ["at most"], ["guests"]),
            ("plan p { contact guests at most 3 ‸ }", ["every"], []),
            // Names of the right kind.
            ("goal x { serves ‸ }", ["loyalty"], ["more", "wang", "members"]),
            ("goal x { of ‸ }", ["web"], ["guests", "members"]),
            ("goal x { owner ‸ }", ["wang", "team"], ["more"]),
            ("goal x { measure ‸ }", ["members", "revenue", "count", "rate"], ["amount", "spend"]),
            ("goal x { start after ‸ }", ["more"], ["members"]),
            ("action y { advances ‸ }", ["more"], ["club"]),
            ("action y { after ‸ }", ["club"], ["more"]),
            ("action y { task a 3 workdays\n task b 3 workdays after ‸ }", ["club"], ["more"]),
            ("action y { after club.‸ }", ["design", "launch"], ["club"]),
            ("risk r { response mitigate by ‸ }", ["club"], ["more"]),
            ("risk r { threatens ‸ }", ["more"], ["club"]),
            ("person p { of ‸ }", ["team"], ["wang"]),
            ("segment s of ‸", ["guests", "web"], ["members"]),
            ("attributes of ‸", ["guests", "bookings"], ["web"]),
            ("dataset d from \"d.csv\" { g refers to ‸ }", ["guests"], ["web"]),
            ("dataset d from \"d.csv\" { when_it_was date; event ‸ }", ["when_it_was"], ["joined"]),
            ("programme p { covers ‸ }", ["web", "more", "club", "call", "war"], ["guests"]),
            ("plan p { contact ‸ }", ["guests"], ["web"]),
            ("advice a of web { start ‸ }", ["club"], ["more"]),
            ("advice a when ‸", ["more", "war"], ["spend"]),
            ("scenario s { ‸ }", ["more", "club", "rate"], ["members"]),
            ("scenario s { more.‸ }", ["target", "deadline"], ["club"]),
            ("test \"t\" { given ‸ }", ["guests", "bookings"], ["web"]),
            ("test \"t\" { given guests { ‸ } }", ["id", "joined", "channel"], ["amount"]),
            ("test \"t\" { expect \"g1\" gets ‸ }", ["call"], ["more"]),
            ("metric m conversion(path from ‸", ["first", "second"], ["guests"]),
            // Values of rows.
            ("segment s of guests where ‸", ["joined", "channel", "spend", "ladder", "count", "today"], ["amount"]),
            ("segment s of guests where count(‸", ["bookings"], ["amount"]),
            ("segment s of guests where any(bookings where ‸", ["amount", "booked_on"], []),
            ("segment s of guests where sum(bookings.‸", ["amount", "booked_on"], ["joined"]),
            ("segment s of guests where sum(bookings.am‸) > 3", ["amount"], ["joined"]),
            ("segment s of web where ‸", ["channel", "spend"], ["amount"]),
            ("attributes of bookings { x guest_id.‸ }", ["joined", "spend"], ["amount"]),
            ("metric m count(‸", ["guests", "bookings", "web"], ["members"]),
            ("metric m revenue of ‸", ["web"], ["guests"]),
            ("segment s of guests where ladder >= ‸", ["gold", "rest"], []),
            ("segment s of guests where id in ‸", ["web"], ["guests"]),
            ("metric m members ‸", ["better higher", "in last", "of"], ["members"]),
            ("advice a of web { say \"Dear {‸\" }", ["id", "spend"], ["amount"]),
            // Texts of a column.
            ("segment s of guests where channel = ‸", ["web", "phone"], []),
            ("segment s of guests where channel = \"‸", ["web", "phone"], ["joined"]),
            ("segment s of guests where channel = \"w‸\"", ["web", "phone"], []),
            ("segment s of guests where channel in (\"web\", \"‸\")", ["phone"], []),
            ("test \"t\" { given guests { id \"1\", channel \"‸\" } }", ["web", "phone"], []),
            // Units and windows.
            ("goal x { review every 2 ‸ }", ["weeks", "months"], ["review"]),
            ("metric m revenue in last 30 ‸", ["days", "months"], []),
            // Nothing.
            ("# comm‸", [], ["goal"]), ("goal ‸", [], ["more", "measure"]),
        ] as [(String, [String], [String])])
    func offers(_ text: String, _ wanted: [String], _ unwanted: [String]) {
        var client = TestClient()
        let labels = CompletionTests.labels(text, &client)
        for label in wanted { #expect(labels.contains(label), "\(text): \(label) in \(labels)") }
        for label in unwanted { #expect(!labels.contains(label), "\(text): no \(label)") }
        #expect(Set(labels).count == labels.count)
    }

    @Test("A plan in Chinese is completed in Chinese, with names between words without spaces")
    func chinese() {
        var client = TestClient()
        let text = """
            方案 酒店 "酒店" { 计划期 2026-01-01 .. 2026-12-31; 币种 CNY }
            数据集 客人 来自 "客人.csv" { 主键 编号 文本; 入会日 日期; 发生于 入会日 }
            战略 忠诚 "忠诚"
            目标 会员 {
              衡量 计数(客人)
              服务于 ‸
            }
            """
        let parameters = client.openAtCaret(text)
        let labels = (client.request("textDocument/completion", parameters)["items"]?.array ?? []).compactMap {
            $0["label"]?.string
        }
        #expect(labels.contains("忠诚"))
        #expect(!labels.contains("客人"))
    }

    @Test("What is written replaces what was typed; a name that needs backticks has them")
    func edits() throws {
        var client = TestClient()
        let parameters = client.openAtCaret("person `Li Lei`\ngoal x { owner L‸ }")
        let items = client.request("textDocument/completion", parameters)["items"]?.array ?? []
        let item = try #require(items.first { $0["label"]?.string == "Li Lei" })
        #expect(item["textEdit"] == ["range": range(1, 15, 1, 16), "newText": "`Li Lei`"])
        let whole = client.request("completionItem/resolve", item)
        #expect(whole["documentation"]?["value"]?.string?.contains("a person") == true)
    }

    @Test("Declarations come with a body where the client takes snippets, in the language of the text")
    func snippets() throws {
        let capabilities: JSON = [
            "textDocument": ["completion": ["completionItem": ["snippetSupport": true]]]
        ]
        var client = TestClient(["capabilities": capabilities])
        let parameters = client.openAtCaret("‸")
        let items = client.request("textDocument/completion", parameters)["items"]?.array ?? []
        let goal = try #require(items.first { $0["label"]?.string == "goal" })
        #expect(goal["insertTextFormat"] == 2)
        #expect(
            goal["textEdit"]?["newText"]?.string?.hasPrefix("goal ${1:name} \"${2:Title}\" {\n\tmeasure ${3:metric}")
                == true)
    }
}
