// What a goal's measure rests on, as a fingerprint: values of two runs may stand in one line only where it is the same.
import RhumbSyntax
import RhumbText

/// The definitions of a plan by name, as they are written.
struct Definitions {
    private var texts: [String: String] = [:]
    private var goals: [String: String] = [:]

    init(_ sources: [RunRecord.Source]) {
        for declaration in declarations(of: sources) {
            let lines = declaration.clauses.map(\.text.english)
            switch declaration.kind {
            case .goal:
                let measured = declaration.clauses.filter { ["of", "measure"].contains($0.word) }
                goals[declaration.name] = measured.map(\.text.english).joined(separator: "\n")
            case .metric, .segment, .tiers, .assumption: texts[declaration.name] = lines.joined(separator: "\n")
            case .attributes: for clause in declaration.clauses { texts[clause.word] = clause.text.english }
            default: continue
            }
        }
    }

    /// Of what a goal measures and everything that this names, directly or through others; nil where there is no such goal.
    func basis(ofGoal name: String) -> String? {
        guard let measured = goals[name] else { return nil }
        var seen: Set<String> = []
        var waiting = names(in: measured)
        while let next = waiting.popLast() {
            guard seen.insert(next).inserted, let text = texts[next] else { continue }
            waiting += names(in: text)
        }
        let all = [measured] + seen.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.compactMap { texts[$0] }
        return Fingerprint(Array(all.joined(separator: "\n\n").utf8)).description
    }

    private func names(in text: String) -> [String] {
        text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init).filter { texts[$0] != nil }
    }
}

extension RunRecord {
    /// By goal: a fingerprint of what its measure rests on.
    public static func bases(of sources: [Source], goals: [String]) -> [String: String] {
        let definitions = Definitions(sources)
        var bases: [String: String] = [:]
        for goal in goals { bases[goal] = definitions.basis(ofGoal: goal) }
        return bases
    }
}
