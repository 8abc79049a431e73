// Where a plan asks something of a row or of itself: the conditions that the rules of this group look at.
import RhumbModel
import RhumbText

/// A condition with what it decides.
struct AskedCondition {
    enum Subject {
        case segment(ID<Segment>)
        case tier(ID<Tiers>, Int)
        case advice(ID<Advice>)
        /// `when`.
        case turn(ID<Advice>)
        case signal(ID<Risk>)
        case activity(ID<Cohorts>)
        case rows(Aggregate)
        case expectation
    }

    let subject: Subject
    /// The rows that it stands in; nil: the plan's own.
    let dataset: ID<Dataset>?
    /// What is asked besides, elsewhere: the segment that is narrowed.
    let given: [Node]
    /// All of them are to hold.
    let parts: [Node]
}

extension CheckedPlan {
    /// All conditions, in the order of the declarations; conditions of aggregates last, each once.
    var askedConditions: [AskedCondition] {
        var found: [AskedCondition] = []
        func add(
            _ subject: AskedCondition.Subject, _ dataset: ID<Dataset>?, given: [Condition] = [], _ nodes: [Node]
        ) {
            guard !nodes.isEmpty else { return }
            found.append(
                AskedCondition(
                    subject: subject, dataset: dataset, given: given.map(\.node),
                    parts: nodes.flatMap { conjuncts($0) }))
        }
        for id in segments.ids {
            let segment = segments[id]
            add(
                .segment(id), segment.dataset, given: segment.base.map { conditions(of: $0) } ?? [],
                segment.conditions.map(\.node))
        }
        for id in tiers.ids where tiers[id].scores.isEmpty {
            for (position, tier) in tiers[id].tiers.enumerated() {
                add(.tier(id, position), tiers[id].dataset, tier.condition.map { [$0] } ?? [])
            }
        }
        for id in advice.ids {
            let advice = advice[id]
            add(
                .advice(id), advice.dataset, given: advice.segment.map { conditions(of: $0) } ?? [],
                advice.conditions.map(\.node))
            add(.turn(id), nil, advice.when.map { [$0] } ?? [])
        }
        for id in risks.ids { add(.signal(id), nil, risks[id].signal.map(\.node)) }
        for id in cohorts.ids {
            let rows = cohorts[id].rows.map { references[$0].child }
            add(.activity(id), rows, cohorts[id].condition.map { [$0] } ?? [])
        }
        for claim in tests.flatMap(\.expectations).map(\.claim) {
            if case .holds(let node) = claim { add(.expectation, nil, [node]) }
        }
        var seen: Set<SourceSpan> = []
        for node in expressions.ids {
            guard case .aggregate(let aggregate) = self[node].kind, let condition = aggregate.condition,
                seen.insert(self[condition].span).inserted
            else { continue }
            let rows =
                switch aggregate.source {
                case .dataset(let id): id
                case .related(let reference): references[reference].child
                }
            add(.rows(aggregate), rows, given: aggregate.segment.map { conditions(of: $0) } ?? [], [condition])
        }
        return found
    }

    /// What follows of a condition that no row meets.
    func consequence(ofNever condition: AskedCondition) -> Message {
        let rows = condition.dataset.map { datasets[$0].heading.name } ?? ""
        switch condition.subject {
        case .segment(let id):
            let name = segments[id].heading.shown
            return Message("no row of `\(rows)` can be in “\(name)”", zh: "“\(rows)”里没有一行能属于“\(name)”")
        case .tier(let id, let position):
            let name = tiers[id].tiers[position].shown
            return Message(
                "no row of `\(rows)` can stand on “\(name.english)”", zh: "“\(rows)”里没有一行能在“\(name.chinese)”这一层")
        case .advice(let id):
            let name = advice[id].heading.shown
            return Message("“\(name)” can speak to no row of `\(rows)`", zh: "“\(name)”对“\(rows)”里的哪一行都不会给出")
        case .turn(let id):
            let name = advice[id].heading.shown
            return Message("“\(name)” can never be given", zh: "“\(name)”永远不会给出")
        case .signal(let id):
            let name = risks[id].heading.shown
            return Message("the signal of “\(name)” can never fire", zh: "“\(name)”的预警信号永远不会触发")
        case .activity(let id):
            let name = cohorts[id].heading.shown
            return Message("nobody can be active in “\(name)”", zh: "“\(name)”里谁都不会算作活跃")
        case .rows: return Message("no row of `\(rows)` can meet this", zh: "“\(rows)”里没有一行能满足这个条件")
        case .expectation: return Message("this expectation can never hold", zh: "这个期望永远不会成立")
        }
    }
}
