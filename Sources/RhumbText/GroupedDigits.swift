// Long numbers as people read them.

/// Digits in threes from the right: `21,366`.
public func groupedDigits(_ digits: String) -> String {
    let count = digits.utf8.count
    guard count > 3 else { return digits }
    var text: [UInt8] = []
    text.reserveCapacity(count + count / 3)
    for (position, digit) in digits.utf8.enumerated() {
        if position > 0, (count - position) % 3 == 0 { text.append(UInt8(ascii: ",")) }
        text.append(digit)
    }
    return String(decoding: text, as: UTF8.self)
}
