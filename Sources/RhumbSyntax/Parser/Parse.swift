// The way in: bytes to text, text to tree.

import Glibc
public import RhumbText

/// Parses a file. Parsing never fails: what could be read is in the tree, what could not is a diagnostic, one for each
/// mistake. Every byte of the file is in the tree. A long file is parsed by all processors; nobody can tell from the tree.
public func parse(_ file: SourceFile, index: FileIndex) -> Outcome<SyntaxTree> {
    parse(file, index: index, parts: Part.number(in: file))
}

/// The same in about so many parts.
func parse(_ file: SourceFile, index: FileIndex, parts: Int) -> Outcome<SyntaxTree> {
    let read = read(file, index: index, parts: parts, keeps: .everything)
    let tree = SyntaxTree(
        lossless: read.lossless(of: file, index: index), declarations: read.declarations, comments: read.comments)
    return Outcome(tree, read.findings)
}

/// The lossless tree of a file and the same diagnostics, for those who need not know what the file says.
public func losslessTree(of file: SourceFile, index: FileIndex) -> Outcome<LosslessTree> {
    losslessTree(of: file, index: index, parts: Part.number(in: file))
}

/// The same in about so many parts.
func losslessTree(of file: SourceFile, index: FileIndex, parts: Int) -> Outcome<LosslessTree> {
    let read = read(file, index: index, parts: parts, keeps: .text)
    return Outcome(read.lossless(of: file, index: index), read.findings)
}

/// Processors that are there.
private var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

private func read(_ file: SourceFile, index: FileIndex, parts: Int, keeps: Kept) -> ParsedPart {
    let stretches = Part.parts(of: file, index: index, about: parts)
    if stretches.count == 1, let all = stretches.first { return all.parsed(in: file, index: index, keeps: keeps) }
    let whole = onDeepStacks(stretches, threads: processors, into: ParsedPart()) { part in
        part.parsed(in: file, index: index, keeps: keeps)
    } adding: { whole, part in
        // Not before the threads have begun: large pages take their time.
        if whole.arena.tokens.isEmpty { whole.reserveRoom(for: file.bytes.count) }
        whole.append(part)
    }
    // A part that was read beyond its end was none.
    return whole.isWhole ? whole : read(file, index: index, parts: 1, keeps: keeps)
}

func start(_ diagnostic: Diagnostic) -> Int {
    if case .source(let span) = diagnostic.place { return span.start }
    return 0
}

/// Makes a source file of bytes that may not be UTF-8. The first bad byte is a diagnostic with its line; in the file
/// that is returned every bad byte is a question mark, so that offsets hold.
public func decodeUTF8(path: String, bytes: [UInt8]) -> Outcome<SourceFile> {
    guard let bad = bytes.withUnsafeBufferPointer({ firstInvalidUTF8($0) }) else {
        return Outcome(SourceFile(path: path, bytes: bytes))
    }
    var line = 1
    for byte in bytes[0..<bad] where byte == 0x0A { line += 1 }
    let problem = SyntaxMessages.notUTF8(path: path, offset: bad, line: line, byte: bytes[bad])
    var mended = bytes
    var next: Int? = bad
    while let position = next {
        mended[position] = UInt8(ascii: "?")
        next = mended.withUnsafeBufferPointer { firstInvalidUTF8($0, from: position) }
    }
    return Outcome(SourceFile(path: path, bytes: mended), [problem])
}
