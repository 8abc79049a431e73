// Numbers as people and JSON see them: at most 12 significant digits, so that a last bit that differs between systems
// does not show, and the shortest text that says them.

/// A fraction with at most so many significant digits (12 unless told), in its shortest form: no trailing zeros, no
/// exponent from 1e-7 up to 1e21, a point and never a comma. `null` where the value is not finite.
public func shortDecimal(_ value: Double, digits limit: Int = 12) -> String {
    guard value.isFinite else { return "null" }
    guard value != 0 else { return "0" }
    var (digits, exponent) = significantDigits(of: value.magnitude)
    if round(&digits, to: max(1, limit)) { exponent += 1 }
    while digits.count > 1, digits.last == 0 { digits.removeLast() }
    let text = digits.map { String($0) }
    return (value < 0 ? "-" : "") + placed(text, exponent: exponent)
}

/// The digits of a positive number, first not 0, and the power of ten of the first: the shortest that tell it from its
/// neighbours, as the standard library prints them.
private func significantDigits(of value: Double) -> (digits: [UInt8], exponent: Int) {
    var digits: [UInt8] = []
    var exponent = 0
    var beforePoint = 0
    var pointSeen = false
    var text = value.description.utf8[...]
    while let byte = text.first {
        text = text.dropFirst()
        switch byte {
        case 0x30...0x39:
            if !pointSeen { beforePoint += 1 }
            digits.append(byte - 0x30)
        case 0x2E: pointSeen = true
        default:
            exponent = Int(Substring(text)) ?? 0
            text = text[text.endIndex...]
        }
    }
    let leadingZeros = digits.prefix { $0 == 0 }.count
    return (Array(digits.dropFirst(leadingZeros)), exponent + beforePoint - 1 - leadingZeros)
}

/// Rounds digits half up; true where that carried into a new first digit.
private func round(_ digits: inout [UInt8], to limit: Int) -> Bool {
    guard digits.count > limit else { return false }
    let up = digits[limit] >= 5
    digits.removeSubrange(limit...)
    guard up else { return false }
    for index in digits.indices.reversed() {
        if digits[index] < 9 {
            digits[index] += 1
            return false
        }
        digits[index] = 0
    }
    digits.insert(1, at: 0)
    digits.removeLast()
    return true
}

/// Digits with the point where the exponent puts it.
private func placed(_ digits: [String], exponent: Int) -> String {
    switch exponent {
    case 0...20:
        let whole = digits.prefix(exponent + 1).joined()
        let zeros = String(repeating: "0", count: max(0, exponent + 1 - digits.count))
        let fraction = digits.dropFirst(exponent + 1).joined()
        return whole + zeros + (fraction.isEmpty ? "" : "." + fraction)
    case -7 ... -1:
        return "0." + String(repeating: "0", count: -exponent - 1) + digits.joined()
    default:
        let fraction = digits.dropFirst().joined()
        return digits.prefix(1).joined() + (fraction.isEmpty ? "" : "." + fraction) + "e\(exponent)"
    }
}
