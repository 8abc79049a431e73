// A record as texts: for the header and for messages, where speed does not matter.

/// The fields of the record that begins at an offset, unescaped and trimmed, and where the next record begins. The last
/// byte before `end` must be a line end.
func recordTexts(
    _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, dialect: Dialect
) -> (fields: [String], next: Int) {
    var fields: [String] = []
    var text: [UInt8] = []
    var position = start
    var isOpen = false
    var fieldStart = start
    func finishField() {
        fields.append(trimmedText(text))
        text.removeAll()
    }
    while position < end {
        let byte = bytes[position]
        if isOpen {
            if byte == Dialect.quote {
                if position + 1 < end, bytes[position + 1] == Dialect.quote {
                    text.append(byte)
                    position += 1
                } else {
                    isOpen = false
                }
            } else {
                text.append(byte)
            }
        } else if byte == Dialect.quote, position == fieldStart {
            isOpen = true
        } else if byte == dialect.newline {
            break
        } else if dialect.separates(byte) {
            if dialect.separator != nil || position > fieldStart { finishField() }
            fieldStart = position + 1
        } else {
            text.append(byte)
        }
        position += 1
    }
    if dialect.separator != nil || position > fieldStart, !(fields.isEmpty && text.isEmpty) { finishField() }
    if dialect.separator == nil, fields.last == "" { fields.removeLast() }
    return (fields, min(end, position + 1))
}

/// The text of bytes without white space around it.
func trimmedText(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    let start = text.firstIndex { !$0.isWhitespace && $0 != "\u{FEFF}" } ?? text.endIndex
    let end = text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? text.endIndex
    return start < end ? String(text[start..<end]) : ""
}
