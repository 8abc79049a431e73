// One layout for everybody, and the same plan in the other language. Only spelling and white space change; names,
// titles, prose, numbers and dates stay as written.

public import RhumbText

/// Formats a parsed file, respelling its keywords in a language (nil: the file's own). A file with syntax errors is not
/// formatted: nil. Laws: formatting is idempotent, and going to the other language and back is formatting.
public func format(_ tree: SyntaxTree, language: Language? = nil) -> String? {
    format(tree.lossless, language: language)
}

/// The same of a text of which nobody asks what it says.
public func format(_ tree: LosslessTree, language: Language? = nil) -> String? {
    guard !tree.hasErrors else { return nil }
    var formatter = Formatter(tree, language ?? tree.language ?? .english)
    return formatter.run()
}

/// An operand and its windows.
struct WindowNode {
    let first: Int
    /// Where the operand begins, after windows that stand first.
    let operand: Int
    /// Where the windows that stand last begin.
    let trailing: Int
    let end: Int
    let ofAggregate: Bool
}

struct Formatter {
    let tree: LosslessTree
    let arena: SyntaxArena
    let language: Language
    let isChinese: Bool
    private(set) var windowNodes: [Int: [WindowNode]] = [:]
    private(set) var ratings: [Int: SyntaxNode] = [:]
    private(set) var contactLimits: [Int: SyntaxNode] = [:]
    /// For each declaration its header, its clauses and where its block opens.
    private var declarations: [Layout] = []
    private var comment = 0
    /// UTF-8: appending a short text to bytes is several times cheaper than to a text.
    private var output: [UInt8] = []

    struct Layout {
        var header: SyntaxNode
        var clauses: [SyntaxNode] = []
        var block: SyntaxNode?
    }

    init(_ tree: LosslessTree, _ language: Language) {
        self.tree = tree
        arena = tree.arena
        self.language = language
        isChinese = language == .chinese
        collect()
    }

    private mutating func collect() {
        var clauses: [SyntaxNode] = []
        var block: SyntaxNode?
        for node in arena.nodes {
            switch node.kind {
            case .clause: clauses.append(node)
            case .block: block = node
            case .declaration:
                if let header = clauses.first {
                    declarations.append(Layout(header: header, clauses: Array(clauses.dropFirst()), block: block))
                }
                clauses = []
                block = nil
            case .windows(let operand, let trailing, let ofAggregate):
                windowNodes[node.first, default: []].append(
                    WindowNode(
                        first: node.first, operand: Int(operand), trailing: Int(trailing), end: node.end,
                        ofAggregate: ofAggregate))
            case .rating: ratings[node.first] = node
            case .contactLimit: contactLimits[node.first] = node
            case .row, .error: break
            }
        }
    }

    mutating func run() -> String {
        for layout in declarations { declaration(layout) }
        let rest = takeComments(before: arena.tokens.count)
        ownLines(rest, indent: "")
        return String(decoding: output, as: UTF8.self)
    }

    // MARK: Declarations

    private mutating func declaration(_ layout: Layout) {
        let header = layout.header
        ownLines(takeComments(before: header.first + 1), indent: "")
        blankLine(beforeToken: header.first)
        guard let block = layout.block else {
            run(of: header, indent: "", label: 0, suffix: "")
            return
        }
        if isOneLine(block), !hasComments(header.first, block.end) {
            oneLine(layout, block)
            return
        }
        run(of: header, indent: "", label: 0, suffix: " {", takesTrailing: false)
        // What stood around the brace: one comment on its line, the others inside.
        var opening = takeComments(before: firstToken(layout, block))
        if let first = opening.first, first.isTrailing {
            output.removeLast()
            write("  ", text(first), "\n")
            opening.removeFirst()
        }
        let clauses = layout.clauses.map { ($0, pieces($0.first, $0.end)) }
        let label = labelWidth(clauses.map(\.1))
        ownLines(opening, indent: "  ", afterOpener: true)
        for (index, (node, pieces)) in clauses.enumerated() {
            ownLines(takeComments(before: node.first + 1), indent: "  ", afterOpener: index == 0 && opening.isEmpty)
            if index > 0 || !opening.isEmpty { blankLine(beforeToken: node.first) }
            run(of: node, pieces: pieces, indent: "  ", label: label, suffix: "")
        }
        ownLines(takeComments(before: block.end), indent: "  ", afterOpener: clauses.isEmpty && opening.isEmpty)
        write("}\n")
        trailing(after: block.end - 1)
    }

    /// The token before which comments belong to the opening brace.
    private func firstToken(_ layout: Layout, _ block: SyntaxNode) -> Int {
        (layout.clauses.first?.first ?? block.end - 1) + 1
    }

    private func isOneLine(_ block: SyntaxNode) -> Bool {
        !(block.first + 1..<block.end).contains { arena.tokens[$0].newlineBefore }
    }

    private mutating func oneLine(_ layout: Layout, _ block: SyntaxNode) {
        let clauses = layout.clauses.map { Formatter.line(pieces($0.first, $0.end), isChinese) }
        let body = clauses.isEmpty ? " {}" : " { " + clauses.joined(separator: "; ") + " }"
        run(of: layout.header, indent: "", label: 0, suffix: body, takesTrailing: false)
        trailing(after: block.end - 1)
    }

    private func labelWidth(_ clauses: [[Piece]]) -> Int {
        var width = 0
        for pieces in clauses {
            for part in Formatter.labels(pieces) {
                let own = displayWidth(Formatter.line(part, isChinese))
                if own <= 24 { width = max(width, own) }
            }
        }
        return width + 2
    }

    /// The labels at the front of a clause: its word, and for a key column its name too.
    private static func labels(_ pieces: [Piece]) -> [[Piece]] {
        var result: [[Piece]] = []
        var start = 0
        for (index, piece) in pieces.enumerated() where piece.endsLabel && index + 1 < pieces.count {
            result.append(Array(pieces[start...index]))
            start = index + 1
        }
        return result
    }

    // MARK: Lines

    /// Pieces on one line.
    static func line(_ pieces: [Piece], _ isChinese: Bool) -> String {
        var text = ""
        var before: Piece?
        for piece in pieces {
            if let before, !Piece.touches(before, piece, isChinese) { text += " " }
            text += piece.text
            before = piece
        }
        return text
    }

    private mutating func run(
        of node: SyntaxNode, pieces given: [Piece]? = nil, indent: String, label: Int, suffix: String,
        takesTrailing: Bool = true
    ) {
        let pieces = given ?? pieces(node.first, node.end)
        let inner = takeComments(before: node.end)
        // Comments at places where a line cannot break in both languages go before the clause.
        let places = inner.isEmpty ? [] : breakPlaces(pieces, node)
        let kept = inner.filter { places.contains(Int($0.beforeToken)) }
        for moved in inner where !places.contains(Int(moved.beforeToken)) { write(indent, text(moved), "\n") }
        var line = Array(indent.utf8)
        var before: Piece?
        var padded = 0
        func columns() -> Int { displayWidth(String(decoding: line, as: UTF8.self)) - displayWidth(indent) }
        for piece in pieces {
            let comments = kept.isEmpty ? [] : kept.filter { Int($0.beforeToken) == piece.token }
            if let last = before {
                if !comments.isEmpty && isPlace(piece) {
                    for (index, comment) in comments.enumerated() {
                        if index == 0, comment.isTrailing {
                            line += "  ".utf8
                            line += text(comment).utf8
                        } else {
                            end(&line, next: indent)
                            line += text(comment).utf8
                        }
                    }
                    end(&line, next: indent)
                } else if piece.breaks {
                    end(&line, next: indent)
                } else if last.endsLabel, label > 0 {
                    let width = columns() - padded
                    line += repeatElement(0x20, count: max(2, label - width))
                    padded = columns()
                } else if !Piece.touches(last, piece, isChinese) {
                    line.append(0x20)
                }
            }
            line += piece.text.utf8
            before = piece
        }
        output += line
        write(suffix, "\n")
        if takesTrailing { trailing(after: node.end - 1) }
    }

    private mutating func write(_ texts: String...) { for text in texts { output += text.utf8 } }

    /// Writes a line and begins the one that continues it.
    private mutating func end(_ line: inout [UInt8], next indent: String) {
        output += line
        write("\n")
        line = Array(indent.utf8) + "    ".utf8
    }

    private func isPlace(_ piece: Piece) -> Bool { piece.breaks }

    /// Tokens before which a line of this clause may break in both languages.
    private func breakPlaces(_ pieces: [Piece], _ node: SyntaxNode) -> Set<Int> {
        var places: Set<Int> = []
        for piece in pieces where piece.breaks { places.insert(piece.token) }
        return places
    }

    // MARK: Comments and blank lines

    private func hasComments(_ first: Int, _ end: Int) -> Bool {
        arena.comments.contains { Int($0.beforeToken) > first && Int($0.beforeToken) < end }
    }

    private func text(_ comment: CommentMark) -> String {
        var bytes = tree.file.bytes[Int(comment.start)..<Int(comment.end)]
        while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The comments that have not been written yet and stand before a token.
    private mutating func takeComments(before token: Int) -> [CommentMark] {
        var result: [CommentMark] = []
        while comment < arena.comments.count, Int(arena.comments[comment].beforeToken) < token {
            result.append(arena.comments[comment])
            comment += 1
        }
        return result
    }

    /// The comment on the line on which a token ends, past a separator.
    private mutating func trailing(after token: Int) {
        guard comment < arena.comments.count else { return }
        let next = arena.comments[comment]
        var allowed = token + 1
        while allowed < arena.tokens.count, arena.tokens[allowed].kind == .semicolon { allowed += 1 }
        guard next.isTrailing, Int(next.beforeToken) <= allowed, Int(next.beforeToken) > token else { return }
        output.removeLast()
        write("  ", text(next), "\n")
        comment += 1
    }

    private mutating func ownLines(_ comments: [CommentMark], indent: String, afterOpener: Bool = false) {
        for (index, mark) in comments.enumerated() {
            if !(afterOpener && index == 0) { blankLine(before: Int(mark.start)) }
            write(indent, text(mark), "\n")
        }
    }

    private mutating func blankLine(beforeToken token: Int) { blankLine(before: Int(arena.tokens[token].start)) }

    /// Keeps one of the blank lines that stand before an offset.
    private mutating func blankLine(before offset: Int) {
        guard !output.isEmpty else { return }
        let bytes = tree.file.bytes
        var breaks = 0
        var at = offset - 1
        while at >= 0 {
            if bytes[at] == 0x0A {
                breaks += 1
                if at > 0, bytes[at - 1] == 0x0D { at -= 1 }
            } else if bytes[at] == 0x0D {
                breaks += 1
            } else if !isSpace(bytes, at) {
                break
            }
            at -= 1
        }
        if breaks > 1 { write("\n") }
    }

    /// A space, a tab, or the last byte of a no-break or ideographic space.
    private func isSpace(_ bytes: [UInt8], _ at: Int) -> Bool {
        let byte = bytes[at]
        if byte == 0x20 || byte == 0x09 { return true }
        if byte == 0xA0, at > 0, bytes[at - 1] == 0xC2 { return true }
        return byte == 0xC2 && at + 1 < bytes.count && bytes[at + 1] == 0xA0
    }
}
