// Numbers as people and exports write them, exact: digits go into integers, never through a binary fraction.

/// How a file writes its numbers.
struct NumberStyle: Sendable {
    /// `.` or `,`
    let decimal: UInt8

    /// The other of the two separates thousands.
    var group: UInt8 { decimal == 0x2E ? 0x2C : 0x2E }
}

/// Reads a plain number at a scale: a sign, up to 18 digits, one decimal mark. nil: it needs `readNumber`, or is none.
@inline(__always)
func readPlainNumber(_ bytes: UnsafePointer<UInt8>, _ count: Int, places: Int, decimal: UInt8) -> Int64? {
    guard count <= 18, count > 0 else { return nil }
    var index = 0
    let isNegative = bytes[0] == 0x2D
    if isNegative { index = 1 }
    var value: Int64 = 0
    let whole = index
    while index < count {
        let digit = bytes[index] &- 0x30
        guard digit <= 9 else { break }
        value = value &* 10 &+ Int64(digit)
        index += 1
    }
    guard index > whole else { return nil }
    var missing = places
    if index < count {
        guard bytes[index] == decimal else { return nil }
        let fraction = count - index - 1
        guard fraction > 0, fraction <= places else { return nil }
        index += 1
        while index < count {
            let digit = bytes[index] &- 0x30
            guard digit <= 9 else { return nil }
            value = value &* 10 &+ Int64(digit)
            index += 1
        }
        missing -= fraction
    }
    while missing > 0 {
        let product = value.multipliedReportingOverflow(by: 10)
        if product.overflow { return nil }
        value = product.partialValue
        missing -= 1
    }
    return isNegative ? 0 &- value : value
}

/// A number as written: `mantissa` × 10^−`scale`.
struct WrittenNumber {
    var mantissa: Int128
    var scale: Int

    /// The number at a scale, as a whole number of 10^−`places`.
    func scaled(to places: Int, rounded: Bool) -> (value: Int64, fault: CellFault) {
        var mantissa = mantissa
        var scale = scale
        while scale > places, mantissa % 10 == 0 {
            mantissa /= 10
            scale -= 1
        }
        if scale > places {
            guard rounded else { return (0, .tooManyPlaces) }
            // Half away from zero; a mantissa has at most 36 digits, so what is dropped beyond that is nothing.
            var power: Int128 = 1
            for _ in 0..<min(scale - places, 37) { power *= 10 }
            let half = mantissa < 0 ? -(power / 2) : power / 2
            mantissa = (mantissa + half) / power
            scale = places
        }
        while scale < places {
            let product = mantissa.multipliedReportingOverflow(by: 10)
            if product.overflow { return (0, .tooLarge) }
            mantissa = product.partialValue
            scale += 1
        }
        guard let value = Int64(exactly: mantissa) else { return (0, .tooLarge) }
        return (value, .none)
    }
}

/// Reads a number in any of its usual dresses: signs in front, parentheses for negative ones, thousands in groups of three
/// (comma, point, apostrophe or space), an exponent, full-width digits. nil where it is none.
func readNumber(_ text: UnsafeBufferPointer<UInt8>, style: NumberStyle) -> WrittenNumber? {
    var bytes = narrowed(text)[...]
    var isNegative = false
    if bytes.first == 0x28, bytes.last == 0x29 {
        isNegative = true
        bytes = bytes.dropFirst().dropLast()
    }
    bytes = trimmedSpaces(bytes)
    if let sign = bytes.first, sign == 0x2D || sign == 0x2B {
        guard !isNegative else { return nil }
        isNegative = sign == 0x2D
        bytes = trimmedSpaces(bytes.dropFirst())
    }
    var exponent = 0
    if let mark = bytes.firstIndex(where: { $0 == 0x45 || $0 == 0x65 }) {
        let text = String(decoding: bytes[(mark + 1)...], as: UTF8.self)
        guard let value = Int(text), (-60...60).contains(value) else { return nil }
        exponent = value
        bytes = bytes[..<mark]
    }
    let parts = bytes.split(separator: style.decimal, maxSplits: 2, omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= 2 else { return nil }
    let fraction = parts.count == 2 ? parts[1] : []
    guard let whole = ungrouped(first, style: style), !(whole.isEmpty && fraction.isEmpty) else { return nil }
    var mantissa: Int128 = 0
    for byte in whole + fraction {
        let digit = byte &- 0x30
        guard digit <= 9 else { return nil }
        let product = mantissa.multipliedReportingOverflow(by: 10)
        // Longer than 38 digits: no number that anybody wrote.
        guard !product.overflow, product.partialValue <= Int128.max - 9 else { return nil }
        mantissa = product.partialValue + Int128(digit)
    }
    var scale = fraction.count - exponent
    while scale < 0 {
        let product = mantissa.multipliedReportingOverflow(by: 10)
        guard !product.overflow else { return nil }
        mantissa = product.partialValue
        scale += 1
    }
    return WrittenNumber(mantissa: isNegative ? -mantissa : mantissa, scale: scale)
}

/// The digits of a whole part without its thousands separators, which must stand at every third digit; nil where they do not.
private func ungrouped(_ bytes: ArraySlice<UInt8>, style: NumberStyle) -> [UInt8]? {
    guard let separator = bytes.first(where: { $0 < 0x30 || $0 > 0x39 }) else { return Array(bytes) }
    guard separator == style.group || separator == 0x20 || separator == 0x27 else { return nil }
    let groups = bytes.split(separator: separator, omittingEmptySubsequences: false)
    guard let first = groups.first, (1...3).contains(first.count), groups.dropFirst().allSatisfy({ $0.count == 3 })
    else {
        return nil
    }
    return groups.flatMap { $0 }
}

private func trimmedSpaces(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    bytes.drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed()[...]
}

/// ASCII for full-width digits and signs, for the minus sign and for spaces that do not break.
func narrowed(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    guard text.contains(where: { $0 >= 0x80 }) else { return Array(text) }
    var result: [UInt8] = []
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
        switch scalar.value {
        case 0xFF01...0xFF5E: result.append(UInt8(truncatingIfNeeded: scalar.value - 0xFEE0))
        case 0x2212: result.append(0x2D)
        case 0xA0, 0x2009, 0x202F, 0x3000: result.append(0x20)
        case 0x2019: result.append(0x27)
        default: result.append(contentsOf: String(Character(scalar)).utf8)
        }
    }
    return result
}
