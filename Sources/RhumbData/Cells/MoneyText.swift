// Amounts with their currency signs.
import RhumbValues

/// The signs and codes of a currency, longest first.
func currencySigns(_ currency: Currency) -> [[UInt8]] {
    let signs: [String] =
        switch currency.code {
        case "CNY": ["人民币", "RMB", "¥", "\u{FFE5}", "元"]
        case "USD": ["US$", "$"]
        case "EUR": ["€"]
        case "GBP": ["£"]
        case "JPY": ["¥", "\u{FFE5}", "円"]
        case "KRW": ["₩", "원"]
        case "INR": ["₹"]
        case "HKD": ["HK$", "$"]
        case "TWD": ["NT$", "$"]
        case "SGD": ["S$", "$"]
        case "AUD": ["A$", "$"]
        case "CAD": ["C$", "$"]
        default: []
        }
    return ([currency.code] + signs).map { Array($0.utf8) }
}

/// Reads an amount with or without a sign of its currency, in front or behind.
func readMoney(
    _ text: UnsafeBufferPointer<UInt8>, places: Int, style: NumberStyle, signs: [[UInt8]]
) -> (value: Int64, fault: CellFault) {
    if let number = readNumber(text, style: style) { return number.scaled(to: places, rounded: false) }
    var bytes = Array(text)[...]
    // A minus or a parenthesis may stand before the sign.
    var opening: [UInt8] = []
    while let byte = bytes.first, byte == 0x2D || byte == 0x28 || byte == 0x20 {
        opening.append(byte)
        bytes = bytes.dropFirst()
    }
    for sign in signs {
        let upper = bytes.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
        let rest: ArraySlice<UInt8>
        if upper.starts(with: sign) {
            rest = bytes.dropFirst(sign.count)
        } else if upper.suffix(sign.count).elementsEqual(sign) {
            rest = bytes.dropLast(sign.count)
        } else {
            continue
        }
        let number = (opening + rest).withUnsafeBufferPointer { readNumber($0, style: style) }
        return number?.scaled(to: places, rounded: false) ?? (0, .notMoney)
    }
    let hasDigits = bytes.contains { (0x30...0x39).contains($0) }
    return (0, hasDigits && looksLikeCurrency(bytes) ? .otherCurrency : .notMoney)
}

/// Three letters or a currency sign beside digits and their marks.
private func looksLikeCurrency(_ bytes: ArraySlice<UInt8>) -> Bool {
    let rest = String(decoding: bytes, as: UTF8.self).unicodeScalars
        .filter { !("0"..."9").contains($0) && !" .,'-+()".unicodeScalars.contains($0) }
    let isCode = rest.count == 3 && rest.allSatisfy { ("A"..."Z").contains($0) || ("a"..."z").contains($0) }
    return isCode || (rest.count >= 1 && rest.contains { $0.properties.generalCategory == .currencySymbol })
}
