// From cells back to meaning: money, percents, tiers. The only place that knows both the plan's types and the cells.
import RhumbModel
import RhumbText
import RhumbValues

extension PlanQuery {
    /// Reads the answers of a run.
    public func measurements(from results: QueryResults) -> Measurements {
        let reader = ResultReader(plan: plan, results: results)
        var measured = Measurements(today: today)
        measured.datasets = zip(datasets, results.domains).map { slots, domain in
            DatasetMeasurement(
                rows: reader.count(slots.rows), source: domain.source,
                newestEvent: slots.newestEvent.flatMap { reader.day($0) },
                requirements: slots.requirements.map { reader.requirement($0) })
        }
        measured.segments = segments.map {
            SegmentMeasurement(
                inside: reader.count($0.inside), outside: reader.count($0.outside), unknown: reader.count($0.unknown))
        }
        measured.overlaps = overlaps.map {
            OverlapMeasurement(first: $0.first, second: $0.second, both: reader.count($0.both))
        }
        measured.ranks = ranks.map { $0.map { reader.rank($0) } }
        measured.tiers = tiers.map {
            TiersMeasurement(inside: $0.inside.map { reader.count($0) }, unknown: reader.count($0.unknown))
        }
        measured.moves = zip(moves, measured.tiers).map { slots, tiers in slots.map { reader.moves($0, tiers) } }
        measured.metrics = metrics.map { reader.measurement($0) }
        measured.splits = splits.map { $0.map { reader.measurement($0) } }
        for (id, slots) in metricHistories {
            measured.metricHistories[id] = MetricHistory(
                months: slots.months.map {
                    DatedMeasurement(day: $0.day, measurement: reader.measurement($0.slots))
                }, oldestEvent: slots.oldestEvent.flatMap { reader.day($0) })
        }
        measured.funnels = funnels.map { reader.funnel($0) }
        measured.cohorts = cohorts.map { reader.cohorts($0) }
        measured.surveys = surveys.map { reader.survey($0) }
        measured.goals = goals.map { reader.goal($0) }
        measured.signals = signals.map { $0.map { reader.condition($0) } }
        measured.likelihoods = likelihoods.map { $0.map { reader.measurement($0) } }
        measured.progress = progress.map { $0.map { reader.measurement($0) } }
        measured.investments = investments.map { $0.map { reader.value($0) } }
        measured.advice = advice.map { reader.advice($0) }
        measured.quintiles = quintiles.map { reader.quintile($0) }
        measured.models = models.compactMap { reader.model($0) }
        measured.members = members(from: results)
        for (node, output) in conditions { measured.conditions[node] = reader.truth(reader.cell(output)) }
        return measured
    }
}

/// Reads cells of one run's results.
struct ResultReader {
    let plan: CheckedPlan
    let results: QueryResults

    func cell(_ output: Int) -> Cell {
        guard results.outputs.indices.contains(output), case .scalar(let cell) = results.outputs[output] else {
            return .unknown
        }
        return cell
    }

    func count(_ output: Int) -> Int64 {
        if case .integer(let value) = cell(output) { value } else { 0 }
    }

    func truth(_ cell: Cell) -> Truth {
        if case .truth(let value) = cell { Truth(value) } else { .unknown }
    }

    /// A cell as a fraction, whatever its kind; 0 where unknown.
    func raw(_ output: Int) -> Double {
        switch cell(output) {
        case .integer(let value): Double(value)
        case .double(let value): value
        case .unknown, .truth, .text: 0
        }
    }

    func value(_ slot: ValueSlot) -> Value { value(cell(slot.output), slot.type, scale: slot.scale) }

    func day(_ slot: ValueSlot) -> Day? {
        if case .date(let day) = value(slot) { day } else { nil }
    }

    /// What a cell means by its type.
    func value(_ cell: Cell, _ type: ValueType, scale: Int) -> Value {
        switch cell {
        case .unknown: return .unknown
        case .truth(let value): return .yesNo(value)
        case .text(let text): return .text(text)
        case .double(let value):
            switch type {
            case .percent: return .percent(value)
            case .points: return .points(value)
            case .yesNo, .integer, .number, .money, .text, .category, .several, .date, .days, .months, .minutes,
                .timestamp, .key,
                .tier, .invalid:
                return .number(value)
            }
        case .integer(let value):
            return self.value(integer: value, type, scale: scale)
        }
    }

    private func value(integer value: Int64, _ type: ValueType, scale: Int) -> Value {
        let fraction = { Exact(Int128(value), scale: scale).double }
        switch type {
        case .integer, .yesNo, .text, .key, .invalid: return .integer(value)
        case .number: return .number(fraction())
        case .percent: return .percent(fraction())
        case .points: return .points(fraction())
        case .money(let currency): return .money(Money(minor: value, currency: currency))
        case .date: return .date(Day(number: Int32(clamping: value)))
        case .days: return .days(value)
        case .months: return .months(value)
        case .minutes: return .minutes(value)
        case .timestamp: return .timestamp(Timestamp(seconds: value))
        case .several(let texts):
            return .text(texts.indices.filter { value >> Int64($0) & 1 == 1 }.map { texts[$0] }.joined(separator: "; "))
        case .category(let texts):
            guard let index = Int(exactly: value), texts.indices.contains(index) else { return .unknown }
            return .text(texts[index])
        case .tier(let id):
            let tiers = plan.tiers[id].tiers
            guard let index = Int(exactly: value), tiers.indices.contains(index) else { return .unknown }
            return .text(tiers[index].shown.text(in: plan.language))
        }
    }

    func measurement(_ slots: MeasurementSlots) -> Measurement {
        let skipped = slots.skipped.reduce(Int64(0)) { $0 + count($1) }
        return Measurement(
            value: value(slots.value), n: slots.n.map { count($0) }, skipped: skipped,
            sampling: sampling(slots.sampling), partial: slots.partial, overwritten: slots.overwritten)
    }

    private func sampling(_ slots: MeasurementSlots.SamplingSlots) -> Sampling {
        switch slots {
        case .none: .none
        case .share(let yes, let n): .share(yes: count(yes), n: count(n))
        case .mean(let n, let sum, let squares, let unit):
            .mean(n: count(n), sum: raw(sum.output) * unit, squares: raw(squares) * unit * unit)
        case .clustered(let clusters, let x, let m, let xx, let xm, let mm, let unit):
            .clustered(
                clusters: count(clusters), x: raw(x.output) * unit, m: raw(m), xx: raw(xx) * unit * unit,
                xm: raw(xm) * unit, mm: raw(mm))
        case .quantile(let low, let high, let n):
            if let low = value(low).magnitude, let high = value(high).magnitude {
                .quantile(low: low, high: high, n: count(n))
            } else {
                .none
            }
        case .promoters(let promoters, let detractors, let n):
            .promoters(promoters: count(promoters), detractors: count(detractors), n: count(n))
        }
    }

    func goal(_ slots: PlanQuery.GoalSlots) -> GoalMeasurement {
        let dated = { (points: [(day: Day, slots: MeasurementSlots)]) in
            points.map { DatedMeasurement(day: $0.day, measurement: measurement($0.slots)) }
        }
        var measured = GoalMeasurement(
            value: measurement(slots.value), baseline: slots.baseline.map { measurement($0) },
            history: dated(slots.history), reviews: dated(slots.reviews),
            newestEvent: slots.newestEvent.flatMap { day($0) }, parts: slots.parts.map { measurement($0) })
        measured.checkpoints = dated(slots.checkpoints)
        measured.lastReview = slots.lastReview.map {
            DatedMeasurement(day: $0.day, measurement: measurement($0.slots))
        }
        measured.atStart = slots.atStart.map {
            DatedMeasurement(day: $0.day, measurement: measurement($0.slots))
        }
        measured.yearBefore = dated(slots.yearBefore)
        measured.months = dated(slots.months)
        measured.oldestEvent = slots.oldestEvent.flatMap { day($0) }
        return measured
    }

    func condition(_ slots: PlanQuery.ConditionSlots) -> MeasuredCondition {
        MeasuredCondition(holds: truth(cell(slots.holds)), values: slots.values.map { value($0) })
    }

    func requirement(_ slots: PlanQuery.RequirementSlots) -> RequirementMeasurement {
        var examples: [RequirementMeasurement.Example] = []
        if let asked = slots.examples, results.outputs.indices.contains(asked.output),
            case .topRows(let rows, _, _) = results.outputs[asked.output]
        {
            examples = rows.map { row in
                let texts = zip(row.values, asked.values).map { value($0, $1.type, scale: $1.scale).plainText }
                return RequirementMeasurement.Example(row: row.displayRow, value: texts.joined(separator: ", "))
            }
        }
        return RequirementMeasurement(
            checked: count(slots.checked), broken: slots.broken.map { count($0) } ?? 0,
            newest: slots.newest.flatMap { day($0) }, examples: examples)
    }

    func advice(_ slots: PlanQuery.AdviceSlots) -> AdviceMeasurement {
        switch slots.rows {
        case .plan(let values):
            let row = adviceRow(key: "", values.map { value($0) }, slots)
            return AdviceMeasurement(found: 1, unknown: 0, rows: [row])
        case .rows(let output):
            guard results.outputs.indices.contains(output),
                case .topRows(let rows, let found, let unknown) = results.outputs[output]
            else { return AdviceMeasurement(found: 0, unknown: 0, rows: []) }
            return AdviceMeasurement(
                found: found, unknown: unknown,
                rows: rows.map { row in
                    let values = zip(row.values, slots.readings).map { value($0, $1.type, scale: $1.scale) }
                    return adviceRow(key: row.key ?? String(row.displayRow), values, slots)
                }, withoutConsent: slots.withoutConsent.map { count($0) } ?? 0)
        }
    }

    func quintile(_ slots: PlanQuery.QuintileSlots) -> QuintileMeasurement {
        var found: (n: Int64, distinct: Int64, cuts: [Cell]) = (0, 0, [])
        if results.outputs.indices.contains(slots.output),
            case .quintiles(let n, let distinct, let cuts) = results.outputs[slots.output]
        {
            found = (n, distinct, cuts)
        }
        return QuintileMeasurement(
            name: slots.heading.name, title: slots.heading.title, part: slots.part, span: slots.heading.span,
            n: found.n, distinct: found.distinct,
            cuts: found.cuts.map { value($0, slots.reading.type, scale: slots.reading.scale) })
    }

    /// nil where the purchases could not be read.
    func model(_ slots: PlanQuery.ModelSlots) -> ModelMeasurement? {
        guard results.outputs.indices.contains(slots.output), case .models(let models?) = results.outputs[slots.output]
        else { return nil }
        return ModelMeasurement(
            purchases: slots.purchases, attributes: slots.attributes, valued: slots.valued, models: models)
    }

    /// Takes the values of a row apart again, in the order in which they were asked for.
    private func adviceRow(key: String, _ values: [Value], _ slots: PlanQuery.AdviceSlots) -> AdviceRow {
        var rest = values[...]
        func take(_ count: Int) -> [Value] {
            let taken = Array(rest.prefix(count))
            rest = rest.dropFirst(count)
            return taken
        }
        let worth = slots.hasWorth ? take(1).first ?? .unknown : .unknown
        let holes = take(slots.holes)
        let conditions = slots.conditions.map { count in
            let holds: Truth = if case .yesNo(let yes)? = take(1).first { Truth(yes) } else { .unknown }
            return MeasuredCondition(holds: holds, values: take(count))
        }
        var row = AdviceRow(
            key: key, worth: worth, holes: holes, conditions: conditions, worthValues: take(slots.worthValues))
        if slots.hasContact, case .text(let contact)? = take(1).first { row.contact = contact }
        return row
    }
}

extension Value {
    /// The value as data would write it, for examples of broken rows.
    var plainText: String {
        switch self {
        case .unknown: ""
        case .yesNo(let value): value ? "yes" : "no"
        case .integer(let value), .days(let value), .months(let value), .minutes(let value): String(value)
        case .number(let value), .percent(let value), .points(let value): "\(value)"
        case .money(let money): money.decimal
        case .text(let text): text
        case .date(let day): day.description
        case .timestamp(let time): time.description
        }
    }
}
