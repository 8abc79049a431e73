import Rhumb
import RhumbModel
import RhumbText

let project = Project.load(CommandLine.arguments.dropFirst().first ?? ".")
let outcome = project.check()
for finding in outcome.diagnostics {
    var place = "-"
    if case .source(let span) = finding.place, let file = project.sources[span.file] {
        let position = file.position(at: span.start)
        place = "\(file.path):\(position.line):\(position.column)"
    }
    print("\(place) \(finding.level) \(finding.id) \(finding.message.english) | \(finding.help?.english ?? "")")
}
print(outcome.value.map { "segments \($0.segments.count) goals \($0.goals.count)" } ?? "no plan")
