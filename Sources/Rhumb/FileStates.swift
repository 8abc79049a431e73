// Files by their outside, to tell when one of them has been written.

import RhumbConfig
import RhumbModel
import RhumbText

/// What files looked like at a moment. Equal as long as none of them was written, made or removed.
public struct FileStates: Sendable, Equatable {
    public let paths: [String]
    private let stamps: [FileStamp?]

    public init(_ paths: [String]) {
        self.paths = paths
        stamps = paths.map { FileStamp($0) }
    }
}

extension Project {
    /// All files that a run of the project may read, and its folder, whose stamp tells of new files; addresses of servers are no files.
    public func filesBehind(overrides: [String: String] = [:]) -> [String] {
        let datasets =
            check().value?.datasets.all.compactMap {
                file(of: $0, configuration.datasets[$0.heading.name], overrides)
            } ?? []
        let outcomes = configuration.outcomes.map { [Files.join(folder, $0)] } ?? []
        let plans = sources.files.map(\.path).filter { $0 != Project.settingsScenario }
        return [folder, Files.join(folder, "rhumb.yaml")] + plans + datasets + outcomes
    }
}
