// What decides the values of a kept column, spelt out, and where kept columns live.
import Glibc
import RhumbColumns
import RhumbFormats
import RhumbValues

extension ColumnType {
    /// Everything about the type that decides values and what a bad cell is. Texts that are only shown are kept as others are.
    var cacheText: String {
        switch self {
        case .text, .shownText: "text"
        case .lookup(_, let key): "lookup \(key)"
        case .key(_, let key): "key \(key)"
        case .fingerprint(let key): "fingerprint \(key)"
        case .choice(let texts): "choice \(texts)"
        case .choices(let texts, let separator): "choices \(texts) by \(separator)"
        case .yesNo: "yes or no"
        case .integer: "integer"
        case .decimal(let scale, let rounded): "decimal \(scale) \(rounded)"
        case .percent: "percent"
        case .money(let currency): "money \(currency.code) \(currency.minorDigits)"
        case .date: "date"
        case .timestamp(let zone): "timestamp \(zone.map { "\($0)" } ?? "")"
        case .timestampDay(let zone): "day of timestamp \(zone.map { "\($0)" } ?? "")"
        }
    }

    /// Where codes come from.
    var pool: TextPool? {
        switch self {
        case .text(let pool), .shownText(let pool), .lookup(let pool, _), .key(let pool, _): pool
        case .fingerprint, .choice, .choices, .yesNo, .integer, .decimal, .percent, .money, .date, .timestamp,
            .timestampDay:
            nil
        }
    }

    /// Makes room for the keys of so many rows.
    func expect(_ rows: Int) {
        if case .key(let pool, _) = self { pool.expect(min(rows, 1 << 24)) }
    }

    /// The codes that texts have, or get, in the pool.
    func resolve(
        _ texts: UnsafeBufferPointer<UnsafeBufferPointer<UInt8>>, _ pool: TextPool,
        into codes: UnsafeMutablePointer<Int32>
    ) {
        switch self {
        case .shownText: pool.append(texts, into: codes)
        case .lookup: pool.find(texts, into: codes)
        case .text, .key, .fingerprint, .choice, .choices, .yesNo, .integer, .decimal, .percent, .money, .date,
            .timestamp, .timestampDay:
            pool.intern(texts, into: codes)
        }
    }
}

extension DelimitedLayout {
    /// All of the layout in one order.
    public var cacheText: String {
        func sorted<Value>(_ values: [String: Value], _ text: (Value) -> String) -> String {
            values.keys.sorted().map { key in "\(key): \(values[key].map(text) ?? "")" }.joined(separator: ", ")
        }
        return [
            encoding ?? "", "\(separator)", "\(header)", "\(decimal)", date?.text ?? "", sorted(dates, \.text),
            "\(missing)", sorted(missingByColumn) { "\($0)" }, sorted(columns) { $0 }, "\(yes)", "\(no)",
        ].joined(separator: "\n")
    }
}

/// Another build may read or count otherwise, and finds nothing that this one kept.
public let programStamp: String = FileStamp("/proc/self/exe").map { "\($0.size) \($0.modified) \($0.inode)" } ?? ""

/// What tells that a file was written to.
struct FileStamp: Sendable, Hashable {
    let size: Int
    /// Nanoseconds since 1970.
    let modified: Int
    let inode: UInt64

    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        size = Int(status.st_size)
        modified = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
        inode = UInt64(status.st_ino)
    }
}

extension ContentHash {
    /// A path in one form.
    static func pathText(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }
}

/// Makes the folder with a note for programs that look at it; false where that cannot be.
func makeCacheFolder(_ folder: String) -> Bool {
    var path = folder.hasPrefix("/") ? "" : "."
    for part in folder.split(separator: "/") {
        path += "/" + part
        if mkdir(path, 0o755) != 0, errno != EEXIST { return false }
    }
    // Version control and backups leave it alone.
    for (name, text) in [(".gitignore", "*\n"), ("CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55\n")] {
        let descriptor = open(folder + "/" + name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { continue }
        _ = write(descriptor, text, text.utf8.count)
        close(descriptor)
    }
    return true
}

/// The names in a cache's folder.
func filesOfCache(_ folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
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

/// Removes all that is kept in the folder, and the folder; what is not ours stays. The number of bytes that became free.
public func removeCache(_ folder: String) -> Int {
    var freed = 0
    for name in filesOfCache(folder)
    where name.contains(".columns") || name.contains(".answers")
        || name == ".gitignore" || name == "CACHEDIR.TAG"
    {
        freed += FileStamp(folder + "/" + name)?.size ?? 0
        unlink(folder + "/" + name)
    }
    rmdir(folder)
    return freed
}
