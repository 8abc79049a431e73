// Where columns and answers are kept: a folder of ours beside a project, which anybody may delete.
import Glibc

/// A folder for what can be found anew. Everything in it is named by what it was made from.
public struct CacheFolder: Sendable {
    public let path: String

    public init(_ path: String) { self.path = path }

    /// Whether it, and the folder that it is in, is a folder or not there yet. A link is not followed: it may lead anywhere.
    public var isUsable: Bool {
        let above = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        return [above, path].allSatisfy { place in
            var status = stat()
            guard lstat(place, &status) == 0 else { return errno == ENOENT }
            return status.st_mode & S_IFMT == S_IFDIR
        }
    }

    /// Makes the folder with a note for version control and backups; false where that cannot be.
    public func make() -> Bool {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/" + part
            if mkdir(made, 0o755) != 0, errno != EEXIST { return false }
        }
        guard isUsable else { return false }
        for (name, text) in CacheFolder.notes {
            let descriptor = open(file(name), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
            guard descriptor >= 0 else { continue }
            _ = write(descriptor, text, text.utf8.count)
            close(descriptor)
        }
        return true
    }

    private static let notes = [
        (".gitignore", "*\n"), ("CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55\n"),
    ]

    public func file(_ name: String) -> String { path + "/" + name }

    /// Whether there is a plain file of this name: a pipe would never answer.
    public func has(_ name: String) -> Bool {
        var status = stat()
        return lstat(file(name), &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Names of files, the newest first.
    public func names(prefix: String = "", suffix: String) -> [String] {
        names.filter { $0.hasPrefix(prefix) && $0.hasSuffix(suffix) }
            .map { (name: $0, modified: FileStamp(file($0))?.modified ?? 0) }
            .sorted { ($0.modified, $0.name) > ($1.modified, $1.name) }
            .map(\.name)
    }

    /// All names in the folder, sorted.
    var names: [String] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Removes all but the newest files of a kind, and what runs that were killed have left of it.
    public func removeOld(prefix: String = "", suffix: String, keeping count: Int) {
        for name in names(prefix: prefix, suffix: suffix).dropFirst(count) { unlink(file(name)) }
        for name in names where name.hasPrefix(prefix) && name.contains(suffix + ".") && isLeftOver(name) {
            unlink(file(name))
        }
    }

    /// Seconds after which nobody is still writing a file.
    private static let longestWriting = 24 * 60 * 60

    private func isLeftOver(_ name: String) -> Bool {
        guard let stamp = FileStamp(file(name)) else { return false }
        return time(nil) - stamp.modified / 1_000_000_000 > CacheFolder.longestWriting
    }

    /// Removes all that is kept, and the folder; what is not ours stays, and a link is left alone. The number of bytes that
    /// became free.
    public func removeAll() -> Int {
        guard isUsable else { return 0 }
        var freed = 0
        for name in names where CacheFolder.isOurs(name) {
            freed += FileStamp(file(name))?.size ?? 0
            unlink(file(name))
        }
        rmdir(path)
        return freed
    }

    private static func isOurs(_ name: String) -> Bool {
        [ColumnStore.suffix, answerSuffix].contains { name.hasSuffix($0) || name.contains($0 + ".") }
            || notes.contains { $0.0 == name }
    }

    /// How files of answers end.
    public static let answerSuffix = ".answers"
}

/// Another build may read or count otherwise, and finds nothing that this one kept.
public let programStamp: String = FileStamp("/proc/self/exe").map { "\($0.size) \($0.modified) \($0.inode)" } ?? ""

/// What tells that a file was written to.
struct FileStamp: Sendable, Hashable {
    let size: Int
    /// Nanoseconds since 1970.
    let modified: Int
    /// Of the directory entry's change: it cannot be set back.
    let changed: Int
    let inode: UInt64

    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        size = Int(status.st_size)
        modified = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
        changed = Int(status.st_ctim.tv_sec) * 1_000_000_000 + Int(status.st_ctim.tv_nsec)
        inode = UInt64(status.st_ino)
    }
}
