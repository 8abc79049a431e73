// Fitted models, scores, consent and forms of texts through the whole program.
import Foundation
import Rhumb
import RhumbColumns
import RhumbData
import RhumbModel
import RhumbReport
import RhumbText
import RhumbValues
import Testing

/// The claims of one test over a plan, each with whether it holds.
private func broken(_ plan: String, _ claims: [String], given: String = "") throws -> [String] {
    let test =
        "test \"t\" {\n  today 2026-06-30\n\(given)\n"
        + claims.map { "  expect \($0)" }.joined(separator: "\n") + "\n}\n"
    let checked = Project.inMemory([(path: "p.rhumb", text: plan + test)]).check()
    let errors = checked.diagnostics.filter { $0.level == .error }.map { $0.message.english }
    #expect(errors == [])
    let results = try #require(checked.value).runTests(calendarDay: .first)
    return results.flatMap { result in
        result.expectations.filter { $0.verdict != .passed }.map(\.expectation.text.english)
            + result.diagnostics.filter { $0.level == .error }.map(\.message.english)
    }
}

@Suite struct ModelsOfCDNOW {
    private static let plan = """
        plan shop "Shop" {
          period 1997-01-01 .. 1998-12-31
          currency USD
          today 1997-09-30
        }
        dataset customers {
          key id text
        }
        dataset purchases {
          customer refers to customers
          bought_on date
          paid money
          event bought_on
        }
        attributes of customers {
          still alive(purchases)
          coming purchases(purchases in next 39 weeks)
          value lifetime(purchases.paid in next 3 years)
          value_now lifetime(purchases.paid in next 3 years, 10%)
        }
        metric expected sum(customers.coming)
        metric first sum(customers.coming where id = "0001")
        metric first_alive avg(customers.still where id = "0001")
        metric worth sum(customers.value)
        metric worth_now sum(customers.value_now)

        """

    /// The published 1/10 sample as two tables.
    private static func tables() throws -> [any TableReader] {
        let file = Shipped.plans.appendingPathComponent("cdnow/data/CDNOW_sample.txt")
        let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline).map {
            $0.split(separator: " ")
        }
        var ids: [Value] = []
        var columns: (customer: [Value], day: [Value], paid: [Value]) = ([], [], [])
        for fields in lines where fields.count == 5 {
            let id = Value.text(String(fields[1]))
            if ids.last != id { ids.append(id) }
            let number = try #require(Int(fields[2]))
            let day = try #require(Day(year: number / 10_000, month: number / 100 % 100, day: number % 100))
            let cents = try #require(Double(fields[4])) * 100
            columns.customer.append(id)
            columns.day.append(.date(day))
            columns.paid.append(
                .money(Money(minor: Int64(cents.rounded()), currency: try #require(Currency(code: "USD")))))
        }
        return [
            MemoryTable(name: "customers", columns: [("id", ids)]),
            MemoryTable(
                name: "purchases",
                columns: [("customer", columns.customer), ("bought_on", columns.day), ("paid", columns.paid)]),
        ]
    }

    /// On one thread.
    private static let alone = Result { try run(threads: 1) }

    private static func run(threads: Int) throws -> Report {
        let project = Project.inMemory([(path: "p.rhumb", text: plan)])
        let checked = project.check()
        #expect(checked.diagnostics.map(\.message.english) == [])
        var options = RunOptions(calendarDay: .first)
        options.threads = threads
        let outcome = project.run(try #require(checked.value), readers: try tables(), options)
        #expect(outcome.diagnostics.map(\.message.english) == [])
        return try #require(outcome.value)
    }

    /// Fader, Hardie and Lee (2005), table 2; Fader and Hardie (2013), section 5; customer 0001 in their spreadsheet (2005).
    @Test func cdnowIsFittedAsPublished() throws {
        let report = try Self.alone.get()
        let found = try #require(report.measurements.models.first)
        #expect(report.measurements.models.count == 1)
        #expect(found.attributes.map(\.name) == ["still", "coming", "value", "value_now"])
        #expect(found.models.buyers == 2357)
        let purchases = try #require(found.models.purchases)
        #expect(abs(purchases.model.r - 0.243) < 0.0006)
        #expect(abs(purchases.model.alpha - 4.414) < 0.0006)
        #expect(abs(purchases.model.a - 0.793) < 0.0006)
        #expect(abs(purchases.model.b - 2.426) < 0.0006)
        #expect(abs(purchases.logLikelihood - -9582.4) < 0.06)
        let spending = try #require(found.models.spending)
        #expect(spending.customers == 946)
        #expect(abs(spending.model.q - 3.74) < 0.01)
        func metric(_ name: String) -> Double {
            let id = report.plan.metrics.ids.first { report.plan.metrics[$0].heading.name == name }
            return id.flatMap { report.measurements.metrics[$0.index].value.magnitude } ?? .nan
        }
        #expect(abs(metric("first") - 1.226) < 0.001)
        #expect(abs(metric("first_alive") - 0.7266) < 0.001)
        // What comes later is worth less, and three years at 10% cost between 0% and 25%.
        #expect(metric("worth_now") < metric("worth"))
        #expect(metric("worth_now") > 0.75 * metric("worth"))
    }

    @Test func threadsAreNotSeen() throws {
        let text = json(try Self.alone.get())
        #expect(text == json(try Self.run(threads: 3)))
        #expect(text.contains("\"bg_nbd\""))
    }

    @Test func theReportShowsTheModels() throws {
        let text = terminal(try Self.alone.get(), width: 120, colour: false)
        #expect(text.contains("BG/NBD (purchases)"))
        #expect(text.contains("r 0.243 · α 4.414 · a 0.793 · b 2.426"))
        #expect(text.contains("Gamma-Gamma (purchases)"))
    }
}

@Suite struct FittedModels {
    private static let few = """
        plan p "P" {
          period 2026-01-01 .. 2026-12-31
          currency CNY
          GATE
        }
        dataset guests "Guests" {
          key id text
        }
        dataset stays {
          guest_id refers to guests
          on_day date
          off yes_no
          event on_day
        }
        attributes of guests {
          still alive(stays where not off)
          coming purchases(stays in next 12 months)
        }

        """
    private static let rows = """
          given guests { id "a" }
          given guests { id "b" }
          given guests { id "never" }
          given stays { guest_id "a", on_day 2025-09-01, off no }
          given stays { guest_id "a", on_day 2025-12-01, off no }
          given stays { guest_id "a", on_day 2025-12-01, off no }
          given stays { guest_id "a", on_day 2026-06-01, off no }
          given stays { guest_id "b", on_day 2025-10-01, off no }
          given stays { guest_id "b", on_day 2025-10-02, off yes }
        """

    @Test func aFewCustomersAreRefused() throws {
        let plan = Self.few.replacing("GATE", with: "")
        #expect(try broken(plan, ["count(guests where still known) = 0"], given: Self.rows) == [])
    }

    @Test func aPlanMayOverruleTheGate() throws {
        let plan = Self.few.replacing("GATE", with: "fit at least 2 rows over 90 days")
        let claims = [
            "count(guests where still known) = 2", "count(guests where coming known) = 2",
            // A cancelled stay is none: one purchase, and nobody leaves before the second.
            "count(guests where id = \"b\" and still = 100%) = 1",
            "count(guests where id = \"never\" and still missing) = 1",
        ]
        #expect(try broken(plan, claims, given: Self.rows) == [])
        let tooLong = Self.few.replacing("GATE", with: "fit at least 2 rows over 400 days")
        #expect(try broken(tooLong, ["count(guests where still known) = 0"], given: Self.rows) == [])
    }

    @Test func aRefusalIsReportedWithItsReason() throws {
        let project = Project.inMemory([(path: "p.rhumb", text: Self.few.replacing("GATE", with: ""))])
        let plan = try #require(project.check().value)
        let empty = plan.datasets.all.map { dataset in
            MemoryTable(name: dataset.heading.name, columns: dataset.columns.map { ($0.name, [Value]()) })
        }
        let outcome = project.run(plan, readers: empty, RunOptions(calendarDay: .first))
        #expect(outcome.diagnostics.map(\.id) == ["run/model", "run/model"])
        let report = try #require(outcome.value)
        #expect(json(report).contains("only 0 buyers; a model needs 500"))
        #expect(terminal(report, width: 120, colour: false).contains("only 0 buyers; a model needs 500"))
    }
}

@Suite struct Scores {
    private static let plan = """
        plan p "P" {
          period 2026-01-01 .. 2026-12-31
          currency CNY
        }
        dataset guests {
          key id text
          recency integer optional
          frequency integer
          spend money
          phone text optional
          ok yes_no optional
          likes several of "food", "kids", "hiking" separated by "|" optional
          consent ok
        }
        attributes of guests {
          fifth quintile(spend where frequency >= 1)
        }
        tiers grid "RFM" of guests {
          rfm recency, frequency, spend where frequency >= 1
        }
        advice call of guests where frequency >= 3 {
          say "Call {id}"
        }

        """

    private static func row(_ id: String, _ recency: Int?, _ frequency: Int, _ spend: Int, _ more: String = "")
        -> String
    {
        "  given guests { id \"\(id)\", \(recency.map { "recency \($0), " } ?? "")frequency \(frequency), spend \(spend) CNY\(more) }"
    }

    /// By hand: five different values have the scores 1 to 5.
    @Test func theGridOfEightTypes() throws {
        let rows = [
            Self.row("a", 1, 5, 5), Self.row("b", 2, 1, 4), Self.row("c", 3, 4, 1), Self.row("d", 4, 2, 3),
            Self.row("e", 5, 3, 2), Self.row("f", nil, 0, 0),
        ]
        let claims = [
            "count(guests where id = \"a\" and grid = key_value) = 1", "count(guests where grid = 重要发展) = 1",
            "count(guests where id = \"c\" and grid = general_keep) = 1",
            "count(guests where grid = general_win_back) = 2",
            "count(guests where grid = unscored) = 1", "count(guests where grid = 未评分) = 1",
            "count(guests where grid > general_value) = 2", "count(guests where fifth missing) = 1",
        ]
        #expect(try broken(Self.plan, claims, given: rows.joined(separator: "\n")) == [])
    }

    /// By hand: of 1, 1, 1, 2, 3 the ones have 1 + ⌊5 · 1.5 / 5⌋ = 2, the two 1 + ⌊5 · 3.5 / 5⌋ = 4, the three 5.
    @Test func equalValuesHaveEqualScores() throws {
        let rows = [1, 1, 1, 2, 3].enumerated().map { Self.row("g\($0)", 1, 1, $1) } + [Self.row("none", 1, 0, 9)]
        let claims = [
            "count(guests where fifth = 2) = 3", "count(guests where fifth = 4) = 1",
            "count(guests where fifth = 5) = 1",
            "count(guests where fifth known) = 5",
        ]
        #expect(try broken(Self.plan, claims, given: rows.joined(separator: "\n")) == [])
    }

    @Test func withoutConsentNobodyIsAdvised() throws {
        let rows = [
            Self.row("yes", 1, 3, 1, ", ok yes"), Self.row("no", 1, 3, 1, ", ok no"), Self.row("silent", 1, 3, 1),
            Self.row("other", 1, 1, 1, ", ok yes"),
        ]
        let claims = [
            "\"yes\" gets call", "\"no\" not gets call", "\"silent\" not gets call", "\"other\" not gets call",
        ]
        #expect(try broken(Self.plan, claims, given: rows.joined(separator: "\n")) == [])
    }

    @Test func formsOfTexts() throws {
        let rows = [
            Self.row("A1", 1, 1, 1, ", phone \"13800000000\""), Self.row("B", 1, 1, 1, ", phone \"1380000000\""),
            Self.row("C", 1, 1, 1, ", phone \"23800000000\""), Self.row("D", 1, 1, 1),
        ]
        let claims = [
            "count(guests where phone like \"1##########\") = 1",
            "count(guests where not phone like \"1##########\") = 2",
            "count(guests where phone like \"*00\") = 3", "count(guests where id like \"@#\") = 1",
            "count(guests where (phone like \"*\") missing) = 1",
        ]
        #expect(try broken(Self.plan, claims, given: rows.joined(separator: "\n")) == [])
    }

    @Test func severalAnswersInOneCell() throws {
        let rows = [
            Self.row("A", 1, 1, 1, ", likes \"food| hiking\""), Self.row("B", 1, 1, 1, ", likes \"kids\""),
            Self.row("C", 1, 1, 1),
        ]
        let claims = [
            "count(guests where \"food\" in likes) = 1", "count(guests where \"kids\" not in likes) = 1",
            "count(guests where \"hiking\" in likes or \"kids\" in likes) = 2", "count(guests where likes missing) = 1",
        ]
        #expect(try broken(Self.plan, claims, given: rows.joined(separator: "\n")) == [])
    }

    /// Gupta's margin multiple r / (1 + i − r), as in the Frameworks Library (ealhamed.github.io/frameworks-library/ms/m02.html):
    /// 2.67 margins at 80% retention and 10% discount. By hand: 0.9 / 0.22 = 4.0909 and 0.6 / 0.56 = 1.0714.
    @Test func marginsOfACustomer() throws {
        let claims = [
            "clv(100 CNY, 80%, 10%) = 266.67 CNY", "clv(1_000 CNY, 90%, 12%) in 4_090 CNY .. 4_091 CNY",
            "clv(100 CNY, 60%, 16%) = 107.14 CNY", "clv(100 CNY, 110%, 10%) missing",
        ]
        #expect(try broken(Self.plan, claims) == [])
    }
}
