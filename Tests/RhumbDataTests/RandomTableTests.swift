// Random tables and random bytes: one thread and two see the same, and nothing crashes.
import RhumbColumns
import RhumbData
import RhumbFormats
import RhumbText
import RhumbValues
import Testing
import TestSupport

@Suite struct RandomTableTests {
    /// Writes a table as CSV, quoting where needed and sometimes where not; the reader must give it back.
    @Test(arguments: [UInt64](1...12)) func roundTrip(seed: UInt64) throws {
        var random = Seeded(seed)
        let pieces = ["a", "客户", "\"", ",", "\n", "\r\n", " x", "1", "", "\"\"", "é", ";", "long piece of text", "\t"]
        let newline = Bool.random(using: &random) ? "\n" : "\r\n"
        let hasQuotes = seed % 3 != 0
        var expected: [[String]] = []
        var text = "n,t,u" + newline
        // Some tables are of several batches, most are small.
        let rows = seed % 4 == 0 ? 9_000 : Int.random(in: 0...1_000, using: &random)
        for row in 0..<rows {
            func cell() -> String {
                let count = Int.random(in: 0...4, using: &random)
                let usable =
                    hasQuotes ? pieces : pieces.filter { !$0.contains { "\",\n\r".contains($0) || $0 == "\r\n" } }
                return (0..<count).compactMap { _ in usable.randomElement(using: &random) }.joined()
            }
            let cells = [cell(), cell()]
            expected.append(["\(row)"] + cells.map { trimmed($0).isEmpty ? "?" : trimmed($0) })
            let written = cells.map { cell in
                let needs = cell.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
                let quoted = "\"" + cell.replacing("\"", with: "\"\"") + "\""
                return needs || (hasQuotes && UInt8.random(in: 0...3, using: &random) == 0) ? quoted : cell
            }
            text += "\(row),\(written[0]),\(written[1])" + newline
            if UInt8.random(in: 0...20, using: &random) == 0 { text += newline }
        }
        let requests: [ColumnRequest] = [.of("n", .integer), .text("t", optional: true), .text("u", optional: true)]
        // Chunks of a few records, so that every kind of border falls into every kind of place.
        let chunk = Int.random(in: 16...3_000, using: &random)
        let one = try Reading.rows(text, requests, threads: 1, chunk: chunk)
        let two = try Reading.rows(text, requests, threads: 2, chunk: chunk)
        #expect(try Reading.rows(text, requests, threads: 2, chunk: 1 << 19) == one, "seed \(seed)")
        #expect(one.cells == expected, "seed \(seed)")
        #expect(one.diagnostics.isEmpty, "seed \(seed): \(one.diagnostics)")
        #expect(one == two, "seed \(seed)")
    }

    private func trimmed(_ text: String) -> String {
        var bytes = Array(text.utf8)[...]
        while let byte = bytes.first, byte <= 0x20 { bytes = bytes.dropFirst() }
        while let byte = bytes.last, byte <= 0x20 { bytes = bytes.dropLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Tables with every kind of mistake: findings and counts do not depend on the number of threads.
    @Test(arguments: [UInt64](1...6)) func badTables(seed: UInt64) throws {
        var random = Seeded(seed)
        let cells = [
            "1", "-2", "x", "", "2026-02-30", "2026-06-30", "1.234", "¥5", "yes", "web", "\"q\"", "9,9", "\"a\nb\"",
        ]
        var text = "a,b,c,d\n"
        for _ in 0..<5_000 {
            let count = UInt8.random(in: 0...30, using: &random) == 0 ? Int.random(in: 1...6, using: &random) : 4
            text += (0..<count).compactMap { _ in cells.randomElement(using: &random) }.joined(separator: ",") + "\n"
        }
        let requests: [ColumnRequest] = [
            .of("a", .integer), .of("b", .money(.yuan)), .of("c", .date, optional: true), .of("d", .yesNo),
            .of("a", .choice(["web", "x"]), optional: true), .of("b", .percent),
            .of("c", .key(TextPool(), of: .integer)),
        ]
        let one = try Reading.rows(text, requests, threads: 1)
        let two = try Reading.rows(text, requests, threads: 2)
        let four = try Reading.rows(text, requests, threads: 4)
        #expect(one == two && one == four, "seed \(seed)")
        // A row of one empty cell is a blank line.
        #expect((4_800...5_000).contains(one.rows) && one.rows == one.cells.count)
        #expect(one.badCells.allSatisfy { $0 > 100 })
        #expect(one.errors.isEmpty)
    }

    @Test(arguments: [UInt64](1...8)) func randomBytes(seed: UInt64) throws {
        var random = Seeded(seed)
        let alphabet: [UInt8] =
            Array("abc,,;;\"\"\n\n\r\t 12.-/:%".utf8) + [0x00, 0xBF, 0xCD, 0xE5, 0xAE, 0xA2, 0xFF, 0xEF, 0xBB, 0xBF]
        let layouts: [DelimitedLayout] = [
            DelimitedLayout(), DelimitedLayout(separator: .whitespace), DelimitedLayout(encoding: "gb18030"),
            DelimitedLayout(encoding: "utf-16le"), DelimitedLayout(header: .absent, columns: ["a": "1", "b": "2"]),
            DelimitedLayout(
                encoding: "shift_jis", separator: .character(0x3B), header: .names(["a", "b"]), decimal: 0x2C),
        ]
        let types: [ColumnType] = [
            .text(TextPool()), .integer, .date, .percent, .money(.yuan), .yesNo, .decimal(scale: 4, rounded: true),
            .key(TextPool(), of: .integer), .key(TextPool(), of: .date), .fingerprint(of: .text), .choice(["a", "1"]),
        ]
        for round in 0..<100 {
            let count = Int.random(in: 0...400, using: &random)
            let start: [UInt8] = round % 2 == 0 ? Array("a,b\n".utf8) : []
            let bytes = start + (0..<count).compactMap { _ in alphabet.randomElement(using: &random) }
            guard let layout = layouts.randomElement(using: &random), let type = types.randomElement(using: &random)
            else { continue }
            let requests: [ColumnRequest] = [.of("a", type), .text("b", optional: true)]
            let one = try Reading.rows(bytes, requests, layout: layout, threads: 1, chunk: 32)
            let two = try Reading.rows(bytes, requests, layout: layout, threads: 2, chunk: 32)
            let whole = try Reading.rows(bytes, requests, layout: layout, threads: 2)
            // Which of several reasons to refuse a file is met first may depend on how much of it is looked at.
            #expect(
                one == two && (one == whole || !(one.errors.isEmpty || whole.errors.isEmpty)),
                "seed \(seed) round \(round): \(bytes)")
        }
    }
}
