// What an editor's server keeps from one load of a project to the next: somebody types, and all but one file is as it was.
import Glibc
import RhumbConfig
import RhumbSyntax
public import RhumbText

/// Texts that stand in for files, and what was read and parsed before.
public struct ProjectMemory: Sendable {
    /// A text in an editor.
    private struct Open: Sendable {
        let file: SourceFile
        /// Another text has another number.
        let revision: Int
    }

    /// By which a file is known to be what it was.
    private enum Stamp: Equatable {
        case open(revision: Int)
        case disk(FileStamp)
    }

    private var open: [String: Open] = [:]
    private var parsed: [String: (stamp: Stamp, index: FileIndex, file: ParsedFile)] = [:]
    private var configurations: [String: (stamp: Stamp, outcome: Outcome<ProjectConfiguration>)] = [:]
    private var revisions = 0

    public init() {}

    /// Lets a text stand in for the file of its path, in all loads from now on.
    public mutating func hold(_ file: SourceFile) {
        revisions += 1
        open[file.path] = Open(file: file, revision: revisions)
    }

    /// The file on disk counts again.
    public mutating func release(_ path: String) {
        open[path] = nil
        parsed[path] = nil
    }

    /// Forgets the file, so that it is read again even if it looks as it did.
    public mutating func forget(_ path: String) {
        parsed[path] = nil
        configurations[path] = nil
    }

    func holdsText(at path: String) -> Bool { open[path] != nil }

    /// The plan files of a folder, those included that nobody has saved yet.
    func planNames(in folder: String) -> [String] {
        let unsaved = open.keys.filter { Files.folder(of: $0) == folder }.compactMap {
            $0.split(separator: "/").last.map(String.init)
        }
        return Set(Files.names(in: folder) + unsaved).filter { $0.hasSuffix(".rhumb") && !$0.hasPrefix(".") }.sorted {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
    }

    mutating func file(_ path: String, index: FileIndex) throws(FileFault) -> ParsedFile {
        let stamp = try stamp(of: path)
        if let known = parsed[path], known.stamp == stamp, known.index == index { return known.file }
        let decoded: Outcome<SourceFile> =
            if let text = open[path] { Outcome(text.file) } else { decodeUTF8(path: path, bytes: try Files.read(path)) }
        let file = ParsedFile(decoded, index: index)
        parsed[path] = (stamp, index, file)
        return file
    }

    mutating func configuration(_ path: String) throws(FileFault) -> Outcome<ProjectConfiguration> {
        let stamp = try stamp(of: path)
        if let known = configurations[path], known.stamp == stamp { return known.outcome }
        let bytes = if let text = open[path] { text.file.bytes } else { try Files.read(path) }
        let outcome = parseConfiguration(path: path, bytes: bytes)
        configurations[path] = (stamp, outcome)
        return outcome
    }

    private func stamp(of path: String) throws(FileFault) -> Stamp {
        if let text = open[path] { return .open(revision: text.revision) }
        guard let stamp = FileStamp(path) else { throw .missing }
        return .disk(stamp)
    }
}

/// A file on disk by its outside: what has another content has another of these, unless somebody takes pains.
struct FileStamp: Hashable, Sendable {
    private let size: Int
    private let seconds: Int
    private let nanoseconds: Int
    private let node: UInt64

    /// nil where there is no such file.
    init?(_ path: String) {
        var info = stat()
        guard stat(path, &info) == 0 else { return nil }
        size = Int(info.st_size)
        seconds = Int(info.st_mtim.tv_sec)
        nanoseconds = Int(info.st_mtim.tv_nsec)
        node = UInt64(info.st_ino)
    }

    var text: String { "\(size) \(seconds) \(nanoseconds) \(node)" }
}

/// A file of a plan, parsed; the tree is nil where its bytes are no text.
struct ParsedFile: Sendable {
    let tree: SyntaxTree?
    let findings: [Diagnostic]

    init(_ decoded: Outcome<SourceFile>, index: FileIndex) {
        guard !decoded.hasErrors else {
            (tree, findings) = (nil, decoded.diagnostics)
            return
        }
        let outcome = parse(decoded.value, index: index)
        (tree, findings) = (outcome.value, decoded.diagnostics + outcome.diagnostics)
    }
}
