// Text in other encodings than UTF-8, through iconv. Runs of ASCII do not pass through it: they are most of such files.
import Glibc

/// Turns bytes of an encoding into UTF-8, piece by piece.
struct TextDecoder: ~Copyable {
    let encoding: String
    private let converter: iconv_t
    /// Whether ASCII bytes stand for themselves, so that they can be copied.
    private let keepsASCII: Bool

    init(encoding: String) throws(ReadFailure) {
        let converter = iconv_open("UTF-8", encoding)
        // iconv_open's failure is (iconv_t)−1.
        guard let converter, Int(bitPattern: converter) != -1 else { throw .unknownEncoding(encoding) }
        self.encoding = encoding
        self.converter = converter
        keepsASCII = TextDecoder.keepsASCII(converter)
    }

    deinit { iconv_close(converter) }

    /// Tries each ASCII character alone.
    private static func keepsASCII(_ converter: iconv_t) -> Bool {
        for byte in CChar(0)...127 {
            var source = byte
            var target = CChar(0)
            let same = withUnsafeMutablePointer(to: &source) { source in
                withUnsafeMutablePointer(to: &target) { target in
                    var input: UnsafeMutablePointer<CChar>? = source
                    var output: UnsafeMutablePointer<CChar>? = target
                    var inputLeft = 1
                    var outputLeft = 1
                    return iconv(converter, &input, &inputLeft, &output, &outputLeft) == 0 && outputLeft == 0
                }
            }
            _ = iconv(converter, nil, nil, nil, nil)
            guard same, source == target else { return false }
        }
        return true
    }

    /// What a piece came to.
    enum Result {
        /// So many bytes of the piece were read; fewer than it has where a character is cut off at its end.
        case read(Int)
        /// The byte at this place of the piece fits no character.
        case bad(Int)
    }

    /// Decodes a piece and appends it to the buffer.
    mutating func decode(_ piece: UnsafeBufferPointer<UInt8>, into buffer: ChunkBuffer) -> Result {
        guard let base = piece.baseAddress else { return .read(0) }
        var index = 0
        while index < piece.count {
            if keepsASCII {
                let start = index
                while index < piece.count, base[index] < 0x80 { index += 1 }
                buffer.append(base + start, count: index - start)
            }
            let start = index
            if keepsASCII {
                // In every multi-byte encoding around, bytes below 0x30 never continue a character: a run ends there.
                while index < piece.count, base[index] >= 0x30 { index += 1 }
            } else {
                index = piece.count
            }
            let (used, isBad) = convert(base + start, count: index - start, into: buffer)
            if isBad { return .bad(start + used) }
            if used < index - start {
                // Cut off: by the end of the piece, or by a byte that cannot follow.
                return index == piece.count ? .read(start + used) : .bad(start + used)
            }
        }
        return .read(piece.count)
    }

    private func convert(
        _ source: UnsafePointer<UInt8>, count: Int, into buffer: ChunkBuffer
    ) -> (used: Int, isBad: Bool) {
        guard count > 0 else { return (0, false) }
        // iconv does not write to its input, though its type in C says it may.
        var input: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: source)
            .assumingMemoryBound(to: CChar.self)
        var left = count
        while left > 0 {
            buffer.reserve(buffer.count + left * 2 + 16)
            let room = buffer.capacity - buffer.count
            var output: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(buffer.bytes + buffer.count)
                .assumingMemoryBound(to: CChar.self)
            var outputLeft = room
            let result = iconv(converter, &input, &left, &output, &outputLeft)
            let problem = errno
            buffer.count += room - outputLeft
            // size_t is an Int in Swift: the failure (size_t)−1 is −1.
            guard result == -1 else { continue }
            switch problem {
            case E2BIG: continue
            case EINVAL: return (count - left, false)
            default: return (count - left, true)
            }
        }
        return (count, false)
    }
}
