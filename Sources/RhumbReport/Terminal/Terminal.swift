// The page in a terminal: what needs attention first, columns aligned by display width, nothing wider than the screen.
import RhumbText

/// A run as text for a terminal, ended by a newline.
/// - Parameters:
///   - width: columns of the terminal; taken as 40 to 200.
///   - colour: with escape sequences for colours. Every meaning is in a word or a sign as well.
public func terminal(_ report: Report, width: Int, colour: Bool) -> String {
    terminal(report.page, width: width, colour: colour)
}

/// Any page as text for a terminal.
func terminal(_ page: Page, width: Int, colour: Bool) -> String {
    TerminalPage(width: min(max(width, 40), 200), colour: colour).text(of: page)
}

/// Lays a page out in so many columns.
struct TerminalPage {
    let width: Int
    let colour: Bool

    func text(of page: Page) -> String {
        var lines = page.head.flatMap { self.lines(of: $0) }
        for section in page.sections {
            lines += ["", rule(section.title)]
            for (position, block) in section.blocks.enumerated() {
                if position > 0 { lines.append("") }
                lines += self.lines(of: block)
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    func paint(_ text: String, _ ink: Ink?) -> String { ink.map { $0.paint(text, colour: colour) } ?? text }

    /// `── Goals ─────…` to the right edge.
    private func rule(_ title: String) -> String {
        let title = truncated(title, to: width - 6)
        let rest = max(0, width - displayWidth(title) - 4)
        return paint("── ", .quiet) + paint(title, .strong) + paint(" " + String(repeating: "─", count: rest), .quiet)
    }

    private func lines(of line: HeadLine) -> [String] {
        let (left, right) = (displayWidth(line.left.text), displayWidth(line.right.text))
        guard right > 0 else { return paragraph(line.left) }
        guard left + right + 2 <= width else { return paragraph(line.left) + paragraph(line.right) }
        let gap = String(repeating: " ", count: width - left - right)
        return [paint(line.left.text, line.left.ink) + gap + paint(line.right.text, line.right.ink)]
    }

    private func lines(of block: Block) -> [String] {
        switch block {
        case .steps(let steps): steps.enumerated().flatMap { lines(of: $1, number: $0 + 1) }
        case .table(let table): lines(of: table)
        case .lines(let lines): lines.flatMap { paragraph($0, indent: 1) }
        case .entries(let entries): entries.flatMap { lines(of: $0) }
        }
    }

    private func lines(of step: Step, number: Int) -> [String] {
        let start = " \(number) "
        let indent = displayWidth(start)
        let room = width - indent
        let text = wrapped(step.text.text, to: room)
        var lines = text.map { String(repeating: " ", count: indent) + paint($0, step.text.ink) }
        lines[0] = paint(start, .strong) + paint(text[0], step.text.ink)
        if !step.aside.isEmpty, let last = text.last {
            let free = room - displayWidth(last) - displayWidth(step.aside)
            if free >= 2 {
                lines[lines.count - 1] += String(repeating: " ", count: free) + paint(step.aside, .quiet)
            } else {
                let aside = fitted(step.aside, to: min(room, displayWidth(step.aside)))
                lines.append(String(repeating: " ", count: width - displayWidth(aside)) + paint(aside, .quiet))
            }
        }
        if !step.because.isEmpty { lines += paragraph(Cell(step.because, .quiet), indent: indent) }
        return lines
    }

    private func lines(of entry: Entry) -> [String] {
        var lines = paragraph(entry.heading, indent: 1)
        if !entry.detail.isEmpty { lines += paragraph(Cell(entry.detail, .quiet), indent: 3) }
        for line in entry.lines {
            lines += paragraph(Cell(line.text), indent: 3)
            if !line.because.isEmpty { lines += paragraph(Cell(line.because, .quiet), indent: 5) }
        }
        return lines
    }

    /// Wrapped text, every line indented.
    func paragraph(_ cell: Cell, indent: Int = 0) -> [String] {
        let start = String(repeating: " ", count: indent)
        return wrapped(cell.text, to: width - indent).map { start + paint($0, cell.ink) }
    }
}
