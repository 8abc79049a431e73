// A question in its parts: `EXPR [of SEGMENT] [where …] [by …] [as of DATE] [order …] [limit n] [> FILE]`.
import RhumbText

/// Ranges of a line.
struct Question {
    /// What is asked; `show`'s list of columns.
    var head: Range<Int>
    var parts: [SessionWord: Range<Int>] = [:]
    /// The file that the answer goes to.
    var file: String?

    /// - Parameters:
    ///   - start: the word behind the command.
    ///   - kept: parts that belong to the plan's own expression, and stay in the head.
    init(_ line: LineScanner, from start: Int, keeping kept: Set<SessionWord> = []) {
        var end = line.bytes.count
        // `> file.csv` at the very end.
        if let last = line.words.last, last.depth == 0, line.words.count >= 2,
            line.words[line.words.count - 2].text == ">",
            ["csv", "json"].contains(last.text.split(separator: ".").last.map(String.init)?.lowercased() ?? ""),
            last.text.contains(".")
        {
            file = String(last.text)
            end = line.words[line.words.count - 2].range.lowerBound
        }
        let begin = start < line.words.count ? line.words[start].range.lowerBound : end
        var marks: [(word: SessionWord?, from: Int, textFrom: Int)] = [(nil, begin, begin)]
        var position = start
        while position < line.words.count, line.words[position].range.lowerBound < end {
            let found = SessionWord.parts.lazy.filter { !kept.contains($0) }.compactMap { word in
                line.stands(word, at: position).map { (word, $0) }
            }.first
            guard let (word, count) = found else {
                position += 1
                continue
            }
            marks.append(
                (word, line.words[position].range.lowerBound, line.words[position + count - 1].range.upperBound))
            position += count
        }
        head = begin..<begin
        for (index, mark) in marks.enumerated() {
            let until = index + 1 < marks.count ? marks[index + 1].from : end
            let range = line.trimmed(min(mark.textFrom, until)..<until)
            if let word = mark.word { parts[word] = range } else { head = range }
        }
    }
}
