// Text tables as exports are sent: compressed by gzip. Decompressed piece by piece, so that memory does not grow with the file.
import CZlib
import RhumbText

/// The text of a gzip file, in order. A file may be several compressed parts one behind another.
/// `@unchecked`: belongs to one `FileInput`, which is used by one thread at a time.
final class Inflater: @unchecked Sendable {
    private static let pieceBytes = 1 << 16

    private let descriptor: Int32
    private let stream: UnsafeMutablePointer<z_stream>
    private let piece: UnsafeMutablePointer<UInt8>
    /// Compressed bytes read from the disk.
    private var taken = 0
    /// Bytes of text handed out.
    private var position = 0
    private var isStarted = false
    /// Whether a compressed part has ended and no other has begun.
    private var isBetweenParts = false

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        piece = .allocate(capacity: Inflater.pieceBytes)
    }

    deinit {
        if isStarted { inflateEnd(stream) }
        stream.deallocate()
        piece.deallocate()
    }

    /// Whether a file begins as gzip files do. No text does: the second byte is part of no character.
    static func isNeeded(_ descriptor: Int32) -> Bool {
        var start: (UInt8, UInt8) = (0, 0)
        let count = withUnsafeMutableBytes(of: &start) { bytes -> Int in
            guard let base = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return 0 }
            return (try? FileInput.read(descriptor, into: base, count: 2, at: 0)) ?? 0
        }
        return count == 2 && start == (0x1F, 0x8B)
    }

    /// Reads up to `count` bytes of text from an offset on; fewer only at the end.
    func read(into target: UnsafeMutablePointer<UInt8>, count: Int, at offset: Int) throws(ReadFailure) -> Int {
        if offset < position || !isStarted { try restart() }
        while position < offset {
            // The first bytes were looked at and are passed over now: they are few.
            let passed = try next(into: target, count: min(count, offset - position))
            guard passed > 0 else { return 0 }
        }
        var done = 0
        while done < count {
            let got = try next(into: target + done, count: count - done)
            if got == 0 { break }
            done += got
        }
        return done
    }

    private func restart() throws(ReadFailure) {
        if isStarted { inflateEnd(stream) }
        isStarted = false
        stream.pointee = z_stream()
        guard inflateInitGzip(stream) == Z_OK else { throw .unreadable("no memory") }
        isStarted = true
        isBetweenParts = false
        taken = 0
        position = 0
    }

    /// Some more text; nothing at the end.
    private func next(into target: UnsafeMutablePointer<UInt8>, count: Int) throws(ReadFailure) -> Int {
        let room = UInt32(clamping: count)
        stream.pointee.next_out = target
        stream.pointee.avail_out = room
        while stream.pointee.avail_out == room {
            if stream.pointee.avail_in == 0, try !refill() {
                guard isBetweenParts else { throw cutOff() }
                return 0
            }
            if isBetweenParts, try !beginPart() { return 0 }
            switch inflate(stream, Z_NO_FLUSH) {
            case Z_OK, Z_BUF_ERROR: break
            case Z_STREAM_END: isBetweenParts = true
            default: throw damaged()
            }
        }
        let got = Int(room - stream.pointee.avail_out)
        position += got
        return got
    }

    private func refill() throws(ReadFailure) -> Bool {
        let got = try FileInput.read(descriptor, into: piece, count: Inflater.pieceBytes, at: taken)
        taken += got
        stream.pointee.next_in = piece
        stream.pointee.avail_in = UInt32(got)
        return got > 0
    }

    /// What follows a part: another one, or zeros that fill the file up.
    private func beginPart() throws(ReadFailure) -> Bool {
        while stream.pointee.next_in.pointee == 0 {
            stream.pointee.next_in += 1
            stream.pointee.avail_in -= 1
            if stream.pointee.avail_in == 0, try !refill() { return false }
        }
        guard stream.pointee.next_in.pointee == 0x1F, inflateReset(stream) == Z_OK else { throw damaged() }
        isBetweenParts = false
        return true
    }

    private func damaged() -> ReadFailure {
        let place = taken - Int(stream.pointee.avail_in)
        return .refused(
            id: "data/compressed",
            Message(
                "the compressed data is damaged at byte \(place) of the file", zh: "压缩数据在文件偏移 \(place) 处已损坏"),
            help: Message("fetch or export the file again", zh: "请重新获取或导出该文件"))
    }

    private func cutOff() -> ReadFailure {
        .refused(
            id: "data/compressed",
            Message(
                "the compressed data ends in the middle, at byte \(taken) of the file",
                zh: "压缩数据不完整，在文件偏移 \(taken) 处中断"),
            help: Message(
                "the file was cut off when it was written or copied: fetch or export it again",
                zh: "文件在写入或复制时被截断，请重新获取或导出"))
    }
}
