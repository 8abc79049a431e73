// Two versions of a plan, declaration by declaration and line by line.
import RhumbModel
import RhumbSyntax
import RhumbText

struct PlanDifference {
    private(set) var changes: [RunDifference.Change] = []
    private(set) var declared: [RunDifference.Declared] = []

    private struct Identity: Hashable {
        let kind: DeclarationKind
        let name: String
    }

    init(_ old: RunRecord, _ new: RunRecord) {
        compareBands(old.bands, new.bands)
        guard old.sources != new.sources else { return }
        let before = declarations(of: old.sources).filter { !PlanDifference.isAside($0.kind) }
        let after = declarations(of: new.sources).filter { !PlanDifference.isAside($0.kind) }
        var olds: [Identity: DeclarationText] = [:]
        for declaration in before { olds[Identity(kind: declaration.kind, name: declaration.name)] = declaration }
        for declaration in after {
            guard let earlier = olds.removeValue(forKey: Identity(kind: declaration.kind, name: declaration.name))
            else {
                declared.append(PlanDifference.declared(declaration, isAdded: true))
                continue
            }
            let better = new.standings.first { $0.kind == .goal && $0.name == declaration.name }?.better
            compare(earlier, declaration, declaration.kind == .goal ? better : nil)
        }
        declared += before.filter { olds[Identity(kind: $0.kind, name: $0.name)] != nil }.map {
            PlanDifference.declared($0, isAdded: false)
        }
    }

    /// `bands` of rhumb.yaml, in the words of a goal's own.
    private mutating func compareBands(_ old: Bands, _ new: Bands) {
        guard old != new else { return }
        func text(_ bands: Bands) -> Message { Message(verbatim: "\(bands.onTrack) \(bands.atRisk)") }
        let isEasier = new.onTrack <= old.onTrack && new.atRisk <= old.atRisk
        let isHarder = new.onTrack >= old.onTrack && new.atRisk >= old.atRisk
        changes.append(
            RunDifference.Change(
                group: .threshold, kind: Message("settings", zh: "设置"), name: "rhumb.yaml", title: nil,
                word: Message(verbatim: "bands"), old: text(old), new: text(new),
                movement: isEasier ? .easier : isHarder ? .harder : .changed))
    }

    /// Tests and files that are brought in say nothing about the strategy.
    private static func isAside(_ kind: DeclarationKind) -> Bool { kind == .test || kind == .use }

    private static func declared(_ text: DeclarationText, isAdded: Bool) -> RunDifference.Declared {
        RunDifference.Declared(kind: text.kind.shown, name: text.name, title: text.title, isAdded: isAdded)
    }

    /// Lines with the same word are paired: those that are the same first, the rest in order.
    private mutating func compare(_ old: DeclarationText, _ new: DeclarationText, _ better: Metric.Better?) {
        if old.title != new.title {
            add(
                new, Message("title", zh: "标题"), old.title.map { Message(verbatim: $0) },
                new.title.map { Message(verbatim: $0) }, group: .other, better)
        }
        var words: [String] = []
        for clause in new.clauses + old.clauses where !words.contains(clause.word) { words.append(clause.word) }
        for word in words {
            var before = old.clauses.filter { $0.word == word }
            var after: [DeclarationText.Clause] = []
            for clause in new.clauses where clause.word == word {
                if let same = before.firstIndex(where: { $0.text == clause.text }) {
                    before.remove(at: same)
                } else {
                    after.append(clause)
                }
            }
            let shown = after.first?.shownWord ?? before.first?.shownWord ?? Message(verbatim: word)
            let group = PlanDifference.group(new.kind, word)
            for position in 0..<max(before.count, after.count) {
                add(
                    new, shown, before.indices.contains(position) ? before[position].text : nil,
                    after.indices.contains(position) ? after[position].text : nil, group: group, better)
            }
        }
    }

    private mutating func add(
        _ declaration: DeclarationText, _ word: Message, _ old: Message?, _ new: Message?,
        group: RunDifference.Change.Group, _ better: Metric.Better?
    ) {
        let movement: Movement =
            if group != .other, let old, let new {
                RhumbHistory.movement(from: old.english, to: new.english, better: better)
            } else {
                .changed
            }
        changes.append(
            RunDifference.Change(
                group: group, kind: declaration.kind.shown, name: declaration.name, title: declaration.title,
                word: word,
                old: old, new: new, movement: movement))
    }

    private static func group(_ kind: DeclarationKind, _ word: String) -> RunDifference.Change.Group {
        switch kind {
        case .goal:
            switch word {
            case "target", "keep", "hold", "baseline", "milestone", "deadline", "start", "weight", "revised":
                return .target
            case "bands", "at", "measure", "of": return .threshold
            default: return .other
            }
        case .segment, .tiers, .attributes, .metric, .assumption: return word == "promise" ? .other : .threshold
        case .dataset: return word == "require" ? .threshold : .other
        case .plan: return word == "contact" || word == "budget" ? .threshold : .other
        case .risk: return word == "signal" ? .threshold : .other
        case .advice: return word == "say" || word == "serves" ? .other : .threshold
        default: return .other
        }
    }
}

extension DeclarationKind {
    /// The declaration word in both languages.
    fileprivate var shown: Message { Message(keyword.english, zh: keyword.chinese) }
}
