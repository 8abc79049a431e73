// The verbs for files that nobody has described, as a person or a script meets them.
import Foundation
import Testing

@Suite struct ProfileCommandTests {
    private static let table = "编号,姓名,金额,下单日\n1,王芳,5.50,30/6/2026\n2,李敏,NA,1/7/2026\n3,张伟,7,2/7/2026\n"

    @Test func text() throws {
        let folder = try Command.project(["a.csv": Array(Self.table.utf8)])
        let chinese = try Command.run(["profile", "a.csv", "--language", "zh"], in: folder)
        #expect(chinese.code == 0 && chinese.errors.isEmpty, "\(chinese)")
        for words in ["3 行 · 4 列", "主键 整数", "date: D/M/YYYY", "missing: [\"NA\"]", "█"] {
            #expect(chinese.output.contains(words), "\(words) in \(chinese.output)")
        }
        let plain = try Command.run(["profile", "a.csv"], in: folder, environment: ["LANG": "C"])
        #expect(plain.code == 0 && plain.output.contains("3 rows - 4 columns") && !plain.output.contains("█"))
    }

    @Test(arguments: [
        (["profile"], 64), (["profile", "a.csv", "--rows", "0"], 64), (["profile", "none.csv"], 2),
        (["profile", "."], 2),
        (["profile", "bad.sqlite"], 2), (["profile", "postgresql://mei:secret@h/d", "--table", "t"], 2),
        (["init", "new", "--from", "none.csv"], 2), (["init", ".", "--from", "a.csv"], 0),
    ])
    func codes(arguments: [String], code: Int) throws {
        let folder = try Command.project([
            "a.csv": Array(Self.table.utf8), "bad.sqlite": Array("no database at all".utf8),
        ])
        let ran = try Command.run(arguments, in: folder)
        #expect(Int(ran.code) == code && ran.exited, "\(ran)")
        #expect(!ran.errors.contains("secret") && !ran.output.contains("secret"))
        if code == 2 { #expect(ran.errors.components(separatedBy: "error[").count == 2, "\(ran.errors)") }
    }

    @Test func initFromFiles() throws {
        let folder = try Command.project(["数据/a.csv": Array(Self.table.utf8)])
        let made = try Command.run(["init", "方案", "--from", "数据/a.csv", "--language", "zh"], in: folder)
        #expect(made.code == 0 && made.output == "方案/data/a.csv\n方案/方案.rhumb\n方案/rhumb.yaml\n", "\(made)")
        #expect(try Command.run(["check", "方案"], in: folder).code == 0)
        let ran = try Command.run(["run", "方案"], in: folder)
        #expect(ran.code == 0 && ran.output.contains("a合计"), "\(ran)")
    }
}
