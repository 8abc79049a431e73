// `check --fix`: what can be mended without a person, mended in the files.
public import RhumbLint
import RhumbText

extension Project {
    /// What mending a project's files has come to.
    public struct Mending: Sendable {
        /// Fixes that were made.
        public var count = 0
        /// Files that could not be written.
        public var unwritten: [String] = []
    }

    /// Rounds after which mending gives up: fixes that undo one another would go on for ever.
    private static let rounds = 20

    /// Makes the fixes of all findings, the safe ones or also the guesses, and writes the files that they change. One fix may
    /// uncover the next: findings are asked for again until nothing is left to mend.
    public static func mend(_ path: String, guesses: Bool, _ settings: LintSettings = LintSettings()) -> Mending {
        var mending = Mending()
        for _ in 0..<rounds {
            let project = Project.load(path)
            // Of several ways to mend one finding the first is the likeliest.
            let fixes = project.lint(settings).compactMap { finding in finding.fixes.first { $0.isSafe || guesses } }
            let made = project.sources.applying(fixes)
            let changed = made.files.filter { $0.file.bytes != $0.bytes }
            guard !changed.isEmpty else { return mending }
            for (file, bytes) in changed where !Files.write(bytes, to: file.path) {
                mending.unwritten.append(file.path)
            }
            guard mending.unwritten.isEmpty else { return mending }
            mending.count += made.count
        }
        return mending
    }
}
