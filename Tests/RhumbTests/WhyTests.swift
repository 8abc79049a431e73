// Why: what moved a goal adds up on real plans, conditions leave no row behind, and what would do does.
import Foundation
import Rhumb
import RhumbAssessment
import RhumbModel
import RhumbReport
import RhumbText
import RhumbValues
import TestSupport
import Testing

@Suite("Why")
struct WhyTests {
    static let options = RunOptions(
        calendarDay: Day(year: 2026, month: 6, day: 30) ?? .first, threads: 2, language: .english)

    @Test("what moved the goals of the shipped plans adds up", arguments: Shipped.names)
    func changes(_ name: String) throws {
        let project = Project.load(Shipped.path(name))
        let report = try #require(project.run(WhyTests.options).value)
        let readers = project.readers(for: report.plan).value
        var splits = 0
        for id in report.plan.goals.ids {
            guard let change = project.change(of: id, in: report, readers: readers, WhyTests.options).value,
                let months = ChangeDecomposition.byMonth(change)
            else { continue }
            #expect(months.contributions.reduce(0) { $0 + $1.steps } == months.total)
            // The measure is the one that was judged.
            #expect(change.after.value == report.assessment.goals[id.index].measured.value)
            for parts in change.splits {
                let isSum = report.plan.addsUp(report.plan.goals[id])
                guard let found = ChangeDecomposition.by(parts, of: change, isSum: isSum) else { continue }
                splits += 1
                #expect(found.total == months.total, "\(name) \(id.index) \(parts.by)")
                #expect(found.contributions.reduce(0) { $0 + $1.steps } == found.total)
            }
        }
        // Each has a goal whose rows fall into parts, but for the one whose data have no such column.
        #expect(splits > 0 || name == "cdnow", "\(name)")
    }

    @Test("conditions of the shipped segments leave no row behind", arguments: Shipped.names)
    func steps(_ name: String) throws {
        let project = Project.load(Shipped.path(name))
        let report = try #require(project.run(WhyTests.options).value)
        let readers = project.readers(for: report.plan).value
        for id in report.plan.segments.ids {
            let found = try #require(
                project.conditionSteps(of: id, in: report.plan, readers: readers, WhyTests.options).value)
            var left = found.rows
            for step in found.steps {
                #expect(step.passed + step.excluded + step.unknown == left)
                left = step.passed
            }
            #expect(left == report.measurements.segments[id.index].inside)
        }
    }

    // MARK: Why not

    private static let columns = ["id", "age", "visits", "spend", "city", "joined", "vip"]

    private static func plan(_ condition: String) -> String {
        """
        plan shop "Shop" { period 2026-01-01 .. 2026-12-31; currency CNY; today 2026-06-30 }
        dataset guests from "guests.csv" {
          key id text; age integer; visits integer optional; spend money; city one of "Paris", "Oslo", "Rome"; joined date; vip yes_no
        }
        attributes of guests { waited days(joined to today) }
        segment wanted of guests where \(condition)
        """
    }

    private static func explained(_ condition: String, _ row: [String]) throws -> [String] {
        let folder = try Temporary.folder()
        try Temporary.write(plan(condition), folder, "shop.rhumb")
        try Temporary.write(
            columns.joined(separator: ",") + "\n" + row.joined(separator: ",") + "\n", folder, "guests.csv")
        let project = Project.load(folder)
        let checked = project.check()
        let plan = try #require(checked.value, "\(checked.diagnostics.map(\.message.english))")
        let readers = project.readers(for: plan).value
        return try #require(project.explain(key: "g1", in: ID(0), of: plan, readers: readers, options).value).lines
    }

    @Test("what would do does", arguments: 0..<40)
    func needs(_ seed: Int) throws {
        var random = Seeded(UInt64(seed))
        let signs = [">", ">=", "<", "<=", "="]
        let (low, high) = (Int.random(in: 0...40, using: &random), Int.random(in: 41...90, using: &random))
        let conditions = [
            "age \(signs.randomElement(using: &random) ?? ">") \(low)", "visits in \(low) .. \(high)",
            "spend \(signs.randomElement(using: &random) ?? ">") \(high) CNY", "city in (\"Oslo\", \"Rome\")", "vip",
        ].shuffled(using: &random).prefix(Int.random(in: 1...5, using: &random))
        let condition = conditions.joined(separator: " and ")
        var row = [
            "g1", "\(Int.random(in: 0...100, using: &random))",
            Bool.random(using: &random) ? "" : "\(Int.random(in: 0...100, using: &random))",
            "\(Int.random(in: 0...100, using: &random)).50", "Paris", "2026-01-01", "no",
        ]
        for line in try WhyTests.explained(condition, row) {
            guard let need = line.wholeMatch(of: /\s*would hold with (\w+) (.+)/) else { continue }
            let column = try #require(WhyTests.columns.firstIndex(of: String(need.output.1)))
            row[column] = String(need.output.2).replacing(" CNY", with: "").replacing(",", with: "")
        }
        #expect(try WhyTests.explained(condition, row)[1] == "  in wanted", "seed \(seed): \(condition) \(row)")
    }

    @Test("the day on which a row comes in is that day", arguments: [1, 6, 7, 8, 50, 180, 364])
    func days(_ days: Int) throws {
        let joined = try #require(Day(year: 2026, month: 6, day: 30))
        let row = ["g1", "40", "1", "10", "Paris", "\(joined)", "yes"]
        let lines = try WhyTests.explained("waited >= \(days) and age > 30", row)
        let day = joined.adding(days: days)
        #expect(lines.contains("    is in from \(day) on, if nothing else happens"), "\(lines)")
        // Never, and not by waiting.
        #expect(!(try WhyTests.explained("waited >= 900", row)).contains { $0.contains("is in from") })
        #expect(!(try WhyTests.explained("waited >= \(days) and age > 50", row)).contains { $0.contains("is in from") })
    }

    @Test("a place among others is not foretold")
    func ranks() throws {
        let row = ["g1", "40", "1", "10", "Paris", "2026-06-30", "yes"]
        let lines = try WhyTests.explained("spend in bottom 50% and waited > 3", row)
        #expect(lines.contains { $0.contains("is in from 2026-07-04") } || lines[1] == "  not in wanted")
        let folder = try Temporary.folder()
        try Temporary.write(WhyTests.plan("spend in top 50%"), folder, "shop.rhumb")
        try Temporary.write(
            WhyTests.columns.joined(separator: ",")
                + "\ng1,1,1,10,Paris,2026-01-01,no\ng2,1,1,20,Paris,2026-01-01,no\n", folder,
            "guests.csv")
        let project = Project.load(folder)
        let plan = try #require(project.check().value)
        let found = project.explain(
            key: "g1", in: ID(0), of: plan, readers: project.readers(for: plan).value, WhyTests.options)
        #expect(try #require(found.value).lines.allSatisfy { !$0.contains("is in from") })
    }

    @Test("no such row")
    func nobody() throws {
        let folder = try Temporary.folder()
        try Temporary.write(WhyTests.plan("vip"), folder, "shop.rhumb")
        try Temporary.write(WhyTests.columns.joined(separator: ",") + "\n", folder, "guests.csv")
        let project = Project.load(folder)
        let plan = try #require(project.check().value)
        let found = project.explain(
            key: "g9", in: ID(0), of: plan, readers: project.readers(for: plan).value, WhyTests.options)
        #expect(found.value == nil && !found.hasErrors)
    }
}
