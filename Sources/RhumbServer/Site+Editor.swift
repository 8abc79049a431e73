// The editor's side: a text judged while somebody writes it, and written where that is allowed.
import Rhumb
import RhumbChecker
import RhumbData
import RhumbFormats
import RhumbSyntax
import RhumbText

extension Site {
    /// The files of a plan, each with its text and the name of this state of it.
    func files(of project: Project) -> [JSON] {
        written(project).map { file in
            let text = Site.inLines(String(decoding: file.bytes, as: UTF8.self))
            let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
            return [
                "path": .string(file.path), "name": .string(name), "text": .string(text),
                "version": .string(version(of: text)),
            ]
        }
    }

    /// Plans as they stand on disk.
    private func written(_ project: Project) -> [SourceFile] {
        project.sources.files.filter { $0.path != Project.settingsScenario }
    }

    /// A browser's field knows one end of a line; which one a file has is seen again when it is written.
    private static func inLines(_ text: String) -> String {
        text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }

    private func version(of text: String) -> String { ContentHash(text).text }

    /// What is wrong with a text, and which of its parts are what, in places as browsers count them.
    mutating func check(_ body: [UInt8]) -> BrowserReply {
        guard let (path, text, _) = asked(body) else { return notUnderstood }
        memory.hold(SourceFile(path: path, text: text))
        let project = Project.load(served.path, &memory)
        guard let file = project.files.first(where: { $0.tree.file.path == path }) else {
            return BrowserReply(200, json: ["findings": [], "marks": []])
        }
        let own = project.lint().filter { finding in
            guard case .source(let span) = finding.place else { return true }
            return span.file == file.tree.index
        }
        return BrowserReply(
            200,
            json: ["findings": .array(own.map { json($0, in: project) }), "marks": .array(marks(of: file.tree))])
    }

    /// Writes a text, unless the file has changed since the browser read it.
    mutating func save(_ body: [UInt8]) -> BrowserReply {
        guard served.canEdit else {
            return BrowserReply(
                403,
                text: words(
                    "This page is read-only: rhumb serve --edit lets it write.", "本页为只读；rhumb serve --edit 才可写入。"))
        }
        guard let (path, text, known) = asked(body) else { return notUnderstood }
        let present = InputFile.text(path)
        guard present.map({ version(of: Site.inLines($0)) }) == known else {
            return BrowserReply(
                409,
                text: words(
                    "The file was changed elsewhere meanwhile, and was not written.",
                    "文件已在别处改动，未写入。"))
        }
        let hasReturns = present?.contains("\r\n") ?? false
        guard OutputFile.write(hasReturns ? text.replacing("\n", with: "\r\n") : text, to: path) else {
            return BrowserReply(500, text: words("The file cannot be written.", "文件无法写入。"))
        }
        memory.release(path)
        return BrowserReply(200, json: ["version": .string(version(of: text))])
    }

    private var notUnderstood: BrowserReply {
        BrowserReply(400, text: words("This is no request of the page.", "请求格式不正确。"))
    }

    /// A file of the plan, a text for it, and the state of the file that the browser knows; nil for any other file.
    private func asked(_ body: [UInt8]) -> (path: String, text: String, version: String?)? {
        guard let json = try? JSON.parse(body), let path = json["path"]?.string, let text = json["text"]?.string,
            let edition, written(edition.project).contains(where: { $0.path == path })
        else { return nil }
        return (path, text, json["version"]?.string)
    }

    /// A finding with its sentences in the reader's language and, where it has one, its place in the text.
    func json(_ finding: Diagnostic, in project: Project) -> JSON {
        var members: [(key: String, value: JSON)] = [
            ("level", .string(finding.level.rawValue)), ("id", .string(finding.id)),
            ("message", .string(finding.message.text(in: language))),
            ("help", JSON(finding.help?.text(in: language))),
        ]
        if case .source(let span) = finding.place, let file = project.sources[span.file] {
            let position = file.position(at: span.start)
            let start = units(file.bytes[..<span.start])
            members += [
                ("path", .string(file.path)), ("line", JSON(position.line)), ("column", JSON(position.column)),
                ("from", JSON(start)), ("to", JSON(start + units(file.bytes[span.start..<span.end]))),
            ]
        } else if let path = project.sources.path(of: finding.place) {
            members.append(("path", .string(path)))
        }
        return .object(members)
    }

    /// Three numbers a mark: where it begins, where it ends, what it is.
    private func marks(of tree: SyntaxTree) -> [JSON] {
        var numbers: [JSON] = []
        var (offset, place) = (0, 0)
        for lexeme in tree.lexemes() {
            guard let kind = lexeme.kind.mark, lexeme.span.start >= offset else { continue }
            let start = place + units(tree.file.bytes[offset..<lexeme.span.start])
            (offset, place) = (lexeme.span.end, start + units(tree.file.bytes[lexeme.span.start..<lexeme.span.end]))
            numbers += [JSON(start), JSON(place), JSON(kind)]
        }
        return numbers
    }

    /// A browser counts in UTF-16: a character beyond the first plane is two.
    private func units(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
    }
}

extension Lexeme.Kind {
    /// The number of its colour in the page: a keyword, a name in quotes, a figure, a text, a remark; nil for what has none.
    fileprivate var mark: Int? {
        switch self {
        case .keyword: 0
        case .quotedName: 1
        case .number, .date, .period, .percent: 2
        case .string: 3
        case .comment: 4
        case .word, .sign, .invalid: nil
        }
    }
}
