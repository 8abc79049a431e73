// Aggregates: which rows take part, which are skipped for a hole, and what comes of them.
import RhumbModel
import RhumbValues

extension PlanEvaluator {
    /// A row of an aggregate, asked everything.
    struct Candidate {
        let row: Int
        /// In the segment and in the restrictions.
        let base: Truth
        /// The condition; yes where there is none.
        let condition: Truth
        let value: Datum
        var selected: Truth { base.and(condition) }
    }

    /// `isWindowed`: only rows inside the windows.
    func candidates(
        _ aggregate: Aggregate, row: Int?, _ at: Moment, isWindowed: Bool = true
    ) -> (ID<Dataset>, [Candidate]) {
        let dataset: ID<Dataset>
        var rows: [Int]
        switch aggregate.source {
        case .dataset(let id):
            dataset = id
            rows = self.rows(of: id, on: at.today)
        case .related(let reference):
            dataset = plan.references[reference].child
            rows = self.rows(of: dataset, on: at.today).filter { child in
                row != nil && self.parent(reference, of: child) == row
            }
        }
        let isScalar = row == nil
        let windows = (aggregate.windows + (isScalar ? at.windows : [])).map { days(of: $0, on: at.today) }
        if isWindowed, !windows.isEmpty, let event = plan.datasets[dataset].event {
            rows = rows.filter { row in
                guard let day = Datum(cell: tables[dataset.index][row][event]).day else { return false }
                return windows.allSatisfy { $0.contains(day) }
            }
        }
        let cohorts = isScalar ? at.segments : []
        return (
            dataset,
            rows.map { row in
                var base = aggregate.segment.map { member($0, row, at.today) } ?? .yes
                for part in isScalar ? at.parts : [] { base = base.and(isIn(part, dataset, row, at.today)) }
                for cohort in cohorts { base = base.and(reaches(cohort, dataset, row, at.today)) }
                let inner = Moment(today: at.today)
                return Candidate(
                    row: row, base: base,
                    condition: aggregate.condition.map { self.value($0, row: row, inner).truth } ?? .yes,
                    value: aggregate.value.map { self.value($0, row: row, inner) } ?? .truth(true))
            }
        )
    }

    /// Is the row that this row leads to in the segment?
    private func reaches(_ cohort: Moment.Cohort, _ dataset: ID<Dataset>, _ row: Int, _ today: Day) -> Truth {
        guard let path = plan.path(from: dataset, to: plan.segments[cohort.segment].dataset) else { return .yes }
        var row = row
        for reference in path {
            guard let parent = parent(reference, of: row) else { return .unknown }
            row = parent
        }
        return member(cohort.segment, row, cohort.day ?? today)
    }

    /// Does the row have the part's value, its own or of the row it leads to?
    private func isIn(_ part: Moment.InPart, _ dataset: ID<Dataset>, _ row: Int, _ today: Day) -> Truth {
        let split = part.split
        var found = Datum.unknown
        if dataset == split.dataset {
            found = value(split.value, row: row, Moment(today: today))
        } else if let path = plan.path(from: dataset, to: split.home) {
            var owner: Int? = row
            for reference in path { owner = owner.flatMap { parent(reference, of: $0) } }
            if let owner { found = value(split.homeValue, row: owner, Moment(today: today)) }
        }
        switch (part.part, found, plan[split.value].type) {
        case (.unknown, _, _): return Truth(!found.isKnown)
        case (_, .unknown, _): return .unknown
        case (.choice(let wanted), .text(let text), .category(let texts)): return Truth(text == texts[wanted])
        case (.choice(let wanted), .rung(let position), _): return Truth(position == wanted)
        case (.yesNo(let wanted), .truth(let truth), _): return Truth(truth == wanted)
        default: return .no
        }
    }

    func aggregate(_ aggregate: Aggregate, type: ValueType, row: Int?, _ at: Moment) -> Datum {
        let (dataset, candidates) = candidates(aggregate, row: row, at)
        let chosen = candidates.filter { $0.selected == .yes && $0.value.isKnown }
        switch aggregate.function {
        case .count: return .number(Quantity(Int128(chosen.count)))
        case .sum: return .number(total(chosen))
        case .average:
            guard let mean = total(chosen) / Quantity(Int128(chosen.count)) else { return .unknown }
            return .number(inUnit(mean, type))
        case .minimum: return sorted(chosen).first ?? .unknown
        case .maximum: return sorted(chosen).last ?? .unknown
        case .median:
            return quantile(50, sorted(chosen), type)
        case .percentile(let percent): return quantile(percent, sorted(chosen), type)
        case .distinct:
            var seen: [Datum] = []
            for next in chosen where !seen.contains(where: { compare($0, next.value) == 0 }) { seen.append(next.value) }
            return .number(Quantity(Int128(seen.count)))
        case .commonest: return commonest(chosen.map(\.value), type)
        case .conversion:
            let found = conversion(aggregate, row: row, at)
            return (Quantity(Int128(found.yes)) / Quantity(Int128(found.all))).map { .number($0) } ?? .unknown
        case .retention, .churn, .repeatRate:
            let found = customers(aggregate, row: row, at)
            return (Quantity(Int128(found.yes)) / Quantity(Int128(found.all))).map { .number($0) } ?? .unknown
        case .promoterScore:
            let scores = answers(aggregate, row: row, at)
            let lead = scores.filter { $0 >= 9 }.count - scores.filter { $0 <= 6 }.count
            return (Quantity(Int128(lead * 100)) / Quantity(Int128(scores.count))).map { .number($0) } ?? .unknown
        case .share:
            let judged = candidates.filter { $0.base == .yes && $0.condition != .unknown }
            let yes = judged.filter { $0.condition == .yes }.count
            guard let share = Quantity(Int128(yes)) / Quantity(Int128(judged.count)) else { return .unknown }
            return .number(share)
        case .any: return Datum(candidates.reduce(Truth.no) { $0.or($1.base.and($1.condition)) })
        case .all: return Datum(candidates.reduce(Truth.yes) { $0.and($1.base.not.or($1.condition)) })
        case .latest: return dated(chosen, dataset).last ?? .unknown
        case .earliest: return dated(chosen, dataset).first ?? .unknown
        }
    }

    /// Rows that the value rests on, and rows left out for a hole.
    func counts(_ aggregate: Aggregate, _ at: Moment) -> (n: Int, skipped: Int) {
        let (_, candidates) = candidates(aggregate, row: nil, at)
        switch aggregate.function {
        case .share, .any, .all:
            let judged = candidates.filter { $0.base == .yes && $0.condition != .unknown }.count
            let out = candidates.filter { $0.base == .no }.count
            return (judged, candidates.count - judged - out)
        case .conversion:
            let found = conversion(aggregate, row: nil, at)
            return (found.all, found.skipped)
        case .retention, .churn, .repeatRate:
            let found = customers(aggregate, row: nil, at)
            return (found.all, found.skipped)
        case .promoterScore:
            let lost = candidates.filter { $0.selected != .no && !($0.selected == .yes && $0.value.isKnown) }.count
            return (answers(aggregate, row: nil, at).count, lost)
        case .count, .sum, .average, .minimum, .maximum, .median, .latest, .earliest, .distinct, .percentile,
            .commonest:
            let chosen = candidates.filter { $0.selected == .yes && $0.value.isKnown }.count
            let out = candidates.filter { $0.selected == .no }.count
            return (chosen, candidates.count - chosen - out)
        }
    }

    private func total(_ chosen: [Candidate]) -> Quantity {
        chosen.reduce(Quantity(0)) { sum, next in next.value.quantity.map { sum + $0 } ?? sum }
    }

    private func sorted(_ chosen: [Candidate]) -> [Datum] {
        chosen.map(\.value).sorted { compareQuietly($0, $1) < 0 }
    }

    /// Which of two equal values is the greater does not matter to an order.
    private func compareQuietly(_ left: Datum, _ right: Datum) -> Int {
        let before = doubts
        defer { doubts = before }
        return compare(left, right)
    }

    /// By event date, then by place in the file.
    private func dated(_ chosen: [Candidate], _ dataset: ID<Dataset>) -> [Datum] {
        guard let event = plan.datasets[dataset].event else { return [] }
        func day(_ candidate: Candidate) -> Int32 {
            Datum(cell: tables[dataset.index][candidate.row][event]).day?.number ?? 0
        }
        return chosen.sorted { (day($0), $0.row) < (day($1), $1.row) }.map(\.value)
    }

    /// at (n − 1)·p, between two values as far as the fraction says; the median of an even number is the mean of the
    /// middle two.
    private func quantile(_ percent: Int, _ values: [Datum], _ type: ValueType) -> Datum {
        guard !values.isEmpty else { return .unknown }
        let place = (values.count - 1) * percent
        let low = values[place / 100]
        let high = values[min(place / 100 + 1, values.count - 1)]
        let part = Quantity(Int128(place % 100), 100, rough: false)
        switch (low, high) {
        case (.number(let first), .number(let second)):
            let mean = first + (second + -first) * part
            if type == .days { return .number(Quantity(mean.rounded.whole)) }
            return .number(inUnit(mean, type))
        case (.date(let first), .date(let second)):
            let middle = Quantity(Int128(first.number)) + Quantity(Int128(second.number - first.number)) * part
            return .date(Day(number: Int32(middle.rounded.whole)))
        case (.rung(let first), .rung(let second)):
            let middle = Quantity(Int128(first)) + Quantity(Int128(second - first)) * part
            return .rung(Int(middle.rounded.whole))
        default: return low
        }
    }
}
