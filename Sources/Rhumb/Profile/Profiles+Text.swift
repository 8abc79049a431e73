// Profiles for the terminal: a head for each table, and for each column what it holds in a line or two, with a small chart.
import RhumbData
import RhumbFormats
public import RhumbText

extension Profiles {
    /// - Parameters:
    ///   - width: columns of the terminal.
    ///   - isPlain: the terminal has no more than ASCII for charts.
    public func text(_ language: Language, width: Int, isPlain: Bool) -> String {
        let page = ProfilePage(language: language, width: max(40, width), isPlain: isPlain)
        var parts = sources.indices.map { page.lines(of: sources[$0]).joined(separator: "\n") }
        if !references.isEmpty {
            parts.append(references.map { page.line(of: $0, sources) }.joined(separator: "\n"))
        }
        return parts.map { $0 + "\n" }.joined(separator: "\n")
    }
}

private struct ProfilePage {
    let language: Language
    let width: Int
    let isPlain: Bool

    private func say(_ english: String, _ chinese: String) -> String {
        Message(english, zh: chinese).text(in: language)
    }

    private var dot: String { isPlain ? " - " : " · " }

    func lines(of source: Profiles.Source) -> [String] {
        let profile = source.profile
        var facts = [
            say("\(profile.rows) rows", "\(profile.rows) 行"),
            say("\(profile.columns.count) columns", "\(profile.columns.count) 列"),
        ]
        if profile.isPart {
            facts[0] = say("the first \(profile.rows) rows", "前 \(profile.rows) 行")
        }
        if let encoding = profile.detectedEncoding { facts.append("encoding: \(encoding)") }
        if profile.layout.separator != .character(0x2C) {
            facts.append("separator: \"\(profile.layout.separator.setting)\"")
        }
        if profile.layout.decimal == 0x2C { facts.append("decimal: \",\"") }
        if case .names = profile.layout.header { facts.append(say("no header", "没有表头")) }
        var lines = [profile.source, "  " + facts.joined(separator: dot)]
        if profile.duplicateRows > 0 {
            lines.append(
                say(
                    "  \(profile.duplicateRows) rows are in all cells as an earlier one",
                    "  \(profile.duplicateRows) 行与之前某行完全相同"))
        }
        if profile.isPart {
            lines.append(say("  all figures are of these rows; --rows looks further", "  以下各数均针对这些行；用 --rows 可查看更多"))
        }
        lines.append("")
        let names = profile.columns.map { $0.name.isEmpty ? "\"\"" : $0.name }
        let nameWidth = min(28, max(8, names.map(displayWidth).max() ?? 8))
        for (place, column) in profile.columns.enumerated() {
            lines += self.lines(
                of: column, names[place], nameWidth, isKey: profile.keys.first == place, isEvent: profile.event == place
            )
        }
        return lines.map { truncated($0, to: width) }
    }

    private func lines(of column: ColumnProfile, _ name: String, _ nameWidth: Int, isKey: Bool, isEvent: Bool)
        -> [String]
    {
        var facts = [column.type.words(language)]
        if isKey { facts[0] = say("key ", "主键 ") + facts[0] }
        if isEvent { facts.append(say("likely the event", "可能是“发生于”")) }
        if let form = column.type.dateForm { facts.append("date: \(form)") }
        if column.isAmbiguousDate { facts.append(say("or month and day the other way round", "日月也可能相反")) }
        facts.append(say("\(column.distinct) different", "\(column.distinct) 种取值"))
        if column.missing > 0 { facts.append(say("\(column.missing) missing", "缺失 \(column.missing)")) }
        if !column.missingWords.isEmpty {
            facts.append("missing: [\(column.missingWords.map { "\"\($0)\"" }.joined(separator: ", "))]")
        }
        let indent = String(repeating: " ", count: nameWidth + 4)
        var lines = ["  " + fitted(name, to: nameWidth) + "  " + facts.joined(separator: dot)]
        if column.quantiles.count == 5, let low = column.low, let high = column.high, column.distinct > 1 {
            let middle = column.text(of: column.quantiles[2])
            var line = "\(low) .. \(high)" + dot + say("median \(middle)", "中位数 \(middle)")
            if let mean = column.mean {
                line += dot + say("mean \(column.text(of: mean))", "平均 \(column.text(of: mean))")
            }
            lines.append(indent + chart(column.bars) + (column.bars.isEmpty ? "" : "  ") + line)
        } else if column.distinct > 0, !column.isUnique {
            let common = column.common.map { "\($0.text) (\($0.count))" }
            lines.append(indent + common.joined(separator: language == .chinese ? "、" : ", "))
        }
        return lines
    }

    /// A bar for each part; what is there at all is seen.
    private func chart(_ bars: [Int]) -> String {
        let signs = isPlain ? Array(" .:-=+*#@") : Array(" ▁▂▃▄▅▆▇█")
        guard let most = bars.max(), most > 0 else { return "" }
        return String(bars.map { $0 == 0 ? signs[0] : signs[max(1, ($0 * 8 + most / 2) / most)] })
    }

    func line(of reference: LikelyReference, _ sources: [Profiles.Source]) -> String {
        let from = sources[reference.table]
        let target = sources[reference.target]
        let column = from.profile.columns[reference.column].name
        let key = target.profile.keys.first.map { target.profile.columns[$0].name } ?? ""
        let share = Int((reference.share * 100).rounded())
        return say(
            "\(from.name).\(column) likely refers to \(target.name) (\(key)): \(share)% of its values are there",
            "\(from.name).\(column) 可能关联 \(target.name)（\(key)）：其 \(share)% 的取值在其中")
    }
}
