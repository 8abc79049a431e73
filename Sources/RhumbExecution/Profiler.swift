// Where the time goes, when somebody asks: two looks at the clock around each operator of each chunk.
import RhumbColumns
import RhumbQuery

extension Run {
    /// Notes what a pass has cost; does nothing where nobody asked.
    func note(_ pass: Pass, _ program: Program, _ sinks: [any Sink], _ team: Team, since began: Double) {
        guard isProfiled else { return }
        let costs = team.workers.map(\.seconds)
        let operators = program.items.enumerated().map { position, item in
            PassProfile.Operator(
                text: text(of: item, sinks, pass.domain),
                seconds: costs.reduce(0) { $0 + ($1.isEmpty ? 0 : $1[position]) })
        }
        profile.append(
            PassProfile(
                dataset: query.domains[pass.domain].name, isReading: pass.isReading(schedule),
                rows: rowCounts[pass.domain], threads: team.workers.count, seconds: monotonicSeconds() - began,
                operators: operators))
    }

    private func text(of item: Program.Item, _ sinks: [any Sink], _ domain: Int) -> String {
        switch item {
        case .step(let step): return step.node >= 0 ? query.text(of: NodeID(step.node)) : step.action.text
        case .sink(let position, _):
            let sink = sinks[position]
            let nodes = sink.nodes
            let name = nodes.first.map { " " + query.text(of: NodeID($0)) } ?? ""
            let more = nodes.count > 1 ? " and \(nodes.count - 1) more" : ""
            return "→ \(verb(sink))\(name)\(more)"
        }
    }

    private func verb(_ sink: any Sink) -> String {
        switch sink {
        case is OrphanSink: "look for references without a match"
        case is KeepSink: "keep"
        case is ListSink: "list the first rows"
        case is GroupSink: "group by day"
        case is CollectSink, is CollectedFoldSink: "collect"
        case is RepeatSink: "find repeated rows"
        case is FitSink: "fit"
        default: "add up"
        }
    }
}

extension Action {
    /// The steps that belong to no node of the query.
    fileprivate var text: String {
        switch self {
        case .column: "cells of a column"
        case .parent: "rows of the parents"
        case .present: "is the reference there"
        case .stored: "kept values"
        case .grouped: "counts by day"
        case .window: "is the day in the window"
        case .bucket: "which window"
        case .taken: "takes part"
        case .lost: "left out"
        case .convert: "codes of texts"
        default: "\(self)"
        }
    }
}
