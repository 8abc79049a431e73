// A file in parts that can be parsed by themselves. Lines that can only be the next declaration (N5 (a)) end all that is read
// before them, also within braces and brackets: they and the comments above them are where a file may be cut.
import RhumbText

/// A stretch of a file from one cut to the next.
struct Part: Sendable {
    /// Bytes of the length at which a part's arrays stay in a processor's own memory.
    static let usual = 64 << 10

    /// How many parts of no more than about the usual length a file has.
    static func number(in file: SourceFile) -> Int { max(1, (file.bytes.count + usual - 1) / usual) }

    let start: Int
    let end: Int
    /// The end of the line that begins the next part: whoever parses this one has to see that it is over.
    let seen: Int

    /// The stretches of a file, about so many of about the same length.
    static func parts(of file: SourceFile, index: FileIndex, about count: Int) -> [Part] {
        let size = file.bytes.count
        var cuts: [(start: Int, seen: Int)] = []
        for number in 1..<max(1, count) {
            let wanted = max(size / count * number, cuts.last?.seen ?? 0)
            if let cut = cut(in: file, index: index, after: wanted) { cuts.append(cut) }
        }
        let starts = [0] + cuts.map(\.start)
        let ends = cuts + [(start: size, seen: size)]
        return zip(starts, ends).map { Part(start: $0, end: $1.start, seen: $1.seen) }
    }

    /// The first place behind an offset where a declaration begins, with the end of its first line. Comments above belong to it,
    /// so it must be seen what stands above them.
    private static func cut(in file: SourceFile, index: FileIndex, after offset: Int) -> (start: Int, seen: Int)? {
        let bytes = file.bytes
        var line = Part.lineEnd(bytes, offset) + 1
        // Where the blank lines and comments above this line begin.
        var above: Int?
        while line < bytes.count {
            let end = Part.lineEnd(bytes, line)
            var lexer = Lexer(file, index: index, from: line, to: end)
            lexer.run()
            if let above, lexer.tokens.startDeclaration(at: 0) { return (above, end) }
            line = end + 1
            if lexer.tokens.count > 1 { above = line }
        }
        return nil
    }

    /// Where the line ends that an offset is in.
    static func lineEnd(_ bytes: [UInt8], _ offset: Int) -> Int {
        var end = offset
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        return end
    }

    func parsed(in file: SourceFile, index: FileIndex, keeps: Kept) -> ParsedPart {
        var lexer = Lexer(file, index: index, from: start, to: seen)
        lexer.run()
        var part = lexer.tokens.withUnsafeBufferPointer { tokens in
            let parser = Parser(file, index: index, View(tokens), lexer: lexer, keeps: keeps)
            return parsed(by: parser, lexer)
        }
        // In place: nobody else holds them.
        lexer.tokens.removeLast(lexer.tokens.count - part.arena.marks.count)
        part.arena.tokens = lexer.tokens
        return part
    }

    /// All but the tokens.
    private func parsed(by parser: consuming Parser, _ lexer: borrowing Lexer) -> ParsedPart {
        var parser = parser
        let isLast = seen == end
        let comments = isLast ? lexer.comments : lexer.comments.filter { $0.start < end }
        // The end of the file is a token of the last part.
        let limit = isLast ? parser.tokens.count - 1 : parser.tokens.lastIndex { $0.start < end }.map { $0 + 1 } ?? 0
        parser.nodes.reserveCapacity(SyntaxNode.likely(over: lexer.tokens.count))
        let declarations = parser.declarations(to: limit, comments: comments)
        let isWhole = parser.position == limit && !parser.speaksOfTheFile
        parser.marks.removeLast(parser.marks.count - (isLast ? limit + 1 : limit))
        return ParsedPart(
            declarations: declarations, comments: parser.keeps == .text ? [] : comments.map { parser.comment($0) },
            diagnostics: isLast ? parser.findings : parser.findings.filter { RhumbSyntax.start($0) < end },
            arena: SyntaxArena(marks: parser.marks, nodes: parser.nodes, comments: comments),
            englishWords: parser.englishWords, chineseWords: parser.chineseWords, isWhole: isWhole)
    }
}

/// What of a parse is kept.
enum Kept: Sendable {
    case everything
    /// Tokens and nodes only: a declaration is let go when it has been read.
    case text
}

/// What came of a part. Its arena counts tokens from the part's own first.
struct ParsedPart: Sendable {
    var declarations: [Declaration] = []
    var comments: [Comment] = []
    var diagnostics: [Diagnostic] = []
    var arena = SyntaxArena()
    var englishWords = 0
    var chineseWords = 0
    /// Nothing was read beyond the end, and nothing said that holds for other parts too.
    var isWhole = true

    func lossless(of file: SourceFile, index: FileIndex) -> LosslessTree {
        LosslessTree(
            file: file, index: index,
            language: englishWords + chineseWords == 0 ? nil : chineseWords > englishWords ? .chinese : .english,
            hasErrors: diagnostics.contains { $0.level == .error }, arena: arena)
    }

    /// In the order of the text.
    var findings: [Diagnostic] { diagnostics.sorted { start($0) < start($1) } }
}

extension RandomAccessCollection<Token> where Index == Int {
    /// N5 (a): can the line that a token begins only be the next declaration?
    func startDeclaration(at place: Int, _ table: UnsafePointer<WordTable> = WordTable.shared) -> Bool {
        // The end is a token, too.
        guard place + 2 < endIndex, self[place].kind == .word, self[place].flags.contains(.columnOne),
            table.pointee.traits[Int(self[place].word)].contains(.declaration), !self[place + 1].newlineBefore
        else { return false }
        let next = self[place + 1].kind
        return next == .word || next == .quotedName || next == .string
    }
}

extension ParsedPart {
    /// Reserves room in an empty one for what there will be in so many bytes.
    mutating func reserveRoom(for bytes: Int) {
        let tokens = Token.likely(in: bytes)
        arena.tokens.reserveLargeCapacity(tokens)
        arena.marks.reserveLargeCapacity(tokens)
        arena.nodes.reserveLargeCapacity(SyntaxNode.likely(over: tokens))
    }

    /// Adds the part that follows.
    mutating func append(_ part: ParsedPart) {
        let offset = arena.tokens.count
        arena.tokens += part.arena.tokens
        arena.marks += part.arena.marks
        for node in part.arena.nodes { arena.nodes.append(node.moved(by: offset)) }
        arena.comments += part.arena.comments.lazy.map { $0.moved(by: offset) }
        declarations += part.declarations
        comments += part.comments
        diagnostics += part.diagnostics
        englishWords += part.englishWords
        chineseWords += part.chineseWords
        isWhole = isWhole && part.isWhole
    }
}

extension SyntaxNode {
    /// The same node where so many tokens stand before its own.
    fileprivate func moved(by offset: Int) -> SyntaxNode {
        let kind: NodeKind
        switch self.kind {
        case .windows(let operand, let trailing, let ofAggregate):
            let offset = Int32(truncatingIfNeeded: offset)
            kind = .windows(operand: operand + offset, trailing: trailing + offset, ofAggregate: ofAggregate)
        case .declaration, .block, .clause, .row, .rating, .contactLimit, .error: kind = self.kind
        }
        return SyntaxNode(kind: kind, first: first + offset, end: end + offset)
    }
}

extension CommentMark {
    /// The same comment where so many tokens stand before its part.
    fileprivate func moved(by offset: Int) -> CommentMark {
        CommentMark(
            start: start, end: end, beforeToken: beforeToken + Int32(truncatingIfNeeded: offset), isTrailing: isTrailing
        )
    }
}
