// Looking into texts by their bytes: rules look into every text of a plan, and a search by characters costs a hundred times as much.

extension String {
    var isASCII: Bool {
        var text = self
        return text.withUTF8 { bytes in bytes.reduce(0) { $0 | $1 } } < 0x80
    }

    /// Does a phrase stand in it, byte for byte? An empty one does.
    func holds(_ phrase: String) -> Bool {
        let (bytes, wanted) = (utf8, phrase.utf8)
        guard let first = wanted.first else { return true }
        var start = bytes.startIndex
        while let found = bytes[start...].firstIndex(of: first) {
            if bytes[found...].starts(with: wanted) { return true }
            start = bytes.index(after: found)
        }
        return false
    }
}
