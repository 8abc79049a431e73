// The only door to the file system below the command line.
import Glibc
import RhumbHistory
import RhumbText

/// Why a file could not be had.
enum FileFault: Error, Hashable {
    case missing
    case folder
    case notReadable
    case tooLarge
}

enum Files {
    /// Plans and settings are small; what is larger than this is no plan.
    static let largest = 64 << 20

    enum Kind {
        case file, folder
    }

    /// What is at a path; nil: nothing.
    static func kind(_ path: String) -> Kind? {
        var info = stat()
        guard stat(path, &info) == 0 else { return nil }
        return info.st_mode & S_IFMT == S_IFDIR ? .folder : .file
    }

    static func read(_ path: String) throws(FileFault) -> [UInt8] {
        switch kind(path) {
        case nil: throw .missing
        case .folder?: throw .folder
        case .file?: break
        }
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { throw .notReadable }
        defer { close(descriptor) }
        // One byte more than the file has: a full buffer is one that has to grow.
        var info = stat()
        let size = fstat(descriptor, &info) == 0 ? min(largest, max(0, Int(info.st_size))) : 0
        guard var bytes = next(size + 1, from: descriptor) else { throw .notReadable }
        var isFull = bytes.count > size
        while isFull {
            guard bytes.count <= largest else { throw .tooLarge }
            let wanted = max(bytes.count, 1 << 16)
            guard let more = next(wanted, from: descriptor) else { throw .notReadable }
            bytes += more
            isFull = more.count == wanted
        }
        return bytes
    }

    /// So many bytes, fewer where the file is over; nil where it cannot be read.
    private static func next(_ wanted: Int, from descriptor: Int32) -> [UInt8]? {
        var canRead = true
        // Straight into its place: to clear a large one first takes as long as to read it.
        let bytes = [UInt8](unsafeUninitializedCapacity: [UInt8].roomInLargePages(wanted)) { buffer, length in
            wishForLargePages(buffer)
            while canRead, length < wanted {
                let count = Glibc.read(descriptor, buffer.baseAddress.map { $0 + length }, wanted - length)
                if count < 0, errno == EINTR { continue }
                canRead = count >= 0
                guard count > 0 else { return }
                length += count
            }
        }
        return canRead ? bytes : nil
    }

    /// The first bytes of a file, at most so many; none where it cannot be read.
    static func start(of path: String, _ most: Int) -> [UInt8] {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: most)
        let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
        return Array(buffer.prefix(max(0, count)))
    }

    /// Names in a folder, sorted by their bytes.
    static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }

    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    static func join(_ folder: String, _ path: String) -> String {
        if path.hasPrefix("/") || folder == "." || folder.isEmpty { return path }
        return folder.hasSuffix("/") ? folder + path : folder + "/" + path
    }

    /// The absolute path without links; nil where nothing is there.
    static func real(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Is a path inside a folder, links resolved?
    static func isInside(_ path: String, _ folder: String) -> Bool {
        guard let inner = real(path), let outer = real(folder) else { return false }
        return inner == outer || inner.hasPrefix(outer.hasSuffix("/") ? outer : outer + "/")
    }

    /// Makes a folder and those above it; false where that is not possible.
    static func makeFolder(_ path: String) -> Bool {
        switch kind(path) {
        case .folder?: return true
        case .file?: return false
        case nil: break
        }
        let above = folder(of: path)
        guard above == path || makeFolder(above) else { return false }
        return mkdir(path, 0o755) == 0 || kind(path) == .folder
    }

    /// Of a file's bytes; nil where it cannot be read.
    static func fingerprint(_ path: String) -> Fingerprint? {
        guard kind(path) == .file else { return nil }
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var fingerprint = Fingerprint()
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { return fingerprint }
            buffer.withUnsafeBytes { fingerprint.add(UnsafeRawBufferPointer(rebasing: $0[0..<count])) }
        }
    }

    /// Copies a file of any size, beside the target first, so that nothing is left half written.
    static func copy(_ source: String, to path: String) -> Bool {
        let input = open(source, O_RDONLY)
        guard input >= 0 else { return false }
        defer { close(input) }
        let temporary = "\(path).\(getpid()).tmp"
        let output = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard output >= 0 else { return false }
        let isWhole = copyBytes(from: input, to: output)
        guard close(output) == 0, isWhole, rename(temporary, path) == 0 else {
            unlink(temporary)
            return false
        }
        return true
    }

    private static func copyBytes(from input: Int32, to output: Int32) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = buffer.withUnsafeMutableBytes { Glibc.read(input, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return count == 0 }
            var written = 0
            while written < count {
                let some = buffer.withUnsafeBytes { bytes in
                    Glibc.write(output, bytes.baseAddress.map { $0 + written }, count - written)
                }
                if some < 0, errno == EINTR { continue }
                guard some > 0 else { return false }
                written += some
            }
        }
    }

    /// Writes beside the target and renames, so that nothing is left half written.
    public static func write(_ bytes: [UInt8], to path: String) -> Bool {
        let temporary = "\(path).\(getpid()).tmp"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0 else { return false }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            written += count
        }
        guard close(descriptor) == 0, written == bytes.count, rename(temporary, path) == 0 else {
            unlink(temporary)
            return false
        }
        return true
    }
}
