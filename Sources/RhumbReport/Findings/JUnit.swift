// Findings as JUnit's XML: a suite a file, a failed case a finding.
public import RhumbText

/// One document for the whole check; `files` that nothing was found in are passed cases.
public func checkJUnit(_ projects: [ProjectFindings], failingFrom level: Level, language: Language) -> String {
    var suites: [(name: String, cases: [String], failures: Int)] = []
    for project in projects {
        let located = project.located
        var files = project.sources.files.map(\.path)
        for finding in located where !files.contains(finding.file ?? "") { files.append(finding.file ?? "") }
        for file in files {
            let own = located.filter { ($0.file ?? "") == file }
            let cases = own.map { testcase($0, file, level, language) }
            suites.append(
                (
                    name: file,
                    cases: cases.isEmpty ? ["    <testcase name=\"check\" classname=\"\(xml(file))\"/>\n"] : cases,
                    failures: own.filter { $0.finding.level >= level }.count
                ))
        }
    }
    let body = suites.map { suite in
        "  <testsuite name=\"\(xml(suite.name))\" tests=\"\(suite.cases.count)\" failures=\"\(suite.failures)\">\n"
            + suite.cases.joined() + "  </testsuite>\n"
    }.joined()
    let tests = suites.reduce(0) { $0 + $1.cases.count }
    let failures = suites.reduce(0) { $0 + $1.failures }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<testsuites name=\"rhumb check\" tests=\"\(tests)\" failures=\"\(failures)\">\n" + body + "</testsuites>\n"
}

/// Below the level that fails a finding is told as output of a passed case.
private func testcase(_ located: LocatedFinding, _ file: String, _ level: Level, _ language: Language) -> String {
    let finding = located.finding
    let place = located.region.map { ":\($0.start.line):\($0.start.column)" } ?? ""
    let message = finding.message.text(in: language)
    let detail = file + place + "\n" + message + (finding.help.map { "\n" + $0.text(in: language) } ?? "")
    let head = "    <testcase name=\"\(xml(finding.id + place))\" classname=\"\(xml(file))\">\n"
    guard finding.level >= level else {
        return head + "      <system-out>\(xml(detail))</system-out>\n    </testcase>\n"
    }
    return head
        + "      <failure type=\"\(finding.level.rawValue)\" message=\"\(xml(message))\">\(xml(detail))</failure>\n"
        + "    </testcase>\n"
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
