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

/// A text that grows by pieces in several colours. It is made of bytes, which are added several times as fast as texts.
struct InkedText {
    let colour: Bool
    private(set) var bytes: [UInt8] = []

    init(colour: Bool) {
        self.colour = colour
        // A finding takes about as much; growing by and by would copy it over and over.
        bytes.reserveCapacity(640)
    }

    mutating func add(_ piece: String) {
        var piece = piece
        piece.withUTF8 { bytes.append(contentsOf: $0) }
    }

    mutating func add(sign: StaticString) { sign.withUTF8Buffer { bytes.append(contentsOf: $0) } }

    mutating func add(_ piece: ArraySlice<UInt8>) { bytes.append(contentsOf: piece) }

    mutating func add(_ byte: UInt8, times count: Int) {
        for _ in 0..<max(0, count) { bytes.append(byte) }
    }

    /// A number; 0 for one below.
    mutating func add(_ number: Int) {
        let number = max(0, number)
        if number >= 10 { add(number / 10) }
        bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }

    /// Everything that `write` adds in one colour.
    mutating func paint(_ ink: Ink, _ write: (inout InkedText) -> Void) {
        if colour { add(ink.start) }
        write(&self)
        if colour { add(Ink.end) }
    }
}

extension Int {
    /// How many a number has, without a sign.
    var digits: Int { (-9...9).contains(self) ? 1 : 1 + (self / 10).digits }
}
