// Findings as JUnit's XML: a suite a file, a failed case a finding.
public import RhumbText

/// One document for the whole check; `files` that nothing was found in are passed cases.
public func checkJUnit(_ projects: [ProjectFindings], failingFrom level: Level, language: Language) -> String {
    var suites: [JUnit.Suite] = []
    for project in projects {
        let located = project.located
        var files = project.sources.files.map(\.path)
        for finding in located where !files.contains(finding.file ?? "") { files.append(finding.file ?? "") }
        for file in files {
            let cases = located.filter { ($0.file ?? "") == file }.map { testcase($0, file, level, language) }
            suites.append(JUnit.Suite(file, cases.isEmpty ? [JUnit.Case("check", .passed)] : cases))
        }
    }
    return JUnit("rhumb check", suites).text
}

/// Below the level that fails a finding is told as output of a passed case.
private func testcase(
    _ located: LocatedFinding, _ file: String, _ level: Level, _ language: Language
) -> JUnit.Case {
    let finding = located.finding
    let place = located.region.map { ":\($0.start.line):\($0.start.column)" } ?? ""
    let message = finding.message.text(in: language)
    let detail = file + place + "\n" + message + (finding.help.map { "\n" + $0.text(in: language) } ?? "")
    return JUnit.Case(
        finding.id + place,
        finding.level >= level
            ? .failed(type: finding.level.rawValue, message: message, detail: detail) : .told(detail))
}
