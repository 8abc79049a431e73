// Statistics against published figures, and against slow sums where no table goes far enough.
import Foundation
import RhumbValues
import Testing

@Suite("Statistics")
struct StatisticsTests {
    /// Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I,
    /// method 3; 29 of 29 is by hand, 29 / (29 + z²). 6 of 32: rstudio-pubs 1367507, cars of 25 miles a gallon.
    @Test(
        "Wilson's interval",
        arguments: [
            (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718),
            (29, 29, 0.8830, 1.0), (6, 32, 0.08889545, 0.35309155),
        ])
    func wilson(yes: Int, n: Int, low: Double, high: Double) throws {
        let bounds = try #require(Statistics.wilson(yes: Int64(yes), n: Int64(n)))
        #expect(abs(bounds.low - low) < 0.00006)
        #expect(abs(bounds.high - high) < 0.00006)
    }

    @Test("A share of nothing has no interval")
    func nothing() {
        #expect(Statistics.wilson(yes: 0, n: 0) == nil)
        #expect(Statistics.wilson(yes: 3, n: 2) == nil)
        #expect(Statistics.mean(n: 1, sum: 3, squares: 9) == nil)
        #expect(Statistics.clustered(clusters: 1, x: 1, m: 2, xx: 1, xm: 2, mm: 4) == nil)
        #expect(Statistics.npsInterval(promoters: 0, detractors: 0, n: 0) == nil)
        #expect(Statistics.nps(promoters: 0, detractors: 0, n: 0) == nil)
    }

    /// Abramowitz and Stegun, table 26.10, to its three decimals; the further ones with mpmath. Closed forms below: 1 degree is
    /// tan(π(p − ½)), 2 degrees (2p − 1)/√(2p(1 − p)).
    @Test(
        "Student's quantile",
        arguments: [
            (0.975, 3.0, 3.182446305284263), (0.975, 4, 2.7764451051977987), (0.975, 5, 2.5705818366147395),
            (0.975, 10, 2.2281388519649385), (0.995, 10, 3.169272672616952), (0.975, 30, 2.0422724563012373),
            (0.975, 120, 1.979930405052777), (0.95, 7, 1.894578605061305),
        ])
    func student(p: Double, degrees: Double, expected: Double) {
        #expect(abs(Statistics.tQuantile(p, degrees: degrees) - expected) < 1e-9)
        #expect(abs(Statistics.tQuantile(1 - p, degrees: degrees) + expected) < 1e-9)
    }

    @Test("Student's quantile in closed form", arguments: [0.6, 0.9, 0.975, 0.999])
    func studentClosedForms(p: Double) {
        #expect(abs(Statistics.tQuantile(p, degrees: 1) - tan(.pi * (p - 0.5))) < 1e-9)
        #expect(abs(Statistics.tQuantile(p, degrees: 2) - (2 * p - 1) / (2 * p * (1 - p)).squareRoot()) < 1e-9)
    }

    @Test("The two ways to Student's quantile meet")
    func studentMeets() {
        let below = Statistics.tQuantile(0.975, degrees: 300)
        let above = Statistics.tQuantile(0.975, degrees: 300.000_001)
        #expect(abs(below - above) < 1e-9)
        #expect(abs(Statistics.tQuantile(0.975, degrees: 1e9) - 1.959963984540054) < 1e-8)
    }

    @Test(
        "The normal quantile",
        arguments: [
            (0.975, 1.959963984540054), (0.95, 1.6448536269514722), (0.995, 2.5758293035489004), (0.5, 0),
            (1e-10, -6.361340902404056),
        ])
    func normal(p: Double, expected: Double) {
        #expect(abs(Statistics.normalQuantile(p) - expected) < 1e-12)
    }

    /// Hand: 2, 4, 4, 4, 5, 5, 7, 9 has mean 5, Σ(x − 5)² = 32, s² = 32/7, t(7) = 2.364624.
    @Test("The interval of a mean")
    func mean() throws {
        let values = [2.0, 4, 4, 4, 5, 5, 7, 9]
        let bounds = try #require(
            Statistics.mean(n: 8, sum: values.reduce(0, +), squares: values.reduce(0) { $0 + $1 * $1 }))
        let half = 2.364624251592785 * (32.0 / 7 / 8).squareRoot()
        #expect(abs(bounds.low - (5 - half)) < 1e-9)
        #expect(abs(bounds.high - (5 + half)) < 1e-9)
    }

    /// SAS, Base Procedures Guide: Statistical Procedures, UNIVARIATE, example 4.9: the heights of 75 women have a mean in 64.06 ... 65.07.
    @Test("A published interval of a mean")
    func heights() throws {
        let values: [Double] = [
            64.1, 60.9, 64.1, 64.7, 66.7, 65.0, 63.7, 67.4, 64.9, 63.7, 64.0, 67.5, 62.8, 63.9, 65.9, 62.3, 64.1, 60.6,
            68.6, 68.6, 63.7, 63.0, 64.7, 68.2, 66.7, 62.8, 64.0, 64.1, 62.1, 62.9, 62.7, 60.9, 61.6, 64.6, 65.7, 66.6,
            66.7, 66.0, 68.5, 64.4, 60.5, 63.0, 60.0, 61.6, 64.3, 60.2, 63.5, 64.7, 66.0, 65.1, 63.6, 62.0, 63.6, 65.8,
            66.0, 65.4, 63.5, 66.3, 66.2, 67.5, 65.8, 63.1, 65.8, 64.4, 64.0, 64.9, 65.7, 61.0, 64.1, 65.5, 68.6, 66.6,
            65.7, 65.1, 70.0,
        ]
        let bounds = try #require(
            Statistics.mean(n: 75, sum: values.reduce(0, +), squares: values.reduce(0) { $0 + $1 * $1 }))
        #expect(abs(bounds.low - 64.06) < 0.005)
        #expect(abs(bounds.high - 65.07) < 0.005)
    }

    /// Clusters of one row each are independent rows: the ratio's interval is then the mean's.
    @Test("Clusters of one row are independent rows")
    func clustersOfOne() throws {
        let values = [1.0, 0, 1, 1, 0, 1, 1, 1, 0, 1]
        let sum = values.reduce(0, +)
        let squares = values.reduce(0) { $0 + $1 * $1 }
        let mean = try #require(Statistics.mean(n: 10, sum: sum, squares: squares))
        let clustered = try #require(
            Statistics.clustered(clusters: 10, x: sum, m: 10, xx: squares, xm: sum, mm: 10))
        #expect(abs(mean.low - clustered.low) < 1e-12)
        #expect(abs(mean.high - clustered.high) < 1e-12)
    }

    /// Hand: clusters (x, m) = (1, 2), (3, 3), (0, 1): r = 4/6; residuals −1/3, 1, −2/3; Σ = 14/9; Var = 3/2·14/9/36.
    @Test("The interval of clusters of several rows")
    func clusters() throws {
        let bounds = try #require(Statistics.clustered(clusters: 3, x: 4, m: 6, xx: 10, xm: 11, mm: 14))
        let half = 4.302652729911275 * (1.5 * 14.0 / 9 / 36).squareRoot()
        #expect(abs(bounds.low - (4.0 / 6 - half)) < 1e-9)
        #expect(abs(bounds.high - (4.0 / 6 + half)) < 1e-9)
        let share = try #require(Statistics.clusteredShare(clusters: 3, x: 4, m: 6, xx: 10, xm: 11, mm: 14))
        #expect(share == Statistics.Bounds(low: 0, high: 1))
    }

    @Test("Where all clusters agree, their number still says how sure we are")
    func unanimous() throws {
        let share = try #require(Statistics.clusteredShare(clusters: 20, x: 0, m: 60, xx: 0, xm: 0, mm: 180))
        #expect(share == Statistics.wilson(yes: 0, n: 20))
    }

    /// By hand: 50 promoters, 20 detractors of 100: 30, SE = 100·√((0.7 − 0.09)/100) = 7.810250.
    @Test("The net promoter score and its interval")
    func nps() throws {
        #expect(Statistics.nps(promoters: 50, detractors: 20, n: 100) == 30)
        let bounds = try #require(Statistics.npsInterval(promoters: 50, detractors: 20, n: 100))
        #expect(abs(bounds.low - (30 - 1.959963984540054 * 7.810249675906654)) < 1e-9)
        #expect(abs(bounds.high - (30 + 1.959963984540054 * 7.810249675906654)) < 1e-9)
    }

    /// "Confidence intervals for the population median", table A.7 (coursehero.com/file/5646626): the narrowest of at least 95%;
    /// 40 and 61 of 100: Gardner and Altman, Statistics with Confidence (1989), chapter 8.
    @Test("Ranks that bound a median", arguments: [(6, 1, 6), (10, 2, 9), (15, 4, 12), (20, 6, 15), (100, 40, 61)])
    func ranks(n: Int, low: Int, high: Int) {
        #expect(Statistics.quantileRanks(n: n, p: 0.5) == Statistics.Ranks(low: low, high: high))
    }

    @Test("Too few rows bound no median")
    func fewRows() {
        for n in 0...5 { #expect(Statistics.quantileRanks(n: n, p: 0.5) == nil) }
        #expect(Statistics.quantileRanks(n: 20, p: 0.9) == nil)
    }

    /// Large n against the normal approximation: ranks np ± 1.96·√(np(1 − p)), within 2.
    @Test("Ranks of many rows", arguments: [(10_000, 0.5), (1_000_000, 0.9), (10_000_000, 0.25)])
    func manyRows(n: Int, p: Double) throws {
        let ranks = try #require(Statistics.quantileRanks(n: n, p: p))
        let half = 1.959963984540054 * (Double(n) * p * (1 - p)).squareRoot()
        #expect(abs(Double(ranks.low) - (Double(n) * p - half)) < 2)
        #expect(abs(Double(ranks.high) - (Double(n) * p + half)) < 2)
    }

    @Test("One odd month does not turn the line")
    func trend() throws {
        let straight = (0..<7).map { (x: Double($0), y: 2 + 3 * Double($0)) }
        let odd = straight.map { $0.x == 3 ? (x: 3.0, y: 90.0) : $0 }
        #expect(try #require(Statistics.theilSen(straight)).slope == 3)
        #expect(try #require(Statistics.theilSen(odd)).slope == 3)
        #expect(try #require(Statistics.theilSen(straight)).halfInterval(beyond: 10) == 0)
        #expect(Statistics.theilSen([(x: 1, y: 2)]) == nil)
        #expect(Statistics.theilSen([(x: 1, y: 2), (x: 1, y: 3)]) == nil)
        #expect(try #require(Statistics.theilSen([(x: 1, y: 2), (x: 2, y: 4)])).halfInterval(beyond: 1) == nil)
    }

    /// Hand: (0,0), (1,2), (2,1): slopes 2, ½, −1, median ½; y − x/2: 0, 1.5, 0, median 0; s² = 1.5² / 1; Σ(x − 1)² = 2.
    @Test("The scatter around the line widens with the distance")
    func scatter() throws {
        let trend = try #require(Statistics.theilSen([(x: 0, y: 0), (x: 1, y: 2), (x: 2, y: 1)]))
        #expect(trend.slope == 0.5)
        #expect(trend.spread == 1.5)
        let half = try #require(trend.halfInterval(beyond: 4))
        #expect(abs(half - 12.706204736174698 * 1.5 * 3) < 1e-7)
    }
}
