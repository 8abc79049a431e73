// From the YAML tree to the settings: every key is known or named with its nearest, every value has its type.
import RhumbFormats
import RhumbText

/// Reads `rhumb.yaml`. What cannot be understood is an error with its place, and keeps its default.
///
/// - Parameters:
///   - path: as it is shown to people.
///   - bytes: the file; empty where there is none.
public func parseConfiguration(path: String, bytes: [UInt8]) -> Outcome<ProjectConfiguration> {
    var reader = ConfigurationReader(path: path)
    let root: YAMLNode?
    do throws(FormatFault) {
        root = try YAMLNode.parse(bytes)
    } catch {
        let position = Position(line: error.line, column: error.column)
        let place = Place.position(file: path, start: position, end: position)
        let fault = Diagnostic("config/syntax", .error, Message(error.english, zh: error.chinese), at: place)
        return Outcome(ProjectConfiguration(), [fault])
    }
    let configuration = reader.project(root)
    return Outcome(configuration, reader.diagnostics.sorted { lineAndColumn($0) < lineAndColumn($1) })
}

/// Where a finding begins: they are told from the top of the file to its end.
private func lineAndColumn(_ diagnostic: Diagnostic) -> (Int, Int) {
    guard case .position(_, let start, _) = diagnostic.place else { return (0, 0) }
    return (start.line, start.column)
}

/// The walk over the tree. Keys and their meaning stand in the extensions, a file for each level.
struct ConfigurationReader {
    let path: String
    private(set) var diagnostics: [Diagnostic] = []

    init(path: String) { self.path = path }

    /// Top level.
    mutating func project(_ root: YAMLNode?) -> ProjectConfiguration {
        var result = ProjectConfiguration()
        guard let root, !root.isNull else { return result }
        let known = ["datasets", "language", "lint", "bands", "risk_bands", "history", "outcomes"]
        for (key, value) in entries(root, known: known, of: Message("rhumb.yaml", zh: "rhumb.yaml")) {
            switch key {
            case "datasets": result.datasets = datasets(value)
            case "language": result.language = language(value)
            case "lint": result.lint = lint(value)
            case "bands": result.bands = bands(value)
            case "risk_bands": result.riskBands = riskBands(value)
            case "history": result.history = projectPath(value)
            case "outcomes": result.outcomes = projectPath(value)
            default: break  // `entries` has reported it.
            }
        }
        return result
    }

    private mutating func language(_ node: YAMLNode) -> Language? {
        choice(
            node, [("en", .english), ("zh", .chinese), ("english", .english), ("chinese", .chinese), ("中文", .chinese)])
    }

    private mutating func lint(_ node: YAMLNode) -> [String: LintSetting] {
        var result: [String: LintSetting] = [:]
        let levels: [(String, Level?)] = [
            ("error", .error), ("warning", .warning), ("note", .note), ("off", nil), ("false", nil),
        ]
        for (rule, key, value) in freeEntries(node) {
            guard let level = choice(value, levels) else { continue }
            result[rule] = LintSetting(level: level, place: place(key))
        }
        return result
    }

    private mutating func bands(_ node: YAMLNode) -> Bands {
        var result = Bands()
        for (key, value) in entries(node, known: ["on_track", "at_risk"], of: Message("bands", zh: "bands")) {
            guard let share = ratio(value) else { continue }
            if key == "on_track" { result.onTrack = share } else { result.atRisk = share }
        }
        guard result.atRisk <= result.onTrack else {
            report(
                "config/value", node,
                Message(
                    "at_risk (\(shortDecimal(result.atRisk))) is above on_track (\(shortDecimal(result.onTrack)))",
                    zh: "at_risk（\(shortDecimal(result.atRisk))）大于 on_track（\(shortDecimal(result.onTrack))）"),
                help: Message(
                    "let at_risk be the smaller of the two, as in 0.75 and 0.95",
                    zh: "at_risk 应小于 on_track，例如 0.75 和 0.95"))
            return Bands()
        }
        return result
    }
}

extension ConfigurationReader {
    /// Three scores on 1 to 25 that rise.
    fileprivate mutating func riskBands(_ node: YAMLNode) -> [Int]? {
        let scores = (node.sequence ?? []).compactMap { $0.scalar.flatMap { Int($0) } }
        let rises = zip(scores, scores.dropFirst()).allSatisfy { $0 < $1 }
        guard scores.count == 3, node.sequence?.count == 3, rises, let least = scores.first, let most = scores.last,
            least >= 2, most <= 25
        else {
            expected(
                Message("a list of three rising scores, as in [5, 10, 17]", zh: "三个递增的得分（如 [5, 10, 17]）"), at: node)
            return nil
        }
        return scores
    }
}

// MARK: - Values of a type

extension ConfigurationReader {
    func place(_ node: YAMLNode) -> Place {
        .position(
            file: path, start: Position(line: node.start.line, column: node.start.column),
            end: Position(line: node.end.line, column: node.end.column))
    }

    mutating func report(_ id: String, _ node: YAMLNode, _ message: Message, help: Message? = nil) {
        report(id, at: place(node), message, help: help)
    }

    mutating func report(_ id: String, at place: Place, _ message: Message, help: Message? = nil) {
        diagnostics.append(Diagnostic(id, .error, message, at: place, help: help))
    }

    /// Reports that a value is not what its key needs.
    mutating func expected(_ wanted: Message, at node: YAMLNode) {
        let found =
            switch node.content {
            case .scalar("", _): Message("nothing", zh: "空值")
            case .scalar(let text, _): Message("“\(text.prefix(40))”", zh: "“\(text.prefix(40))”")
            case .sequence: Message("a list", zh: "一个列表")
            case .mapping: Message("a mapping of keys and values", zh: "一组键和值")
            }
        report(
            "config/value", node,
            Message(
                "\(wanted.english) is expected here, found \(found.english)",
                zh: "此处应为\(wanted.chinese)，实际是\(found.chinese)"))
    }

    /// The entries of a mapping that are known; each unknown key is reported with the nearest.
    mutating func entries(_ node: YAMLNode, known: [String], of owner: Message) -> [(key: String, value: YAMLNode)] {
        freeEntries(node).compactMap { name, key, value in
            if known.contains(name) { return (key: name, value: value) }
            let near = nearestName(to: name, among: known)
            let list = known.joined(separator: ", ")
            report(
                "config/unknown-key", key,
                Message(
                    "“\(name)” is no setting of \(owner.english)", zh: "\(owner.chinese) 没有“\(name)”这项设置"),
                help: near.map { Message("did you mean “\($0)”?", zh: "是否想写“\($0)”？") }
                    ?? Message("the settings here are: \(list)", zh: "此处可用的设置有：\(list)"))
            return nil
        }
    }

    /// The entries of a mapping whose keys are names of the plan's.
    mutating func freeEntries(_ node: YAMLNode) -> [(name: String, key: YAMLNode, value: YAMLNode)] {
        if node.isNull { return [] }
        guard let mapping = node.mapping else {
            expected(Message("a mapping of keys and values", zh: "一组键和值（键：值）"), at: node)
            return []
        }
        return mapping.compactMap { key, value in
            guard let name = key.scalar else {
                expected(Message("a name", zh: "一个名称"), at: key)
                return nil
            }
            return (name: name, key: key, value: value)
        }
    }

    /// A text; a number or a date is taken as it is written.
    mutating func text(_ node: YAMLNode) -> String? {
        guard let text = node.scalar, !node.isNull, !text.isEmpty else {
            expected(Message("a text", zh: "文本"), at: node)
            return nil
        }
        return text
    }

    /// A list of texts; one text alone is a list of one.
    mutating func texts(_ node: YAMLNode) -> [String]? {
        if let text = node.scalar { return [text] }
        guard let nodes = node.sequence else {
            expected(Message("a list of texts", zh: "文本列表"), at: node)
            return nil
        }
        var result: [String] = []
        for node in nodes {
            guard let text = node.scalar else {
                expected(Message("a text", zh: "文本"), at: node)
                return nil
            }
            result.append(text)
        }
        return result
    }

    mutating func choice<Value>(_ node: YAMLNode, _ choices: [(String, Value)]) -> Value? {
        if let text = node.scalar?.lowercased(), let found = choices.first(where: { $0.0 == text }) { return found.1 }
        let names = choices.map(\.0)
        expected(
            Message("one of \(names.joined(separator: ", "))", zh: "下列之一（\(names.joined(separator: "、"))）"), at: node)
        return nil
    }

    /// A ratio from 0 to 1; `95%` is read too.
    mutating func ratio(_ node: YAMLNode) -> Double? {
        let text = node.scalar ?? ""
        let value = text.hasSuffix("%") ? Double(text.dropLast()).map { $0 / 100 } : Double(text)
        guard let value, value >= 0, value <= 1 else {
            expected(Message("a ratio from 0 to 1", zh: "0 到 1 之间的比例"), at: node)
            return nil
        }
        return value
    }

    /// A path inside the project.
    mutating func projectPath(_ node: YAMLNode) -> String? {
        guard let path = text(node) else { return nil }
        var depth = 0
        for part in path.split(separator: "/") {
            depth += part == ".." ? -1 : part == "." ? 0 : 1
            if depth < 0 { break }
        }
        guard !path.hasPrefix("/"), depth >= 0 else {
            report(
                "config/outside", node,
                Message("the path “\(path)” leads out of the project's folder", zh: "路径“\(path)”指向项目文件夹之外"),
                help: Message(
                    "put the file into the project; for one run, a dataset's file can be given by --data NAME=FILE",
                    zh: "请将文件放入项目文件夹；也可在运行时用 --data 名称=文件 指定数据文件"))
            return nil
        }
        return path
    }
}
