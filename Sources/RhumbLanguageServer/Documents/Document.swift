// A text in the editor, and what its edits do to it.
import RhumbFormats
import RhumbText

struct Document {
    /// As the client names it.
    let uri: String
    let path: String
    var version: Int64?
    var file: SourceFile
    /// The folder of the project that the text belongs to.
    var project: String

    init(uri: String, version: Int64?, text: String) {
        self.uri = uri
        path = FileURI.path(uri) ?? uri
        self.version = version
        file = SourceFile(path: path, text: text)
        project = path
    }

    /// Makes one change of a `didChange`; nil for a whole new text and for what is no change.
    mutating func apply(_ change: JSON, _ encoding: PositionEncoding) -> TextChange? {
        guard let text = change["text"]?.string else { return nil }
        guard let range = change["range"] else {
            file = SourceFile(path: path, text: text)
            return nil
        }
        guard let start = range["start"]?.position, let end = range["end"]?.position else { return nil }
        let placed = PlacedText(file: file, encoding: encoding)
        let first = placed.offset(start)
        let replaced = first..<max(first, placed.offset(end))
        var bytes = file.bytes
        bytes.replaceSubrange(replaced, with: text.utf8)
        file = SourceFile(path: path, bytes: bytes)
        return TextChange(replaced: replaced, length: text.utf8.count)
    }
}
