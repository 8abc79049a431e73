// Tables compressed by gzip: the same as plain ones, whole or not.
import CZlib
import Foundation
import RhumbColumns
@testable import RhumbData
import RhumbFormats
import RhumbText
import RhumbValues
import Testing
import TestSupport

/// A gzip file of the bytes.
func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    var stream = z_stream()
    let version = ZLIB_VERSION
    try #require(
        deflateInit2_(
            &stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, version, Int32(MemoryLayout<z_stream>.size))
            == Z_OK)
    defer { deflateEnd(&stream) }
    var source = bytes
    var target = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))) + 64)
    let count = source.withUnsafeMutableBufferPointer { source in
        target.withUnsafeMutableBufferPointer { target in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            stream.next_out = target.baseAddress
            stream.avail_out = UInt32(target.count)
            #expect(deflate(&stream, Z_FINISH) == Z_STREAM_END)
            return target.count - Int(stream.avail_out)
        }
    }
    return Array(target.prefix(count))
}

@Suite struct CompressedTests {
    static let ab: [ColumnRequest] = [.text("a", optional: true), .text("b", optional: true)]

    @Test(arguments: [UInt64](1...4)) func sameAsCSV(seed: UInt64) throws {
        let bytes = Array(SameTable(seed: seed, rows: 9_000).csv.utf8)
        func reading(_ bytes: [UInt8], threads: Int) throws -> SameTable.Reading {
            try Reading.withFile(bytes) {
                SameTable.reading(CSVReader(path: $0, displayPath: "t"), threads: threads)
            }
        }
        let plain = try reading(bytes, threads: 1)
        #expect(try reading(try gzip(bytes), threads: 1).difference(from: plain) == nil, "seed \(seed)")
        #expect(try reading(try gzip(bytes), threads: 2).difference(from: plain) == nil, "seed \(seed)")
        // In parts, cut anywhere, with zeros behind.
        var random = Seeded(seed)
        var parts: [UInt8] = []
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + Int.random(in: 0...300_000, using: &random))
            parts += try gzip(Array(bytes[start..<end]))
            start = end
        }
        #expect(
            try reading(parts + [UInt8](repeating: 0, count: 512), threads: 2).difference(from: plain) == nil,
            "seed \(seed)")
    }

    /// Encodings and byte order marks are the text's.
    @Test(
        arguments: [
            ([0xEF, 0xBB, 0xBF] + Array("a,b\n客,2\n".utf8), nil),
            (Array("a,b\n".utf8) + [0xBF, 0xCD, 0x2C, 0x32], "gbk"),
        ] as [([UInt8], String?)])
    func encodings(bytes: [UInt8], encoding: String?) throws {
        let rows = try Reading.rows(try gzip(bytes), Self.ab, layout: DelimitedLayout(encoding: encoding))
        #expect(rows.cells == [["客", "2"]], "\(rows.diagnostics)")
    }

    /// Every cut and many damages: one message that says where, or the whole table.
    @Test func truncated() throws {
        let whole = try gzip(Array(("a,b\n" + (0..<300).map { "\($0),x\($0 * 7919)\n" }.joined()).utf8))
        for count in stride(from: 10, to: whole.count, by: 7) {
            let rows = try Reading.rows(Array(whole.prefix(count)), Self.ab, threads: 2)
            #expect(rows.errors.map(\.id) == ["data/compressed"], "\(count)")
            #expect(rows.errors.first?.message.english.contains("byte \(count) ") == true, "\(rows.errors)")
        }
    }

    @Test(arguments: [UInt64](1...20)) func damaged(seed: UInt64) throws {
        var random = Seeded(seed)
        var bytes = try gzip(Array(("a,b\n" + (0..<3_000).map { "\($0),x\($0 * 7919)\n" }.joined()).utf8))
        let place = Int.random(in: 12..<bytes.count, using: &random)
        bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
        let rows = try Reading.rows(bytes, Self.ab, threads: 2)
        #expect(rows.errors.count == 1, "seed \(seed)")
    }

    @Test func otherThingsBehind() throws {
        let bytes = try gzip(Array("a,b\n1,2\n".utf8))
        let rows = try Reading.rows(bytes + Array("hello".utf8), Self.ab)
        #expect(rows.errors.map(\.id) == ["data/compressed"])
        #expect(rows.errors.first?.message.english.contains("byte \(bytes.count) ") == true)
        #expect(try Reading.rows([0x1F, 0x8B], Self.ab).errors.map(\.id) == ["data/compressed"])
        #expect(try Reading.rows(try gzip([]), Self.ab).errors.map(\.id) == ["data/empty"])
    }

    /// A gigabyte of one letter in a megabyte is refused as an endless line, with the memory of the limit.
    @Test func bomb() throws {
        let megabyte = try gzip([UInt8](repeating: 0x78, count: 1 << 20))
        let bytes = try gzip(Array("a,b\n".utf8)) + (0..<200).flatMap { _ in megabyte }
        let rows = try Reading.rows(bytes, Self.ab)
        #expect(rows.errors.map(\.id) == ["data/long-row"])
    }
}
