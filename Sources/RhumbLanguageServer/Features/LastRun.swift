// How things stood in the last run that was kept.
import Rhumb
import RhumbAssessment
import RhumbChecker
import RhumbFormats
import RhumbHistory
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension LanguageServer {
    /// The last kept run of a project; read again when the history has changed.
    mutating func lastRun(of key: String) -> RunRecord? {
        guard let project = analyses[key]?.project, let path = project.historyPath else { return nil }
        let stamp = InputFile.stamp(path)
        if let known = lastRuns[key], known.stamp == stamp { return known.record }
        let record = stamp == nil ? nil : project.remembered(-1).value
        lastRuns[key] = LastRun(stamp: stamp, record: record)
        return record
    }

    private mutating func found(_ thing: NamedThing, in key: String) -> (standing: RunRecord.Standing, day: Day)? {
        let kind: RunRecord.Standing.Kind
        var name = thing.name
        switch thing.kind {
        case .strategy: kind = .strategy
        case .goal: kind = .goal
        case .metric: kind = .metric
        case .segment: kind = .segment
        case .action: kind = .action
        case .risk: kind = .risk
        case .tier:
            kind = .tier
            name = (thing.declaration.name?.text ?? "") + "." + thing.name
        case .plan, .dataset, .column, .attribute, .tiers, .relation, .funnel, .stage, .cohorts, .survey, .programme,
            .person, .resource, .assumption, .calendar, .task, .investment, .advice, .scenario:
            return nil
        }
        guard let run = lastRun(of: key) else { return nil }
        return run.standings.first { $0.kind == kind && $0.name == name }.map { ($0, run.today) }
    }

    /// `2026-06-30: 812` or `2026-06-30: 32.1% · off track`.
    mutating func standing(of thing: NamedThing, in key: String, _ language: Language) -> String? {
        guard let (standing, day) = found(thing, in: key) else { return nil }
        return "\(day): " + words(standing, language)
    }

    /// What stands behind a name in the text: the size of a segment, the status of a goal.
    mutating func hint(for thing: NamedThing, in key: String, _ language: Language) -> String? {
        guard let (standing, _) = found(thing, in: key) else { return nil }
        return words(standing, language)
    }

    private func words(_ standing: RunRecord.Standing, _ language: Language) -> String {
        var parts: [String] = []
        if standing.value != .unknown {
            let value = standing.value.text(in: language)
            let isSize = standing.kind == .segment || standing.kind == .tier
            parts.append(isSize ? Message("\(value) in", zh: "\(value)行").text(in: language) : value)
        }
        if let status = status(standing) { parts.append(status.text(in: language)) }
        return parts.joined(separator: " · ")
    }
}

extension LanguageServer {
    private func status(_ standing: RunRecord.Standing) -> Message? {
        guard let word = standing.status else { return nil }
        switch standing.kind {
        case .strategy, .goal: return GoalStatus(rawValue: word)?.words
        case .action: return ActionStatus(rawValue: word)?.words
        case .risk: return SignalState(rawValue: word)?.words
        case .metric, .segment, .tier: return nil
        }
    }
}

/// A run that was read, and the history it was read from.
struct LastRun {
    let stamp: String?
    let record: RunRecord?
}
