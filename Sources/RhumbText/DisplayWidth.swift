// Columns of text in a monospaced view. Tables with Chinese names line up only when every renderer counts alike, so
// the count lives here, once. After Unicode Standard Annex #11, "East Asian Width" (table: EastAsianWidth.txt 14.0,
// classes W and F outside of emoji, unassigned gaps between wide characters closed) and Unicode Technical Standard
// #51 for emoji.

/// Columns that a text takes: wide characters (汉字, kana, hangul, full-width forms, emoji) two, combining and other
/// invisible marks none, all else one. Ambiguous characters (…, ·, ─, “) count as one, as terminals outside of legacy
/// East Asian encodings draw them. Line breaks and control characters take none.
public func displayWidth(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 <= 0x7E }) { return text.utf8.count }
    var width = 0
    for character in text { width += displayWidth(character) }
    return width
}

/// Columns of one character as a reader sees it, 0 and up; an emoji is two however many scalars it is made of.
public func displayWidth(_ character: Character) -> Int {
    if let ascii = character.asciiValue { return (0x20...0x7E).contains(ascii) ? 1 : 0 }
    var width = 0
    var isEmoji = false
    for scalar in character.unicodeScalars {
        if scalar.value == 0xFE0F || scalar.properties.isEmojiPresentation { isEmoji = true }
        width += columns(of: scalar)
    }
    return isEmoji ? 2 : width
}

/// Columns of a scalar by itself.
private func columns(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if (0x20...0x7E).contains(value) || (0xA0...0xAC).contains(value) { return 1 }
    if isWide(value) { return 2 }
    // Medial vowels and final consonants of hangul are drawn inside the syllable that they end.
    if (0x1160...0x11FF).contains(value) { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .surrogate, .lineSeparator, .paragraphSeparator: return 0
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .spacingMark,
        .decimalNumber,
        .letterNumber, .otherNumber, .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
        .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol,
        .otherSymbol, .spaceSeparator, .privateUse, .unassigned:
        return 1
    @unknown default: return 1
    }
}

private func isWide(_ value: UInt32) -> Bool {
    switch value {
    case ..<0x1100: false
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4C6,
        0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60,
        0xFFE0...0xFFE6, 0x16FE0...0x18D08, 0x1AFF0...0x1B2FB, 0x1F200...0x1F265, 0x20000...0x3FFFD:
        true
    default: false
    }
}
