// What a report says, before any layout: the terminal and Markdown show the same page, so that they cannot disagree.
import RhumbAssessment
import RhumbText

/// A report as sections of a few kinds of block.
struct Page: Sendable {
    /// Lines at the top: what stands left and what stands right.
    let head: [HeadLine]
    let sections: [Section]
}

struct HeadLine: Sendable {
    let left: Cell
    let right: Cell
}

/// A piece of text with what it is.
struct Cell: Sendable, Hashable {
    /// A ratio that a page can show better than letters can.
    enum Picture: Sendable, Hashable {
        /// In place of the text, with a word beside it.
        case bar(Double, label: String)
        /// Behind the text.
        case heat(Double)
        /// The field of a risk matrix that the text stands in.
        case field(Rating)
    }

    let text: String
    let ink: Ink?
    let picture: Picture?

    init(_ text: String, _ ink: Ink? = nil, picture: Picture? = nil) {
        self.text = printable(text)
        self.ink = ink
        self.picture = picture
    }

    static let empty = Cell("")
}

struct Section: Sendable {
    /// What links to it say.
    let id: String
    let title: String
    let blocks: [Block]

    init(id: String = "", title: String, blocks: [Block]) {
        self.id = id
        self.title = title
        self.blocks = blocks
    }
}

enum Block: Sendable {
    case steps([Step])
    case table(Table)
    case lines([Cell])
    case entries([Entry])
}

/// Something to do.
struct Step: Sendable {
    let text: Cell
    /// Who, and what it is worth.
    let aside: String
    let because: String

    init(text: Cell, aside: String, because: String) {
        self.text = text
        self.aside = printable(aside)
        self.because = because
    }
}

/// A heading with what belongs to it.
struct Entry: Sendable {
    struct Line: Sendable {
        let text: String
        let because: String
    }

    let heading: Cell
    let detail: String
    let lines: [Line]
}

struct Table: Sendable {
    struct Column: Sendable {
        let title: String
        let alignment: Alignment
        /// 0 always stays; where there is no room the greatest goes first, into a line under the row; what is only nice
        /// to have is left out.
        let rank: Int

        /// The rank of what is left out where there is no room: something else on the page says it too.
        static let spare = 9

        init(_ title: String, _ alignment: Alignment = .left, rank: Int = 0) {
            self.title = printable(title)
            self.alignment = alignment
            self.rank = rank
        }
    }

    struct Row: Sendable {
        let cells: [Cell]
        /// A sentence under the row; empty: none.
        let note: String

        init(_ cells: [Cell], note: String = "") {
            self.cells = cells
            self.note = note
        }
    }

    /// The first column names the row; it is cut where there is no room.
    let columns: [Column]
    let rows: [Row]
}
