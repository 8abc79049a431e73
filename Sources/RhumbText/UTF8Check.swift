// Whether bytes are UTF-8, as the Unicode standard has it (table 3-7: no overlong forms, no surrogates).

/// The offset of the first byte from `start` on that is not part of a character; nil where all are.
public func firstInvalidUTF8(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
    let end = bytes.count
    var index = start
    while index < end {
        let lead = bytes[index]
        if lead < 0x80 {
            // Runs of ASCII go by 32, and by eight where they are shorter.
            func isRun(of count: Int) -> Bool {
                guard index + count <= end else { return false }
                var all: UInt64 = 0
                for place in stride(from: index, to: index + count, by: 8) {
                    all |= UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: place, as: UInt64.self)
                }
                return all & 0x8080_8080_8080_8080 == 0
            }
            index += isRun(of: 32) ? 32 : isRun(of: 8) ? 8 : 1
            continue
        }
        let length: Int
        var low: UInt8 = 0x80
        var high: UInt8 = 0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, low) = (3, 0xA0)
        case 0xED: (length, high) = (3, 0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, low) = (4, 0x90)
        case 0xF4: (length, high) = (4, 0x8F)
        case 0xF1...0xF3: length = 4
        default: return index
        }
        guard index + length <= end, bytes[index + 1] >= low, bytes[index + 1] <= high else { return index }
        for place in 2..<max(2, length) where bytes[index + place] & 0xC0 != 0x80 { return index }
        index += length
    }
    return nil
}
