// A name as it has to be written: with backticks where it would be read as something else.
import RhumbText

/// A name in the text of a plan.
public struct WrittenName: Sendable, Hashable {
    /// With backticks where they are needed.
    public let text: String

    /// nil for what no name can be.
    public init?(_ name: String) {
        let bytes = Array(name.utf8)
        guard !bytes.isEmpty, !name.unicodeScalars.contains(where: { $0 == "`" || $0.value < 0x20 || $0.value == 0x7F })
        else { return nil }
        let quoted = "`" + name + "`"
        var lexer = Lexer(SourceFile(path: "", text: name), index: FileIndex(0))
        lexer.run()
        let isWord =
            lexer.tokens.count == 2 && lexer.tokens[0].kind == .word && Int(lexer.tokens[0].end) == bytes.count
            && lexer.tokens[0].start == 0 && !lexer.tokens[0].flags.contains(.chineseQuantity)
            && lexer.comments.isEmpty && lexer.diagnostics.isEmpty
        // Any keyword in backticks: where it would be one depends on what stands around it.
        text = isWord && lexer.tokens[0].word == 0 ? name : quoted
    }

    /// A name without the backticks that somebody may have typed around it.
    public static func bare(_ text: String) -> String {
        text.count > 2 && text.hasPrefix("`") && text.hasSuffix("`") ? String(text.dropFirst().dropLast()) : text
    }
}
