// The texts of a workbook, each of which is kept once for all sheets.

/// Strings by number. All of them are held: cells refer to them in any order.
final class SharedStrings: XMLHandler {
    /// More text than this is not held, in bytes.
    private static let most = 1 << 30

    private let bytes = ChunkBuffer(capacity: 1 << 12)
    private var ends: [Int] = []
    private var run = TextRun()
    private(set) var failure: ReadFailure?

    func start(_ name: XMLName, _ attributes: XMLAttributes) { run.start(name) }

    func end(_ name: XMLName) -> Bool {
        run.end(name)
        if "si" ~= name {
            run.unescape()
            run.bytes.withUnsafeBufferPointer { if let base = $0.baseAddress { bytes.append(base, count: $0.count) } }
            ends.append(bytes.count)
            run.clear()
            if bytes.count + ends.count * 8 > SharedStrings.most { failure = .damagedWorkbook("sharedStrings.xml") }
        }
        return false
    }

    func text(_ text: UnsafeBufferPointer<UInt8>) {
        if !run.append(text) { failure = .damagedWorkbook("sharedStrings.xml") }
    }

    /// The text of a number; nil where there is none.
    func text(_ index: Int) -> UnsafeBufferPointer<UInt8>? {
        guard ends.indices.contains(index) else { return nil }
        let start = index > 0 ? ends[index - 1] : 0
        return UnsafeBufferPointer(start: bytes.bytes + start, count: ends[index] - start)
    }
}

/// The text of a string of several pieces, each in a format of its own; how to pronounce them is left out.
struct TextRun {
    /// A cell holds 32,767 characters.
    private static let longest = 1 << 20

    private(set) var bytes: [UInt8] = []
    private var isText = false
    private var isSpoken = false

    mutating func start(_ name: XMLName) {
        switch name {
        case "t": isText = true
        case "rPh": isSpoken = true
        default: break
        }
    }

    mutating func end(_ name: XMLName) {
        switch name {
        case "t": isText = false
        case "rPh": isSpoken = false
        default: break
        }
    }

    /// False where the text is too long for a cell.
    mutating func append(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard isText, !isSpoken else { return true }
        bytes.append(contentsOf: text)
        return bytes.count <= TextRun.longest
    }

    mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    /// `_x000D_` is a character that XML cannot hold.
    mutating func unescape() { bytes = unescapedCharacters(bytes) }
}

/// With the characters that are written as `_xHHHH_`.
func unescapedCharacters(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x5F) else { return bytes }
    var result: [UInt8] = []
    var place = 0
    while place < bytes.count {
        if bytes[place] == 0x5F, place + 6 < bytes.count, bytes[place + 1] == 0x78, bytes[place + 6] == 0x5F,
            let code = UInt32(String(decoding: bytes[place + 2..<place + 6], as: UTF8.self), radix: 16),
            let scalar = Unicode.Scalar(code), let encoded = UTF8.encode(scalar)
        {
            result.append(contentsOf: encoded)
            place += 7
        } else {
            result.append(bytes[place])
            place += 1
        }
    }
    return result
}
