// A question in its parts: `EXPR [of SEGMENT] [where …] [by …] [as of DATE] [order …] [limit n] [> FILE]`.
import RhumbReport
import RhumbText

/// Ranges of a line.
struct Question {
    /// What is asked; `show`'s list of columns.
    var head: Range<Int>
    /// What belongs to the head and stands behind one of the other parts.
    var tail: [Range<Int>] = []
    var parts: [SessionWord: Range<Int>] = [:]
    /// The file that the answer goes to.
    var file: String?

    /// - Parameters:
    ///   - start: the word behind the command.
    ///   - words: the parts that there are; others belong to the plan's own expression, and stay in the head.
    init(_ line: LineScanner, from start: Int, parts words: [SessionWord] = SessionWord.parts) {
        var end = line.bytes.count
        // `> file.csv` at the very end.
        if let last = line.words.last, last.depth == 0, line.words.count >= 2,
            line.words[line.words.count - 2].text == ">",
            AnswerFile(path: last.text) != nil
        {
            file = String(last.text)
            end = line.words[line.words.count - 2].range.lowerBound
        }
        let begin = start < line.words.count ? line.words[start].range.lowerBound : end
        var marks: [(word: SessionWord?, from: Int, textFrom: Int)] = [(nil, begin, begin)]
        var position = start
        while position < line.words.count, line.words[position].range.lowerBound < end {
            let found = words.lazy.compactMap { word in
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
