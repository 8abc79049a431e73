// What a terminal shows as it is, a column each: the signs of ASCII and the space.

/// The offset of the first byte from `start` on that is none of them; the number of bytes where all are.
func firstBeyondPlain(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int {
    var place = start
    while place < bytes.count {
        if place + 8 <= bytes.count {
            let eight = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: place, as: UInt64.self)
            // A high bit: of a byte beyond ASCII, of one below the space, of DEL.
            let high = eight | (eight &- 0x2020_2020_2020_2020) | (eight &+ 0x0101_0101_0101_0101)
            if high & 0x8080_8080_8080_8080 == 0 {
                place += 8
                continue
            }
        }
        guard bytes[place] >= 0x20, bytes[place] < 0x7F else { return place }
        place += 1
    }
    return place
}

/// Text of unknown origin on one line of a terminal: tabs as four spaces, other control characters as `�`, so that data
/// cannot move the cursor or change colours.
public func printable(_ text: String) -> String {
    var bytes = text
    guard bytes.withUTF8({ mayHoldControl($0) }), text.unicodeScalars.contains(where: { isControl($0) }) else {
        return text
    }
    var clean = ""
    for scalar in text.unicodeScalars {
        if scalar == "\t" {
            clean += "    "
        } else {
            clean.unicodeScalars.append(isControl(scalar) ? "\u{FFFD}" : scalar)
        }
    }
    return clean
}

/// Control characters are below the space, or begin with one of these bytes; behind the last comes a high one, which
/// quotation marks do not have.
private func mayHoldControl(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var place = firstBeyondPlain(bytes)
    while place < bytes.count {
        let byte = bytes[place]
        if byte < 0x20 || byte == 0x7F || byte == 0xC2 { return true }
        if byte == 0xE2, bytes[min(place + 2, bytes.count - 1)] >= 0xA6 { return true }
        place = firstBeyondPlain(bytes, from: place + 1)
    }
    return false
}

/// C0, DEL and C1; line and paragraph separators; the marks that reorder text to the right and left.
private func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x2028...0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
}
