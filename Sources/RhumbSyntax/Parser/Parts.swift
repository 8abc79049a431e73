// A file in parts that can be parsed by themselves. Lines that can only be the next declaration (N5 (a)) end all that is read
// before them, also within braces and brackets: they and the comments above them are where a file may be cut.
import Glibc
import RhumbText

/// Processors that are there.
var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

/// A stretch of a file from one cut to the next.
struct Part: Sendable {
    /// Bytes of a file that other threads are started for.
    static let worthwhile = 64 << 10

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

    func parsed(in file: SourceFile, index: FileIndex) -> ParsedPart {
        var lexer = Lexer(file, index: index, from: start, to: seen)
        lexer.run()
        let isLast = seen == end
        let comments = isLast ? lexer.comments : lexer.comments.filter { $0.start < end }
        var parser = Parser(file, index: index, lexer: lexer)
        // The end of the file is a token of the last part.
        let limit = isLast ? parser.tokens.count - 1 : parser.tokens.firstIndex { $0.start >= end } ?? 0
        let declarations = parser.declarations(to: limit, comments: comments)
        let isWhole = parser.position == limit && !parser.speaksOfTheFile
        let own = isLast ? limit + 1 : limit
        return ParsedPart(
            declarations: declarations, comments: comments.map { parser.comment($0) },
            diagnostics: isLast ? parser.findings : parser.findings.filter { RhumbSyntax.start($0) < end },
            arena: SyntaxArena(
                tokens: parser.tokens.cut(to: own), marks: parser.marks.cut(to: own), nodes: parser.nodes,
                comments: comments),
            englishWords: parser.englishWords, chineseWords: parser.chineseWords, isWhole: isWhole)
    }
}

extension Array {
    /// The first so many; itself where that is all.
    fileprivate func cut(to count: Int) -> [Element] { count < self.count ? Array(prefix(count)) : self }
}

/// What came of a part. Its arena counts tokens from the part's own first.
struct ParsedPart: Sendable {
    let declarations: [Declaration]
    let comments: [Comment]
    let diagnostics: [Diagnostic]
    let arena: SyntaxArena
    let englishWords: Int
    let chineseWords: Int
    /// Nothing was read beyond the end, and nothing said that holds for other parts too.
    let isWhole: Bool
}

extension [Token] {
    /// N5 (a): can the line that a token begins only be the next declaration?
    func startDeclaration(at place: Int) -> Bool {
        // The end is a token, too.
        guard place + 2 < count, self[place].kind == .word, self[place].flags.contains(.columnOne),
            WordTable.shared.traits[Int(self[place].word)].contains(.declaration), !self[place + 1].newlineBefore
        else { return false }
        let next = self[place + 1].kind
        return next == .word || next == .quotedName || next == .string
    }
}

extension [ParsedPart] {
    /// The whole that they are parts of.
    func joined() -> ParsedPart {
        if count == 1 { return self[0] }
        var arena = SyntaxArena()
        arena.tokens.reserveCapacity(reduce(0) { $0 + $1.arena.tokens.count })
        arena.marks.reserveCapacity(reduce(0) { $0 + $1.arena.marks.count })
        arena.nodes.reserveCapacity(reduce(0) { $0 + $1.arena.nodes.count })
        for part in self {
            let offset = arena.tokens.count
            arena.tokens += part.arena.tokens
            arena.marks += part.arena.marks
            arena.nodes += part.arena.nodes.lazy.map { $0.moved(by: offset) }
            arena.comments += part.arena.comments.lazy.map { $0.moved(by: offset) }
        }
        return ParsedPart(
            declarations: flatMap(\.declarations), comments: flatMap(\.comments), diagnostics: flatMap(\.diagnostics),
            arena: arena, englishWords: reduce(0) { $0 + $1.englishWords },
            chineseWords: reduce(0) { $0 + $1.chineseWords }, isWhole: allSatisfy(\.isWhole))
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
