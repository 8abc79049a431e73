// The check for UTF-8 goes in steps of 32 and eight bytes: it stops where the standard library stops, wherever that is.
import RhumbText
import Testing
import TestSupport

@Suite struct UTF8CheckTests {
    /// A bad byte at every place of texts that are longer than the longest step, alone and beside other characters.
    @Test(arguments: ["", "é", "客", "🏨", "客群 frequent 的 spend"])
    func aBadByteAnywhere(_ text: String) {
        let bytes = Array((String(repeating: "a", count: 37) + text + String(repeating: "b", count: 41)).utf8)
        compare(bytes, "\(text)")
        for place in bytes.indices {
            for byte: UInt8 in [0x80, 0xBF, 0xC0, 0xE4, 0xED, 0xF0, 0xFF] {
                var bytes = bytes
                bytes[place] = byte
                compare(bytes, "\(byte) at \(place) of \(text)")
            }
            compare(Array(bytes[..<place]), "\(text) cut at \(place)")
        }
    }

    @Test(arguments: 0..<20)
    func anyBytes(_ seed: Int) {
        var random = Seeded(UInt64(seed))
        for _ in 0..<500 {
            let pieces: [[UInt8]] =
                ["abcdefgh", "plan", "客群", "é", "🏨"].map { Array($0.utf8) } + [[0x80], [0xED, 0xA0]]
            let count = Int.random(in: 0..<40, using: &random)
            let bytes = (0..<count).flatMap { _ in
                // Hardly ever one of the bad ones.
                let isBad = Int.random(in: 0..<60, using: &random) == 0
                return (isBad ? pieces : Array(pieces.dropLast(2))).randomElement(using: &random) ?? []
            }
            compare(bytes, "seed \(seed)")
        }
    }

    private func compare(_ bytes: [UInt8], _ what: String) {
        #expect(bytes.withUnsafeBufferPointer { firstInvalidUTF8($0) } == expected(bytes), "\(what): \(bytes)")
    }

    private func expected(_ bytes: [UInt8]) -> Int? {
        var parser = Unicode.UTF8.ForwardParser()
        var rest = bytes.makeIterator()
        var offset = 0
        while true {
            switch parser.parseScalar(from: &rest) {
            case .valid(let scalar): offset += scalar.count
            case .emptyInput: return nil
            case .error: return offset
            }
        }
    }
}
