// What holds of every plan file, whatever its bytes.
@testable import RhumbSyntax
import RhumbText

enum Laws {
    private static func parsed(_ bytes: [UInt8]) -> Outcome<SyntaxTree> {
        parse(decodeUTF8(path: "plan.rhumb", bytes: bytes).value, index: FileIndex(0), parts: 1)
    }

    /// Tokens lie in order, and between them are white space and comments only.
    static func everyByteIsHeld(_ bytes: [UInt8]) {
        let tree = parsed(bytes).value
        let bytes = tree.file.bytes
        var position = 0
        var comments = tree.arena.comments[...]
        for token in tree.arena.tokens {
            while position < Int(token.start) {
                if let comment = comments.first, Int(comment.start) == position {
                    position = Int(comment.end)
                    comments.removeFirst()
                    continue
                }
                let found = Characters.decode(bytes, position, bytes.count)
                let isMark = position == 0 && found.value == 0xFEFF
                guard isMark || [0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x3000].contains(found.value) else {
                    broken("byte \(position) is in no token")
                }
                position += found.length
            }
            guard position == Int(token.start) else { broken("tokens overlap at byte \(position)") }
            position = Int(token.end)
        }
        guard position == bytes.count, comments.isEmpty else { broken("the end is in no token") }
    }

    /// A file in parts gives the same tree and the same findings, each of which is said once and points into the file.
    static func partsMakeTheWhole(_ bytes: [UInt8]) {
        let whole = parsed(bytes)
        let file = whole.value.file
        let parted = parse(file, index: FileIndex(0), parts: 3)
        guard parted.value.declarations == whole.value.declarations, parted.diagnostics == whole.diagnostics else {
            broken("the parts are not the whole")
        }
        let lossless = losslessTree(of: file, index: FileIndex(0), parts: 1)
        guard lossless.diagnostics == whole.diagnostics, format(lossless.value) == format(whole.value) else {
            broken("a tree of the text alone is another")
        }
        guard Set(whole.diagnostics).count == whole.diagnostics.count else { broken("a mistake is told twice") }
        for diagnostic in whole.diagnostics {
            guard case .source(let span) = diagnostic.place, span.start <= span.end, span.end <= file.bytes.count else {
                broken("a finding points out of the file")
            }
            _ = render(diagnostic, sources: SourceMap([file]), language: .chinese, colour: true)
        }
    }

    /// The layout of a layout is itself, and there and back between the languages nothing is lost.
    static func layoutKeepsThePlan(_ bytes: [UInt8]) {
        let tree = parsed(bytes).value
        guard let once = format(tree) else {
            guard tree.hasErrors else { broken("a tree without errors has no layout") }
            return
        }
        guard format(parsed(Array(once.utf8)).value) == once else { broken("the layout of a layout is another") }
        guard let english = format(tree, language: .english), let chinese = format(tree, language: .chinese) else {
            broken("a layout in one language only")
        }
        guard format(parsed(Array(english.utf8)).value, language: .chinese) == chinese,
            format(parsed(Array(chinese.utf8)).value, language: .english) == english
        else { broken("something is lost between the languages") }
    }
}
