// "Who falls out?" as numbers: of those who came to a stage, how many went on, how many may yet, and how many did not.
import RhumbModel

struct FunnelChart: Sendable {
    struct Stage: Sendable, Hashable {
        let name: String
        let reached: Int64
        /// Too young to be judged: they were at the stage before and may still go on.
        let waiting: Int64
        /// They were at the stage before, had time enough, and are not here.
        let lost: Int64
        /// From the stage before, of those who had time enough; nil of the first and of nobody.
        let step: Double?
    }

    let stages: [Stage]

    init(_ names: [String], _ measured: FunnelMeasurement) {
        stages = zip(names, measured.stages).map { name, found in
            Stage(
                name: name, reached: found.reached, waiting: found.step?.immature ?? 0,
                lost: found.step.map { max(0, $0.n - $0.yes) } ?? 0, step: found.step?.share)
        }
    }

    /// The stage at which most fall out.
    var worst: Stage? { stages.filter { $0.lost > 0 }.max { $0.lost < $1.lost } }
    var widest: Int64 { stages.map { $0.reached + $0.waiting }.max() ?? 0 }
}
