// Letters that look like Latin ones: the pairs of Unicode Technical Standard 39 that names are likely to meet.
import RhumbText

enum LookAlikes {
    /// A letter of another alphabet, and what that is called.
    struct Stranger {
        let character: Character
        let alphabet: Message
    }

    /// A name as it looks: look-alikes become the Latin letters that they are taken for.
    static func plain(_ name: String) -> String {
        name.isASCII ? name : String(name.map { twins[$0] ?? halfWidth($0) ?? $0 })
    }

    /// The first letter that looks Latin, in a name that has Latin letters too; a full-width one anywhere.
    static func stranger(in name: String) -> Stranger? {
        guard !name.isASCII else { return nil }
        if let wide = name.first(where: { halfWidth($0) != nil }) {
            return Stranger(character: wide, alphabet: Message("a full-width letter", zh: "全角字母"))
        }
        guard name.contains(where: { $0.isASCII && $0.isLetter }), let letter = name.first(where: { twins[$0] != nil }),
            let value = letter.unicodeScalars.first?.value
        else { return nil }
        let isGreek = (0x370...0x3FF).contains(value)
        return Stranger(
            character: letter,
            alphabet: isGreek
                ? Message("a Greek letter", zh: "希腊字母") : Message("a Cyrillic letter", zh: "西里尔字母"))
    }

    /// `Ａ` → `A`, `７` → `7`.
    private static func halfWidth(_ character: Character) -> Character? {
        guard let value = character.unicodeScalars.first?.value, (0xFF10...0xFF5A).contains(value),
            let half = Unicode.Scalar(value - 0xFEE0),
            half.properties.isAlphabetic || (0x30...0x39).contains(half.value)
        else { return nil }
        return Character(half)
    }

    private static let twins: [Character: Character] = [
        "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "ј": "j", "ѕ": "s", "һ": "h",
        "ԁ": "d", "А": "A", "В": "B", "Е": "E", "К": "K", "М": "M", "Н": "H", "О": "O", "Р": "P", "С": "C", "Т": "T",
        "Х": "X", "І": "I", "Ј": "J", "Ѕ": "S", "α": "a", "ο": "o", "ν": "v", "Α": "A", "Β": "B", "Ε": "E", "Ζ": "Z",
        "Η": "H", "Ι": "I", "Κ": "K", "Μ": "M", "Ν": "N", "Ο": "O", "Ρ": "P", "Τ": "T", "Υ": "Y", "Χ": "X",
    ]
}
