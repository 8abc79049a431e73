// The blocks of a page as markup.
import RhumbAssessment
import RhumbText

extension WebPage {
    func block(_ block: Block, _ title: String) -> Markup {
        switch block {
        case .steps(let steps): tag("ol", ["class": "acts"], all: steps.map { tag("li", [:], runs($0.text.text)) })
        case .table(let table): self.table(table, title)
        case .lines(let lines):
            tag("ul", ["class": "lines"], all: lines.map { tag("li", ["class": $0.ink?.name], runs($0.text)) })
        case .entries(let entries): .list(entries.map { entry($0) })
        }
    }

    private func entry(_ entry: Entry) -> Markup {
        let lines = entry.lines.map { line in
            tag(
                "li", [:], runs(line.text),
                line.because.isEmpty ? .nothing : tag("p", ["class": "because"], runs(line.because)))
        }
        return tag(
            "div", ["class": "entry"],
            tag("h3", [:], runs(entry.heading.text)),
            entry.detail.isEmpty ? .nothing : tag("p", ["class": "because"], runs(entry.detail)),
            lines.isEmpty ? .nothing : tag("ul", ["class": "lines"], all: lines))
    }

    /// A table that scrolls by itself where the page is narrow. Notes are rows of their own.
    func table(_ table: Table, _ title: String, class kind: String? = nil) -> Markup {
        let kept = table.columns.indices.filter { position in
            position == 0 || table.rows.contains { !($0.cells.at(position)?.text ?? "").isEmpty }
        }
        let isMatrix = table.rows.contains { row in
            row.cells.contains { if case .field = $0.picture { true } else { false } }
        }
        let head = kept.map { position -> Markup in
            let column = table.columns[position]
            // A header without words is none.
            guard !column.title.isEmpty else { return tag("td", [:]) }
            return tag("th", ["scope": "col", "class": column.alignment.name], runs(column.title))
        }
        let rows = table.rows.flatMap { row -> [Markup] in
            let cells = self.cells(kept.map { (row.cells.at($0) ?? .empty, table.columns[$0].alignment) })
            let note = tag(
                "tr", ["class": "note"], tag("td", ["colspan": "\(kept.count)"], runs(row.note)))
            return [tag("tr", [:], all: cells)] + (row.note.isEmpty ? [] : [note])
        }
        return scroller(
            tag(
                "table", ["class": kind ?? (isMatrix ? "matrix" : nil)], tag("thead", [:], tag("tr", [:], all: head)),
                tag("tbody", [:], all: rows)), title)
    }

    /// Blank cells that follow one another are one: half of a triangle of figures would be nothing but cells.
    private func cells(_ row: [(cell: Cell, alignment: Alignment)]) -> [Markup] {
        var pieces: [Markup] = []
        var blanks = 0
        func close() {
            if blanks > 0 { pieces.append(tag("td", ["colspan": blanks > 1 ? "\(blanks)" : nil])) }
            blanks = 0
        }
        for (position, item) in row.enumerated() {
            if position > 0, item.cell == .empty {
                blanks += 1
            } else {
                close()
                pieces.append(cell(item.cell, item.alignment, isFirst: position == 0))
            }
        }
        close()
        return pieces
    }

    private func cell(_ cell: Cell, _ alignment: Alignment, isFirst: Bool) -> Markup {
        var kinds = [alignment.name, cell.ink?.name].compactMap { $0 }
        var content = runs(cell.text)
        switch cell.picture {
        case .bar(let ratio, let label):
            content = [Drawing.bar(ratio), label.isEmpty ? .nothing : tag("span", [:], .text(label))]
            kinds.append("bar")
        case .heat(let ratio): kinds.append("heat heat\(min(9, max(0, Int(ratio * 10))))")
        case .field(let rating): kinds.append("field \(rating.rawValue)")
        // Short words stay on one line: a status, a value with its interval.
        case nil: if !isFirst, displayWidth(cell.text) <= 20 { kinds.append("whole") }
        }
        let kind = kinds.isEmpty ? nil : kinds.joined(separator: " ")
        return isFirst
            ? tag("th", ["scope": "row", "class": kind], content) : tag("td", ["class": kind], content)
    }

    /// What may be wider than the page; a keyboard can reach and move it.
    func scroller(_ content: Markup, _ title: String) -> Markup {
        tag("div", ["class": "scroll", "tabindex": "0", "role": "group", "aria-label": title], content)
    }

    /// A drawing with what it says in a sentence, and its figures as a table.
    /// - Parameter lead: what is looked at before the drawing.
    func figure(
        _ drawings: [Markup], takeaway: String, lead: Markup = .nothing, table: Markup?
    ) -> Markup {
        tag(
            "figure", [:],
            tag("figcaption", [:], runs(takeaway)), lead,
            tag(
                "div", ["class": "scroll", "tabindex": "0", "role": "img", "aria-label": takeaway], all: drawings),
            table.map { table in
                tag("details", [:], tag("summary", [:], .text(words("Figures", zh: "数据表"))), table)
            } ?? .nothing)
    }

    /// Text with the parts in the other language marked as such, for voices and for the choice of glyphs.
    func runs(_ text: String) -> Markup {
        let scalars = text.unicodeScalars
        switch report.language {
        case .english:
            guard scalars.contains(where: \.isHan) else { return .text(text) }
            var pieces: [Markup] = []
            var run = ""
            var isHan = false
            func close() {
                guard !run.isEmpty else { return }
                pieces.append(isHan ? tag("span", ["lang": Language.chinese.tag], .text(run)) : .text(run))
                run = ""
            }
            for scalar in scalars {
                if scalar.isHan != isHan {
                    close()
                    isHan = scalar.isHan
                }
                run.unicodeScalars.append(scalar)
            }
            close()
            return .list(pieces)
        case .chinese:
            let letters = scalars.filter { $0.isASCII && $0.properties.isAlphabetic }.count
            guard letters > 3, !scalars.contains(where: \.isHan) else { return .text(text) }
            return tag("span", ["lang": Language.english.tag], .text(text))
        }
    }
}

extension Unicode.Scalar {
    /// A Chinese character or a mark of Chinese punctuation.
    fileprivate var isHan: Bool {
        switch value {
        case 0x3000...0x303F, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF01...0xFF60, 0x20000...0x3FFFF:
            true
        default: false
        }
    }
}

extension Alignment {
    fileprivate var name: String? {
        switch self {
        case .left: nil
        case .right: "right"
        case .centre: "centre"
        }
    }
}

extension Drawing {
    /// A ratio as a bar in a table's cell; the number stands beside it.
    fileprivate static func bar(_ ratio: Double) -> Markup {
        tag(
            "svg",
            [
                "class": "inline-bar", "viewBox": "0 0 100 10", "preserveAspectRatio": "none", "aria-hidden": "true",
                "focusable": "false",
            ],
            box(0, 0, ratio * 100, 10, "bar-filled"))
    }
}
