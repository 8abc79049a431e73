// Measures of a small plan against worked examples that others have published.
import Rhumb
import RhumbModel
import RhumbReport
import RhumbText
import RhumbValues
import Testing

private let plan = """
    plan p "P" {
      period 2026-01-01 .. 2026-12-31
      currency CNY
    }

    """

/// The report on a plan with a table of one column.
private func report(_ text: String, _ name: String, _ column: String, _ cells: [Value]) throws -> Report {
    try Sample(plan + text, [SampleTable(name, [column], cells.map { [$0] })]).report("2026-06-30")
}

private func texts(_ texts: [String?]) -> [Value] { texts.map { text in text.map { .text($0) } ?? .unknown } }

private func near(_ found: Double?, _ published: Double, within tolerance: Double) -> Bool {
    found.map { abs($0 - published) <= tolerance } ?? false
}

@Suite struct PublishedShares {
    /// Jeff Sauro, measuringusability.com/blog/nps-ux.php: 100 promoters, 30 passives and 80 detractors are 20 of 210. DELA,
    /// annual report 2018, glossary: 30% and 20% are 10. theprimecalculator.com/business/nps-calculator/formula: 60, 25 and
    /// 15 of 100. gist.github.com/fitzgeraldsteele/7361953: each answer from 0 to 10 once is −45.45.
    @Test(arguments: [(100, 30, 80, 9.5), (30, 50, 20, 10.0), (60, 25, 15, 45.0), (2, 2, 7, -45.45)])
    func promoterScore(_ promoters: Int, _ passives: Int, _ detractors: Int, _ score: Double) throws {
        let cells = (0..<(promoters + passives + detractors)).map { number -> Value in
            .integer(number < promoters ? 9 : number < promoters + passives ? 8 : 6)
        }
        let found = try report(
            "dataset answers from \"a.csv\" { score integer 0 .. 10 }\nmetric recommend nps(answers.score)\n",
            "answers", "score", cells
        ).metric("recommend")
        #expect(near(found.value.magnitude, score, within: 0.05))
        #expect(found.n == Int64(promoters + passives + detractors))
    }

    /// youropinion.is/en/docs/calculators/csat: of 100 answers on 1 to 5 sixty are a 4 or a 5, so 60% are satisfied.
    @Test func topTwoBoxes() throws {
        let cells = (0..<100).map { number -> Value in
            .integer(number < 35 ? 5 : number < 60 ? 4 : number < 80 ? 3 : 1)
        }
        let found = try report(
            "dataset answers from \"a.csv\" { mark integer 1 .. 5 }\nmetric satisfied share(answers where mark >= 4)\n",
            "answers", "mark", cells
        ).metric("satisfied")
        #expect(found.value == .percent(0.6))
        #expect(found.n == 100)
    }

    /// mfgcalcs.com, "Customer Complaint Rate", worked example: 8 complaints and 250 units shipped are 3.2%.
    @Test func complaintRate() throws {
        let cells = (0..<250).map { number -> Value in .yesNo(number % 32 == 0) }
        let found = try report(
            """
            dataset shipments from "s.csv" { complained yes_no }
            metric complaints count(shipments where complained)
            metric complaint_share share(shipments where complained)
            """, "shipments", "complained", cells)
        #expect(try found.metric("complaints").value == .integer(8))
        #expect(try found.metric("complaint_share").value == .percent(0.032))
    }
}

@Suite struct PublishedHotels {
    /// smartsolve.ai, the daily report of a hotel: 575 rooms available, 550 sold for 55,000. chatlyn.com/glossary, "RevPAR": a
    /// hundred rooms, 80% at 100. thebandblady.com/?p=212: seven rooms, a month of 210 nights, 40% at 75.
    @Test(arguments: [
        (575, 550, 55_000, 0.9565, 10_000, 9_565), (100, 80, 8_000, 0.8, 10_000, 8_000),
        (210, 84, 6_300, 0.4, 7_500, 3_000),
    ])
    func rooms(_ available: Int, _ sold: Int, _ revenue: Int, _ occupancy: Double, _ adr: Int, _ revpar: Int) throws {
        let text = """
            dataset house from "h.csv" {
              available integer
              sold integer
              revenue money
            }
            metric occupancy sum(house.sold) / sum(house.available) better higher
            metric adr sum(house.revenue) / sum(house.sold) better higher
            metric revpar sum(house.revenue) / sum(house.available) better higher
            """
        // On two days.
        let first = (available / 5, sold / 7, revenue / 3)
        let days = [first, (available - first.0, sold - first.1, revenue - first.2)]
        let found = try Sample(
            plan + text,
            [
                SampleTable(
                    "house", ["available", "sold", "revenue"],
                    days.map { [.integer(Int64($0.0)), .integer(Int64($0.1)), .money(yuan($0.2 * 100))] })
            ]
        ).report("2026-06-30")
        #expect(try near(found.metric("occupancy").value.magnitude, occupancy, within: 0.00005))
        #expect(try found.metric("adr").value == .money(yuan(adr)))
        #expect(try found.metric("revpar").value == .money(yuan(revpar)))
    }

    private func yuan(_ minor: Int) -> Money { Money(minor: Int64(minor), currency: .yuan) }

    /// dataria.com/en/glossary, "ALOS": 300 bookings of 900 nights in all. prostay.com/alos-calculator: 250 of 750.
    @Test(arguments: [(300, 900), (250, 750)])
    func lengthOfStay(_ bookings: Int, _ nights: Int) throws {
        // Of two and of four nights in turn.
        let cells = (0..<bookings).map { number -> Value in .integer(number % 2 == 0 ? 2 : 4) }
        let found = try report(
            """
            dataset bookings from "b.csv" { nights integer }
            metric all_nights sum(bookings.nights)
            metric stay sum(bookings.nights) / count(bookings)
            """, "bookings", "nights", cells)
        #expect(try found.metric("all_nights").value == .integer(Int64(nights)))
        #expect(try found.metric("stay").value == .number(3))
    }
}

@Suite struct PublishedValues {
    /// docs.dolphindb.com, function `quantile`, interpolation `linear`, which is the R-7 rule.
    @Test func quantiles() throws {
        let waits: [Int64] = [6, 47, 49, 15, 42, 41, 7, 39, 43, 40, 36]
        let cells = waits.map { number -> Value in .integer(number) }
        let found = try report(
            """
            dataset answers from "a.csv" { wait integer }
            metric one_quarter percentile(25%, answers.wait)
            metric middle median(answers.wait)
            metric three_quarters percentile(75%, answers.wait)
            """, "answers", "wait", cells)
        #expect(try found.metric("one_quarter").value == .number(25.5))
        #expect(try found.metric("middle").value.magnitude == 40)
        #expect(try found.metric("three_quarters").value == .number(42.5))
    }

    /// Johnny Khabushani, throughscan.com, "Your average response time is lying to you": ten answered after an hour and one after
    /// four days; the mean is about nine and a half hours, the median one.
    @Test func responseTime() throws {
        let cells = (0..<11).map { number -> Value in .integer(number == 4 ? 96 : 1) }
        let found = try report(
            """
            dataset answers from "a.csv" { wait integer }
            metric mean_wait avg(answers.wait)
            metric middle median(answers.wait)
            metric nine_in_ten percentile(90%, answers.wait)
            """, "answers", "wait", cells)
        #expect(try near(found.metric("mean_wait").value.magnitude, 9.5, within: 0.15))
        #expect(try found.metric("middle").value.magnitude == 1)
        // By hand: (11 − 1) · 0.9 = 9, the tenth of eleven.
        #expect(try found.metric("nine_in_ten").value.magnitude == 1)
    }

    /// SQL Shack on COUNT(DISTINCT), sqlshack.com/?p=49647: A, A, B, B and two blanks. Snowpark pandas,
    /// `Series.nunique`: 1, 3, 5, 7, 7 and four blanks with a 1.
    @Test(arguments: [
        (["A", "A", "B", "B", nil, nil] as [String?], 2), (["1", "3", "5", "7", "7"], 4),
        ([nil, nil, nil, nil, "1"], 1),
    ])
    func distinct(_ codes: [String?], _ different: Int) throws {
        let found = try report(
            """
            dataset answers from "a.csv" { code text optional }
            metric different distinct(answers.code)
            """, "answers", "code", texts(codes))
        #expect(try found.metric("different").value == .integer(Int64(different)))
    }

    /// The Python Standard Library, `statistics.mode`; of equally common values it takes the first it meets, which here is also
    /// the first declared.
    @Test(arguments: [["red", "blue", "blue", "red", "green", "red", "red"], ["red", "red", "green", "blue", "blue"]])
    func commonest(_ colours: [String]) throws {
        let found = try report(
            """
            dataset answers from "a.csv" { colour one of "red", "green", "blue" }
            metric favourite commonest(answers.colour)
            """, "answers", "colour", texts(colours))
        #expect(try found.metric("favourite").value == .text("red"))
    }
}
