// JSON: the public test suite decides what is read, round trips and fixed texts what is written.
import Foundation
import RhumbFormats
import Testing
import TestSupport

@Suite struct JSONParserTests {
    /// The public JSON test suite (nst), kept beside the project; `y_` is accepted, `n_` refused, `i_` must not crash.
    @Test(.enabled(if: !SharedData.files(in: "json_suite").isEmpty, "the JSON test suite is not here"))
    func publicSuite() throws {
        var accepted = 0
        var refused = 0
        for file in SharedData.files(in: "json_suite") where file.pathExtension == "json" {
            let bytes = [UInt8](try Data(contentsOf: file))
            let result = Result { () throws(FormatFault) in try JSON.parse(bytes) }
            switch (file.lastPathComponent.first, result) {
            case ("y", .failure(let fault)): Issue.record("\(file.lastPathComponent) refused: \(fault.english)")
            case ("n", .success): Issue.record("\(file.lastPathComponent) accepted")
            case ("y", .success(let value)):
                accepted += 1
                #expect(try JSON.parse(value.text(.compact)) == value)
                #expect(try JSON.parse(value.text(.pretty)) == value)
            case ("n", .failure): refused += 1
            default: break
            }
        }
        #expect(accepted > 90)
        #expect(refused > 180)
    }

    @Test(arguments: [
        ("{\"a\": 1,}", 1, 9), ("[1\n 2]", 2, 2), ("{\"客户\" 1}", 1, 7), ("", 1, 1), ("[\"a", 1, 2),
        ("\r\n\r\n x", 3, 2),
    ])
    func faultsHavePlaces(text: String, line: Int, column: Int) {
        let fault = #expect(throws: FormatFault.self) { try JSON.parse(text) }
        #expect(fault?.line == line)
        #expect(fault?.column == column)
        #expect(fault?.chinese.isEmpty == false)
    }

    @Test func numbersLoseNothing() throws {
        let value = try JSON.parse("[9007199254740993, 0.1000000000000000000001, -0, 1e400, 18446744073709551616]")
        #expect(value[0]?.integer == 9_007_199_254_740_993)
        #expect(value[1] == .numeral("0.1000000000000000000001"))
        #expect(value[2]?.number == 0)
        #expect(value[3]?.number == nil)
        #expect(value[4]?.number == 18_446_744_073_709_551_616)
        #expect(value[5] == nil)
    }

    @Test func repeatedKeysGiveTheLast() throws {
        #expect(try JSON.parse("{\"a\": 1, \"a\": 2}")["a"] == 2)
    }

    @Test func nestingHasALimit() {
        let fits = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
        #expect(throws: Never.self) { try JSON.parse(fits) }
        #expect(throws: FormatFault.self) { try JSON.parse("[" + fits + "]") }
        #expect(throws: FormatFault.self) { try JSON.parse(String(repeating: "{\"a\":", count: 100_000)) }
    }

    /// Bytes at random, with many of those that mean something: no crash, and what is read is written and read again.
    @Test(arguments: 1...20) func randomTexts(seed: UInt64) throws {
        var random = Seeded(seed)
        let alphabet = Array("{}[]\",:\\u0019ae+-. \ntruefalsnl".utf8) + [0xC3, 0xA9, 0xFF, 0x00]
        for _ in 0..<2_000 {
            let length = Int.random(in: 0...24, using: &random)
            let bytes = (0..<length).compactMap { _ in alphabet.randomElement(using: &random) }
            guard let value = try? JSON.parse(bytes) else { continue }
            #expect(try JSON.parse(value.text()) == value, "seed \(seed): \(bytes)")
        }
    }
}

@Suite struct JSONWriterTests {
    @Test(arguments: [
        (0.38, "0.38"), (1.0 / 3, "0.333333333333"), (2.0 / 3, "0.666666666667"), (100, "100"), (-2.5, "-2.5"),
        (0.1 + 0.2, "0.3"), (1e-7, "0.0000001"), (1e-8, "1e-8"), (1.5e21, "1.5e21"),
        (123_456_789_012_345, "123456789012000"),
        (999_999_999_999.9, "1000000000000"), (0, "0"), (-0.0, "0"), (.infinity, "null"), (.nan, "null"),
        (5e-324, "5e-324"), (1e20, "100000000000000000000"), (0.000123, "0.000123"), (9.9999999999999e-5, "0.0001"),
    ])
    func shortestOfTwelveDigits(value: Double, text: String) {
        #expect(shortDecimal(value) == text)
        #expect(JSON.number(value).text(.compact) == text)
    }

    /// The same as C's `%.12g`, but for ties in the thirteenth digit that binary fractions only seem to have.
    @Test(arguments: 1...10) func agreesWithPrintf(seed: UInt64) throws {
        var random = Seeded(seed)
        for _ in 0..<2_000 {
            let value =
                Double.random(in: -1...1, using: &random) * pow(10, Double(Int.random(in: -20...20, using: &random)))
            let ours = try #require(Double(shortDecimal(value)))
            let theirs = try #require(Double(String(format: "%.12g", value)))
            #expect(abs(ours - theirs) <= abs(theirs) * 1e-11, "seed \(seed): \(value)")
        }
    }

    @Test func integersAreExact() {
        #expect(JSON.integer(.max).text(.compact) == "9223372036854775807")
        #expect(JSON.integer(.min).text(.compact) == "-9223372036854775808")
    }

    @Test func prettyIsStable() {
        let value: JSON = [
            "schema": "rhumb.run/1", "scenario": nil, "interval": [0.29, 0.354], "empty": [], "none": [:],
            "worth": ["amount": "1234.50", "currency": "CNY"],
            "goals": [["name": "repeat", "because": ["a \"quoted\" 句子\n\u{1}"], "reasons": [["x": []]]]],
        ]
        #expect(
            value.text() == """
                {
                  "schema": "rhumb.run/1",
                  "scenario": null,
                  "interval": [0.29, 0.354],
                  "empty": [],
                  "none": {},
                  "worth": { "amount": "1234.50", "currency": "CNY" },
                  "goals": [
                    {
                      "name": "repeat",
                      "because": ["a \\"quoted\\" 句子\\n\\u0001"],
                      "reasons": [
                        {
                          "x": []
                        }
                      ]
                    }
                  ]
                }

                """)
        #expect(JSON.array([1, "a", ["k": true]]).text(.compact) == "[1,\"a\",{\"k\":true}]")
    }
}
