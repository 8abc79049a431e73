// A plan with rows written in the test itself: what a run measures of it.
import Rhumb
import RhumbAssessment
import RhumbColumns
import RhumbData
import RhumbModel
import RhumbReport
import RhumbText
import RhumbValues
import Testing

/// Rows of one dataset; a row has a value a column.
struct SampleTable {
    let name: String
    let columns: [String]
    let rows: [[Value]]

    init(_ name: String, _ columns: [String], _ rows: [[Value]]) {
        self.name = name
        self.columns = columns
        self.rows = rows
    }
}

struct Sample {
    let text: String
    let tables: [SampleTable]

    init(_ text: String, _ tables: [SampleTable]) {
        self.text = text
        self.tables = tables
    }

    /// The report of a run on a day.
    func report(_ today: String, threads: Int = 1) throws -> Report {
        let project = Project.inMemory([(path: "plan.rhumb", text: text)])
        let checked = project.check()
        #expect(checked.diagnostics.map(\.message.english) == [])
        let plan = try #require(checked.value)
        let readers = plan.datasets.all.map { dataset -> any TableReader in
            let table = tables.first { $0.name == dataset.heading.name }
            let columns = (table?.columns ?? []).enumerated().map { position, name in
                (name, (table?.rows ?? []).map { $0[position] })
            }
            return MemoryTable(name: dataset.heading.name, columns: columns)
        }
        var options = RunOptions(asOf: try Sample.day(today), calendarDay: .first)
        options.measuresMoves = true
        options.threads = threads
        options.language = .english
        return try #require(project.run(plan, readers: readers, options).value)
    }

    /// `2026-06-30`.
    static func day(_ text: String) throws -> Day {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        try #require(parts.count == 3)
        return try #require(Day(year: parts[0], month: parts[1], day: parts[2]))
    }
}

extension Report {
    /// What was measured of a metric.
    func metric(_ name: String) throws -> Measurement {
        let id = try #require(plan.metrics.ids.first { plan.metrics[$0].heading.name == name })
        return measurements.metrics[id.index]
    }

    /// A metric's 95% interval.
    func interval(_ name: String) throws -> (low: Double, high: Double) {
        let id = try #require(plan.metrics.ids.first { plan.metrics[$0].heading.name == name })
        let found = try #require(assessment.metrics[id.index])
        return (found.low, found.high)
    }
}
