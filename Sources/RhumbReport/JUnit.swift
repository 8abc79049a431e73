// JUnit's XML, which every CI reads: suites of cases, for findings and for the tests of plans.

/// One document: what `text` is made of.
public struct JUnit: Sendable {
    public struct Case: Sendable {
        public enum Outcome: Sendable {
            case passed
            /// Passed, and there is something to read.
            case told(String)
            case failed(type: String, message: String, detail: String)
        }

        public let name: String
        public let outcome: Outcome

        public init(_ name: String, _ outcome: Outcome) {
            self.name = name
            self.outcome = outcome
        }

        var isFailure: Bool {
            switch outcome {
            case .passed, .told: false
            case .failed: true
            }
        }
    }

    /// The cases of one file.
    public struct Suite: Sendable {
        public let name: String
        public let cases: [Case]

        public init(_ name: String, _ cases: [Case]) {
            self.name = name
            self.cases = cases
        }

        var failures: Int { cases.count { $0.isFailure } }
    }

    public let name: String
    public let suites: [Suite]

    public init(_ name: String, _ suites: [Suite]) {
        self.name = name
        self.suites = suites
    }

    public var text: String {
        let tests = suites.reduce(0) { $0 + $1.cases.count }
        let failures = suites.reduce(0) { $0 + $1.failures }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<testsuites name=\"\(xml(name))\" tests=\"\(tests)\" failures=\"\(failures)\">\n"
            + suites.map(\.text).joined() + "</testsuites>\n"
    }
}

extension JUnit.Suite {
    fileprivate var text: String {
        "  <testsuite name=\"\(xml(name))\" tests=\"\(cases.count)\" failures=\"\(failures)\">\n"
            + cases.map { $0.text(of: name) }.joined() + "  </testsuite>\n"
    }
}

extension JUnit.Case {
    fileprivate func text(of suite: String) -> String {
        let head = "    <testcase name=\"\(xml(name))\" classname=\"\(xml(suite))\""
        switch outcome {
        case .passed: return head + "/>\n"
        case .told(let text): return head + ">\n      <system-out>\(xml(text))</system-out>\n    </testcase>\n"
        case .failed(let type, let message, let detail):
            return head
                + ">\n      <failure type=\"\(xml(type))\" message=\"\(xml(message))\">\(xml(detail))</failure>\n"
                + "    </testcase>\n"
        }
    }
}

/// Text for XML 1.0, inside an attribute too; characters that XML has no way to write are left out.
func xml(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x26: result += "&amp;"
        case 0x3C: result += "&lt;"
        case 0x3E: result += "&gt;"
        case 0x22: result += "&quot;"
        case 0x09, 0x0A, 0x0D: result += "&#\(scalar.value);"
        case 0..<0x20, 0xFFFE, 0xFFFF: break
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}
