// What the syntax tests share: fixtures by path, a seeded generator, shapes of trees without places.

import Foundation
import RhumbSyntax
import RhumbText

enum Fixture {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let corpus = root.appendingPathComponent("Tests/Corpus/syntax")
    static let accepts = ProcessInfo.processInfo.environment["RHUMB_ACCEPT"] == "1"

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    /// Names of the files of a folder of the corpus that end in `.rhumb`, sorted.
    static func names(in folder: String) -> [String] {
        let url = corpus.appendingPathComponent(folder)
        let files = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
        return files.filter { $0.hasSuffix(".rhumb") }.sorted()
    }
}

func parse(text: String) -> Outcome<SyntaxTree> {
    parse(SourceFile(path: "test.rhumb", text: text), index: FileIndex(0))
}

/// `line:column level id message | help`, one line a diagnostic.
func listing(_ outcome: Outcome<SyntaxTree>, _ language: Language) -> [String] {
    outcome.diagnostics.map { diagnostic in
        var place = "-"
        if case .source(let span) = diagnostic.place {
            let position = outcome.value.file.position(at: span.start)
            place = "\(position.line):\(position.column)"
        }
        let help = diagnostic.help.map { " | " + $0.text(in: language) } ?? ""
        return "\(place) \(diagnostic.level.rawValue) \(diagnostic.id) \(diagnostic.message.text(in: language))\(help)"
    }
}

/// The shape of a value: all stored properties, but no places, no comments, and clause words of paths by their keyword.
func shape(_ value: Any) -> String {
    if value is SourceSpan || value is Comment { return "" }
    if let name = value as? Name { return Keyword.overridden(by: name.text).map(\.rawValue) ?? name.text }
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .optional { return mirror.children.first.map { shape($0.value) } ?? "nil" }
    if mirror.children.isEmpty { return "\(value)" }
    let parts = mirror.children.compactMap { child -> String? in
        if child.value is SourceSpan || child.label == "leadingComments" { return nil }
        return (child.label.map { $0 + ":" } ?? "") + shape(child.value)
    }
    return "(" + parts.joined(separator: " ") + ")"
}
