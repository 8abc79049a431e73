// What `rhumb init --from` writes: the declarations of the files that somebody has, and a first segment and metric over them.
import RhumbConfig
import RhumbData
import RhumbFormats
import RhumbSyntax
import RhumbText
import RhumbValues

/// A plan that was made from files.
struct FoundPlan {
    private let profiles: Profiles
    private let language: Language
    private let today: Day
    /// Whether that day stands in the data.
    private let hasDays: Bool
    /// Inside the project; nil for a server.
    private let paths: [String?]
    private var names: [String] = []
    /// By table, the names of its columns.
    private var columns: [[String]] = []
    private let currency: String
    /// References without those that would lead in a circle.
    private let references: [LikelyReference]

    init(_ profiles: Profiles, paths: [String?], language: Language, today: Day) {
        self.profiles = profiles
        self.paths = paths
        self.language = language
        var datasets = FoundNames()
        for (number, source) in profiles.sources.enumerated() {
            names.append(datasets.name(for: source.name, number: number + 1, kind: "data"))
            var found = FoundNames()
            columns.append(
                source.profile.columns.enumerated().map { found.name(for: $1.name, number: $0 + 1, kind: "column") })
        }
        let all = profiles.sources.flatMap(\.profile.columns)
        let codes = all.compactMap { if case .money(let code) = $0.type { code } else { nil } }
        let hasChinese = all.contains { $0.name.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }
        currency = codes.first ?? (language == .chinese || hasChinese ? "CNY" : "USD")
        let days = profiles.sources.compactMap { source -> Double? in
            source.profile.event.flatMap { source.profile.columns[$0].last }
        }
        hasDays = !days.isEmpty
        self.today = days.max().map { Day(number: Int32(clamping: Int($0))) } ?? today
        references = FoundPlan.acyclic(profiles.references)
    }

    private static func acyclic(_ references: [LikelyReference]) -> [LikelyReference] {
        var kept: [LikelyReference] = []
        func leads(_ from: Int, to goal: Int) -> Bool {
            from == goal || kept.contains { $0.table == from && leads($0.target, to: goal) }
        }
        for reference in references where !leads(reference.target, to: reference.table) { kept.append(reference) }
        return kept
    }

    private func word(_ keyword: Keyword) -> String { keyword.spelling(in: language) }

    private func say(_ english: String, _ chinese: String) -> String {
        Message(english, zh: chinese).text(in: language)
    }
}

// MARK: - The plan

extension FoundPlan {
    var plan: String {
        let year = today.civil.year
        var lines = [
            say(
                "# What these files hold, as far as it can be told from them. Correct the types, then write what you want to reach.",
                "# 根据文件内容推断的声明。请先更正类型，再写下想要达到的目标。"),
            "\(word(.declPlan)) \(say("first_look", "初步了解")) \"\(say("A first look", "初步了解"))\" {",
            "  \(word(.planPeriod))  \(year)-01-01 .. \(year)-12-31", "  \(word(.planCurrency))  \(currency)",
            "  \(word(.planToday))  \(today)" + (hasDays ? "  # \(say("the last day in the data", "数据中的最后一天"))" : ""),
            "}", "",
        ]
        for table in names.indices { lines += dataset(table) + [""] }
        for table in names.indices { lines += measures(table) }
        let text = lines.joined(separator: "\n") + "\n"
        let source = decodeUTF8(path: "plan.rhumb", bytes: Array(text.utf8)).value
        return format(losslessTree(of: source, index: FileIndex(0)).value, language: language) ?? text
    }

    private func dataset(_ table: Int) -> [String] {
        let from = paths[table].map { " \(word(.headFrom)) \"\(escaped($0))\"" } ?? ""
        return ["\(word(.declDataset)) \(names[table])\(from) {"] + clauses(of: table).map { "  " + $0 } + ["}"]
    }

    /// The lines of a dataset's block.
    func clauses(of table: Int) -> [String] {
        let profile = profiles.sources[table].profile
        let key = profile.keys.first
        let width = (columns[table].map(displayWidth).max() ?? 0) + 2
        var lines: [String] = []
        if let key {
            let type = profile.columns[key].type == .integer ? word(.typeInteger) : word(.typeText)
            lines.append("\(word(.datasetKey))  \(columns[table][key])  \(type)")
        }
        for (place, column) in profile.columns.enumerated() where place != key {
            let isOptional = column.missing > 0 ? "  \(word(.optional))" : ""
            lines.append("\(padded(columns[table][place], to: width))\(type(of: column, table, place))\(isOptional)")
        }
        if let event = event(of: table) { lines.append("\(word(.datasetEvent))  \(columns[table][event])") }
        return lines
    }

    /// A date that is always there.
    private func event(of table: Int) -> Int? {
        profiles.sources[table].profile.event.flatMap {
            profiles.sources[table].profile.columns[$0].missing == 0 ? $0 : nil
        }
    }

    private func type(of column: ColumnProfile, _ table: Int, _ place: Int) -> String {
        if let reference = references.first(where: { $0.table == table && $0.column == place }) {
            return "\(word(.typeRefersTo)) \(names[reference.target])"
        }
        switch column.type {
        case .oneOf(let texts):
            guard texts.allSatisfy({ !$0.contains { "\"\\{}".contains($0) || $0.isNewline } }) else {
                return word(.typeText)
            }
            return "\(word(.typeOneOf)) " + texts.map { "\"\($0)\"" }.joined(separator: ", ")
        case .number(let places) where places > 9: return "\(word(.typeNumber)) \(word(.typeRounded)) 6"
        case .money(let code): return word(.typeMoney) + (code == nil || code == currency ? "" : " \(code ?? "")")
        case .empty, .text, .yesNo, .integer, .number, .percent, .date, .timestamp: return column.type.words(language)
        }
    }

    /// How many there are, what the first amount comes to, and of a table that others refer to, who is in them.
    private func measures(_ table: Int) -> [String] {
        let name = names[table]
        let profile = profiles.sources[table].profile
        var lines: [String] = []
        if profile.keys.first != nil {
            let child = references.first { $0.target == table }
            let condition = child.map { " \(word(.where)) \(word(.aggCount))(\(names[$0.table])) >= 1" } ?? ""
            let title = child == nil ? say("all_\(name)", "全部\(name)") : say("active_\(name)", "有记录的\(name)")
            lines.append("\(word(.declSegment)) \(title) \(word(.headOf)) \(name)\(condition)")
        }
        lines.append("\(word(.declMetric)) \(say("count_\(name)", "\(name)数")) \(word(.aggCount))(\(name))")
        let amount = profile.columns.indices.first { if case .money = profile.columns[$0].type { true } else { false } }
        if let amount {
            let column = columns[table][amount]
            lines.append("\(word(.declMetric)) \(say("sum_\(name)", "\(name)合计")) \(word(.aggSum))(\(name).\(column))")
        }
        return lines
    }

    private func escaped(_ text: String) -> String {
        text.map { "\"\\{}".contains($0) ? "\\\($0)" : String($0) }.joined()
    }
}

// MARK: - rhumb.yaml

extension FoundPlan {
    var settings: String {
        var lines = ["language: \(language.rawValue)"]
        let datasets = names.indices.map { (name: names[$0], lines: settings(of: $0)) }.filter { !$0.lines.isEmpty }
        if !datasets.isEmpty { lines.append("datasets:") }
        for (name, settings) in datasets { lines += ["  \(quote(name)):"] + settings.map { "    " + $0 } }
        return lines.joined(separator: "\n") + "\n"
    }

    private func settings(of table: Int) -> [String] {
        let source = profiles.sources[table]
        let profile = source.profile
        let layout = profile.layout
        var lines: [String] = []
        if paths[table] == nil { lines.append("database: \(quote(source.file))") }
        if let name = source.table { lines.append("table: \(quote(name))") }
        if let encoding = profile.detectedEncoding { lines.append("encoding: \(encoding)") }
        if source.format == .csv || source.format == .tsv {
            if layout.separator != (source.format == .tsv ? .character(0x09) : .character(0x2C)) {
                lines.append("separator: \(quote(layout.separator.setting))")
            }
            if layout.decimal == 0x2C { lines.append("decimal: \",\"") }
        }
        if case .names = layout.header {
            lines.append("header: [\(columns[table].map(quote).joined(separator: ", "))]")
        }
        let dated = profile.columns.indices.compactMap { place in
            profile.columns[place].type.dateForm.map { "\(quote(columns[table][place])): \(quote($0))" }
        }
        if !dated.isEmpty { lines.append("date: { \(dated.joined(separator: ", ")) }") }
        let missing = profile.columns.indices.compactMap { place -> String? in
            let words = profile.columns[place].missingWords
            guard !words.isEmpty else { return nil }
            return "\(quote(columns[table][place])): [\(words.map(quote).joined(separator: ", "))]"
        }
        if !missing.isEmpty { lines.append("missing: { \(missing.joined(separator: ", ")) }") }
        if case .names = layout.header { return lines }
        let mapped = profile.columns.indices.filter { columns[table][$0] != profile.columns[$0].name }
            .map { "\(quote(columns[table][$0])): \(quote(profile.columns[$0].name))" }
        if !mapped.isEmpty { lines.append("columns: { \(mapped.joined(separator: ", ")) }") }
        return lines
    }

    /// As YAML has texts that may hold anything.
    private func quote(_ text: String) -> String {
        let isPlain =
            text.allSatisfy { $0.isLetter || $0 == "_" } && !text.isEmpty
            && !["yes", "no", "true", "false", "null", "on", "off", "y", "n"].contains(text.lowercased())
        if isPlain { return text }
        return "\"" + text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "\""
    }
}
