// Kept columns are the file's own, or they are not used: round trips, damage in any byte, other contents, two writers at once.
import Foundation
import RhumbColumns
@testable import RhumbData
import RhumbFormats
import RhumbText
import RhumbValues
import Testing

/// A folder for the time of a test, with a table and the place where its columns are kept.
private final class Kept {
    let folder: URL
    let path: String

    init(_ text: String) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "rhumb-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appending(path: "t.csv").path
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var cache: String { folder.appending(path: "cache").path }

    var files: [URL] {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: cache)) ?? []
        return all.filter { $0.hasSuffix(".columns") }.sorted().map { URL(fileURLWithPath: cache + "/" + $0) }
    }

    /// The table anew, as another run would open it.
    func table(layout: DelimitedLayout = DelimitedLayout()) -> CachedTable {
        CachedTable(
            CSVReader(path: path, displayPath: "t.csv", layout: layout), path: path, folder: cache,
            settings: layout.cacheText, least: 1)
    }

    func rows(threads: Int = 1, layout: DelimitedLayout = DelimitedLayout()) -> Rows {
        Reading.rows(table(layout: layout), Kept.requests(), threads: threads)
    }

    static func requests() -> [ColumnRequest] {
        [
            .of("id", .key(TextPool(), of: .text)), .text("name", optional: true), .of("day", .date, optional: true),
            .of("amount", .money(.yuan), optional: true), .of("kind", .choice(["a", "b"]), optional: true),
            .of("well", .yesNo, optional: true), .of("id", .fingerprint(of: .text)),
            .of("rate", .decimal(scale: 9, rounded: false), optional: true),
        ]
    }

    /// A table of random cells, some missing and some bad.
    static func text(rows: Int, seed: UInt64) -> String {
        var random = SeededGenerator(seed: seed)
        var text = "id,name,day,amount,kind,well,rate\n"
        for row in 0..<rows {
            let name = Bool.random(using: &random) ? "客人\(Int.random(in: 0..<50, using: &random))" : ""
            let day = Day(number: Int32.random(in: -20_000...40_000, using: &random)).description
            let amount =
                Int.random(in: 0..<20, using: &random) == 0
                ? "bad" : "\(Int.random(in: -9...9_999_999, using: &random)).5"
            let rate =
                "\(Int64.random(in: -9_000_000_000...9_000_000_000, using: &random)).\(Int.random(in: 0...9, using: &random))"
            text +=
                "k\(row),\(name),\(day),\(amount),\(["a", "b", ""].randomElement(using: &random) ?? ""),yes,\(rate)\n"
        }
        return text
    }
}

@Suite struct CacheTests {
    @Test(arguments: [0, 1, 100, 8192, 20_000], [1, 3]) func sameAsTheFile(rows: Int, threads: Int) throws {
        let kept = try Kept(Kept.text(rows: rows, seed: 7))
        let direct = Reading.rows(
            CSVReader(path: kept.path, displayPath: "t.csv"), Kept.requests(), threads: threads)
        #expect(kept.rows(threads: threads) == direct)
        #expect(kept.files.count == 1)
        let stamp = try kept.files.first.map {
            try FileManager.default.attributesOfItem(atPath: $0.path)[.modificationDate] as? Date
        }
        // From the kept columns, and nothing is written anew.
        #expect(kept.rows(threads: threads) == direct)
        #expect(
            try kept.files.first.map {
                try FileManager.default.attributesOfItem(atPath: $0.path)[.modificationDate] as? Date
            }
                == stamp)
    }

    /// Some of the columns, without findings about cells, come from a file that has more.
    @Test func someOfTheColumns() throws {
        let kept = try Kept("id,a,b\nx,1,2\ny,3,4\n")
        let all = [ColumnRequest.of("a", .integer), .of("b", .integer), .text("id")]
        _ = Reading.rows(kept.table(), all)
        #expect(Reading.rows(kept.table(), [.text("id"), .of("b", .integer)]).cells == [["x", "2"], ["y", "4"]])
        #expect(kept.files.count == 1)
        // Another type of the same column is another column.
        #expect(Reading.rows(kept.table(), [.text("b")]).cells == [["2"], ["4"]])
        #expect(kept.files.count == 2)
    }

    @Test func otherContents() throws {
        let kept = try Kept("id,a\nx,1\n")
        let request = [ColumnRequest.of("a", .integer)]
        #expect(Reading.rows(kept.table(), request).cells == [["1"]])
        let before = try FileManager.default.attributesOfItem(atPath: kept.path)
        try Data("id,a\nx,2\n".utf8).write(to: URL(fileURLWithPath: kept.path))
        // Same size, same time: only the bytes tell.
        try FileManager.default.setAttributes(
            [.modificationDate: try #require(before[.modificationDate])], ofItemAtPath: kept.path)
        #expect(Reading.rows(kept.table(), request).cells == [["2"]])
        // Another layout reads other things from the same bytes.
        let missing = DelimitedLayout(missing: ["2"])
        #expect(Reading.rows(kept.table(layout: missing), [.of("a", .integer, optional: true)]).cells == [["?"]])
    }

    /// One byte of the kept file is changed, or its end is missing: the answer is the file's all the same, with a notice.
    @Test(arguments: [UInt64](1...60)) func damage(seed: UInt64) throws {
        let kept = try Kept(Kept.text(rows: 300, seed: seed))
        let direct = kept.rows()
        let file = try #require(kept.files.first)
        var bytes = [UInt8](try Data(contentsOf: file))
        var random = SeededGenerator(seed: seed)
        if seed % 4 == 0 {
            bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
        } else {
            bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
        }
        try Data(bytes).write(to: file)
        var found = kept.rows()
        #expect(found.diagnostics.first?.id == "data/cache-damaged", "seed \(seed)")
        found.diagnostics.removeFirst(min(1, found.diagnostics.count))
        #expect(found == direct, "seed \(seed)")
        // It was written anew.
        #expect(kept.rows() == direct, "seed \(seed)")
    }

    @Test func twoAtOnce() async throws {
        let kept = try Kept(Kept.text(rows: 20_000, seed: 3))
        let direct = Reading.rows(CSVReader(path: kept.path, displayPath: "t.csv"), Kept.requests())
        let (path, cache) = (kept.path, kept.cache)
        let found = await withTaskGroup(of: Rows.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let table = CachedTable(
                        CSVReader(path: path, displayPath: "t.csv"), path: path, folder: cache,
                        settings: DelimitedLayout().cacheText, least: 1)
                    return Reading.rows(table, Kept.requests(), threads: 2)
                }
            }
            return await group.reduce(into: [Rows]()) { $0.append($1) }
        }
        #expect(found.allSatisfy { $0 == direct })
        #expect(kept.files.count == 1)
        // Nothing half written stays behind.
        #expect(filesOfCache(kept.cache).filter { $0.contains(".columns.") } == [])
        #expect(removeCache(kept.cache) > 0)
        #expect(!FileManager.default.fileExists(atPath: kept.cache))
    }

    /// A reference's texts count as found by the keys of the table that it refers to.
    @Test func references() throws {
        let parent = try Kept("id\nx\ny\n")
        let child = try Kept("parent\ny\nz\nx\n")
        func codes() -> [[String]] {
            let parents = parent.table()
            let children = child.table()
            children.refer("parent", to: parents)
            let pool = TextPool()
            _ = Reading.rows(parents, [.of("id", .key(pool, of: .text))])
            return Reading.rows(children, [.of("parent", .lookup(pool, of: .text))]).cells
        }
        #expect(codes() == [["1"], ["-1"], ["0"]])
        #expect(codes() == [["1"], ["-1"], ["0"]])
        try Data("id\nz\n".utf8).write(to: URL(fileURLWithPath: parent.path))
        #expect(codes() == [["-1"], ["0"], ["-1"]])
    }

    /// A folder that cannot be written to costs the next run some time, and nothing else.
    @Test func nowhereToKeep() throws {
        let kept = try Kept("id,a\nx,1\n")
        try Data().write(to: URL(fileURLWithPath: kept.cache))
        #expect(Reading.rows(kept.table(), [.of("a", .integer)]).cells == [["1"]])
    }

    @Test func anEmptyTableOfNothing() throws {
        let kept = try Kept("id\n")
        #expect(Reading.rows(kept.table(), []).rows == 0)
        #expect(Reading.rows(kept.table(), []).rows == 0)
    }
}
