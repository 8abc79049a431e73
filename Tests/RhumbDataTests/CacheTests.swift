// Kept columns are the file's own, or they are not used: round trips, damage in any byte, other contents, two writers at once.
import Foundation
import RhumbColumns
@testable import RhumbData
import RhumbFormats
import RhumbText
import RhumbValues
import Testing
import TestSupport

/// A folder for the time of a test, with a table and the place where its columns are kept.
private struct Kept {
    let folder: URL
    let path: String

    init(_ text: String) throws {
        folder = try Scratch.folder()
        path = folder.appending(path: "t.csv").path
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    var cache: CacheFolder { CacheFolder(folder.appending(path: "cache").path) }

    var files: [URL] {
        cache.names(suffix: ColumnStore.suffix).sorted().map { URL(fileURLWithPath: cache.file($0)) }
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
        var random = Seeded(seed)
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
        var random = Seeded(seed)
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
        #expect(kept.cache.names.filter { $0.contains(ColumnStore.suffix + ".") } == [])
        #expect(kept.cache.removeAll() > 0)
        #expect(!FileManager.default.fileExists(atPath: kept.cache.path))
    }

    /// A reference's texts count as found by the keys of the table that it refers to.
    @Test func references() throws {
        let parent = try Kept("id\nx\ny\n")
        let child = try Kept("parent\ny\nz\nx\n")
        func codes() -> [[String]] {
            let parents = parent.table()
            let children = child.table()
            children.refer("parent", to: parents, key: "id")
            let pool = TextPool()
            _ = Reading.rows(parents, [.of("id", .key(pool, of: .text))])
            return Reading.rows(children, [.of("parent", .lookup(pool, of: .text))]).cells
        }
        #expect(codes() == [["1"], ["-1"], ["0"]])
        #expect(codes() == [["1"], ["-1"], ["0"]])
        try Data("id\nz\n".utf8).write(to: URL(fileURLWithPath: parent.path))
        #expect(codes() == [["-1"], ["0"], ["-1"]])
    }

    /// The same texts, looked for in another column of the same parent.
    @Test func anotherKeyOfTheParent() throws {
        let parent = try Kept("id,mail\nx,a@b\n")
        let child = try Kept("parent\na@b\n")
        func code(key: String) -> [[String]] {
            let (parents, children) = (parent.table(), child.table())
            children.refer("parent", to: parents, key: key)
            let pool = TextPool()
            _ = Reading.rows(parents, [.of(key, .key(pool, of: .text))])
            return Reading.rows(children, [.of("parent", .lookup(pool, of: .text))]).cells
        }
        #expect(code(key: "id") == [["-1"]])
        #expect(code(key: "mail") == [["0"]])
    }

    /// A file that is written to between the look at its bytes and the reading is not kept under its old name.
    @Test func writtenToMeanwhile() throws {
        let kept = try Kept("id,a\nx,1\n")
        let table = kept.table()
        _ = table.table(threads: 1)
        try Data("id,a\nx,2\n".utf8).write(to: URL(fileURLWithPath: kept.path))
        #expect(Reading.rows(table, [.of("a", .integer)]).cells == [["2"]])
        #expect(kept.files == [])
        try Data("id,a\nx,1\n".utf8).write(to: URL(fileURLWithPath: kept.path))
        #expect(Reading.rows(kept.table(), [.of("a", .integer)]).cells == [["1"]])
    }

    /// A link leads anywhere, and a pipe never answers.
    @Test func hostileFolders() throws {
        let kept = try Kept("id,a\nx,1\n")
        let elsewhere = try Kept("id\n")
        let treasure = elsewhere.folder.appending(path: "my.columns1")
        try Data("gold".utf8).write(to: treasure)
        try FileManager.default.createSymbolicLink(
            atPath: kept.cache.path, withDestinationPath: elsewhere.folder.path)
        #expect(!kept.cache.isUsable)
        #expect(kept.cache.removeAll() == 0)
        #expect(Reading.rows(kept.table(), [.of("a", .integer)]).cells == [["1"]])
        #expect(FileManager.default.fileExists(atPath: treasure.path))
        try FileManager.default.removeItem(atPath: kept.cache.path)
        _ = Reading.rows(kept.table(), [.of("a", .integer)])
        let name = try #require(kept.files.first)
        try FileManager.default.removeItem(at: name)
        #expect(mkfifo(name.path, 0o600) == 0)
        #expect(Reading.rows(kept.table(), [.of("a", .integer)]).cells == [["1"]])
    }

    /// Lines without a record are passed over, and messages name the lines of the file: such a table is read each time.
    @Test func numberedWithGaps() throws {
        let kept = try Kept("{\"id\":1}\n\n\n{\"id\":\"x\"}\n")
        func rows() -> Rows {
            let inner = jsonTable(path: kept.path, displayPath: "t.jsonl", hasLines: true, layout: DelimitedLayout())
            let table = CachedTable(inner, path: kept.path, folder: kept.cache, settings: "", least: 1)
            return Reading.rows(table, [.of("id", .integer)])
        }
        let first = rows()
        #expect(first.diagnostics.count == 1)
        #expect(rows() == first)
        #expect(kept.files == [])
    }

    /// A folder that cannot be written to costs the next run some time, and nothing else.
    @Test func nowhereToKeep() throws {
        let kept = try Kept("id,a\nx,1\n")
        try Data().write(to: URL(fileURLWithPath: kept.cache.path))
        #expect(Reading.rows(kept.table(), [.of("a", .integer)]).cells == [["1"]])
    }

    @Test func anEmptyTableOfNothing() throws {
        let kept = try Kept("id\n")
        #expect(Reading.rows(kept.table(), []).rows == 0)
        #expect(Reading.rows(kept.table(), []).rows == 0)
    }
}
