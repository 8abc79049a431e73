// Fitting text into columns: padding, cutting, wrapping, all by display width.

/// Where padding goes.
public enum Alignment: Sendable, Hashable {
    case left, right, centre
}

/// The text with spaces up to a width in columns; unchanged where it is already as wide.
public func padded(_ text: String, to width: Int, _ alignment: Alignment = .left) -> String {
    let missing = max(0, width - displayWidth(text))
    let spaces = String(repeating: " ", count: missing)
    switch alignment {
    case .left: return text + spaces
    case .right: return spaces + text
    case .centre:
        let before = missing / 2
        return String(repeating: " ", count: before) + text + String(repeating: " ", count: missing - before)
    }
}

/// The text cut to a width in columns, ending in `…` where something was left out. Never wider than `width`; a wide
/// character is not split, so the result may be one column short.
public func truncated(_ text: String, to width: Int) -> String {
    guard displayWidth(text) > width else { return text }
    guard width >= 1 else { return "" }
    var kept = ""
    var used = 0
    for character in text {
        let next = displayWidth(character)
        guard used + next <= width - 1 else { break }
        kept.append(character)
        used += next
    }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
}

/// Cut and padded to exactly a width in columns.
public func fitted(_ text: String, to width: Int, _ alignment: Alignment = .left) -> String {
    padded(truncated(text, to: width), to: width, alignment)
}

/// The text in lines of at most so many columns (at least 2): broken at spaces and between East Asian characters, never
/// before a closing mark or after an opening one; a word longer than a line is split. At least one line.
public func wrapped(_ text: String, to width: Int) -> [String] {
    let width = max(2, width)
    var lines: [String] = []
    var line = ""
    var used = 0

    func flush() {
        while line.last == " " { line.removeLast() }
        lines.append(line)
        line = ""
        used = 0
    }

    for piece in pieces(of: text) {
        let columns = displayWidth(piece)
        if used + columns <= width {
            if used > 0 || piece != " " {
                line += piece
                used += columns
            }
            continue
        }
        if piece == " " { continue }
        if used > 0 { flush() }
        for character in piece {
            let columns = displayWidth(character)
            if used + columns > width { flush() }
            line.append(character)
            used += columns
        }
    }
    if used > 0 || lines.isEmpty { flush() }
    return lines
}

/// What must stay together on a line: words, spaces, single East Asian characters with the marks that cling to them.
private func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var word = ""
    var holdsNext = false

    func flush() {
        if !word.isEmpty { pieces.append(word) }
        word = ""
        holdsNext = false
    }

    for character in text {
        if character == " " || character.isNewline || character == "\t" {
            flush()
            pieces.append(" ")
        } else if clingsToFormer.contains(character) {
            // A closing mark stays with what stands before it.
            if word.isEmpty, let last = pieces.last, last != " " {
                pieces[pieces.count - 1] = last + String(character)
            } else {
                word.append(character)
                if displayWidth(character) == 2 { flush() }
            }
        } else if displayWidth(character) == 2 {
            if !holdsNext { flush() }
            word.append(character)
            if opensNext.contains(character) { holdsNext = true } else { flush() }
        } else {
            word.append(character)
        }
    }
    flush()
    return pieces
}

/// Full-width closing marks (，。、；：？！）】》”’」』％) and their narrow kin.
private let clingsToFormer: Set<Character> = [
    "\u{FF0C}", "\u{3002}", "\u{3001}", "\u{FF1B}", "\u{FF1A}", "\u{FF1F}", "\u{FF01}", "\u{FF09}", "\u{3011}",
    "\u{300B}", "\u{201D}", "\u{2019}", "\u{300D}", "\u{300F}", "\u{FF05}", "%", "\u{2026}", ",", ".", ";", ":", "?",
    "!",
    ")", "]",
]

/// Full-width opening marks: （【《「『.
private let opensNext: Set<Character> = ["\u{FF08}", "\u{3010}", "\u{300A}", "\u{300C}", "\u{300E}"]
