// Strings (L7): one line each, three pairs of quotes; a string that does not end stops at the end of its line.

import RhumbText

/// A pair of quotes, by the one that closes.
enum Quote: String {
    case straight = "\""
    case curly = "”"
    case corner = "」"

    /// UTF-8 bytes of either quote of the pair.
    var length: Int {
        switch self {
        case .straight: 1
        case .curly, .corner: 3
        }
    }
}

extension Lexer {
    /// Whether a string of some quotes is closed here.
    private func closes(_ quote: Quote, at index: Int) -> Bool {
        switch quote {
        case .straight: bytes[index] == UInt8(ascii: "\"")
        case .curly: bytes[index] == 0xE2 && scalar(at: index).value == 0x201D
        case .corner: bytes[index] == 0xE3 && scalar(at: index).value == 0x300D
        }
    }

    mutating func string(_ quote: Quote) {
        let start = offset
        let close = quote.rawValue
        let openLength = quote.length
        var end = start + openLength
        var otherQuote: Int?
        while end < limit, bytes[end] != 0x0A, bytes[end] != 0x0D {
            if bytes[end] == UInt8(ascii: "\\"), end + 1 < limit, bytes[end + 1] != 0x0A, bytes[end + 1] != 0x0D {
                end += 2
                continue
            }
            if closes(quote, at: end) { return append(.string, from: start, to: end + openLength) }
            if otherQuote == nil, let length = strangeQuote(at: end, opener: bytes[start]) { otherQuote = end + length }
            end += 1
        }
        // The input method wrote one quote of another pair: read the string as closed there.
        if let otherQuote {
            diagnostics.append(SyntaxMessages.mixedQuotes(close, span(start, otherQuote)))
            return append(.string, from: start, to: otherQuote, extra: .faulty)
        }
        while end > start + 1, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        // A brace at the end of the line most likely closes a block and is no part of the text.
        var textEnd = end
        while textEnd > start + openLength,
            [UInt8(ascii: "}"), UInt8(ascii: "{"), 0x20, 0x09].contains(bytes[textEnd - 1])
        {
            textEnd -= 1
        }
        diagnostics.append(SyntaxMessages.unterminatedString(close, span(start, end), at: textEnd))
        append(.string, from: start, to: end, extra: [.faulty, .tookLine])
    }

    /// Length of a quote that closes another pair than the opener's.
    private func strangeQuote(at index: Int, opener: UInt8) -> Int? {
        if bytes[index] == UInt8(ascii: "\"") { return opener == UInt8(ascii: "\"") ? nil : 1 }
        guard bytes[index] == 0xE2, scalar(at: index).value == 0x201D else { return nil }
        return 3
    }
}
