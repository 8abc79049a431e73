// Which parts of a condition exclude one another.
import RhumbModel

extension Reasoner {
    /// The fewest parts of a condition that no row meets together, the last one its own; nil where some row may meet it, or where
    /// what is given is to blame.
    mutating func conflict(in condition: AskedCondition) -> [Node]? {
        let all = condition.given + condition.parts
        guard isNever(all), condition.given.isEmpty || !isNever(condition.given) else { return nil }
        if let single = condition.parts.first(where: { isNever([$0]) }) {
            // That segment is reported where it is declared.
            if case .member = plan[single].kind { return nil }
            return [single]
        }
        for (position, part) in all.enumerated().dropFirst(condition.given.count) {
            if let other = all.prefix(position).first(where: { isNever([$0, part]) }) { return [other, part] }
        }
        return all.reduce(all) { rest, part in
            let fewer = rest.filter { $0 != part }
            return isNever(fewer) ? fewer : rest
        }
    }

    /// No row meets all of these.
    mutating func isNever(_ nodes: [Node]) -> Bool { isImpossible(nodes.map { formula($0, .yes) }) }
}
