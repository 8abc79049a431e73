// Offsets of ours and positions of the protocol: a line, and in it UTF-16 units or bytes, as client and server agreed.
import RhumbFormats
import RhumbText

enum PositionEncoding: String {
    case utf8 = "utf-8"
    case utf16 = "utf-16"

    /// Units that the character with this first byte takes.
    fileprivate func units(_ lead: UInt8) -> Int {
        switch self {
        case .utf8: lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        case .utf16: lead < 0xF0 ? 1 : 2
        }
    }
}

/// A place in a text as the protocol says it, from 0.
struct LinePosition: Equatable {
    var line: Int
    var character: Int

    var json: JSON { ["line": .integer(Int64(line)), "character": .integer(Int64(character))] }
}

/// A text and how its places are counted.
struct PlacedText {
    let file: SourceFile
    let encoding: PositionEncoding

    /// The offset of a position. What lies outside is moved in: beyond a line to its end, beyond the text to its end, inside a
    /// character to its beginning.
    func offset(_ position: LinePosition) -> Int {
        guard position.line >= 0 else { return 0 }
        guard position.line < file.lineCount else { return file.bytes.count }
        let line = file.lineRange(position.line)
        var offset = line.lowerBound
        var rest = position.character
        while offset < line.upperBound {
            let units = encoding.units(file.bytes[offset])
            guard units <= rest else { break }
            rest -= units
            offset += PositionEncoding.utf8.units(file.bytes[offset])
        }
        return min(offset, line.upperBound)
    }

    /// The position of an offset.
    func position(_ offset: Int) -> LinePosition {
        let offset = min(max(0, offset), file.bytes.count)
        let line = file.lineIndex(of: offset)
        var character = 0
        for index in file.lineRange(line).lowerBound..<offset where file.bytes[index] & 0xC0 != 0x80 {
            character += encoding.units(file.bytes[index])
        }
        return LinePosition(line: line, character: character)
    }

    func range(_ start: Int, _ end: Int) -> JSON { ["start": position(start).json, "end": position(end).json] }

    func range(_ span: SourceSpan) -> JSON { range(span.start, span.end) }
}

extension JSON {
    /// A position of the protocol; nil where this is none. Numbers of any size are places: beyond the text is its end.
    var position: LinePosition? {
        guard let line = self["line"]?.wholeNumber, let character = self["character"]?.wholeNumber else { return nil }
        return LinePosition(line: line, character: character)
    }

    private var wholeNumber: Int? {
        if let integer { return Int(integer) }
        guard let number else { return nil }
        return number > 0 ? Int(Int32.max) : 0
    }
}
