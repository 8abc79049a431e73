// The page as Markdown: for a wiki, a mail or a pull request. Tables are whole, reasons follow them.
import RhumbText

/// A run as Markdown, ended by a newline.
public func markdown(_ report: Report) -> String { markdown(report.page, in: report.language) }

/// Any page as Markdown.
func markdown(_ page: Page, in language: Language) -> String { MarkdownPage(language: language).text(of: page) }

private struct MarkdownPage {
    let language: Language

    func text(of page: Page) -> String {
        var lines: [String] = []
        for (position, line) in page.head.enumerated() {
            let left = escaped(line.left.text)
            lines.append(position == 0 ? "# \(left)" : "**\(left)**")
            if !line.right.text.isEmpty { lines += ["", escaped(line.right.text)] }
            lines.append("")
        }
        for section in page.sections {
            lines += ["## \(escaped(section.title))", ""]
            for block in section.blocks { lines += text(of: block) + [""] }
        }
        while lines.last == "" { lines.removeLast() }
        return lines.map { $0 + "\n" }.joined()
    }

    private func text(of block: Block) -> [String] {
        switch block {
        case .steps(let steps): steps.enumerated().flatMap { position, step in text(of: step, number: position + 1) }
        case .table(let table): text(of: table)
        case .lines(let lines): lines.map { "- \(escaped($0.text))" }
        case .entries(let entries): Array(entries.map { text(of: $0) }.joined(separator: [""]))
        }
    }

    private func text(of step: Step, number: Int) -> [String] {
        let aside = step.aside.isEmpty ? "" : parenthesis(step.aside)
        let first = "\(number). \(escaped(step.text.text))\(escaped(aside))"
        return step.because.isEmpty ? [first] : [first + "  ", "   \(escaped(step.because))"]
    }

    private func parenthesis(_ text: String) -> String {
        switch language {
        case .english: " (\(text))"
        case .chinese: "(\(text))"
        }
    }

    /// Columns without a heading are pictures for the terminal; verdict signs are kept.
    private func text(of table: Table) -> [String] {
        let kept = table.columns.indices.filter { position in
            !table.columns[position].title.isEmpty || table.columns[position].rank == 0
        }
        func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
        let rules = kept.map { position in
            switch table.columns[position].alignment {
            case .left: "---"
            case .right: "---:"
            case .centre: ":---:"
            }
        }
        var lines = [line(kept.map { escaped(table.columns[$0].title) }), line(rules)]
        for row in table.rows { lines.append(line(kept.map { escaped(row.cells.at($0)?.text ?? "") })) }
        let notes = table.rows.filter { !$0.note.isEmpty }
        if !notes.isEmpty { lines.append("") }
        for row in notes { lines.append("- \(escaped(row.note))") }
        return lines
    }

    private func text(of entry: Entry) -> [String] {
        var lines = ["**\(escaped(entry.heading.text))**"]
        if !entry.detail.isEmpty { lines += ["", escaped(entry.detail)] }
        lines.append("")
        for line in entry.lines {
            lines.append("- \(escaped(line.text))" + (line.because.isEmpty ? "" : "  "))
            if !line.because.isEmpty { lines.append("  \(escaped(line.because))") }
        }
        while lines.last == "" { lines.removeLast() }
        return lines
    }

    /// Marks that Markdown would take for its own are escaped.
    private func escaped(_ text: String) -> String {
        var result = ""
        for character in printable(text) {
            if "\\`*_[]<>|#".contains(character) { result.append("\\") }
            result.append(character)
        }
        return result
    }
}
