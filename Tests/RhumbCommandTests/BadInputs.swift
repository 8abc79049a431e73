// Every bad input of the kind that real exports and hurried edits produce: a clear message with a place, the exit code of
// the interface, quickly, never a crash, never a wrong number.
import Foundation
import Testing

struct BadInput: Sendable, CustomTestStringConvertible {
    let name: String
    let changes: [String: [UInt8]]
    let code: Int32
    /// All of them stand in what is printed to standard error.
    let says: [String]
    /// Stand in the JSON on standard output, where the run goes on.
    let answers: [String]

    init(_ name: String, _ file: String, _ bytes: [UInt8], code: Int32, says: [String], answers: [String] = []) {
        self.name = name
        changes = [file: bytes]
        self.code = code
        self.says = says
        self.answers = answers
    }

    init(_ name: String, _ file: String, _ text: String, code: Int32, says: [String], answers: [String] = []) {
        self.init(name, file, Array(text.utf8), code: code, says: says, answers: answers)
    }

    var testDescription: String { name }
}

@Suite struct BadInputs {
    static let head = "id,guest_id,day,amount\n"
    static let good = "o1,g1,2026-01-05,100.00\n"

    static let cases: [BadInput] = [
        BadInput(
            "wrong encoding", "orders.csv", Array((head + good).utf8) + [0x6F, 0xB5, 0xA5, 0x2C, 0x0A], code: 2,
            says: ["orders.csv", "UTF-8"]),
        BadInput(
            "truncated last row", "orders.csv", head + good + "o2,g2,2026-0", code: 0, says: ["orders.csv", "3"],
            answers: ["\"100.00\""]),
        BadInput(
            "quote never closed", "orders.csv", head + "o1,\"g1,2026-01-05,100.00\n" + good, code: 2,
            says: ["orders.csv", "2"]),
        BadInput("column missing", "orders.csv", "id,guest_id,day\no1,g1,2026-01-05\n", code: 2, says: ["amount"]),
        BadInput(
            "column renamed", "orders.csv", "id,guest_id,day,amuont\n" + good, code: 2, says: ["amount", "amuont"]),
        BadInput(
            "duplicate key", "guests.csv", "id,name,joined,visits\ng1,Li,2024-01-01,3\ng1,Wang,2024-02-01,\n", code: 2,
            says: ["guests.csv", "g1", "3"]),
        BadInput(
            "duplicate key of events", "orders.csv", head + good + good, code: 2, says: ["orders.csv", "o1", "3"]),
        BadInput(
            "foreign key without a match", "orders.csv", head + good + "o2,g9,2026-02-05,50.50\n", code: 0,
            says: ["orders.csv", "g9", "3"], answers: ["\"150.50\""]),
        BadInput(
            "a date that does not exist", "orders.csv", head + good + "o2,g2,2026-02-30,50.50\n", code: 0,
            says: ["orders.csv", "day", "2026-02-30", "3"], answers: ["\"100.00\""]),
        BadInput(
            "money with three decimals", "orders.csv", head + good + "o2,g2,2026-02-05,50.505\n", code: 0,
            says: ["orders.csv", "amount", "50.505", "3"], answers: ["\"100.00\""]),
        BadInput(
            "a number out of range", "guests.csv",
            "id,name,joined,visits\ng1,Li,2024-01-01,3\ng2,Wang,2024-02-01,101\n", code: 0,
            says: ["guests.csv", "visits", "101", "3"], answers: ["\"value\": 3"]),
        BadInput(
            "an integer beyond 64 bits", "guests.csv",
            "id,name,joined,visits\ng1,Li,2024-01-01,3\ng2,Wang,2024-02-01,99999999999999999999\n", code: 0,
            says: ["visits", "99999999999999999999"]),
        BadInput(
            "money beyond 64 bits", "orders.csv", head + good + "o2,g2,2026-02-05,99999999999999999999.00\n", code: 0,
            says: ["amount", "99999999999999999999.00"]),
        BadInput(
            "sums beyond 64 bits", "orders.csv",
            head + "o1,g1,2026-01-05,92233720368547758.07\no2,g1,2026-01-06,92233720368547758.07\n", code: 2,
            says: ["orders"]),
        BadInput("an empty file", "orders.csv", "", code: 2, says: ["orders.csv"]),
        BadInput("a header only", "orders.csv", head, code: 0, says: [], answers: ["\"0.00\""]),
        BadInput(
            "binary nonsense", "orders.csv", (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 193 &+ 7) }, code: 2,
            says: ["orders.csv"]),
        BadInput(
            "a plan that is not UTF-8", "shop.rhumb", Array("plan p \"".utf8) + [0xC4, 0xFA] + Array("\" { }\n".utf8),
            code: 2, says: ["shop.rhumb", "UTF-8"]),
        BadInput(
            "10,000 nested brackets", "nested.rhumb",
            "metric m " + String(repeating: "(", count: 10_000) + "1" + String(repeating: ")", count: 10_000) + "\n",
            code: 2, says: ["nested.rhumb"]),
        BadInput(
            "a use outside the folder", "more.rhumb", "use \"../../../../../etc/hostname\"\n", code: 2,
            says: ["more.rhumb"]),
        BadInput(
            "a use of nothing", "more.rhumb", "use \"shared/metrics.rhumb\"\n", code: 2, says: ["shared/metrics.rhumb"]),
        BadInput(
            "settings that are not YAML", "rhumb.yaml", "datasets: [orders: {file: \"x\n", code: 2, says: ["rhumb.yaml"]
        ),
        BadInput(
            "settings with an unknown key", "rhumb.yaml", "datasets:\n  orders:\n    flie: orders.csv\n", code: 2,
            says: ["rhumb.yaml", "flie", "file"]),
        BadInput(
            "settings for no dataset", "rhumb.yaml", "datasets:\n  odrers:\n    file: orders.csv\n", code: 2,
            says: ["odrers", "orders"]),
        BadInput(
            "settings with an unknown encoding", "rhumb.yaml", "datasets:\n  orders:\n    encoding: klingon\n", code: 2,
            says: ["klingon"]),
    ]

    @Test(arguments: cases)
    func endsInAClearMessage(_ bad: BadInput) throws {
        let folder = try Command.project(Small.files(bad.changes))
        for language in ["en", "zh"] {
            let ran = try Command.run(["run", folder, "--format", "json", "--language", language])
            #expect(ran.exited, "\(bad.name): \(ran.errors)")
            #expect(ran.code == bad.code, "\(bad.name): \(ran.errors)")
            #expect(ran.seconds < 20)
            for words in bad.says { #expect(ran.errors.contains(words), "\(bad.name): \(ran.errors)") }
            if bad.code == 2 { #expect(ran.output == "") }
            for words in bad.answers { #expect(ran.output.contains(words), "\(bad.name): \(ran.output)") }
            if language == "zh", !bad.says.isEmpty {
                #expect(
                    ran.errors.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) },
                    "\(bad.name): \(ran.errors)")
            }
        }
    }

    @Test func missingAndUnreadableFiles() throws {
        var files = Small.files()
        files["orders.csv"] = nil
        let gone = try Command.run(["run", try Command.project(files)])
        #expect(gone.code == 2)
        #expect(gone.errors.contains("orders.csv"))
        // A folder stands where the file should be.
        files["orders.csv/x"] = [0x78]
        let folder = try Command.run(["run", try Command.project(files)])
        #expect(folder.code == 2)
        #expect(folder.errors.contains("orders.csv"))
    }

    @Test func aVeryLongLine() throws {
        let folder = try Command.project(Small.files())
        // 1 GB on one line, as a file with a hole: nothing is written, and reading must stop early.
        let handle = try #require(FileHandle(forWritingAtPath: folder + "/orders.csv"))
        try handle.truncate(atOffset: 1 << 30)
        try handle.close()
        let ran = try Command.run(["run", folder])
        #expect(ran.exited)
        #expect(ran.code == 2)
        #expect(ran.errors.contains("orders.csv"))
    }

    /// What a generator of plans would write: deep, and right.
    @Test func deepPlans() throws {
        let chain = (1...3000).map { "  a\($0) a\($0 - 1) + 1" }.joined(separator: "\n")
        let sum = repeatElement("1", count: 1999).joined(separator: " + ")
        let plan =
            Small.plan + """


                attributes of guests {
                  a0 visits
                \(chain)
                }

                metric deepest sum(guests.a3000)
                metric widest sum(guests.visits) + \(sum)
                """
        let folder = try Command.project(Small.files(["shop.rhumb": Array(plan.utf8)]))
        let ran = try Command.run(["run", folder, "--format", "json"])
        #expect(ran.code == 0, "\(ran.errors.suffix(400))")
        // g1's 3 visits, and 3000 steps.
        #expect(ran.output.contains("\"name\": \"deepest\""))
        #expect(ran.output.contains("3003"))
        #expect(ran.output.contains("2002"))
    }

    /// Less memory than the data need: the run says so and how much it would be, instead of being ended by the system.
    @Test func littleMemory() throws {
        let guests = "id,name,joined,visits\n" + (0..<200_000).map { "g\($0),Guest \($0),2024-01-01,3\n" }.joined()
        let folder = try Command.project(Small.files(["guests.csv": Array(guests.utf8)]))
        let ended = try Command.run(["run", folder, "--memory", "24M", "--no-cache"])
        #expect(ended.exited)
        #expect(ended.code == 2, "\(ended.errors)")
        #expect(ended.errors.contains("error[run/memory]: the run needs more memory than the 24 MB"), "\(ended.errors)")
        #expect(!ended.errors.contains("run/cancelled"))
        let fine = try Command.run(["run", folder, "--memory", "2G", "--no-cache"])
        #expect(fine.code == 0, "\(fine.errors)")
        for wrong in ["0", "-1", "G", "1X", "99999999999999G"] {
            #expect(try Command.run(["run", folder, "--memory", wrong]).code == 64, "\(wrong)")
        }
    }

    @Test func aCycleOfUses() throws {
        let files = Small.files([
            "a/one.rhumb": Array("use \"two.rhumb\"\n".utf8), "a/two.rhumb": Array("use \"one.rhumb\"\n".utf8),
        ])
        var changed = files
        changed["shop.rhumb"] = Array((Small.plan + "\n\nuse \"a/one.rhumb\"\n").utf8)
        let ran = try Command.run(["run", try Command.project(changed)])
        #expect(ran.code == 2)
        #expect(ran.errors.contains("one.rhumb → two.rhumb → one.rhumb"))
    }

    /// Files in either language may use one another.
    @Test func languagesMix() throws {
        var files = Small.files(["shared/指标.rhumb": Array("指标 订单数 计数(orders) 越高越好\n".utf8)])
        files["shop.rhumb"] = Array(
            (Small.plan + "\n\nuse \"shared/指标.rhumb\" as more\nmetric double_orders more.订单数 * 2\n").utf8)
        let ran = try Command.run(["run", try Command.project(files), "--format", "json"])
        #expect(ran.code == 0, "\(ran.errors)")
        #expect(ran.output.contains("more.订单数"))
    }
}
