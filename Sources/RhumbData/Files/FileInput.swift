// The bytes of a file, read in order with pread: mapping a file would count its pages as our memory.
import Glibc
import RhumbText

/// What keeps a table from being read at all. Rows are 0-based data rows; −1 is the header.
enum ReadFailure: Error, Sendable {
    case notFound
    case directory
    /// Neither a file nor a folder: a pipe or a device.
    case special
    /// With the system's reason.
    case unreadable(String)
    case empty
    case unknownEncoding(String)
    /// A byte that the encoding does not know. `offset` counts from 0; `nearby` holds the bytes from there on.
    case undecodable(encoding: String, offset: Int, row: Int, nearby: [UInt8])
    /// A quote that opens in a row and is never closed.
    case openQuote(row: Int)
    /// A record longer than the limit.
    case longRecord(row: Int)
    /// What only one kind of source knows: a sheet that is not there, a server that says no. `id` is the diagnostic's.
    case refused(id: String, Message, help: Message)
    /// What is wrong at a line and column of a text that is no table, both from 1.
    case malformed(id: String, line: Int, column: Int, Message, help: Message)
}

/// An open file that is read from its beginning to its end. A file that is compressed by gzip is decompressed on the way: its
/// name does not matter, its first bytes do.
struct FileInput: ~Copyable {
    private let descriptor: Int32
    /// Bytes read so far, of the text where the file is compressed.
    private(set) var offset = 0
    /// The size when the file was opened, in bytes, as it lies on the disk.
    let size: Int
    private var inflater: Inflater?

    init(path: String) throws(ReadFailure) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw errno == ENOENT || errno == ENOTDIR ? .notFound : .unreadable(FileInput.reason())
        }
        var status = stat()
        let failed = fstat(descriptor, &status) != 0
        let kind = status.st_mode & S_IFMT
        guard !failed, kind == S_IFREG else {
            let failure: ReadFailure =
                failed ? .unreadable(FileInput.reason()) : kind == S_IFDIR ? .directory : .special
            close(descriptor)
            throw failure
        }
        self.descriptor = descriptor
        size = Int(clamping: status.st_size)
        inflater = Inflater.isNeeded(descriptor) ? Inflater(descriptor) : nil
    }

    deinit { close(descriptor) }

    /// How many bytes are worth looking at before reading: no more than a plain file has.
    var openingSize: Int { inflater == nil ? size : 1 << 20 }

    /// Reads up to `count` bytes; fewer only at the end of the file.
    mutating func read(into target: UnsafeMutablePointer<UInt8>, count: Int) throws(ReadFailure) -> Int {
        let done =
            if let inflater {
                try inflater.read(into: target, count: count, at: offset)
            } else {
                try FileInput.read(descriptor, into: target, count: count, at: offset)
            }
        offset += done
        return done
    }

    /// Moves to another place, for reading again.
    mutating func seek(to offset: Int) { self.offset = max(0, offset) }

    /// Reads bytes as they lie on the disk; fewer than wanted only at the end of the file.
    static func read(
        _ descriptor: Int32, into target: UnsafeMutablePointer<UInt8>, count: Int, at offset: Int
    ) throws(ReadFailure) -> Int {
        var done = 0
        while done < count {
            let got = pread(descriptor, target + done, count - done, off_t(offset + done))
            if got < 0 {
                if errno == EINTR { continue }
                throw .unreadable(reason())
            }
            if got == 0 { break }
            done += got
        }
        return done
    }

    private static func reason() -> String { String(cString: strerror(errno)) }
}
