// Formatting files: reading, laying out and comparing; writing is the command's.
import RhumbData
import RhumbSyntax
public import RhumbText

extension Project {
    /// A file as the formatter would have it.
    public struct Formatted: Sendable {
        public let text: String
        public let isChanged: Bool
    }

    /// What came of formatting: nil where the file cannot be read or understood.
    public struct FormattingOutcome: Sendable {
        public let value: Formatted?
        public let diagnostics: [Diagnostic]
        public let sources: SourceMap
    }

    /// The plan files that a path means: itself, or those of the folder.
    public static func planFiles(at path: String) -> [String] {
        guard Files.kind(path) == .folder else { return [path] }
        return Files.names(in: path).filter { $0.hasSuffix(".rhumb") && !$0.hasPrefix(".") }.map {
            Files.join(path, $0)
        }
    }

    /// Lays a file out, respelt in a language where one is given.
    public static func formatted(_ path: String, language: Language?) -> FormattingOutcome {
        var sources = SourceMap()
        let bytes: [UInt8]
        do throws(FileFault) {
            bytes = try Files.read(path)
        } catch {
            return FormattingOutcome(value: nil, diagnostics: [error.diagnostic(path)], sources: sources)
        }
        let decoded = decodeUTF8(path: path, bytes: bytes)
        guard !decoded.hasErrors else {
            return FormattingOutcome(value: nil, diagnostics: decoded.diagnostics, sources: sources)
        }
        let parsed = losslessTree(of: decoded.value, index: sources.add(decoded.value))
        guard let text = format(parsed.value, language: language) else {
            return FormattingOutcome(
                value: nil, diagnostics: parsed.diagnostics.filter { $0.level == .error }, sources: sources)
        }
        let formatted = Formatted(text: text, isChanged: Array(text.utf8) != bytes)
        return FormattingOutcome(value: formatted, diagnostics: [], sources: sources)
    }
}

/// A text written whole or not at all.
public enum OutputFile {
    /// Writes beside the target and renames; false where that is not possible.
    public static func write(_ text: String, to path: String) -> Bool { Files.write(Array(text.utf8), to: path) }

    /// The same of a workbook's parts.
    public static func write(workbook parts: [(name: String, text: String)], to path: String) -> Bool {
        writeWorkbook(parts, to: path)
    }
}

/// A small text somebody gives beside a plan.
public enum InputFile {
    /// The path without links and detours; as it is where there is no such file.
    public static func canonical(_ path: String) -> String { Files.real(path) ?? path }

    /// By which a file is known to be what it was; nil where there is none.
    public static func stamp(_ path: String) -> String? { FileStamp(path)?.text }

    /// nil where it cannot be read.
    public static func text(_ path: String) -> String? {
        do throws(FileFault) {
            return String(decoding: try Files.read(path), as: UTF8.self)
        } catch {
            return nil
        }
    }
}
