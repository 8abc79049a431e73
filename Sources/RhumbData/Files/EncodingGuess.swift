// Which encoding a file has that says nothing of it: what decodes without a mistake, and into characters that people use.
import RhumbText

/// What the opening of a file looks like.
struct EncodingGuess: Equatable {
    /// As it is written in rhumb.yaml; nil: nothing fits.
    let best: String?
    /// Whether no other encoding comes near: the file may be read so.
    let isCertain: Bool

    static let none = EncodingGuess(best: nil, isCertain: false)

    /// A character that is written every day counts 3, one that is written at all 1, one that is nearly never written −2: text in
    /// its own encoding comes to 2 and more, in another one it is a lottery, around 0.
    private static let enough = 1.2
    /// So much behind the best must the second be.
    private static let margin = 0.5

    /// - Parameter bytes: the beginning of a file, perhaps cut within a character.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        if bytes.contains(0) {
            let name = EncodingGuess.wide(bytes)
            self.init(best: name, isCertain: name != nil)
            return
        }
        guard !EncodingGuess.isDamagedUTF8(bytes) else {
            self = .none
            return
        }
        var scores: [(name: String, score: Double)] = []
        for encoding in PairEncoding.all {
            if let score = encoding.score(bytes), isDecodable(bytes, encoding.name) {
                scores.append((encoding.name, score))
            }
        }
        if let score = westernScore(bytes) { scores.append(("windows-1252", score)) }
        scores.sort { ($0.score, $1.name) > ($1.score, $0.name) }
        guard let first = scores.first, first.score > 0 else {
            self = .none
            return
        }
        let second = scores.dropFirst().first?.score ?? -2
        self.init(
            best: first.name,
            isCertain: first.score >= EncodingGuess.enough && first.score - second >= EncodingGuess.margin)
    }

    private init(best: String?, isCertain: Bool) {
        self.best = best
        self.isCertain = isCertain
    }

    /// UTF-16 without its mark: separators, digits and line ends are half zero, always the same half.
    private static func wide(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        var zeros = [0, 0]
        for (index, byte) in bytes.enumerated() where byte == 0 { zeros[index % 2] += 1 }
        let isLittle = zeros[1] > zeros[0]
        guard zeros[isLittle ? 1 : 0] >= 4 * zeros[isLittle ? 0 : 1] else { return nil }
        var hasLine = false
        for index in stride(from: 0, to: bytes.count - 1, by: 2) {
            let (low, high) = isLittle ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
            guard high == 0 else { continue }
            if low == 0x0A || low == 0x0D { hasLine = true }
            guard low >= 0x20 || low == 0x09 || low == 0x0A || low == 0x0D else { return nil }
        }
        let name = isLittle ? "utf-16le" : "utf-16be"
        return hasLine && isDecodable(bytes, name) ? name : nil
    }

    /// UTF-8 with a few wrong bytes in it: its patterns come about by chance in no other encoding.
    private static func isDamagedUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var wrong = 0
        var right = 0
        var start = 0
        while start < bytes.count {
            let end = firstInvalidUTF8(bytes, from: start) ?? bytes.count
            for index in start..<end where bytes[index] >= 0xC0 { right += 1 }
            if end < bytes.count { wrong += 1 }
            start = end + 1
        }
        return right >= 4 * wrong
    }
}

/// Whether bytes decode without a mistake, but for a character that is cut off at the end.
private func isDecodable(_ bytes: UnsafeBufferPointer<UInt8>, _ name: String) -> Bool {
    do throws(ReadFailure) {
        var decoder = try TextDecoder(encoding: name)
        let buffer = ChunkBuffer(capacity: bytes.count + 64)
        guard case .read(let used) = decoder.decode(bytes, into: buffer) else { return false }
        return bytes.count - used < 4
    } catch {
        return false
    }
}

/// An encoding of East Asia: ASCII, and pairs of bytes.
private struct PairEncoding {
    let name: String
    /// Of first bytes, those whose characters are in daily use.
    let usual: ClosedRange<UInt8>
    /// First bytes of punctuation, wide letters, kana.
    let marks: ClosedRange<UInt8>
    let common: Set<UInt16>

    static let all = [
        PairEncoding("gb18030", usual: 0xB0...0xD7, marks: 0xA1...0xA3, CommonCharacters.simplified),
        PairEncoding("big5", usual: 0xA4...0xC6, marks: 0xA1...0xA3, CommonCharacters.traditional),
        PairEncoding("shift_jis", usual: 0x88...0x97, marks: 0x81...0x83, CommonCharacters.japanese),
        PairEncoding("euc-kr", usual: 0xB0...0xC8, marks: 0xA1...0xA3, CommonCharacters.korean),
    ]

    init(_ name: String, usual: ClosedRange<UInt8>, marks: ClosedRange<UInt8>, _ characters: String) {
        self.name = name
        self.usual = usual
        self.marks = marks
        common = Set(PairEncoding.codes(of: characters, name))
    }

    /// The mean over all pairs; nil where there are fewer than two, which would say nothing.
    func score(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        let isJapanese = name == "shift_jis"
        var sum = 0
        var count = 0
        var index = 0
        while index + 1 < bytes.count {
            let lead = bytes[index]
            if lead < 0x80 {
                index += 1
                continue
            }
            // Of Shift-JIS, half-width kana are one byte each: in files of our days they are rare.
            if isJapanese, (0xA1...0xDF).contains(lead) {
                sum -= 1
                count += 1
                index += 1
                continue
            }
            let trail = bytes[index + 1]
            // Characters of four bytes have a digit in the second place; those in use by hardly anybody.
            guard trail >= 0x40 else {
                sum -= 2
                count += 1
                index += name == "gb18030" ? 4 : 1
                continue
            }
            if common.contains(UInt16(lead) << 8 | UInt16(trail)) || isJapanese && PairEncoding.isKana(lead, trail) {
                sum += 3
            } else if usual.contains(lead) && (isJapanese || name == "big5" || trail >= 0xA1) || marks.contains(lead) {
                sum += 1
            } else {
                sum -= 2
            }
            count += 1
            index += 2
        }
        return count < 2 ? nil : Double(sum) / Double(count)
    }

    private static func isKana(_ lead: UInt8, _ trail: UInt8) -> Bool {
        lead == 0x82 && (0x9F...0xF1).contains(trail) || lead == 0x83 && (0x40...0x96).contains(trail)
    }

    /// The pairs of characters in an encoding, found by decoding all pairs there are.
    private static func codes(of characters: String, _ name: String) -> [UInt16] {
        let wanted = Set(characters.unicodeScalars.filter { $0.value >= 0x80 })
        var codes: [UInt16] = []
        guard var decoder = try? TextDecoder(encoding: name) else { return [] }
        let buffer = ChunkBuffer(capacity: 16)
        for lead in UInt8(0x81)...0xFE {
            for trail in UInt8(0x40)...0xFE {
                buffer.count = 0
                let pair = [lead, trail]
                let result = pair.withUnsafeBufferPointer { decoder.decode($0, into: buffer) }
                guard case .read(2) = result else { continue }
                let text = String(
                    decoding: UnsafeBufferPointer(start: buffer.bytes, count: buffer.count), as: UTF8.self)
                if let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1, wanted.contains(scalar) {
                    codes.append(UInt16(lead) << 8 | UInt16(trail))
                }
            }
        }
        return codes
    }
}

/// Western Europe: single letters with accents within words of ASCII. nil where a byte has no meaning there, or none is above ASCII.
private func westernScore(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    // é è ê ë à â á ä ã å æ ç ñ ï î í ö ô ó õ ø ü û ú ù ß and the greater ones that begin words.
    let common = Set<UInt8>([
        0xE9, 0xE8, 0xEA, 0xEB, 0xE0, 0xE2, 0xE1, 0xE4, 0xE3, 0xE5, 0xE6, 0xE7, 0xF1, 0xEF, 0xEE, 0xED, 0xF6, 0xF4,
        0xF3, 0xF5,
        0xF8, 0xFC, 0xFB, 0xFA, 0xF9, 0xDF, 0xC4, 0xD6, 0xDC, 0xC9, 0xC0, 0xC5, 0xD8, 0xC7,
    ])
    // € … quotes – — ™ £ § © « ° » ² · ½ and spaces that do not break.
    let signs = Set<UInt8>([
        0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xA0, 0xA3, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB2,
        0xB4, 0xB7,
        0xBB, 0xBD,
    ])
    func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
    var sum = 0
    var count = 0
    for (index, byte) in bytes.enumerated() where byte >= 0x80 {
        guard ![0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte) else { return nil }
        let before = index > 0 ? bytes[index - 1] : 0x20
        let after = index + 1 < bytes.count ? bytes[index + 1] : 0x20
        count += 1
        if before >= 0x80 && after >= 0x80 {
            sum -= 2
        } else if before >= 0x80 || after >= 0x80 {
            // Two in a row are in “Größe”, three in no word.
            sum += common.contains(byte) ? 1 : -1
        } else if byte >= 0xC0 || byte == 0x8A || byte == 0x8E || byte == 0x9A || byte == 0x9C || byte == 0x9E {
            sum += isLetter(before) || isLetter(after) ? (common.contains(byte) ? 3 : 1) : -1
        } else {
            // A sign within a word is a letter of another encoding.
            let isInside = isLetter(before) && isLetter(after) && byte != 0x92
            sum += isInside || !signs.contains(byte) ? -2 : 2
        }
    }
    return count == 0 ? nil : Double(sum) / Double(count)
}
