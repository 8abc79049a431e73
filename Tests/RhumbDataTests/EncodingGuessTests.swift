// Files that say nothing of their encoding: recognised where they can be, left alone where they cannot.
import Foundation
import Glibc
import RhumbColumns
@testable import RhumbData
import RhumbFormats
import RhumbText
import RhumbValues
import Testing
import TestSupport

/// A text in another encoding; nil where that has no such characters.
func encoded(_ text: String, _ encoding: String) -> [UInt8]? {
    guard let converter = iconv_open(encoding, "UTF-8"), Int(bitPattern: converter) != -1 else { return nil }
    defer { iconv_close(converter) }
    var source = Array(text.utf8).map { CChar(bitPattern: $0) }
    var target = [CChar](repeating: 0, count: source.count * 4 + 16)
    let count: Int? = source.withUnsafeMutableBufferPointer { source in
        target.withUnsafeMutableBufferPointer { target in
            var input = source.baseAddress
            var inputLeft = source.count
            var output = target.baseAddress
            var outputLeft = target.count
            return iconv(converter, &input, &inputLeft, &output, &outputLeft) == 0 ? target.count - outputLeft : nil
        }
    }
    return count.map { target.prefix($0).map { UInt8(bitPattern: $0) } }
}

@Suite struct EncodingGuessTests {
    static let texts: [(encoding: String, text: String)] = [
        ("gb18030", "客户编号,姓名,城市\nC1,王芳,杭州\n"), ("gb18030", "订单编号,总金额,买家实际支付金额,收货地址\n1,2,3,上海\n"),
        ("gb18030", "a,b\n1,客户\n"), ("gb18030", "id,备注\n1,“请尽快发货”，谢谢！\n2,无\n"),
        ("gb18030", "顾客编号,菜品\n1,蒜蓉生蚝\n2,番茄炖秋葵\n"),
        ("big5", "客戶編號,姓名,城市\nC1,陳美玲,臺北市\nC2,林志豪,高雄市\n"), ("big5", "訂單,金額,備註\n1,2,請盡快出貨，謝謝\n"),
        ("shift_jis", "顧客番号,氏名,都道府県\n1,佐藤さくら,東京都\n2,鈴木イチロー,愛知県\n"), ("shift_jis", "商品,備考\nりんご,おいしいです\n"),
        ("euc-kr", "고객번호,이름,도시\n1,김민수,서울\n2,이영희,부산\n"), ("euc-kr", "주문,금액,비고\n1,2,감사합니다\n"),
        ("windows-1252", "Kunde,Straße\nMüller,Königsallee 3\nGroß,Größenweg\n"),
        ("windows-1252", "client,ville\nHélène,Besançon\n"),
        ("windows-1252", "cliente,precio\nMuñoz,12 €\n"), ("windows-1252", "id,note\n1,caf\u{E9}\n"),
        ("utf-16le", "id,name\n1,Anna\n2,客户\n"), ("utf-16be", "id,name\n1,Anna\n2,客户\n"),
        ("utf-16le", "客户,城市\n上海,上下一\n"),
    ]

    @Test(arguments: texts) func recognised(encoding: String, text: String) throws {
        let bytes = try #require(encoded(text, encoding))
        let guess = bytes.withUnsafeBufferPointer { EncodingGuess($0) }
        #expect(guess.best == encoding && guess.isCertain, "\(guess)")
        // Read by the name, with one note.
        let names = text.split(separator: "\n")[0].split(separator: ",").map(String.init)
        let rows = try Reading.rows(bytes, names.map { .text($0, optional: true) }, threads: 2)
        #expect(rows.cells == text.split(separator: "\n").dropFirst().map { $0.split(separator: ",").map(String.init) })
        #expect(rows.diagnostics.map(\.id) == ["data/encoding-detected"] && rows.diagnostics.first?.level == .note)
        #expect(rows.diagnostics.first?.help?.english.contains("encoding: \(encoding)") == true)
        // Declared, there is no note.
        let declared = try Reading.rows(
            bytes, names.map { .text($0, optional: true) }, layout: DelimitedLayout(encoding: encoding))
        #expect(declared.cells == rows.cells && declared.diagnostics.isEmpty)
    }

    /// Any few lines of the reference: recognised, and never taken for something else with certainty.
    @Test(arguments: [UInt64](1...40)) func proseOfTheReference(seed: UInt64) throws {
        var random = Seeded(seed)
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let lines = try String(contentsOf: root.appending(path: "Documentation/参考.md"), encoding: .utf8).split(
            separator: "\n")
        let start = Int.random(in: 0..<lines.count - 12, using: &random)
        let text = lines[start..<start + 12].joined(separator: "\n")
        let bytes = try #require(encoded(text, "gb18030"))
        let cut = Array(bytes.prefix(max(40, bytes.count - Int.random(in: 0...3, using: &random))))
        let isPlain = !cut.contains { $0 >= 0x80 }
        let guess = cut.withUnsafeBufferPointer { EncodingGuess($0) }
        #expect(
            isPlain
                || guess == cut.withUnsafeBufferPointer { EncodingGuess($0) } && guess.best == "gb18030"
                    && guess.isCertain,
            "seed \(seed): \(guess) \(text)")
    }

    /// UTF-8 with a damaged byte, bytes of no language, tables of other alphabets: an error, not a wrong reading.
    @Test(
        arguments: [
            (Array("a,b\n1,客户与订单\n2,".utf8) + [0xE5, 0xAE, 0x0A], nil),
            (Array("a,b\n1,é ü\n2,x".utf8) + [0xFF, 0x0A], nil),
            ([0x61, 0x2C, 0x62, 0x0A, 0xFF, 0xFE, 0xFD, 0x0A], nil),
            (encoded("имя,город\nАнна,Москва\nИван,Тверь\n", "windows-1251") ?? [], nil),
            (encoded("imię,b\nPaweł,Łódź\nŻaneta,Gdańsk\n", "windows-1250") ?? [], nil),
            (Array("a,b\n1,x\u{0}y\n".utf8) + [0xFF, 0x0A], nil),
        ] as [([UInt8], String?)])
    func leftAlone(bytes: [UInt8], best: String?) throws {
        #expect(!bytes.withUnsafeBufferPointer { EncodingGuess($0) }.isCertain)
        let rows = try Reading.rows(bytes, [.text("b", optional: true)])
        #expect(rows.errors.map(\.id) == ["data/encoding"], "\(rows.diagnostics)")
    }

    /// Only the opening is looked at: what comes later is an error with its place.
    @Test func afterTheOpening() throws {
        let line = Array("12345678,abc\n".utf8)
        var bytes = Array("a,b\n".utf8) + (0..<100_000).flatMap { _ in line }
        let place = bytes.count
        bytes += (encoded("1,客户\n", "gb18030") ?? [])
        let rows = try Reading.rows(bytes, [.text("b", optional: true)], threads: 2, chunk: 1 << 16)
        #expect(rows.errors.first?.message.english.contains("byte \(place + 2) ") == true, "\(rows.errors)")
        #expect(rows.errors.first?.help?.english.contains("gb18030") == true)
        // A character on the border of the opening is none of ours.
        let border = Array("a,b\n".utf8) + [UInt8](repeating: 0x78, count: (1 << 20) - 6) + Array("客户,1\n".utf8)
        #expect(try Reading.rows(border, [.text("b", optional: true)], chunk: 1 << 16).diagnostics.isEmpty)
    }

    @Test(arguments: [UInt64](1...6)) func randomBytes(seed: UInt64) {
        var random = Seeded(seed)
        for _ in 0..<200 {
            let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            let guess = bytes.withUnsafeBufferPointer { EncodingGuess($0) }
            #expect(guess.best != nil || !guess.isCertain)
        }
    }
}
