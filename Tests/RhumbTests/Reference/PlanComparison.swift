// One random plan over random rows: everything that a run measures, from the engine and from the reference.
import Rhumb
import RhumbColumns
import RhumbData
import RhumbExecution
import RhumbModel
import RhumbQuery
import RhumbText
import RhumbValues

struct PlanComparison {
    enum Outcome {
        /// The text did not check: the messages.
        case refused([String])
        /// The run found an error in the data or the arithmetic.
        case notRun([String])
        case compared(Tally)
    }

    struct Tally {
        var made = 0
        /// Hung on the last digits of binary fractions.
        var doubtful = 0
        var differences: [String] = []
    }

    let seed: UInt64

    func run() -> Outcome {
        var random = RandomPlan(seed: seed)
        let checked = Project.inMemory([(path: "plan.rhumb", text: random.text)]).check()
        let errors = checked.diagnostics.filter { $0.level == .error }
        guard errors.isEmpty, let plan = checked.value else {
            return .refused(errors.map { "\($0.id): \($0.message.english) \(PlanComparison.excerpt($0, random.text))" })
        }
        let tables = RandomRows.make(plan, today: random.today, dice: random.dice)
        var tally = Tally()
        var days = [random.today]
        if random.dice.chance(50) { days.append(random.today.adding(days: -random.dice.below(500))) }
        for day in days {
            if let errors = compare(plan, tables, day, &tally) { return .notRun(errors) }
        }
        return .compared(tally)
    }

    /// What stands where a diagnostic points.
    private static func excerpt(_ diagnostic: Diagnostic, _ text: String) -> String {
        guard case .source(let span) = diagnostic.place else { return "" }
        let bytes = Array(text.utf8)
        guard span.start >= 0, span.end <= bytes.count, span.start <= span.end else { return "" }
        return "“" + String(decoding: bytes[max(0, span.start - 60)..<min(bytes.count, span.end + 20)], as: UTF8.self)
            + "”"
    }

    private func compare(_ plan: CheckedPlan, _ tables: [[[Value]]], _ day: Day, _ tally: inout Tally) -> [String]? {
        let readers = zip(plan.datasets.all, tables).map { dataset, rows in
            let columns = dataset.columns.enumerated().map { position, column in
                (column.name, rows.map { $0[position] })
            }
            return MemoryTable(name: dataset.heading.name, columns: columns) as any TableReader
        }
        let question = PlanQuery(plan, today: day, language: .english, history: 4, extras: .moves)
        let results = execute(question.query, readers: readers, threads: 1) { false }
        let errors = results.diagnostics.filter { $0.level == .error }
        guard errors.isEmpty else { return errors.map { "\($0.id): \($0.message.english)" } }
        let measured = question.measurements(from: results)
        let reference = PlanEvaluator(plan, tables: usable(plan, tables), runDay: day)
        compareRows(plan, readers, reference, day, &tally)
        for id in plan.segments.ids { compare(measured.segments[id.index], reference, plan, id, day, &tally) }
        for id in plan.tiers.ids { compare(measured.tiers[id.index], reference, plan, id, day, &tally) }
        for id in plan.tiers.ids { compare(measured.moves[id.index], reference, plan, id, day, &tally) }
        for id in plan.metrics.ids {
            let expected = reference.measure(plan.metrics[id].value, Moment(today: day))
            compare(measured.metrics[id.index], expected, "metric \(plan.metrics[id].heading.name) on \(day)", &tally)
        }
        for id in plan.metrics.ids {
            guard let split = plan.metrics[id].split else { continue }
            for (part, found) in zip(split.parts, measured.splits[id.index]) {
                let moment = Moment(today: day, parts: [Moment.InPart(split: split, part: part)])
                let expected = reference.measure(plan.metrics[id].value, moment)
                compare(found, expected, "metric \(plan.metrics[id].heading.name), part \(part), on \(day)", &tally)
            }
        }
        for id in plan.goals.ids { compare(measured.goals[id.index], reference, plan.goals[id], day, &tally) }
        return nil
    }

    /// Cells outside a declared range are holes.
    private func usable(_ plan: CheckedPlan, _ tables: [[[Value]]]) -> [[[Value]]] {
        zip(plan.datasets.all, tables).map { dataset, rows in
            rows.map { row in
                zip(dataset.columns, row).map { column, cell in
                    guard let range = column.range, case .integer(let value) = cell else { return cell }
                    return range.contains(Exact(Int128(value))) ? cell : .unknown
                }
            }
        }
    }

    // MARK: Parts

    private func compare(
        _ found: SegmentMeasurement, _ reference: PlanEvaluator, _ plan: CheckedPlan, _ id: ID<Segment>, _ day: Day,
        _ tally: inout Tally
    ) {
        let dataset = plan.segments[id].dataset
        let (truths, isDoubtful) = reference.asking {
            reference.rows(of: dataset, on: day).map { reference.member(id, $0, day) }
        }
        func count(_ truth: Truth) -> Int64 { Int64(truths.filter { $0 == truth }.count) }
        let expected = SegmentMeasurement(inside: count(.yes), outside: count(.no), unknown: count(.unknown))
        check(
            found == expected, isDoubtful, "segment \(plan.segments[id].heading.name) on \(day)", found, expected,
            &tally)
    }

    private func compare(
        _ found: TiersMeasurement, _ reference: PlanEvaluator, _ plan: CheckedPlan, _ id: ID<Tiers>, _ day: Day,
        _ tally: inout Tally
    ) {
        var inside = plan.tiers[id].tiers.map { _ in Int64(0) }
        var unknown: Int64 = 0
        let (_, isDoubtful) = reference.asking {
            for row in reference.rows(of: plan.tiers[id].dataset, on: day) {
                if case .rung(let position) = reference.tier(id, row, day) {
                    inside[position] += 1
                } else {
                    unknown += 1
                }
            }
        }
        let expected = TiersMeasurement(inside: inside, unknown: unknown)
        check(found == expected, isDoubtful, "tiers \(plan.tiers[id].heading.name) on \(day)", found, expected, &tally)
    }

    /// What the query left out on purpose is not compared.
    private func compare(
        _ found: TierMovement?, _ reference: PlanEvaluator, _ plan: CheckedPlan, _ id: ID<Tiers>, _ day: Day,
        _ tally: inout Tally
    ) {
        guard case .measured(let moves) = found else { return }
        let rungs = plan.tiers[id].tiers.count + 1
        var counts = [[Int64]](repeating: [Int64](repeating: 0, count: rungs), count: rungs)
        var arrived = [Int64](repeating: 0, count: rungs)
        let (_, isDoubtful) = reference.asking {
            func rung(_ row: Int, _ day: Day) -> Int {
                if case .rung(let position) = reference.tier(id, row, day) { position } else { rungs - 1 }
            }
            let there = Set(reference.rows(of: plan.tiers[id].dataset, on: moves.since))
            for row in reference.rows(of: plan.tiers[id].dataset, on: day) {
                let now = rung(row, day)
                if there.contains(row) { counts[rung(row, moves.since)][now] += 1 } else { arrived[now] += 1 }
            }
        }
        let expected = TierMoves(since: moves.since, counts: counts, arrived: arrived)
        check(
            moves == expected, isDoubtful, "moves on \(plan.tiers[id].heading.name) to \(day)", moves, expected, &tally)
    }

    private func compare(
        _ found: GoalMeasurement, _ reference: PlanEvaluator, _ goal: Goal, _ day: Day, _ tally: inout Tally
    ) {
        func moment(_ day: Day) -> Moment {
            Moment(
                today: day, segments: goal.segment.map { [Moment.Cohort(segment: $0, day: goal.cohort)] } ?? [])
        }
        guard goal.kind == .stock else {
            for dated in found.months {
                var month = moment(dated.day)
                month.windows.append(.days(CalendarUnit.month.period(around: dated.day)))
                let name = "month of goal \(goal.heading.name) to \(dated.day)"
                compareValue(dated.measurement, reference.measure(goal.measure, month), name, &tally)
            }
            return
        }
        // Of rows without a date the engine says nothing on other days; the reference does not know this.
        let undated = Set(reference.plan.datasets.all.filter { $0.event == nil }.map(\.heading.name))
        func isKnown(_ measurement: Measurement) -> Bool {
            measurement.overwritten.map { !undated.contains($0) } ?? true
        }
        func compare(_ measurement: Measurement, _ day: Day, _ what: String) {
            guard isKnown(measurement) else { return }
            let name = "\(what) of goal \(goal.heading.name) on \(day)"
            self.compare(measurement, reference.measure(goal.measure, moment(day)), name, &tally)
        }
        compare(found.value, min(day, goal.deadline), "value")
        if case .measured(let past) = goal.baseline, let baseline = found.baseline {
            compare(baseline, past, "baseline")
        }
        for dated in found.history where isKnown(dated.measurement) {
            compareValue(
                dated.measurement, reference.measure(goal.measure, moment(dated.day)),
                "history of goal \(goal.heading.name) on \(dated.day)", &tally)
        }
    }

    /// Of the past only the value is asked; of rows without a date nothing is.
    private func compareValue(
        _ found: Measurement, _ expected: ReferenceMeasurement, _ name: String, _ tally: inout Tally
    ) {
        let agrees = PlanComparison.agree(found.value, expected.value)
        check(agrees, expected.isDoubtful, name, found.value, expected.value, &tally)
    }

    private func compare(
        _ found: Measurement, _ expected: ReferenceMeasurement, _ name: String, _ tally: inout Tally
    ) {
        compareValue(found, expected, name, &tally)
        check(
            found.n == expected.n.map { Int64($0) }, expected.isCountDoubtful, name + ": n", found.n, expected.n, &tally
        )
        check(
            found.skipped == expected.skipped, expected.isCountDoubtful, name + ": skipped", found.skipped,
            expected.skipped, &tally)
        check(found.partial == expected.partial, false, name + ": partial", found.partial, expected.partial, &tally)
    }

    /// All that the plan says of some rows.
    private func compareRows(
        _ plan: CheckedPlan, _ readers: [any TableReader], _ reference: PlanEvaluator, _ day: Day, _ tally: inout Tally
    ) {
        for id in plan.datasets.ids {
            guard let key = plan.datasets[id].key, let row = reference.rows(of: id, on: day).last,
                let text = PlanEvaluator.keyText(reference.tables[id.index][row][key])
            else { continue }
            let question = RowQuestion(plan, dataset: id, key: text, today: day)
            let results = execute(question.query, readers: readers, threads: 1) { false }
            guard !results.diagnostics.contains(where: { $0.level == .error }),
                let found = question.answer(from: results)
            else { continue }
            let attributes = plan.attributes.ids.filter { plan.attributes[$0].dataset == id }
            for (attribute, named) in zip(attributes, found.attributes) {
                let (datum, isDoubtful) = reference.asking { reference.attribute(attribute, row, day) }
                let expected = datum.shown(plan[plan.attributes[attribute].value].type, plan)
                check(
                    PlanComparison.agree(named.value, expected), isDoubtful, "\(named.name) of \(text) on \(day)",
                    named.value,
                    expected, &tally)
            }
            for segment in found.segments {
                let (expected, isDoubtful) = reference.asking { reference.member(segment.segment, row, day) }
                let name = "\(text) in \(plan.segments[segment.segment].heading.name) on \(day)"
                check(segment.holds == expected, isDoubtful, name, segment.holds, expected, &tally)
            }
        }
    }

    private func check<Found, Expected>(
        _ agrees: Bool, _ isDoubtful: Bool, _ name: String, _ found: Found, _ expected: Expected, _ tally: inout Tally
    ) {
        if isDoubtful {
            tally.doubtful += 1
            return
        }
        tally.made += 1
        if !agrees { tally.differences.append("\(name) is \(found), not \(expected)") }
    }

    /// Fractions to nine digits, everything else to the letter.
    static func agree(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.number(let first), .number(let second)), (.percent(let first), .percent(let second)),
            (.points(let first), .points(let second)):
            abs(first - second) <= 1e-9 * max(1, abs(first), abs(second))
        default: left == right
        }
    }
}
