// What these tests share: the shipped plans, temporary folders, goldens.
import Foundation
import Rhumb
import RhumbModel
import RhumbReport
import RhumbText
import RhumbValues
import TestSupport

enum Shipped {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let plans = root.appendingPathComponent("plans")
    static let accepts = ProcessInfo.processInfo.environment["RHUMB_ACCEPT"] == "1"

    /// Folders of the shipped plans, sorted.
    static var names: [String] {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: plans.path)) ?? []
        return entries.filter {
            !Project.planFiles(at: plans.appendingPathComponent($0).path).isEmpty && !$0.hasSuffix(".md")
        }
        .filter { !$0.hasPrefix(".") }.sorted()
    }

    static func path(_ name: String) -> String { plans.appendingPathComponent(name).path }

    /// A copy of a plan's folder that a test may change.
    static func copy(_ name: String) throws -> String {
        let folder = try Temporary.folder()
        let target = folder + "/" + name
        try FileManager.default.copyItem(atPath: path(name), toPath: target)
        return target
    }
}

enum Temporary {
    static func folder() throws -> String { try Scratch.folder().path }

    static func write(_ text: String, _ folder: String, _ name: String) throws {
        try write(Array(text.utf8), folder, name)
    }

    static func write(_ bytes: [UInt8], _ folder: String, _ name: String) throws {
        let url = URL(fileURLWithPath: folder).appendingPathComponent(name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }
}

/// A run with everything pinned that could vary.
func run(
    _ path: String, threads: Int = 2, language: Language? = nil, scenario: String? = nil, settings: [String] = []
) -> Outcome<Report?> {
    var options = RunOptions(calendarDay: Day(year: 2026, month: 6, day: 30) ?? .first)
    options.threads = threads
    options.language = language
    options.scenario = scenario
    return Project.load(path, settings: settings).run(options)
}
