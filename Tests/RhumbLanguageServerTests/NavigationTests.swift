// Names: where they are declared and used, what they are called next, how they look.
import RhumbFormats
import RhumbText
import Testing

@testable import RhumbLanguageServer

@Suite("Language server: names")
struct NavigationTests {
    /// The texts under the ranges of an answer.
    private func texts(_ answer: JSON, _ client: TestClient, _ member: String = "range") -> [String] {
        (answer.array ?? [answer]).compactMap { item in
            guard let range = item[member], let start = range["start"]?.position, let end = range["end"]?.position,
                let file = client.server.documents[TestClient.address]?.file
            else { return nil }
            let placed = PlacedText(file: file, encoding: .utf16)
            return "\(start.line):" + file.text(placed.offset(start), placed.offset(end))
        }
    }

    @Test(
        "A name leads to where it is declared, whatever stands for it",
        arguments: [
            ("goal x { measure mem‸bers }", "9:members"), ("goal x { serves loy‸alty }", "1:loyalty"),
            ("segment s of gue‸sts where spend > 3 CNY", "2:guests"),
            ("segment s of guests where spe‸nd > 3 CNY", "6:spend"),
            ("segment s of guests where count(boo‸kings) > 3", "3:bookings"),
            ("segment s of guests where sum(bookings.amo‸unt) > 3 CNY", "4:amount"),
            ("segment s of guests where ladder >= go‸ld", "8:gold"),
            ("segment s of guests where id in we‸b", "7:web"),
            ("action y { after club.lau‸nch }", "15:launch"), ("action y { after cl‸ub.launch }", "15:club"),
            ("metric m conversion(pa‸th from first to second)", "18:path"),
            ("metric m conversion(path from first to sec‸ond)", "18:second"),
            ("metric m revenue of we‸b", "7:web"), ("test \"t\" { expect \"g\" gets ca‸ll }", "17:call"),
            ("test \"t\" { expect \"g\" in we‸b }", "7:web"),
            ("test \"t\" { given guests { jo‸ined 2026-01-01 } }", "2:joined"),
            ("advice a of web { say \"{spe‸nd}\"; serves more }", "6:spend"),
            ("scenario s { mo‸re.target 3 }", "14:more"), ("scenario s { club.des‸ign 3 workdays }", "15:design"),
            ("attributes of bookings { x guest_id.joi‸ned }", "2:joined"),
        ])
    func definition(_ text: String, _ expected: String) {
        var client = TestClient()
        let parameters = client.openAtCaret(CompletionTests.base + text)
        let answer = client.request("textDocument/definition", parameters)
        #expect(texts(answer, client) == [expected])
    }

    @Test("All uses of a name, also where the plan has mistakes elsewhere")
    func references() throws {
        var client = TestClient()
        client.open(CompletionTests.base + "metric spending sum(guests.spend)\ngoal broken {")
        let offset = try #require(client.text().firstRange(of: "spend sum")).lowerBound.utf16Offset(in: client.text())
        let answer = client.request("textDocument/references", client.at(offset))
        #expect(texts(answer, client) == ["6:spend", "8:spend", "19:spend"])
        let marks = client.request("textDocument/documentHighlight", client.at(offset))
        #expect(texts(marks, client).count == 3)
    }

    @Test(
        "A new name stands everywhere, in backticks where it needs them",
        arguments: [
            ("customers", "customers"), ("our guests", "`our guests`"), ("goal", "`goal`"), ("`x y`", "`x y`"),
            ("客人", "客人"),
        ])
    func rename(_ name: String, _ written: String) {
        var client = TestClient()
        var parameters =
            client.openAtCaret(CompletionTests.base.replacing("dataset guests", with: "dataset gue‸sts")).object ?? []
        parameters.append(("newName", .string(name)))
        let answer = client.request("textDocument/rename", .object(parameters))
        let edits = answer["documentChanges"]?[0]?["edits"]?.array ?? []
        #expect(edits.count == 7)
        #expect(edits.allSatisfy { $0["newText"]?.string == written })
        // Made, they leave a plan with the same findings.
        let before = client.codes()
        let file = client.server.documents[TestClient.address]?.file ?? SourceFile(path: "", text: "")
        let placed = PlacedText(file: file, encoding: .utf16)
        var bytes = file.bytes
        for edit in edits.reversed() {
            guard let start = edit["range"]?["start"]?.position, let end = edit["range"]?["end"]?.position else {
                continue
            }
            bytes.replaceSubrange(placed.offset(start)..<placed.offset(end), with: (edit["newText"]?.string ?? "").utf8)
        }
        client.change(String(decoding: bytes, as: UTF8.self))
        #expect(client.codes() == before)
    }

    @Test("A name that is taken or is none is refused", arguments: ["bookings", "members", "", "a`b", "a\nb"])
    func refused(_ name: String) {
        var client = TestClient()
        var parameters =
            client.openAtCaret(CompletionTests.base.replacing("dataset guests", with: "dataset gue‸sts")).object ?? []
        parameters.append(("newName", .string(name)))
        #expect(client.request("textDocument/rename", .object(parameters))["code"]?.integer == -32803)
    }

    @Test(
        "Under the pointer",
        arguments: [
            ("metric rev‸enue", ["**revenue** · a metric", "money in CNY", "metric revenue sum(bookings.amount)"]),
            ("metric mem‸bers \"Members\"", ["Members"]), ("met‸ric members", ["**metric** · **指标**"]),
            ("spe‸nd sum", ["**spend** · an attribute", "Spend", "money in CNY"]),
            ("cha‸nnel one of", ["**channel** · a column of guests", "one of \"web\", \"phone\""]),
        ])
    func hover(_ place: String, _ wanted: [String]) {
        var client = TestClient()
        let plain = place.replacing("‸", with: "")
        let parameters = client.openAtCaret(CompletionTests.base.replacing(plain, with: place, maxReplacements: 1))
        let text = client.request("textDocument/hover", parameters)["contents"]?["value"]?.string ?? ""
        for words in wanted { #expect(text.contains(words), "\(text)") }
    }

    @Test("In the client's language")
    func chinese() {
        var client = TestClient(["initializationOptions": ["language": "zh"]])
        let parameters = client.openAtCaret(CompletionTests.base.replacing("metric members", with: "metric mem‸bers"))
        let text = client.request("textDocument/hover", parameters)["contents"]?["value"]?.string ?? ""
        #expect(text.contains("指标"))
        client.change("goal x { serves nobody }")
        #expect(client.findings().contains { $0["message"]?.string?.contains("没有") == true })
    }

    @Test("Every token has a colour, and tokens stand one after the other")
    func colours() {
        var client = TestClient()
        let text = CompletionTests.base + "advice two of web { say \"Dear {id}, 你好\" } # the end\n"
        client.open(text)
        let data =
            client.request(
                "textDocument/semanticTokens/full", ["textDocument": ["uri": .string(TestClient.address)]]
            )["data"]?.array?.compactMap(\.integer) ?? []
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.utf16) }
        var (line, character) = (0, 0)
        var coloured: [String: Int] = [:]
        var bare = lines
        for start in stride(from: 0, to: data.count, by: 5) {
            line += Int(data[start])
            character = (data[start] == 0 ? character : 0) + Int(data[start + 1])
            let end = character + Int(data[start + 2])
            let word = String(decoding: lines[line][character..<end], as: UTF16.self)
            if coloured[word] == nil { coloured[word] = Int(data[start + 3]) }
            for place in character..<end { bare[line][place] = 0x20 }
        }
        #expect(bare.allSatisfy { $0.allSatisfy { $0 == 0x20 || $0 == 0x09 } })
        let expected: [String: TokenType] = [
            "plan": .keyword, "loyalty": .namespace, "guests": .class, "web": .struct, "channel": .property,
            "spend": .property,
            "members": .function, "count": .function, "more": .event, "club": .method, "design": .method,
            "rate": .variable,
            "gold": .enumMember, "wang": .type, "war": .macro, "call": .macro, "# the end": .comment,
            "2026-12-31": .number,
            "15": .number, "%": .number, "where": .operator, "{": .operator, "\"Dear {": .string, "id": .property,
        ]
        for (word, type) in expected { #expect(coloured[word] == type.ordinal, "\(word)") }
    }

    @Test("The outline holds what stands in declarations")
    func outline() {
        var client = TestClient()
        client.open(CompletionTests.base)
        let symbols =
            client.request(
                "textDocument/documentSymbol", ["textDocument": ["uri": .string(TestClient.address)]]
            ).array ?? []
        #expect(symbols.count == 17)
        let guests = symbols.first { $0["name"] == "guests" && $0["kind"] == 5 }
        #expect(guests?["children"]?.array?.compactMap { $0["name"]?.string } == ["id", "joined", "channel"])
        let found = client.request("workspace/symbol", ["query": "lnch"]).array ?? []
        #expect(found.compactMap { $0["name"]?.string } == ["launch"])
    }

    @Test("Folding and growing selections nest")
    func ranges() throws {
        var client = TestClient()
        let parameters = client.openAtCaret(
            "# one\n# two\nsegment s of guests where (spend > 3‸ CNY)\ngoal x {\n  measure m\n}\n")
        let folds = client.request("textDocument/foldingRange", parameters)
        #expect(folds == [["startLine": 3, "endLine": 5], ["startLine": 0, "endLine": 1, "kind": "comment"]])
        let position = try #require(parameters["position"])
        let answer = client.request(
            "textDocument/selectionRange",
            ["textDocument": ["uri": .string(TestClient.address)], "positions": [position]])
        var widths: [Int64] = []
        var selection = answer[0]
        while let here = selection, !here.isNull {
            let range = here["range"]
            let start = range?["start"]?["character"]?.integer ?? 0
            widths.append(
                (range?["end"]?["line"]?.integer ?? 0) == 2 ? (range?["end"]?["character"]?.integer ?? 0) - start : 999)
            selection = here["parent"]
        }
        #expect(widths.count >= 5)
        #expect(widths == widths.sorted())
    }
}
