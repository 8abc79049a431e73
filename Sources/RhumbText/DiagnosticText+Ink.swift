// Colours of the terminal, only where they are asked for; every meaning is also in a word or a sign.

/// What a piece of text is, as a colour.
public enum Ink: Sendable, Hashable {
    case bad, warning, good, quiet, place, strong

    /// The SGR parameters of ECMA-48: only the sixteen colours that every terminal's own palette names.
    private var code: String {
        switch self {
        case .bad: "1;31"
        case .warning: "33"
        case .good: "32"
        case .quiet: "2"
        case .place: "36"
        case .strong: "1"
        }
    }

    /// What begins text in this ink, and what ends it.
    var start: String { "\u{1B}[\(code)m" }
    static let end = "\u{1B}[0m"

    /// The text in this ink, or as it is where colours are off or there is nothing to colour.
    public func paint(_ text: String, colour: Bool) -> String {
        colour && !text.isEmpty ? start + text + Ink.end : text
    }
}

/// Text of unknown origin on one line of a terminal: tabs as four spaces, other control characters as `�`, so that data
/// cannot move the cursor or change colours.
public func printable(_ text: String) -> String {
    // Control characters are below the space, or have one of these as their first byte.
    var bytes = text
    let mayHoldControl = bytes.withUTF8 { bytes in
        bytes.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }
    }
    guard mayHoldControl, text.unicodeScalars.contains(where: { isControl($0) }) else { return text }
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

/// C0, DEL and C1; line and paragraph separators; the marks that reorder text to the right and left.
private func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x2028...0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
}
