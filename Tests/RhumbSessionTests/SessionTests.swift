// Sessions with the shipped plans: what is asked and what is answered, side by side in Tests/Corpus/session. RHUMB_ACCEPT=1 accepts
// what is answered now.
import Foundation
import Rhumb
import RhumbModel
import RhumbReport
import RhumbText
import RhumbValues
import Testing
import TestSupport

@testable import RhumbSession

@Suite("Session")
struct SessionTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    static let corpus = root.appendingPathComponent("Corpus/session")
    static let transcripts: [String] = ((try? FileManager.default.contentsOfDirectory(atPath: corpus.path)) ?? [])
        .sorted()

    static func session(_ plan: String) throws -> Session {
        let path = root.deletingLastPathComponent().appendingPathComponent("plans/\(plan)").path
        let options = RunOptions(calendarDay: Day(year: 2026, month: 6, day: 30) ?? .first, threads: 2)
        return try #require(Session.open(Project.load(path), options).value)
    }

    /// The reply as a terminal of 100 columns shows it.
    static func shown(_ reply: Reply, _ session: Session) -> String {
        var text = reply.findings.map { render($0, sources: reply.sources, language: session.language, colour: false) }
            .joined()
        if let answer = reply.answer {
            text += terminal(answer, width: 100, colour: false, language: session.language, today: session.today)
        }
        if let note = reply.note { text += note.text(in: session.language) + "\n" }
        if reply.isOver { text += "(over)\n" }
        return text
    }

    static func questions(_ name: String) throws -> (plan: String, questions: [String]) {
        let text = try String(contentsOf: corpus.appendingPathComponent(name), encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let plan = try #require(lines.first?.dropFirst("# plan: ".count))
        return (String(plan), lines.filter { $0.hasPrefix("> ") }.map { String($0.dropFirst(2)) })
    }

    @Test func thereAreTranscripts() { #expect(SessionTests.transcripts.count >= 2) }

    @Test("is answered as it was", arguments: transcripts)
    func transcript(_ name: String) throws {
        let (plan, questions) = try SessionTests.questions(name)
        var session = try SessionTests.session(plan)
        var text = "# plan: \(plan)\n"
        for question in questions {
            let reply = session.reply(to: question)
            text +=
                "\n> \(question)\n"
                + SessionTests.shown(reply, session).replacing(
                    SessionTests.root.deletingLastPathComponent().path + "/", with: "")
        }
        let file = SessionTests.corpus.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["RHUMB_ACCEPT"] == "1" { try Data(text.utf8).write(to: file) }
        #expect(text == (try String(contentsOf: file, encoding: .utf8)))
    }

    @Test("whatever is typed of a question gets a reply", arguments: transcripts)
    func prefixes(_ name: String) throws {
        let (plan, questions) = try SessionTests.questions(name)
        let fresh = try SessionTests.session(plan)
        for question in questions
        where ![".save", "plot", "走势", "what if", "假如", "why win", "why invite", "为何 挽留"].contains(where: {
            question.hasPrefix($0)
        }) {
            for count in stride(from: 1, to: question.count, by: 3) {
                var session = fresh
                let text = String(question.prefix(count))
                let reply = session.reply(to: text)
                #expect(
                    !reply.findings.isEmpty || reply.answer != nil || reply.note != nil || reply.isOver
                        || text.hasPrefix("#") || text == ".scenario ", "\(text)")
                _ = session.completions(text, "")
            }
        }
    }

    @Test("a question has the answer of the run", arguments: ["lakeside", "旅行社", "cdnow", "four-goals"])
    func agrees(_ plan: String) throws {
        var session = try SessionTests.session(plan)
        let path = SessionTests.root.deletingLastPathComponent().appendingPathComponent("plans/\(plan)").path
        let options = RunOptions(calendarDay: Day(year: 2026, month: 6, day: 30) ?? .first, threads: 2)
        let report = try #require(Project.load(path).run(options).value)
        for (segment, measured) in zip(report.plan.segments.all, report.measurements.segments) {
            guard case .measured(let found)? = session.reply(to: "count(\(segment.heading.name))").answer else {
                Issue.record("\(segment.heading.name) is not answered")
                continue
            }
            #expect(found.measurement.value == .integer(measured.inside))
        }
        for (metric, measured) in zip(report.plan.metrics.all, report.measurements.metrics) {
            guard case .measured(let found)? = session.reply(to: metric.heading.name).answer else {
                Issue.record("\(metric.heading.name) is not answered")
                continue
            }
            #expect(found.measurement == measured)
        }
    }

    @Test("parts of a count come to the whole")
    func parts() throws {
        var session = try SessionTests.session("lakeside")
        guard case .table(let one)? = session.reply(to: "count(guests) by ladder").answer,
            case .table(let two)? = session.reply(to: "count(guests) by ladder, may_write").answer,
            case .measured(let all)? = session.reply(to: "count(guests)").answer
        else {
            Issue.record("not answered")
            return
        }
        func number(_ cell: AnswerTable.Cell) -> Double {
            if case .value(let value) = cell { value.magnitude ?? 0 } else { 0 }
        }
        #expect(one.rows.reduce(0) { $0 + number($1[1]) } == all.measurement.value.magnitude)
        for row in two.rows {
            #expect(row.dropFirst().dropLast().reduce(0) { $0 + number($1) } == number(row[row.count - 1]))
        }
    }

    @Test("forms of an answer")
    func forms() throws {
        var session = try SessionTests.session("lakeside")
        let shown = try #require(
            session.reply(to: "show spend, recency of quiet order spend highest first limit 2").answer)
        #expect(
            json(shown)
                == "{\"columns\":[\"id\",\"spend\",\"recency\"],\"rows\":[[\"g1480\",{\"amount\":\"12806.00\",\"currency\":\"CNY\"},322],[\"g3974\",{\"amount\":\"12490.00\",\"currency\":\"CNY\"},278]]}\n"
        )
        #expect(csv(shown) == "id,spend,recency\r\ng1480,12806.00,322\r\ng3974,12490.00,278\r\n")
        let parts = try #require(session.reply(to: "count(guests) by may_write > out.csv").answer)
        #expect(csv(parts).split(separator: "\r\n").first == "may_write,value,share")
        #expect(session.reply(to: "count(guests) by may_write > out.csv").file == "out.csv")
        let value = try #require(session.reply(to: "count(guests)").answer)
        #expect(
            json(value)
                == "{\"value\":4000,\"unit\":\"count\",\"n\":4000,\"skipped\":0,\"interval\":null,\"as_of\":\"2026-06-30\"}\n"
        )
    }

    @Test("what was declared is written into a plan, laid out, once")
    func saved() throws {
        let folder = try Scratch.folder()
        let file = folder.appendingPathComponent("more.rhumb")
        try Data("# kept\nperson anna \"Anna\"\n".utf8).write(to: file)
        var session = try SessionTests.session("lakeside")
        #expect(session.reply(to: "segment   rich of guests where spend>9_000 CNY").note != nil)
        #expect(!session.reply(to: ".save \(file.path)").hasFailed)
        #expect(
            try String(contentsOf: file, encoding: .utf8)
                == "# kept\nperson anna \"Anna\"\n\nsegment rich of guests where spend > 9_000 CNY\n")
        #expect(session.reply(to: ".undo").hasFailed)
        #expect(session.reply(to: "count(rich)").answer != nil)
    }

    @Test("a scenario, settings and other files hold for every question")
    func overlays() throws {
        let folder = try Scratch.folder()
        func write(_ text: String, _ name: String) throws {
            try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        }
        try write("id,spend\na,100\nb,300\n", "guests.csv")
        try write("id,spend\na,1000\n", "other.csv")
        try write(
            """
            plan p "P" { period 2026-01-01 .. 2026-12-31; currency CNY; today 2026-06-30 }
            dataset guests from "guests.csv" { key id text; spend money }
            assumption rate 10%
            attributes of guests { worth spend * rate }
            segment all_of of guests where spend > 0 CNY
            segment rich of guests where worth > 20 CNY
            metric worth_of_all sum(guests.worth)
            scenario double { rate 20% }
            """, "p.rhumb")
        func value(_ session: inout Session, _ question: String) -> Value? {
            guard case .measured(let found)? = session.reply(to: question).answer else { return nil }
            return found.measurement.value
        }
        func yuan(_ amount: Int64) -> Value { .money(Money(minor: amount * 100, currency: .yuan)) }
        func open(_ settings: [String] = [], scenario: String? = nil, data: [String: String] = [:]) -> Outcome<Session?>
        {
            var options = RunOptions(calendarDay: .first, threads: 1)
            options.scenario = scenario
            return Session.open(Project.load(folder.path, settings: settings), options, dataOverrides: data)
        }
        var session = try #require(open().value)
        #expect(value(&session, "sum(guests.worth)") == yuan(40))
        #expect(session.reply(to: ".scenario double").note != nil)
        #expect(value(&session, "sum(guests.worth)") == yuan(80))
        #expect(value(&session, "count(rich)") == .integer(1))
        guard case .table(let both)? = session.reply(to: "compare all_of, rich").answer else {
            Issue.record("not compared")
            return
        }
        #expect("\(both.rows[0][1])".contains("8000"))
        #expect(session.reply(to: "metric doubled sum(guests.worth)").note != nil)
        #expect(value(&session, "doubled") == yuan(80))
        #expect(session.reply(to: ".scenario off").note != nil)
        #expect(value(&session, "doubled") == yuan(40))
        var named = try #require(open(scenario: "double").value)
        #expect(value(&named, "sum(guests.worth)") == yuan(80))
        var set = try #require(open(["rate=30%"]).value)
        #expect(value(&set, "sum(guests.worth)") == yuan(120))
        #expect(open(scenario: "none").value == nil && open(scenario: "none").hasErrors)
        var other = try #require(open(data: ["guests": folder.appendingPathComponent("other.csv").path]).value)
        #expect(value(&other, "sum(guests.worth)") == yuan(100))
    }

    @Test("what was tried is a scenario with all that was otherwise when it was tried")
    func trialSaved() throws {
        let folder = try Scratch.folder()
        try Data("id,spend\na,100\nb,300\n".utf8).write(to: folder.appendingPathComponent("guests.csv"))
        let text = """
            plan p "P" { period 2026-01-01 .. 2026-12-31; currency CNY; today 2026-06-30 }
            dataset guests from "guests.csv" { key id text; spend money }
            assumption rate 10%
            assumption bonus 0 CNY
            assumption share 1%
            metric worth_of_all sum(guests.spend) * rate + bonus
            metric part sum(guests.spend) * share
            scenario double { rate 20%; bonus 5 CNY }
            """
        try Data(text.utf8).write(to: folder.appendingPathComponent("p.rhumb"))
        var options = RunOptions(calendarDay: .first, threads: 1)
        options.scenario = "double"
        let project = Project.load(folder.path, settings: ["share=2%"])
        var session = try #require(Session.open(project, options).value)
        let reply = session.reply(to: "what if rate 30%")
        guard case .table(let changed)? = reply.answer else {
            Issue.record("not answered: \(reply.findings)")
            return
        }
        #expect(
            csv(.table(changed))
                == "name,what,as planned,rate 30%,change\r\nworth_of_all,value,85.00,125.00,40.00\r\n")
        #expect(!session.reply(to: ".save more").hasFailed)
        #expect(session.declared == ["scenario more {\n  bonus 5 CNY\n  share 2%\n  rate 30%\n}"])
        // What was saved is tried no more: the same name is a file now, and there is one scenario of that name.
        #expect(!session.reply(to: ".scenario more").hasFailed)
        guard case .measured(let found)? = session.reply(to: "worth_of_all").answer else {
            Issue.record("not answered")
            return
        }
        #expect(found.measurement.value == .money(Money(minor: 12_500, currency: .yuan)))
        #expect(
            session.reply(to: "what if rate 30%").answer.map { csv($0) } == "name,what,as planned,rate 30%,change\r\n")
    }

    @Test("a workbook holds what the answer holds, and is read back as it was")
    func workbooks() throws {
        let folder = try Scratch.folder()
        let names = ["id", "name", "paid", "share", "joined", "seen", "may_write", "count", "ratio"]
        func row(_ id: String, _ name: String, _ values: [Value]) -> [AnswerTable.Cell] {
            [.text(id), .value(.text(name))] + values.map { .value($0) } + [.bar(0.5)]
        }
        let day = try #require(Day(year: 2026, month: 2, day: 28))
        let full: [Value] = [
            .money(Money(minor: -123_456_78, currency: .yuan)), .percent(0.1234), .date(day),
            .timestamp(Timestamp(day, secondOfDay: 50_706)), .yesNo(true), .integer(12_345), .number(0.125),
        ]
        let texts = ["=1+1", "+86 138", "-5", "@x", "<b>&\"quoted\"</b>", "两行\n有 emoji 🛶", "_x000D_ kept", "plain"]
        let rows = texts.enumerated().map { row("k\($0.offset)", $0.element, full) }
        let table = AnswerTable(
            columns: names.map { AnswerTable.Column($0) } + [AnswerTable.Column("")],
            rows: rows + [row("last", "nothing known", full.map { _ in .unknown })], footer: Message("", zh: ""))
        let file = folder.appendingPathComponent("back.xlsx").path
        let parts = try #require(workbook(.table(table), language: .english))
        #expect(OutputFile.write(workbook: parts, to: file))
        let first = try Data(contentsOf: URL(fileURLWithPath: file))
        #expect(OutputFile.write(workbook: parts, to: file))
        #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == first)
        let plan = """
            plan p "P" { period 2026-01-01 .. 2026-12-31; currency CNY; today 2026-06-30 }
            dataset back from "back.xlsx" {
              key id text
              name text
              paid money optional
              share percent optional
              joined date optional
              seen timestamp optional
              may_write yes_no optional
              count integer optional
              ratio number optional
            }
            """
        try Data(plan.utf8).write(to: folder.appendingPathComponent("p.rhumb"))
        let options = RunOptions(calendarDay: .first, threads: 1)
        var session = try #require(Session.open(Project.load(folder.path), options).value)
        let reply = session.reply(to: "show * of back")
        #expect(reply.findings.isEmpty, "\(reply.findings)")
        #expect(reply.answer.map { csv($0) } == csv(.table(table)))
        #expect(session.reply(to: "count(back) > some.XLSX").file == "some.XLSX")
    }

    @Test("what a sheet cannot hold is left out, kept as text or refused")
    func sheetLimits() throws {
        func sheet(_ cells: [AnswerTable.Cell]) -> String? {
            let table = AnswerTable(
                columns: cells.map { _ in AnswerTable.Column("a") }, rows: [cells], footer: Message("", zh: ""))
            return workbook(.table(table), language: .chinese)?.last?.text
        }
        let text = try #require(sheet([.text("a\u{0}\u{1}\u{B}\u{FFFF}b\tc\r")]))
        #expect(text.contains(">ab\tc&#13;</t>"))
        let large = try #require(sheet([.value(.integer(1_234_567_890_123_456)), .value(.date(.first))]))
        #expect(large.contains(">1234567890123456</t>") && large.contains(">0001-01-01</t>"))
        #expect(sheet([.text(String(repeating: "x", count: 32_767))]) != nil)
        #expect(sheet([.text(String(repeating: "x", count: 32_768))]) == nil)
        let measured = try #require(
            workbook(.lines(["heading", "=line"]), language: .english)?.last?.text)
        #expect(measured.contains(" s=\"1\"><is><t xml:space=\"preserve\">heading</t>") && !measured.contains("<f>"))
    }

    @Test("the examples of help can be asked", arguments: ["lakeside", "西湖旅行社", "four-goals"])
    func helpExamples(_ plan: String) throws {
        let session = try SessionTests.session(plan)
        for topic in HelpTopic.allCases {
            for name in topic.names {
                var asking = session
                guard case .lines(let lines)? = asking.reply(to: ".help \(name)").answer else {
                    Issue.record("no help on \(name)")
                    continue
                }
                let examples = lines.filter { $0.hasPrefix("  ") }.map { String($0.dropFirst(2)) }
                #expect(examples.count == 2)
                for example in examples
                where !["KEY", "主键", ".save", ".保存", ".export", ".导出"].contains(where: { example.contains($0) }) {
                    let reply = asking.reply(to: example)
                    #expect(
                        !reply.hasFailed && (reply.answer != nil || reply.note != nil), "\(example): \(reply.findings)")
                }
            }
        }
    }

    @Test("what may stand at a place")
    func completions() throws {
        let session = try SessionTests.session("lakeside")
        #expect(session.completions("count(", "dorm") == ["dormant_family"])
        #expect(session.completions(".", "he") == ["help"])
        #expect(session.completions("avg(family.", "sp") == ["spend"])
        #expect(session.completions("show name of quiet where via = \"", "w") == ["web"])
        #expect(session.completions("", "hist") == ["histogram"])
        #expect(session.completions("", "为").contains("为何"))
        #expect(session.completions("", "zzz").isEmpty)
    }

    @Test(
        "a question that goes on",
        arguments: [
            ("count(", true), ("count()", false), ("goal x {", true), ("\"", true), ("\"(\"", false), ("", false),
        ])
    func goesOn(_ text: String, _ goesOn: Bool) { #expect(Session.goesOn(text) == goesOn) }
}
