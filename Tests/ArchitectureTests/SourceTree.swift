// What the architecture tests look at: our Swift files, their imports, and their text without strings and comments.
import Foundation

/// One Swift file of the repository.
struct SwiftSource: Sendable, CustomStringConvertible {
    /// Relative to the repository's root.
    let path: String
    let text: String

    var description: String { path }

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// The module a file under Sources/ or Tests/ belongs to.
    var module: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    /// The modules it imports, with the line of each.
    var imports: [(module: String, line: Int)] {
        lines.enumerated().compactMap { number, line in
            var words = line.split(separator: " ")
            while let first = words.first, first.hasPrefix("@") || Self.accessLevels.contains(String(first)) {
                words.removeFirst()
            }
            guard words.first == "import", words.count >= 2 else { return nil }
            let named = Self.importKinds.contains(String(words[1])) && words.count >= 3 ? words[2] : words[1]
            return (String(named.split(separator: ".").first ?? named), number + 1)
        }
    }

    private static let accessLevels: Set<String> = ["public", "package", "internal", "fileprivate", "private"]
    private static let importKinds: Set<String> = [
        "struct", "class", "enum", "protocol", "func", "var", "let", "typealias",
    ]

    /// Each line without its comments and without what stands in string literals; simple, and enough for our style.
    var code: [String] {
        var inBlock = false
        var inMultiline = false
        return lines.map { line in
            var kept = ""
            var inString = false
            var rest = line[...]
            while let character = rest.first {
                if inBlock {
                    if rest.hasPrefix("*/") { inBlock = false }
                } else if rest.hasPrefix("\"\"\"") {
                    inMultiline.toggle()
                    rest = rest.dropFirst(2)
                } else if inMultiline {
                    // Text.
                } else if inString {
                    if character == "\\" { rest = rest.dropFirst() }
                    if character == "\"" { inString = false }
                } else if rest.hasPrefix("//") {
                    return kept
                } else if rest.hasPrefix("/*") {
                    inBlock = true
                } else if character == "\"" {
                    inString = true
                    kept.append("\"")
                } else {
                    kept.append(character)
                }
                rest = rest.dropFirst()
            }
            return kept
        }
    }
}

/// The repository that this test was compiled from.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    /// All Swift files under a folder, in order.
    static func swiftFiles(under folder: String) throws -> [SwiftSource] {
        let base = root.appendingPathComponent(folder)
        let paths = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
        return try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
            SwiftSource(path: "\(folder)/\(path)", text: try text("\(folder)/\(path)"))
        }
    }
}
