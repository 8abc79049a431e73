// Pictures and typographic marks for terminals that show nothing but ASCII: each sign becomes one of the same width, except
// where that would say something else.

/// A text whose pictures, signs and quotation marks are ASCII. Letters of other scripts stay: nothing could stand for them.
public func plainSigns(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    return text.reduce(into: "") { plain, character in
        if let sign = signs[character] { plain += sign } else { plain.append(character) }
    }
}

private let signs: [Character: String] = [
    // Bars, lines, small bars.
    "█": "#", "▉": "#", "▊": "#", "▋": "#", "▌": "#", "▍": "=", "▎": "=", "▏": "-", "·": ".", "─": "-", "└": "`",
    "▁": "_",
    "▂": ".", "▃": ":", "▄": "-", "▅": "=", "▆": "+", "▇": "*",
    // Verdicts.
    "✓": "v", "✗": "x", "●": "*", "○": "o", "▲": "!", "■": "X", "▸": ">",
    // Typography.
    "“": "\"", "”": "\"", "‘": "'", "’": "'", "–": "-", "—": "-", "…": "~", "×": "x", "≥": ">=", "≤": "<=", "→": ">",
]
