// Findings as GitHub's workflow commands: annotations beside the lines of a pull request.
public import RhumbText

/// `::error file=plan.rhumb,line=3,col=5,…::message`, a line each.
public func githubAnnotations(_ projects: [ProjectFindings], language: Language) -> String {
    projects.flatMap(\.located).map { annotation($0, language) }.joined()
}

private func annotation(_ located: LocatedFinding, _ language: Language) -> String {
    let finding = located.finding
    var properties: [String] = []
    if let file = located.file { properties.append("file=" + escapedProperty(file)) }
    if let region = located.region {
        properties.append("line=\(region.start.line)")
        properties.append("endLine=\(region.end.line)")
        // Of several lines GitHub marks whole ones.
        if region.start.line == region.end.line {
            properties.append("col=\(region.start.column)")
            properties.append("endColumn=\(max(region.start.column, region.end.column - 1))")
        }
    }
    properties.append("title=" + escapedProperty(finding.id))
    let command =
        switch finding.level {
        case .error: "error"
        case .warning: "warning"
        case .note: "notice"
        }
    let help = finding.help.map { "\n" + $0.text(in: language) } ?? ""
    return "::\(command) \(properties.joined(separator: ","))::"
        + escaped(finding.message.text(in: language) + help) + "\n"
}

/// What GitHub's toolkit escapes in the message of a command, and besides it in its properties.
private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "%": result += "%25"
        case "\r": result += "%0D"
        case "\n": result += "%0A"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}

private func escapedProperty(_ text: String) -> String {
    var result = ""
    for scalar in escaped(text).unicodeScalars {
        switch scalar {
        case ":": result += "%3A"
        case ",": result += "%2C"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}
