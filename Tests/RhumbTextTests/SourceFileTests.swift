// Lines of a file, whatever ends them.
import RhumbText
import Testing
import TestSupport

@Suite struct SourceFileTests {
    /// Against a reading byte by byte: `\n`, `\r\n` and a lone `\r` each end a line.
    @Test(arguments: 0..<300)
    func lines(_ seed: Int) {
        var random = Seeded(UInt64(seed))
        // All ends of lines, one kind only, none.
        let letters = [Array("ab\n\r".utf8), Array("abcdefgh\n".utf8), Array("ab\r".utf8), Array("ab".utf8)][seed % 4]
        let count = Int.random(in: 0...40, using: &random)
        let bytes = (0..<count).map { _ in letters.randomElement(using: &random) ?? 0x61 }
        var lines: [[UInt8]] = [[]]
        for (place, byte) in bytes.enumerated() {
            let isSecondOfTwo = byte == 0x0A && place > 0 && bytes[place - 1] == 0x0D
            if isSecondOfTwo { continue }
            if byte == 0x0A || byte == 0x0D { lines.append([]) } else { lines[lines.count - 1].append(byte) }
        }
        let file = SourceFile(path: "a", bytes: bytes)
        #expect(file.lineCount == lines.count, "\(bytes)")
        for (number, line) in lines.enumerated() {
            #expect(Array(file.line(number + 1).utf8) == line, "line \(number + 1) of \(bytes)")
        }
        for offset in 0...bytes.count {
            let range = file.lineRange(file.lineIndex(of: offset))
            #expect(range.lowerBound <= offset, "\(offset) of \(bytes)")
        }
    }
}
