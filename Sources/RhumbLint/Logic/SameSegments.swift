// Two names for the same customers.
import RhumbModel
import RhumbText

extension Rule {
    static let sameSegments = Rule(
        "logic/same-segments", .warning,
        Message("Two segments are two groups of customers", zh: "两个客群应是两群不同的客户"),
        why: Message(
            """
            Two segments that always hold the same customers are served twice, counted twice and, when a bound moves, \
            changed once. Either one can go, or one of the two was to be drawn differently.
            """,
            zh: "两个客群里永远是同一批客户：建议给两遍，人数算两遍，以后改界限又只改一处。要么删去一个，要么其中一个本来想划得不一样。"),
        bad: """
            segment frequent "Frequent guests" of guests where frequency >= 4
            segment ‹loyal› "Loyal guests" of guests where frequency > 3
            """,
        good: """
            segment frequent "Frequent guests" of guests where frequency >= 4
            segment loyal "Loyal guests" of guests where frequency > 3 and recency <= 90 days
            """
    ) { lint in
        for (first, second) in lint.samePairs {
            let (one, other) = (lint.plan.segments[first], lint.plan.segments[second])
            let yes = lint.plan.conditions(of: first).map(\.node)
            let example = lint.example(of: [lint.reasoner.formula(all: yes, .yes)], in: one.dataset)
            let shown = example.map {
                Message(": one with \($0.english), for example, is in both", zh: "，例如\($0.chinese)的，两边都在")
            }
            lint.report(
                at: other.heading.span,
                Message(
                    "“\(other.heading.shown)” always holds the same rows as “\(one.heading.shown)”\(shown?.english ?? "")",
                    zh: "“\(other.heading.shown)”和“\(one.heading.shown)”永远是同一批人\(shown?.chinese ?? "")"),
                help: Message(
                    "use one of them everywhere, or say what makes the other different", zh: "请只留一个，或写明另一个不同在哪里"),
                related: [Related(Message("the same rows", zh: "同一批人"), at: .source(one.heading.span))])
        }
    }
}

extension Lint {
    /// Segments that are equal, the later one second. Only those that speak of the same values are compared.
    fileprivate var samePairs: [(ID<Segment>, ID<Segment>)] {
        mutating get {
            var alike: [Fingerprint: [ID<Segment>]] = [:]
            for id in plan.segments.ids {
                let nodes = plan.conditions(of: id).map(\.node)
                let variables = reasoner.formula(all: nodes, .yes).variables
                guard !nodes.isEmpty, variables.count < 12, !reasoner.isNever(nodes) else { continue }
                let fingerprint = Fingerprint(dataset: plan.segments[id].dataset, variables: variables)
                alike[fingerprint, default: []].append(id)
            }
            var pairs: [(ID<Segment>, ID<Segment>)] = []
            for ids in alike.values where ids.count > 1 {
                // Each with the first that it equals.
                for (position, second) in ids.enumerated().dropFirst() {
                    let first = ids.prefix(min(position, 40)).first { isSame($0, second) }
                    if let first { pairs.append((first, second)) }
                }
            }
            return pairs.sorted { $0.1.index < $1.1.index }
        }
    }

    private mutating func isSame(_ first: ID<Segment>, _ second: ID<Segment>) -> Bool {
        // One that narrows the other to itself is another finding.
        guard !plan.isNarrowed(first, from: second), !plan.isNarrowed(second, from: first) else { return false }
        return isContained(first, in: second) && isContained(second, in: first)
    }

    /// Is every member of the first one of the second?
    mutating func isContained(_ first: ID<Segment>, in second: ID<Segment>) -> Bool {
        let inside = reasoner.formula(all: plan.conditions(of: first).map(\.node), .yes)
        let outside = reasoner.formula(all: plan.conditions(of: second).map(\.node), .notYes)
        return reasoner.isImpossible([inside, outside])
    }
}

private struct Fingerprint: Hashable {
    let dataset: ID<Dataset>
    let variables: Set<Variable>
}

extension CheckedPlan {
    /// Is the first declared as a part of the second?
    func isNarrowed(_ first: ID<Segment>, from second: ID<Segment>) -> Bool {
        var next = segments[first].base
        while let base = next {
            if base == second { return true }
            next = segments[base].base
        }
        return false
    }
}
