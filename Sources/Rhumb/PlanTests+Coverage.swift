// What the tests of a plan leave untried: conditions that were never yes or never no, and declarations that no test rests on.
import RhumbAssessment
public import RhumbModel
import RhumbQuery
public import RhumbText
public import RhumbValues

/// Kinds of declarations that tests are about.
public enum TestedKind: String, Sendable, Hashable, CaseIterable {
    case segment, attribute, tiers, metric, goal, risk, advice

    public var words: Message {
        switch self {
        case .segment: Message("segment", zh: "客群")
        case .attribute: Message("attribute", zh: "属性")
        case .tiers: Message("tiers", zh: "层级")
        case .metric: Message("metric", zh: "指标")
        case .goal: Message("goal", zh: "目标")
        case .risk: Message("risk", zh: "风险")
        case .advice: Message("advice", zh: "建议")
        }
    }
}

/// How the conditions of a plan fared over the rows of all its tests.
public struct TestCoverage: Sendable {
    /// What `and`, `or` and `not` join, or a condition that stands alone.
    public struct Condition: Sendable {
        public let kind: TestedKind
        public let heading: Heading
        /// In whose rows it stands; nil: the plan's own.
        public let dataset: String?
        public let span: SourceSpan
        public let counts: TruthCounts

        public var isCovered: Bool { counts.yes > 0 && counts.no > 0 }

        /// What no test has shown; nil where it was yes and no.
        public var gap: Message? {
            switch (counts.yes > 0, counts.no > 0) {
            case (true, true): return nil
            case (true, false): return Message("never no", zh: "从未为否")
            case (false, true): return Message("never yes", zh: "从未为是")
            case (false, false): break
            }
            if counts.unknown > 0 { return Message("no data: always unknown", zh: "没有数据：总是未知") }
            return dataset.map { Message("no data: no test gives rows of `\($0)`", zh: "没有数据：没有测试给出“\($0)”的行") }
                ?? Message("no data", zh: "没有数据")
        }
    }

    /// By place.
    public let conditions: [Condition]
    /// What no expectation rests on, by kind, in the order of the plan; kinds of which every one is tested are left out.
    public let untouched: [(kind: TestedKind, headings: [Heading])]

    public var covered: Int { conditions.count { $0.isCovered } }
}

extension CheckedPlan {
    /// The tests' results, and what all of them together have tried.
    /// - Parameter calendarDay: the day for tests of a plan that says none.
    public func runTestsWithCoverage(
        calendarDay: Day, bands: Bands = Bands()
    ) -> (results: [PlanTestResult], coverage: TestCoverage) {
        let runs = testRuns(calendarDay: calendarDay, bands: bands)
        let parts = conditionParts
        var counts = parts.map { _ in TruthCounts() }
        for run in runs {
            for (position, found) in run.counts(of: parts).enumerated() { counts[position] += found }
        }
        let conditions = zip(parts, counts).map { part, counts in
            TestCoverage.Condition(
                kind: part.kind, heading: part.heading, dataset: part.dataset.map { datasets[$0].heading.name },
                span: self[part.node].span, counts: counts)
        }
        let coverage = TestCoverage(conditions: conditions, untouched: Touched(self).untouched)
        return (runs.map(\.result), coverage)
    }

    /// A yes/no question that is made of no others, where it is asked.
    fileprivate struct ConditionPart {
        let kind: TestedKind
        let heading: Heading
        let dataset: ID<Dataset>?
        let node: Expression.Node
    }

    /// All of them, by place. What the ready-made grid asks is nobody's to test.
    private var conditionParts: [ConditionPart] {
        var found: [ConditionPart] = []
        func add(_ node: Expression.Node, _ kind: TestedKind, _ heading: Heading, in dataset: ID<Dataset>?) {
            found += questions(in: node).map {
                ConditionPart(kind: kind, heading: heading, dataset: dataset, node: $0)
            }
        }
        for segment in segments.all {
            for condition in segment.conditions {
                add(condition.node, .segment, segment.heading, in: segment.dataset)
            }
        }
        for attribute in attributes.all where self[attribute.value].type == .yesNo {
            add(attribute.value, .attribute, attribute.heading, in: attribute.dataset)
        }
        for tiers in tiers.all where tiers.scores.isEmpty {
            for condition in tiers.tiers.compactMap(\.condition) {
                add(condition, .tiers, tiers.heading, in: tiers.dataset)
            }
        }
        for metric in metrics.all {
            for (condition, dataset) in wheres(in: metric.value) {
                add(condition, .metric, metric.heading, in: dataset)
            }
        }
        for risk in risks.all {
            for condition in risk.signal { add(condition.node, .risk, risk.heading, in: nil) }
        }
        for advice in advice.all {
            for condition in advice.conditions { add(condition.node, .advice, advice.heading, in: advice.dataset) }
            if let when = advice.when { add(when, .advice, advice.heading, in: nil) }
        }
        return found.enumerated().sorted { left, right in
            let (a, b) = (self[left.element.node].span, self[right.element.node].span)
            return (a.file.value, a.start, a.end, left.offset) < (b.file.value, b.start, b.end, right.offset)
        }.map(\.element)
    }

    /// The parts that `and`, `or` and `not` join; one that the checker has written out stays whole.
    private func questions(in node: Expression.Node) -> [Expression.Node] {
        switch self[node].kind {
        case .and(let left, let right), .or(let left, let right):
            let isWritten = self[left].span != self[node].span && self[right].span != self[node].span
            return isWritten ? questions(in: left) + questions(in: right) : [node]
        case .not(let inner): return questions(in: inner)
        case .literal: return []
        default: return [node]
        }
    }

    /// The conditions of the aggregates of a measure, each with the dataset whose rows it is about.
    private func wheres(
        in node: Expression.Node
    ) -> [(condition: Expression.Node, dataset: ID<Dataset>)] {
        guard case .aggregate(let aggregate) = self[node].kind else {
            return self[node].kind.children.flatMap { wheres(in: $0) }
        }
        guard case .dataset(let dataset) = aggregate.source, let condition = aggregate.condition else { return [] }
        return [(condition, dataset)]
    }
}

extension TestRun {
    /// How the rows of this test answer; nothing where they cannot be used.
    fileprivate func counts(of parts: [CheckedPlan.ConditionPart]) -> [TruthCounts] {
        guard let assessment else { return [] }
        let question = ConditionQuestion(plan, parts.map { ($0.node, $0.dataset) }, today: today)
        let measured = question.counts(from: answers(to: question.query))
        return zip(parts, measured).map { part, counts in
            guard case .goalIs(let goal, let status) = plan[part.node].kind else { return counts }
            return TruthCounts(Truth(assessment.goals[goal.index].status.value == status))
        }
    }
}

/// What the expectations of a plan rest on.
private struct Touched {
    private let plan: CheckedPlan
    private var segments: Set<ID<Segment>> = []
    private var metrics: Set<ID<Metric>> = []
    private var goals: Set<ID<Goal>> = []
    private var risks: Set<ID<Risk>> = []
    private var advice: Set<ID<Advice>> = []
    private var seen: Set<Expression.Node> = []

    init(_ plan: CheckedPlan) {
        self.plan = plan
        for expectation in plan.tests.flatMap(\.expectations) {
            switch expectation.claim {
            case .holds(let node): look(node)
            case .member(_, _, let segment): look(segment)
            case .gets(_, _, let id): look(id)
            case .fires(let id, _):
                risks.insert(id)
                for condition in plan.risks[id].signal { look(condition.node) }
            }
        }
        // A goal is tried where its measure is.
        for id in plan.goals.ids {
            if let metric = plan.goals[id].metric, metrics.contains(metric) { goals.insert(id) }
        }
    }

    /// By kind, in the order of the plan.
    var untouched: [(kind: TestedKind, headings: [Heading])] {
        let all: [(kind: TestedKind, headings: [Heading])] = [
            (.segment, plan.segments.ids.filter { !segments.contains($0) }.map { plan.segments[$0].heading }),
            (.metric, plan.metrics.ids.filter { !metrics.contains($0) }.map { plan.metrics[$0].heading }),
            (.goal, plan.goals.ids.filter { !goals.contains($0) }.map { plan.goals[$0].heading }),
            (.risk, plan.risks.ids.filter { !risks.contains($0) }.map { plan.risks[$0].heading }),
            (.advice, plan.advice.ids.filter { !advice.contains($0) }.map { plan.advice[$0].heading }),
        ]
        return all.filter { !$0.headings.isEmpty }
    }

    private mutating func look(_ id: ID<Advice>) {
        guard advice.insert(id).inserted else { return }
        let declared = plan.advice[id]
        if let segment = declared.segment { look(segment) }
        for condition in declared.conditions { look(condition.node) }
        if let when = declared.when { look(when) }
    }

    private mutating func look(_ id: ID<Segment>) {
        guard segments.insert(id).inserted else { return }
        let declared = plan.segments[id]
        if let base = declared.base { look(base) }
        for condition in declared.conditions { look(condition.node) }
    }

    private mutating func look(_ node: Expression.Node) {
        guard seen.insert(node).inserted else { return }
        switch plan[node].kind {
        case .member(let id): look(id)
        case .metric(let id):
            metrics.insert(id)
            look(plan.metrics[id].value)
        case .attribute(let id): look(plan.attributes[id].value)
        case .tier(let id): for condition in plan.tiers[id].tiers.compactMap(\.condition) { look(condition) }
        case .goalIs(let id, _): goals.insert(id)
        case .restricted(_, .segment(let id)): look(id)
        case .aggregate(let aggregate): if let id = aggregate.segment { look(id) }
        case .rank(_, let rank): if let id = rank.base { look(id) }
        default: break
        }
        for child in plan[node].kind.children { look(child) }
    }
}
