// What a run leaves behind, and where it is kept.
import Glibc
import RhumbAssessment
import RhumbConfig
public import RhumbHistory
import RhumbModel
public import RhumbReport
public import RhumbText
import RhumbValues

extension Project {
    /// Where rhumb.yaml says that runs are kept; nil: they are not.
    public var historyPath: String? { configuration.history.map { Files.join(folder, $0) } }

    /// Adds a run to the project's history, all of it or nothing; does nothing where none is kept. A history that cannot be
    /// used is a warning: the run itself is fine.
    /// - Parameters:
    ///   - recorded: seconds since 1970.
    ///   - dataOverrides: dataset name to file, as of `--data`.
    public func remember(
        _ report: Report, recorded: Int64, dataOverrides: [String: String] = [:]
    ) -> [Diagnostic] {
        guard let path = historyPath else { return [] }
        guard Files.makeFolder(Files.folder(of: path)), isInsideProject(path) else {
            return [HistoryFault.refused(path).diagnostic(path, .warning)]
        }
        do throws(HistoryFault) {
            _ = try HistoryFile(path).append(record(of: report, dataOverrides: dataOverrides), recorded: recorded)
            return []
        } catch {
            return [error.diagnostic(path, .warning)]
        }
    }

    /// A link out of the project is not followed.
    private func isInsideProject(_ path: String) -> Bool {
        Files.isInside(Files.kind(path) == nil ? Files.folder(of: path) : path, folder)
    }

    /// A stored run; a negative number counts from the end.
    public func remembered(_ number: Int) -> Outcome<RunRecord?> {
        guard let path = historyPath else {
            return Outcome(
                nil,
                [
                    Diagnostic(
                        "history/none", .error, Message("this project keeps no history", zh: "这个项目没有保存运行历史"),
                        at: .file(Files.join(folder, "rhumb.yaml")),
                        help: Message(
                            "add to rhumb.yaml: history: .rhumb/history.sqlite",
                            zh: "请在 rhumb.yaml 里写：history: .rhumb/history.sqlite"))
                ])
        }
        guard Files.kind(path) != nil else { return Outcome(nil, [HistoryFault.missing.diagnostic(path, .error)]) }
        do throws(HistoryFault) {
            let history = HistoryFile(path)
            if let record = try history.record(number) { return Outcome(record) }
            return Outcome(nil, [noRun(number, try history.runs(), path)])
        } catch {
            return Outcome(nil, [error.diagnostic(path, .error)])
        }
    }

    private func noRun(_ number: Int, _ runs: [RunSummary], _ path: String) -> Diagnostic {
        let last = runs.suffix(5).map { run in
            "#\(run.number) \(run.today)" + (run.scenario.map { " (\($0))" } ?? "")
        }
        return Diagnostic(
            "history/no-run", .error,
            Message("the history has no run #\(number)", zh: "历史中没有第 \(number) 次运行"), at: .file(path),
            help: runs.isEmpty
                ? Message("it is empty; run the plan first", zh: "历史为空，请先运行方案")
                : Message(
                    "the last ones: \(last.joined(separator: ", "))", zh: "最近几次：\(last.joined(separator: "、"))"))
    }

    /// A run as history keeps it.
    public func record(of report: Report, dataOverrides: [String: String] = [:]) -> RunRecord {
        let plan = report.plan
        var record = RunRecord(
            plan: plan.heading.name, title: plan.heading.title, today: report.assessment.today,
            scenario: report.scenario ?? settingsName, language: report.language, bands: bands)
        record.sources = sourceTexts
        record.tables = zip(plan.datasets.all, report.measurements.datasets).map { dataset, measured in
            let path = file(of: dataset, configuration.datasets[dataset.heading.name], dataOverrides)
            return RunRecord.Table(
                name: dataset.heading.name, source: measured.source, rows: measured.rows,
                fingerprint: path.flatMap { Files.fingerprint($0) })
        }
        let bases = RunRecord.bases(of: record.sources, goals: plan.goals.all.map(\.heading.name))
        record.standings = report.standings.map { standing in
            guard standing.kind == .goal else { return standing }
            var standing = standing
            standing.basis = bases[standing.name]
            return standing
        }
        record.members = report.members
        record.given = plan.advice.ids.filter { plan.advice[$0].dataset != nil }.map { id in
            RunRecord.Given(
                advice: plan.advice[id].heading.name,
                keys: report.assessment.recommendations.compactMap { $0.origin == .advice(id) ? $0.key : nil })
        }
        return record
    }

    /// What a run with `--set` and without a scenario is called.
    private var settingsName: String? {
        sources.files.contains { $0.path == Project.settingsScenario } ? Project.settingsScenario : nil
    }
}

extension Report {
    fileprivate var standings: [RunRecord.Standing] {
        let strategies = zip(plan.strategies.all, assessment.strategies).map { declared, judged in
            standing(.strategy, declared.heading, status: judged.status?.rawValue, because: judged.because)
        }
        let goals = zip(plan.goals.all, assessment.goals).map { declared, judged in
            RunRecord.Standing(
                kind: .goal, name: declared.heading.name, title: declared.heading.title,
                status: judged.status.value.rawValue, value: judged.measured.value, target: judged.target,
                better: declared.better, because: judged.status.because)
        }
        let metrics = zip(plan.metrics.all, measurements.metrics).map { declared, measured in
            RunRecord.Standing(
                kind: .metric, name: declared.heading.name, title: declared.heading.title, value: measured.value,
                better: declared.better)
        }
        let segments = zip(plan.segments.all, measurements.segments).map { declared, measured in
            RunRecord.Standing(
                kind: .segment, name: declared.heading.name, title: declared.heading.title,
                value: .integer(measured.inside))
        }
        let tiers = zip(plan.tiers.all, measurements.tiers).flatMap { ladder, measured in
            zip(ladder.tiers, measured.inside).map { tier, inside in
                RunRecord.Standing(
                    kind: .tier, name: "\(ladder.heading.name).\(tier.name)", title: tier.title,
                    value: .integer(inside))
            }
        }
        let actions = zip(plan.actions.all, assessment.actions).map { declared, judged in
            standing(
                .action, declared.heading, status: judged.status.value.rawValue, because: judged.status.because)
        }
        let risks = zip(plan.risks.all, assessment.risks).map { declared, judged in
            standing(.risk, declared.heading, status: judged.signal.value.rawValue, because: judged.signal.because)
        }
        return strategies + goals + metrics + segments + tiers + actions + risks
    }

    private func standing(
        _ kind: RunRecord.Standing.Kind, _ heading: Heading, status: String?, because: [Message]
    ) -> RunRecord.Standing {
        RunRecord.Standing(
            kind: kind, name: heading.name, title: heading.title, status: status, because: because)
    }

    fileprivate var members: [RunRecord.Members] {
        measurements.members.flatMap { measured -> [RunRecord.Members] in
            let dataset = plan.datasets[measured.dataset].heading.name
            let segments = measured.segments.map { segment, keys in
                RunRecord.Members(
                    dataset: dataset, name: plan.segments[segment].heading.name, rung: nil, keys: keys)
            }
            let tiers = measured.tiers.flatMap { ladder, rungs in
                zip(plan.tiers[ladder].tiers, rungs).map { tier, keys in
                    RunRecord.Members(
                        dataset: dataset, name: plan.tiers[ladder].heading.name, rung: tier.name, keys: keys)
                }
            }
            return segments + tiers
        }
    }
}
