// A baseline: findings that were there when a plan came under lint. They are known; only new ones are shown.
public import RhumbText

/// Known findings, each by what stays the same while its line does.
public struct Baseline: Sendable {
    private let fingerprints: Set<String>

    /// A baseline's text: a finding a line, its fingerprint first; `#` begins a remark. nil where a line has no fingerprint.
    public init?(_ text: String) {
        var fingerprints: Set<String> = []
        for line in text.split(whereSeparator: \.isNewline) {
            guard let word = line.split(whereSeparator: \.isWhitespace).first, !word.hasPrefix("#") else { continue }
            guard word.count >= 16, word.prefix(16).allSatisfy(\.isHexDigit) else { return nil }
            fingerprints.insert(String(word))
        }
        self.fingerprints = fingerprints
    }

    /// The findings that are new.
    public func new(in findings: ProjectFindings) -> [Diagnostic] {
        findings.located.filter { !fingerprints.contains($0.fingerprint) }.map(\.finding)
    }

    /// The text of a baseline that knows these findings; mistakes that keep a plan from running are never known.
    public static func text(of projects: [ProjectFindings]) -> String {
        let lines = projects.flatMap(\.located).filter { $0.finding.level < .error }.map { located in
            "\(located.fingerprint)  \(located.finding.id)  \(located.file ?? "-")"
                + (located.region.map { ":\($0.start.line)" } ?? "")
        }
        return "# Findings that `rhumb check --baseline` does not show; written by --write-baseline.\n"
            + lines.map { $0 + "\n" }.joined()
    }
}
