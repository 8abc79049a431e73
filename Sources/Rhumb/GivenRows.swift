// Why a value of a test is unknown: the cells under it that the given rows leave empty, and rows that nobody gives.
import RhumbModel
import RhumbText
import RhumbValues

/// The rows of a test, by dataset.
struct GivenRows {
    private let plan: CheckedPlan
    private let rows: [[PlanTest.Given]]

    init(_ plan: CheckedPlan, _ test: PlanTest) {
        self.plan = plan
        rows = plan.datasets.ids.map { id in test.given.filter { $0.dataset == id } }
    }

    /// Where a value is looked for.
    private struct Place {
        /// Rows of the dataset that the expression stands in, by position; nil: it stands in none.
        var rows: [Int]?
        var today: Day
        /// Of aggregates that stand in no row.
        var windows: [Window] = []
    }

    /// What is missing under an unknown value, in sentences, each once. Conditions that leave rows out are not asked.
    func missing(under node: Expression.Node, of key: String?, on today: Day) -> [Message] {
        var found: [Message] = []
        let dataset = dataset(of: node)
        let own = key.flatMap { key in dataset.map { all(of: $0).filter { self.key(of: $0, in: dataset) == key } } }
        look(node, Place(rows: own, today: today), into: &found)
        return found
    }

    /// The dataset whose row an expression stands in; nil where it speaks of none.
    private func dataset(of node: Expression.Node) -> ID<Dataset>? {
        switch plan[node].kind {
        case .column(let dataset, _): dataset
        case .attribute(let id): plan.attributes[id].dataset
        case .member(let id): plan.segments[id].dataset
        case .tier(let id): plan.tiers[id].dataset
        case .score(let id): plan.surveys[id].dataset
        case .parent(let reference, _): plan.references[reference].child
        case .rank(_, let rank): rank.dataset
        case .quintile(_, _, let dataset, _): dataset
        case .fit(let fit): parent(of: fit.purchases)
        case .aggregate(let aggregate): parent(of: aggregate)
        case .metric: nil
        case .literal, .assumption, .today, .rung, .restricted, .negate, .not, .arithmetic, .compare, .and, .or,
            .fallback, .known, .oneOf, .between, .inWindow, .span, .holds, .dayOf, .like, .customerValue, .goalIs:
            plan[node].kind.children.lazy.compactMap { dataset(of: $0) }.first
        }
    }

    private func parent(of aggregate: Aggregate) -> ID<Dataset>? {
        switch aggregate.source {
        case .dataset: nil
        case .related(let reference): plan.references[reference].parent
        }
    }

    private func all(of dataset: ID<Dataset>) -> [Int] { Array(rows[dataset.index].indices) }

    private func look(_ node: Expression.Node, _ place: Place, into found: inout [Message]) {
        switch plan[node].kind {
        case .column(let dataset, let position):
            for row in place.rows ?? [] where cell(position, row, dataset) == nil {
                add(lacks(position, row, dataset), to: &found)
            }
        case .attribute(let id): look(plan.attributes[id].value, place, into: &found)
        case .member(let id):
            for condition in plan.conditions(of: id) { look(condition.node, place, into: &found) }
        case .tier(let id):
            for condition in plan.tiers[id].tiers.compactMap(\.condition) { look(condition, place, into: &found) }
        case .score(let id):
            let survey = plan.surveys[id]
            for row in place.rows ?? [] {
                for question in survey.questions where cell(question.column, row, survey.dataset) == nil {
                    add(lacks(question.column, row, survey.dataset), to: &found)
                }
            }
        case .parent(let reference, let inner): lookUp(reference, inner, place, into: &found)
        case .aggregate(let aggregate): look(aggregate, place, into: &found)
        case .fit(let fit): look(fit.purchases, place, into: &found)
        case .metric(let id): look(plan.metrics[id].value, place, into: &found)
        case .restricted(let inner, let restriction):
            var narrowed = place
            switch restriction {
            case .segment: break
            case .window(let window): narrowed.windows.append(window)
            case .ago(let span): narrowed.today = span.before(place.today)
            }
            look(inner, narrowed, into: &found)
        case .fallback(let first, let second):
            // Both are missing, else the value would be known.
            look(first, place, into: &found)
            look(second, place, into: &found)
        case .known, .literal, .assumption, .today, .rung, .goalIs: break
        case .negate, .not, .arithmetic, .compare, .and, .or, .oneOf, .between, .inWindow, .rank, .span, .holds, .dayOf,
            .like, .quintile, .customerValue:
            for child in plan[node].kind.children { look(child, place, into: &found) }
        }
    }

    private func look(_ aggregate: Aggregate, _ place: Place, into found: inout [Message]) {
        let dataset: ID<Dataset>
        var inside: [Int]
        var windows = aggregate.windows
        switch aggregate.source {
        case .dataset(let id):
            dataset = id
            inside = all(of: id)
            windows += place.windows
        case .related(let reference):
            let declared = plan.references[reference]
            let keys = (place.rows ?? []).compactMap { key(of: $0, in: declared.parent) }
            dataset = declared.child
            inside = all(of: dataset).filter { row in
                cell(declared.column, row, dataset).map { keys.contains(text($0)) } ?? false
            }
        }
        inside = inside.filter { exists($0, in: dataset, windows, on: place.today) }
        guard !inside.isEmpty else {
            if aggregate.function.needsRows {
                let name = plan.datasets[dataset].heading.name
                add(Message("there are no rows of `\(name)` to count", zh: "“\(name)”没有可计算的行"), to: &found)
            }
            return
        }
        let within = Place(rows: inside, today: place.today)
        for node in [aggregate.condition, aggregate.value].compactMap({ $0 }) { look(node, within, into: &found) }
    }

    private func lookUp(
        _ reference: ID<Reference>, _ inner: Expression.Node, _ place: Place, into found: inout [Message]
    ) {
        let declared = plan.references[reference]
        var parents: [Int] = []
        for row in place.rows ?? [] {
            guard let wanted = cell(declared.column, row, declared.child) else {
                add(lacks(declared.column, row, declared.child), to: &found)
                continue
            }
            let own = all(of: declared.parent).filter { key(of: $0, in: declared.parent) == text(wanted) }
            if own.isEmpty {
                let name = plan.datasets[declared.parent].heading.name
                add(
                    Message("`\(name)` has no row \(text(wanted))", zh: "“\(name)”里没有 \(text(wanted)) 这一行"),
                    to: &found)
            }
            parents += own
        }
        look(inner, Place(rows: parents, today: place.today), into: &found)
    }

    /// Is a row there on a day, and in all windows?
    private func exists(_ row: Int, in dataset: ID<Dataset>, _ windows: [Window], on today: Day) -> Bool {
        guard let event = plan.datasets[dataset].event else { return true }
        let day: Day
        switch cell(event, row, dataset) {
        case .date(let date)?: day = date
        case .timestamp(let time)?: day = time.day
        default: return false
        }
        return day <= today && windows.allSatisfy { $0.days(asOf: today).contains(day) }
    }

    /// nil: missing.
    private func cell(_ column: Int, _ row: Int, _ dataset: ID<Dataset>) -> Literal? {
        switch rows[dataset.index][row].cells[column] {
        case nil, .missing?: nil
        case let literal?: literal
        }
    }

    private func key(of row: Int, in dataset: ID<Dataset>?) -> String? {
        guard let dataset, let key = plan.datasets[dataset].key else { return nil }
        return cell(key, row, dataset).map { text($0) }
    }

    private func text(_ literal: Literal) -> String {
        switch literal {
        case .integer(let number): String(number)
        default: literal.value.text(in: .english)
        }
    }

    private func lacks(_ column: Int, _ row: Int, _ dataset: ID<Dataset>) -> Message {
        let declared = plan.datasets[dataset]
        let name = declared.columns[column].name
        if let key = key(of: row, in: dataset) {
            return Message("\(name) of \(key) is missing", zh: "\(key) 缺“\(name)”")
        }
        let rows = declared.heading.name
        return Message("\(name) in row \(row + 1) of `\(rows)` is missing", zh: "“\(rows)”第 \(row + 1) 行缺“\(name)”")
    }

    private func add(_ message: Message, to found: inout [Message]) {
        if !found.contains(message) { found.append(message) }
    }
}

extension Aggregate.Function {
    /// Of no rows at all it is unknown.
    fileprivate var needsRows: Bool {
        switch self {
        case .count, .sum, .any, .all, .distinct: false
        case .average, .minimum, .maximum, .median, .share, .latest, .earliest, .percentile, .promoterScore,
            .retention, .churn, .repeatRate, .conversion, .commonest:
            true
        }
    }
}
