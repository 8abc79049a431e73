// Long numbers as people read them.

/// Digits in threes from the right: `21,366`.
public func groupedDigits(_ digits: String) -> String {
    var text = ""
    for (position, digit) in digits.enumerated() {
        if position > 0, (digits.count - position) % 3 == 0 { text.append(",") }
        text.append(digit)
    }
    return text
}
