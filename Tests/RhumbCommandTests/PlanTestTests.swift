// What `rhumb test` says of tests that do not hold, for people and for CI, and what the tests of a plan leave untried.
import Foundation
import Testing

/// A plan with one test in several states, and no data.
private struct Tested {
    static let plan = """
        plan shop "Shop" {
          period    2026-01-01 .. 2026-12-31
          currency  CNY
          today     2026-06-30
        }

        dataset guests {
          key     id      text
          joined  date
          visits  integer 0 .. 100 optional
          event   joined
        }

        dataset orders {
          key       id        text
          guest_id  refers to guests
          day       date
          children  integer optional
          amount    money
          event     day
        }

        attributes of guests {
          spend    sum(orders.amount)
          recency  days(latest(orders.day) to today)
        }

        segment buyers of guests where spend > 0 CNY
        segment big of buyers where spend >= 500 CNY and (visits >= 3 or visits missing)
        segment family of guests where any(orders where children > 0)
        segment quiet of guests where recency > 90 days

        metric sales sum(orders.amount)
        metric baskets count(orders)
        metric basket sales / baskets
        metric frequent share(guests where visits >= 3)

        goal more "More" { measure sales; baseline 100 CNY; target 900 CNY; deadline 2026-12-31 }

        risk slump { likelihood 2 of 5; impact 2 of 5; signal sales in last 30 days < 80% of sales in last 30 days a year ago }

        advice call of big where visits >= 5 { say "Call"; limit 9 }
        advice push when more is off_track { say "Push" }

        test "TITLE" {
          given guests { id "g1", joined 2024-01-01, visits 2 }
          given guests { id "g2", joined 2024-01-01, visits missing }
          given orders { id "o1", guest_id "g1", day 2026-01-05, children missing, amount 100 CNY }
          given orders { id "o2", guest_id "g1", day 2026-06-05, children 0, amount 50 CNY }
          expect EXPECTED
        }

        """

    static func run(_ expected: String, title: String = "t", _ arguments: [String] = [], language: String = "en")
        throws -> Ran
    {
        let text = plan.replacingOccurrences(of: "EXPECTED", with: expected)
            .replacingOccurrences(of: "TITLE", with: title)
        let folder = try Command.project(["shop.rhumb": Array(text.utf8)])
        return try Command.run(["test", ".", "--language", language] + arguments, in: folder)
    }

    /// The lines under the title, without the blanks that lay them out.
    static func lines(_ expected: String, language: String = "en") throws -> [String] {
        try run(expected, language: language).output.split(separator: "\n").dropFirst().map { line in
            line.split(separator: " ").joined(separator: " ")
        }
    }
}

@Suite struct PartsOfExpectations {
    @Test(arguments: [
        // Both sides, and what is below them.
        (
            "80% of sales = 2 * basket",
            ["80% of sales 120 CNY", "sales 150 CNY", "2 * basket 150 CNY", "basket 75 CNY", "baskets 2"]
        ),
        (
            "basket in 2026 > 2 * basket in 2025",
            [
                "basket in 2026 75 CNY", "sales in 2026 150 CNY", "baskets in 2026 2", "2 * basket in 2025 unknown",
                "basket in 2025 unknown", "sales in 2025 0 CNY", "baskets in 2025 0",
            ]
        ),
        ("sales = 1 CNY or baskets = 3", ["sales = 1 CNY no", "sales 150 CNY", "baskets = 3 no", "baskets 2"]),
        ("frequent = 50%", ["frequent 0%"]),
        // Members: the conditions of the segment and its base, and what they rest on.
        (
            "\"g1\" in big",
            [
                "spend > 0 CNY yes", "spend 150 CNY", "spend >= 500 CNY no", "visits >= 3 or visits missing no",
                "visits 2",
            ]
        ),
        ("not \"g1\" in buyers", ["spend > 0 CNY yes", "spend 150 CNY"]),
        (
            "\"g1\" in family",
            [
                "any(orders where children > 0) unknown: children of o1 is missing"
            ]
        ),
        (
            "\"g2\" in quiet",
            [
                "recency > 90 days unknown: there are no rows of `orders` to count",
                "recency unknown: there are no rows of `orders` to count",
            ]
        ),
        ("\"g9\" in big", ["\"g9\" no such row of `guests` on 2026-06-30"]),
        (
            "\"g1\" gets call",
            [
                "spend > 0 CNY yes", "spend 150 CNY", "spend >= 500 CNY no", "visits >= 3 or visits missing no",
                "visits 2", "visits >= 5 no",
            ]
        ),
        (
            "slump fires",
            [
                "sales in last 30 days < 80% of sales in last 30 days a year ago no", "sales in last 30 days 50 CNY",
                "sales in last 30 days a year ago 0 CNY",
            ]
        ),
    ])
    func areShown(_ expected: String, _ parts: [String]) throws {
        let lines = try Tested.lines(expected)
        #expect(lines.first?.hasPrefix("shop.rhumb:50 ") ?? false, "\(lines)")
        #expect(Array(lines.dropFirst()) == parts)
    }

    @Test func nothingIsShownOfWhatHolds() throws {
        #expect(try Tested.run("sales = 150 CNY").output == "✓ t\n")
    }

    @Test func inChinese() throws {
        let lines = try Tested.lines("\"g1\" in family", language: "zh")
        #expect(lines.contains("任一(orders 其中 children > 0) 未知：o1 缺“children”"), "\(lines)")
        #expect(try Tested.lines("sales = 200 CNY", language: "zh").contains("sales 150元"))
    }

    @Test func inJSON() throws {
        let ran = try Tested.run("sales = 200 CNY", ["--format", "json"])
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(ran.output.utf8)) as? [String: Any])
        #expect(document["coverage"] == nil)
        let test = try #require((document["tests"] as? [[String: Any]])?.first)
        let expectation = try #require((test["expectations"] as? [[String: Any]])?.first)
        #expect(expectation["verdict"] as? String == "failed")
        #expect(expectation["parts"] as? [[String: String]] == [["text": "sales", "value": "150 CNY"]])
    }
}

@Suite struct TestsForCI {
    @Test(arguments: [
        ("sales = 150 CNY", 0, "<testcase name=\"t\" classname=\".\"/>"),
        ("sales = 200 CNY", 1, "<failure type=\"failed\" message=\"expected, but is not so: sales = 200 CNY\">"),
        ("\"g1\" in family", 1, "<failure type=\"undecided\""),
    ])
    func jUnit(_ expected: String, _ failures: Int, _ part: String) throws {
        let ran = try Tested.run(expected, ["--format", "junit"])
        #expect(ran.code == Int32(failures))
        #expect(ran.output.contains("<testsuites name=\"rhumb test\" tests=\"1\" failures=\"\(failures)\">"))
        #expect(ran.output.contains(part), "\(ran.output)")
        #expect(XMLCheck(ran.output).isWellFormed)
    }

    @Test func aTitleIsEscaped() throws {
        let ran = try Tested.run("sales = 200 CNY", title: "a < b & 'c' > d", ["--format", "junit"])
        #expect(ran.output.contains("name=\"a &lt; b &amp; 'c' &gt; d\""), "\(ran.output)")
        // The detail has the values, too.
        #expect(ran.output.contains("150 CNY"))
        #expect(XMLCheck(ran.output).isWellFormed)
    }

    @Test func noPlanIsNoGreenSuite() throws {
        let folder = try Command.project(["a.rhumb": Array("plan p { period 2026-01-01 .. }\n".utf8)])
        #expect(try Command.run(["test", folder, "--format", "junit"]).code == 2)
        #expect(try Command.run(["test", folder, "--format", "junit", "--coverage"]).code == 64)
    }
}

@Suite struct Coverage {
    @Test func namesWhatWasNeverTried() throws {
        let ran = try Tested.run("\"g1\" in buyers", ["--coverage"])
        #expect(ran.code == 0)
        let lines = ran.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(
            lines == [
                "✓ t",
                "conditions covered 2 of 10 (both ways)",
                "shop.rhumb:29 segment big: spend >= 500 CNY never yes",
                "shop.rhumb:29 segment big: visits >= 3 never yes",
                "shop.rhumb:30 segment family: any(orders where children > 0) never yes",
                "shop.rhumb:31 segment quiet: recency > 90 days never yes",
                "shop.rhumb:36 metric frequent: visits >= 3 never yes",
                "shop.rhumb:40 risk slump: sales in last 30 days < 80% of sales in last 30 days a year ago never yes",
                "shop.rhumb:42 advice call: visits >= 5 never yes",
                "shop.rhumb:43 advice push: more is off_track never no",
                "no test is about segment big, family, quiet",
                "no test is about metric sales, baskets, basket, frequent",
                "no test is about goal more",
                "no test is about risk slump",
                "no test is about advice call, push",
            ], "\(lines)")
    }

    @Test func countsRowsInJSON() throws {
        let ran = try Tested.run("\"g1\" gets call", ["--coverage", "--format", "json"])
        #expect(ran.code == 1)
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(ran.output.utf8)) as? [String: Any])
        let coverage = try #require((document["coverage"] as? [[String: Any]])?.first)
        #expect(coverage["covered"] as? Int == 2 && coverage["total"] as? Int == 10)
        let each = try #require(coverage["conditions"] as? [[String: Any]])
        // One guest has spent, one has not; the visits of one are not known.
        #expect(each.first?["text"] as? String == "spend > 0 CNY")
        #expect(each.first?["yes"] as? Int == 1 && each.first?["no"] as? Int == 1)
        let visits = try #require(each.first { $0["text"] as? String == "visits >= 3" })
        #expect(visits["no"] as? Int == 1 && visits["unknown"] as? Int == 1)
        #expect(visits["gap"] as? String == "never yes")
        #expect(each.filter { $0["gap"] is NSNull }.count == 2)
        // What the advice rests on is touched with it.
        let untouched = try #require(coverage["untouched"] as? [String: [String]])
        #expect(untouched["segment"] == ["family", "quiet"])
        #expect(untouched["advice"] == ["push"])
    }

    @Test func inChinese() throws {
        let output = try Tested.run("sales = 150 CNY", ["--coverage"], language: "zh").output
        #expect(output.contains("条件覆盖 2/10（是与否都出现过）"))
        #expect(output.contains("没有测试涉及客群 buyers、big、family、quiet"))
    }

    /// The order of declarations and of tests decides nothing but the order of the lines.
    @Test func aTestWithoutRowsReachesNothing() throws {
        let text = """
            plan p "P" { period 2026-01-01 .. 2026-12-31; currency CNY; today 2026-06-30 }
            dataset guests { key id text; score integer optional }
            dataset visits { key id text; guest_id refers to guests; nights integer }
            metric long share(visits where nights > 3)
            metric happy share(guests where score > 3)
            test "t" { given guests { id "g", score missing }; expect count(guests) = 1 }

            """
        let folder = try Command.project(["a.rhumb": Array(text.utf8)])
        let lines = try Command.run(["test", ".", "--coverage", "--language", "en"], in: folder).output
        #expect(lines.contains("metric long: nights > 3  no data: no test gives rows of `visits`"), "\(lines)")
        #expect(lines.contains("metric happy: score > 3  no data: always unknown"), "\(lines)")
    }
}
