// Golden texts: a report must read exactly as it did when somebody last read it. RHUMB_ACCEPT=1 writes what comes out.
import Foundation
import Testing

enum Golden {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Corpus/report")

    /// Compares a text with the golden of that name; a missing golden fails.
    static func expect(_ text: String, is name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let file = folder.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["RHUMB_ACCEPT"] == "1" {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            return
        }
        let golden = try #require(
            try? String(decoding: Data(contentsOf: file), as: UTF8.self),
            "no golden \(name); run with RHUMB_ACCEPT=1 and read it", sourceLocation: sourceLocation)
        let (found, expected) = (lines(text), lines(golden))
        for (number, pair) in zip(found, expected).enumerated() where pair.0 != pair.1 {
            Issue.record(
                "\(name):\(number + 1)\n  found    \(pair.0)\n  expected \(pair.1)", sourceLocation: sourceLocation)
            return
        }
        #expect(found.count == expected.count, "\(name)", sourceLocation: sourceLocation)
    }

    private static func lines(_ text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
    }
}
