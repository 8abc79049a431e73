// Measures of customers, each by a case computed by hand and by one from a published source.
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
    dataset guests from "g.csv" {
      key id text
      joined date
      family yes_no
      event joined
    }
    dataset stays from "s.csv" {
      guest_id refers to guests optional
      on_day date
      nights integer
      wish one of "lake", "spa", "hill" optional
      score integer 0 .. 10 optional
      event on_day
    }
    segment families of guests where family

    """

/// Guests a … f; families are a, b and c.
private let guests = SampleTable(
    "guests", ["id", "joined", "family"],
    ["a", "b", "c", "d", "e", "f"].map { [.text($0), .date(.first), .yesNo("abc".contains($0))] })

private func stay(
    _ guest: String?, _ day: String, nights: Int64 = 1, wish: String? = nil, score: Int64? = nil
) throws -> [Value] {
    [
        guest.map { .text($0) } ?? .unknown, .date(try Sample.day(day)), .integer(nights),
        wish.map { .text($0) } ?? .unknown, score.map { .integer($0) } ?? .unknown,
    ]
}

private func sample(_ metrics: String, _ stays: [[Value]], guests: SampleTable = guests) -> Sample {
    Sample(
        plan + metrics,
        [guests, SampleTable("stays", ["guest_id", "on_day", "nights", "wish", "score"], stays)])
}

@Suite struct RetentionTests {
    /// Before 2026: a, b, c, d. In 2026: a, c, e and the newcomer f. Of four, two came back; (E − N) / S would say 100%.
    private let stays = try? [
        stay("a", "2025-03-01"), stay("b", "2025-04-01"), stay("c", "2024-04-01"), stay("d", "2025-12-31"),
        stay("a", "2026-01-01"), stay("a", "2026-02-01"), stay("c", "2026-05-01"), stay("e", "2026-03-01"),
        stay("f", "2026-06-30"), stay(nil, "2026-04-01"), stay("b", "2026-07-01"),
    ]

    @Test func byHand() throws {
        let report = try sample(
            """
            metric back retention(stays in 2026) better higher
            metric lost churn(stays in 2026) better lower
            metric lost_families churn(stays in 2026) of families better lower
            metric lost_later churn(stays in last 12 months) in 2026 a year ago better lower
            metric again repeat(stays) better higher
            metric again_this_year repeat(stays in 2026) better higher
            """, try #require(stays)
        ).report("2026-06-30")
        #expect(try report.metric("back").value == .percent(0.5))
        #expect(try report.metric("back").n == 4)
        #expect(try report.metric("back").sampling == .share(yes: 2, n: 4))
        #expect(try report.metric("lost").value == .percent(0.5))
        #expect(try report.metric("lost").skipped == 1)
        // Wilson's interval of 2 in 4.
        let wilson = try report.interval("lost")
        #expect(abs(wilson.low - 0.150038989) < 1e-8 && abs(wilson.high - 0.849961011) < 1e-8)
        #expect(try report.metric("lost_families").value == .percent(1.0 / 3))
        // Nobody was there before: unknown, and never 0%.
        #expect(try report.metric("lost_later").value == .unknown)
        // Of a, b, c, d, e, f the first three, no: a has three stays, c two, the rest one.
        #expect(try report.metric("again").value == .percent(2.0 / 6))
        #expect(try report.metric("again_this_year").value == .percent(1.0 / 4))
    }

    @Test func aWindowThatHasNotBegunSaysNothing() throws {
        let report = try sample("metric back retention(stays in 2026-Q4)", try #require(stays)).report("2026-06-30")
        #expect(try report.metric("back").value == .unknown)
        #expect(try report.metric("back").n == 0)
    }

    @Test func threadsAgree() throws {
        let asked = sample("metric lost churn(stays in 2026) of families", try #require(stays))
        #expect(json(try asked.report("2026-06-30")) == json(try asked.report("2026-06-30", threads: 3)))
    }

    /// Fader and Hardie, "How to project customer retention", Journal of Interactive Marketing 21 (2007), table 1: of the
    /// high-end customers acquired together 86.9, 74.3 and 65.3 of a hundred renew after one, two and three years.
    @Test(arguments: [(2021, 869), (2022, 743), (2023, 653)])
    func publishedSurvival(_ year: Int, _ renewed: Int) throws {
        var rows: [[Value]] = []
        let renewals = [2021: 869, 2022: 743, 2023: 653]
        for customer in 0..<1000 {
            rows.append(try stay("g\(customer)", "2020-06-01"))
            for (year, count) in renewals.sorted(by: { $0.key < $1.key }) where customer < count {
                rows.append(try stay("g\(customer)", "\(year)-06-01"))
            }
        }
        let all = SampleTable(
            "guests", ["id", "joined", "family"], (0..<1000).map { [.text("g\($0)"), .date(.first), .yesNo(true)] })
        let report = try sample(
            "metric back retention(stays in \(year))\nmetric lost churn(stays in \(year))", rows, guests: all
        ).report("2023-12-31")
        #expect(try report.metric("back").value == .percent(Double(renewed) / 1000))
        #expect(try report.metric("lost").value == .percent(Double(1000 - renewed) / 1000))
    }

    /// Fader and Hardie, "The Gamma-Gamma Model of Monetary Value" (2013), section 5: 946 of the 2,357 customers of CDNOW's sample
    /// bought again in the calibration weeks, so that 1,411 did not.
    @Test func publishedRepeatRate() throws {
        var rows: [[Value]] = []
        for customer in 0..<2357 {
            rows.append(try stay("g\(customer)", "1997-02-01"))
            if customer >= 1411 { rows.append(try stay("g\(customer)", "1997-08-01")) }
        }
        let all = SampleTable(
            "guests", ["id", "joined", "family"], (0..<2357).map { [.text("g\($0)"), .date(.first), .yesNo(true)] })
        let report = try sample("metric again repeat(stays)", rows, guests: all).report("1997-09-30")
        #expect(try report.metric("again").value == .percent(946.0 / 2357))
        #expect(try report.metric("again").n == 2357)
    }
}

@Suite struct PromoterScoreTests {
    /// a said 3 and then 9; b 10 and then nothing; c 6; d 7; nobody's answer is a 9 and a 0. Promoters a, b and one of nobody's,
    /// detractors c and the other: 3 − 2 of 6.
    @Test func byHand() throws {
        let report = try sample(
            """
            metric nps_now nps(stays.score)
            metric nps_2025 nps(stays.score in 2025)
            metric nps_families nps(stays.score) of families
            metric nps_short nps(stays.score where nights = 1)
            """,
            [
                try stay("a", "2025-03-01", score: 3), try stay("a", "2026-03-01", nights: 5, score: 9),
                try stay("b", "2026-01-01", score: 10), try stay("b", "2026-02-01"),
                try stay("c", "2026-01-02", score: 6), try stay("d", "2025-01-02", score: 7),
                try stay(nil, "2026-01-02", score: 9), try stay(nil, "2026-01-03", score: 0),
                try stay("e", "2026-06-01"), try stay("f", "2026-07-01", score: 10),
            ]
        ).report("2026-06-30")
        let all = try report.metric("nps_now")
        #expect(all.value == .number(100.0 / 6))
        #expect(all.n == 6)
        #expect(all.skipped == 2)
        #expect(all.sampling == .promoters(promoters: 3, detractors: 2, n: 6))
        #expect(try report.metric("nps_2025").value == .number(-50))
        #expect(try report.metric("nps_families").value == .number(100.0 / 3))
        // a's 9 was a long stay: the 3 counts, and it is 2 − 3 of 6.
        #expect(try report.metric("nps_short").value == .number(-100.0 / 6))
    }

    /// W. Huber on Cross Validated, question 18603: with 1/2 promoters, 1/3 passives and 1/6 detractors the standard error of
    /// 324 answers is √(5/9) / √324 = 4.1 points.
    @Test func publishedError() throws {
        let stays = try (0..<324).map { try stay(nil, "2026-01-01", score: $0 < 162 ? 9 : $0 < 270 ? 8 : 2) }
        let report = try sample("metric nps_now nps(stays.score)", stays).report("2026-06-30")
        #expect(try report.metric("nps_now").value == .number(100.0 / 3))
        let interval = try report.interval("nps_now")
        let error = 100 * (5.0 / 9).squareRoot() / 18
        #expect(abs(error - 4.14) < 0.005)
        #expect(abs((interval.high - interval.low) / 2 - 1.959964 * error) < 1e-4)
    }
}

@Suite struct ValueMeasureTests {
    /// Wikipedia, "Percentile", the second variant (C = 1, the R-7 rule): the 40th percentile of 15, 20, 35, 40, 50 is 29.
    @Test func publishedPercentile() throws {
        let stays = try [15, 20, 35, 40, 50].map { try stay("a", "2026-01-01", nights: $0) }
        let report = try sample(
            """
            metric p40 percentile(40%, stays.nights)
            metric p50 percentile(50%, stays.nights)
            metric middle median(stays.nights)
            metric p90 percentile(90%, stays.nights in 2026 where nights < 50)
            """, stays
        ).report("2026-06-30")
        #expect(try report.metric("p40").value == .number(29))
        #expect(try report.metric("p50") == report.metric("middle"))
        // By hand: (4 − 1) · 0.9 = 2.7, so 35 + 0.7 · 5.
        #expect(try report.metric("p90").value == .number(38.5))
        #expect(try report.metric("p90").n == 4)
    }

    @Test func distinctAndCommonest() throws {
        let report = try sample(
            """
            attributes of guests {
              wishes  distinct(stays.wish)
              wish    commonest(stays.wish in 2026)
            }
            metric visitors distinct(stays.guest_id in 2026)
            metric kinds distinct(stays.wish)
            metric favourite commonest(stays.wish)
            metric most_wishes max(guests.wishes)
            metric lake_guests count(guests where wish = "lake")
            metric any_family commonest(guests.family)
            """,
            [
                try stay("a", "2025-03-01", wish: "spa"), try stay("a", "2026-03-01", wish: "lake"),
                try stay("a", "2026-04-01", wish: "hill"), try stay("b", "2026-03-01", wish: "hill"),
                try stay(nil, "2026-03-02", wish: "lake"), try stay("c", "2026-03-02"),
            ]
        ).report("2026-06-30")
        #expect(try report.metric("visitors").value == .integer(3))
        #expect(try report.metric("visitors").skipped == 1)
        #expect(try report.metric("kinds").value == .integer(3))
        // lake and hill twice each: lake is declared first.
        #expect(try report.metric("favourite").value == .text("lake"))
        #expect(try report.metric("most_wishes").value == .integer(3))
        #expect(try report.metric("lake_guests").value == .integer(1))
        // Three are families and three are not.
        #expect(try report.metric("any_family").value == .yesNo(false))
    }
}

@Suite struct ConcentrationTests {
    private func shares(_ spends: [Int64], _ amount: String = "20%") throws -> (RankMeasurement, Report) {
        let report = try Sample(
            """
            plan p "P" {
              period 2026-01-01 .. 2026-12-31
              currency CNY
            }
            dataset guests from "g.csv" {
              key id text
              spend money
            }
            segment best of guests where spend in top \(amount)
            """,
            [
                SampleTable(
                    "guests", ["id", "spend"],
                    spends.enumerated().map {
                        [.text("g\($0.offset)"), .money(Money(minor: $0.element * 100, currency: .yuan))]
                    })
            ]
        ).report("2026-06-30")
        return (try #require(report.measurements.ranks.first?.first), report)
    }

    /// 2 of 10 hold 70 of 100, and the first three 80.
    @Test func byHand() throws {
        let (found, report) = try shares([40, 30, 10, 5, 5, 4, 3, 1, 1, 1])
        #expect(found.concentration == .init(held: 0.7, eighty: 0.3, negative: 0))
        #expect((found.rows, found.places, found.inside) == (10, 2, 2))
        #expect(report.diagnostics.isEmpty)
        #expect(json(report).contains("\"eighty\": 0.3"))
    }

    /// The CDNOW customers of Fader and Hardie, counted with a script over the file: the best fifth, 4,715 with a tie at 133.95,
    /// hold 67.8% of all spend, and 7,695 of 23,570 hold 80% of it.
    @Test func published() throws {
        let report = try #require(run(Shipped.path("cdnow")).value)
        let id = try #require(report.plan.segments.ids.first { report.plan.segments[$0].heading.name == "best" })
        let found = try #require(report.measurements.ranks[id.index].first)
        #expect((found.rows, found.places, found.inside) == (23_570, 4_714, 4_715))
        #expect(found.edge.magnitude == 133.95)
        let shares = try #require(found.concentration)
        #expect(abs(try #require(shares.held) - 0.677827402934) < 1e-11)
        #expect(shares.eighty == 7_695.0 / 23_570)
    }

    @Test func noTotalNoShare() throws {
        #expect(try shares([0, 0, 0]).0.concentration == .init(held: nil, eighty: nil, negative: 0))
        #expect(try shares([5, -10, 2]).0.concentration == .init(held: nil, eighty: nil, negative: 1))
        #expect(try shares([]).0.concentration == .init(held: nil, eighty: nil, negative: 0))
    }

    /// All are equal: a fifth of ten is ten.
    @Test func tiesAreSaid() throws {
        let (found, report) = try shares(Array(repeating: 3, count: 10))
        #expect((found.places, found.inside) == (2, 10))
        #expect(report.diagnostics.map(\.id) == ["segment/ties"])
        #expect(report.diagnostics.first?.message.english.contains("3 CNY") == true)
        #expect(try shares([9, 8, 8, 3, 2], "40%").1.diagnostics.isEmpty)
    }
}
