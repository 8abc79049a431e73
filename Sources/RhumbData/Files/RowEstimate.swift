// How many rows a text file is likely to have: its size by the length of the first lines. For making room and for telling how
// long reading will take; no answer rests on it.
import Glibc

/// About how many lines a file has; nil where it is compressed, short of lines, or cannot be read.
public func estimatedRows(ofFile path: String) -> Int? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = Int(status.st_size)
    let sample = min(size, 1 << 17)
    var lines = 0
    let isRead = withUnsafeTemporaryAllocation(byteCount: max(1, sample), alignment: 16) { buffer in
        let target = UnsafeMutableRawBufferPointer(rebasing: buffer[0..<sample])
        guard sample >= 2, readWhole(descriptor, target, at: 0) else { return false }
        // Compressed bytes have no lines, though some of them look like line ends.
        guard !(target[0] == 0x1F && target[1] == 0x8B) else { return false }
        for byte in target where byte == 0x0A { lines += 1 }
        return true
    }
    guard isRead, lines > 0 else { return nil }
    return Int(Double(size) / Double(sample) * Double(lines))
}
