// The outcomes file on the command line: what it leaves out, and what is said of lines that cannot be used.
import Foundation
import Testing

@Suite struct OutcomesOnTheCommandLine {
    static let plan = Array(
        (Small.plan + """


            advice call of guests {
              say    "Call {name}"
              worth  spend
            }
            """ + "\n").utf8)
    static let settings = Array("outcomes: outcomes.csv\n".utf8)
    static let head = "advice,key,outcome,on,until\n"

    private func run(_ outcomes: String?, _ language: String = "en") throws -> (ran: Ran, advice: [String: Any]) {
        var files = ["shop.rhumb": Self.plan, "rhumb.yaml": Self.settings]
        files["outcomes.csv"] = outcomes.map { Array($0.utf8) }
        let folder = try Command.project(Small.files(files))
        let ran = try Command.run(["run", folder, "--format", "json", "--language", language])
        let object = try? JSONSerialization.jsonObject(with: Data(ran.output.utf8))
        let document = object as? [String: Any]
        let keys = (document?["recommendations"] as? [[String: Any]] ?? []).compactMap { $0["key"] as? String }
        var advice = (document?["advice"] as? [[String: Any]])?.first ?? [:]
        advice["keys"] = keys
        return (ran, advice)
    }

    @Test func nobodyIsAskedTwice() throws {
        let (ran, advice) = try run(Self.head + "call,g1,done,2026-06-01,\ncall,g2,accepted,2026-06-02,\n")
        #expect(ran.code == 0)
        #expect(ran.errors == "")
        #expect(advice["keys"] as? [String] == ["g2"])
        #expect(advice["suppressed"] as? Int == 1)
        #expect(advice["open"] as? Int == 1)
        #expect(ran.output.contains("\"accepted_on\": \"2026-06-02\""))
    }

    /// One contact each: a call is worth what its guest spent, and so is a letter about the guest's one order, which comes later in
    /// the plan.
    @Test func adviceToOrdersCountsAsContactWithTheirGuests() throws {
        let plan =
            Small.plan.replacing("  today     2026-06-30", with: "  today     2026-06-30\n  contact   guests at most 1")
                + """


                advice call of guests where id = "g1" {
                  say    "Call {name}"
                  worth  spend
                }

                advice chase of orders {
                  say    "Write about {id}"
                  worth  amount
                }
                """ + "\n"
        let folder = try Command.project(Small.files(["shop.rhumb": Array(plan.utf8)]))
        let ran = try Command.run(["run", folder, "--format", "json"])
        #expect(ran.code == 0, "\(ran.errors)")
        let object = try JSONSerialization.jsonObject(with: Data(ran.output.utf8))
        let document = try #require(object as? [String: Any])
        let keys = (document["recommendations"] as? [[String: Any]] ?? []).compactMap { $0["key"] as? String }
        #expect(keys == ["g1", "o2"])
        let advice = try #require(document["advice"] as? [[String: Any]])
        #expect(advice.map { $0["cut_by_contact"] as? Int } == [0, 1])
        let cap = try #require(document["cap"] as? [String: Any])
        #expect(cap["exact"] as? Bool == true)
        #expect((cap["worth"] as? [String: String])?["amount"] == "150.50")
    }

    @Test func theColumnUntilNeedNotBeThere() throws {
        let (ran, advice) = try run("advice,key,outcome,on\ncall,g1,declined,2026-06-01\n")
        #expect(ran.code == 0, "\(ran.errors)")
        #expect(advice["keys"] as? [String] == ["g2"])
    }

    @Test(arguments: ["en", "zh"])
    func aFileThatIsNotThereLeavesNothingOut(_ language: String) throws {
        let (ran, advice) = try run(nil, language)
        #expect(ran.code == 0)
        #expect(ran.errors.contains("outcomes.csv"))
        #expect((advice["keys"] as? [String])?.sorted() == ["g1", "g2"])
    }

    @Test(
        arguments: [
            ("an unknown advice", "cal,g1,done,2026-06-01,\n", 0, ["`cal`", "did you mean `call`", "2"]),
            ("snoozed without a day", "call,g1,snoozed,2026-06-01,\n", 0, ["until", "2"]),
            ("until before on", "call,g1,declined,2026-06-01,2026-05-01\n", 0, ["until", "2026-05-01"]),
            ("an unknown outcome", "call,g1,maybe,2026-06-01,\n", 0, ["outcome", "maybe", "2"]),
            ("a date that does not exist", "call,g1,done,2026-02-30,\n", 0, ["2026-02-30", "2"]),
            ("a missing key", "call,,done,2026-06-01,\n", 0, ["key", "2"]),
            ("a quote never closed", "call,\"g1,done,2026-06-01,\n", 2, ["outcomes.csv"]),
        ] as [(String, String, Int32, [String])])
    func aBadLineIsToldAndLeftOut(_ name: String, _ line: String, _ code: Int32, _ says: [String]) throws {
        let (ran, advice) = try run(Self.head + line + "call,g2,done,2026-06-01,\n")
        #expect(ran.code == code, "\(name): \(ran.errors)")
        #expect(ran.exited)
        for word in says { #expect(ran.errors.contains(word), "\(name): \(ran.errors)") }
        if code == 0 { #expect(advice["keys"] as? [String] == ["g1"], "\(name)") }
        #expect(try run(Self.head + line + "call,g2,done,2026-06-01,\n", "zh").ran.code == code)
    }

    @Test func aColumnThatIsMissingEndsTheRun() throws {
        let (ran, _) = try run("advice,key,on\ncall,g1,2026-06-01\n")
        #expect(ran.code == 2)
        #expect(ran.errors.contains("outcome"))
    }
}
