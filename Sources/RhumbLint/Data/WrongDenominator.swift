// Shares of everybody where buyers are meant.
import RhumbModel
import RhumbText

extension Rule {
    static let wrongDenominator = Rule(
        "data/wrong-denominator", .note,
        Message("The share of those who came back is one of those who came", zh: "复购率的分母是来过的人"),
        why: Message(
            """
            Who never bought cannot buy again. A share of the whole list falls with every address that is added, however \
            loyal the buyers are. The plan has a segment of those who bought: take that.
            """,
            zh: """
                没买过的人谈不上再买。以整份名单作分母，名单每加一批人，复购率就掉一截，和老客忠不忠诚无关。方案里已经有买过的人这个客群，\
                用它作分母。
                """),
        bad: """
            metric back "Guests who came back" ‹share(guests where frequency >= 2)› better higher
            """,
        good: """
            metric back "Guests who came back" share(buyers where frequency >= 2) better higher
            """
    ) { lint in
        let plan = lint.plan
        for share in lint.shares where share.aggregate.segment == nil {
            guard case .dataset(let dataset) = share.aggregate.source,
                let (attribute, least) = share.aggregate.condition.flatMap({ plan.leastCount($0) }), least == 2,
                let buyers = plan.segments.all.first(where: { segment in
                    guard segment.dataset == dataset, segment.base == nil, segment.conditions.count == 1 else {
                        return false
                    }
                    return plan.leastCount(segment.conditions[0].node).map { $0 == (attribute, 1) } ?? false
                })
            else { continue }
            let rows = plan.datasets[dataset].heading.name
            let (name, segment) = (plan.attributes[attribute].heading.name, buyers.heading.name)
            lint.report(
                at: share.span,
                Message(
                    "the share is one of all `\(rows)`, also of those whose `\(name)` is 0 and who could not come back",
                    zh: "分母是全部“\(rows)”，连“\(name)”为 0、谈不上再来的人也算在内"),
                help: Message(
                    "take those who came: share(\(segment) where \(name) >= 2)",
                    zh: "请只算来过的人：占比(\(segment) 其中 \(name) >= 2)"))
        }
    }
}

extension CheckedPlan {
    /// Of a condition like `frequency >= 2`, where the attribute is a count of rows, the attribute and the least number.
    fileprivate func leastCount(_ node: Node) -> (ID<Attribute>, Int64)? {
        guard case .compare(let sign, let left, let right) = self[node].kind,
            case .attribute(let attribute) = self[left].kind, case .literal(.integer(let number)) = self[right].kind,
            case .aggregate(let count) = self[attributes[attribute].value].kind, count.function == .count
        else { return nil }
        switch sign {
        case .greaterOrEqual: return (attribute, number)
        case .greater: return (attribute, number + 1)
        case .equal, .notEqual, .less, .lessOrEqual: return nil
        }
    }
}
