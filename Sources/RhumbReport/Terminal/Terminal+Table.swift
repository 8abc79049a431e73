// A table in so many columns. Where it does not fit, columns move into a line under their row, the least important
// first; then the names are cut.
import RhumbText

extension TerminalPage {
    private var indent: Int { 1 }
    private var gap: Int { 2 }
    /// The narrowest that names are cut to.
    private var leastName: Int { 12 }

    func lines(of table: Table) -> [String] {
        let layout = layout(of: table)
        var lines = [line(table, layout, cells: table.columns.map { Cell($0.title, .quiet) })]
        for row in table.rows {
            lines.append(line(table, layout, cells: row.cells))
            let moved = layout.moved.compactMap { position -> String? in
                guard let text = row.cells.at(position)?.text, !text.isEmpty, text != "—" else { return nil }
                let column = table.columns[position]
                return column.title.isEmpty || column.rank == Table.Column.spare ? nil : "\(column.title) \(text)"
            }
            lines += list(moved, indent: indent + gap)
            if !row.note.isEmpty { lines += paragraph(Cell(row.note, .quiet), indent: indent + gap) }
        }
        return lines
    }

    /// Items with a dot between them, each whole on its line where one holds it.
    private func list(_ items: [String], indent: Int) -> [String] {
        var lines: [String] = []
        for item in items {
            if let last = lines.last, displayWidth(last) + 3 + displayWidth(item) <= width - indent {
                lines[lines.count - 1] = last + " · " + item
            } else {
                lines += wrapped(item, to: width - indent)
            }
        }
        return lines.map { String(repeating: " ", count: indent) + $0 }
    }

    /// Positions of the columns that stay with their widths, and of those that move under the row.
    private struct Layout {
        var kept: [(position: Int, width: Int)]
        var moved: [Int] = []
    }

    private func layout(of table: Table) -> Layout {
        let natural = table.columns.indices.map { position in
            table.rows.reduce(displayWidth(table.columns[position].title)) { widest, row in
                max(widest, displayWidth(row.cells.at(position)?.text ?? ""))
            }
        }
        // A column in which nothing stands is not shown.
        let filled = table.columns.indices.filter { position in
            position == 0 || table.rows.contains { !($0.cells.at(position)?.text ?? "").isEmpty }
        }
        var layout = Layout(kept: filled.map { (position: $0, width: natural[$0]) })
        let room = width - indent
        func excess() -> Int {
            layout.kept.reduce(0) { $0 + $1.width } + gap * (layout.kept.count - 1) - room
        }
        // What a long name gives up before a column of this rank goes: the more for the more important.
        func slack(_ rank: Int) -> Int { max(0, (layout.kept.first?.width ?? 0) - (rank >= 3 ? 32 : 20)) }
        while excess() > 0 {
            let leaving = layout.kept.indices.dropFirst().max { left, right in
                let (first, second) = (
                    table.columns[layout.kept[left].position], table.columns[layout.kept[right].position]
                )
                return (first.rank, left) < (second.rank, right)
            }
            guard let leaving else { break }
            let rank = table.columns[layout.kept[leaving].position].rank
            guard rank > 0, excess() > slack(rank) else { break }
            layout.moved.append(layout.kept.remove(at: leaving).position)
        }
        layout.moved.sort()
        shrink(&layout, by: excess(), table)
        return layout
    }

    /// Cuts names first, then the widest words, until the rest fits; figures are never cut.
    private func shrink(_ layout: inout Layout, by excess: Int, _ table: Table) {
        var excess = excess
        guard excess > 0, let name = layout.kept.first else { return }
        let cut = min(excess, max(0, name.width - leastName))
        layout.kept[0].width -= cut
        excess -= cut
        let words = layout.kept.indices.filter { table.columns[layout.kept[$0].position].alignment == .left }
        while excess > 0, let widest = words.max(by: { layout.kept[$0].width < layout.kept[$1].width }) {
            guard layout.kept[widest].width > 4 else { return }
            layout.kept[widest].width -= 1
            excess -= 1
        }
    }

    private func line(_ table: Table, _ layout: Layout, cells: [Cell]) -> String {
        var line = String(repeating: " ", count: indent)
        var blank = 0
        for (number, column) in layout.kept.enumerated() {
            if number > 0 { blank += gap }
            let cell = cells.at(column.position) ?? .empty
            let text = truncated(cell.text, to: column.width)
            let missing = column.width - displayWidth(text)
            let before =
                switch table.columns[column.position].alignment {
                case .left: 0
                case .right: missing
                case .centre: missing / 2
                }
            // Spaces at the end of a line are never written.
            if !text.isEmpty {
                line += String(repeating: " ", count: blank + before) + paint(text, cell.ink)
                blank = missing - before
            } else {
                blank += missing
            }
        }
        return line
    }
}
