// A line that cannot be answered: what is wrong with it, and what to write.
import Rhumb
import RhumbText

extension Session {
    /// A reply that only says what is wrong.
    func refusal(_ message: Message, help: Message? = nil) -> Reply {
        var reply = Reply()
        reply.findings = [Diagnostic("session/question", .error, message, at: .none, help: help)]
        return reply
    }

    /// The same, with the place in the line.
    func refusal(_ line: LineScanner, _ range: Range<Int>, _ message: Message, help: Message? = nil) -> Reply {
        var reply = Reply()
        reply.sources = project.sources
        let index = reply.sources.add(line.file)
        let span = SourceSpan(file: index, start: range.lowerBound, end: range.upperBound)
        reply.findings = [Diagnostic("session/question", .error, message, at: .source(span), help: help)]
        return reply
    }

    /// Of the day after `as of`.
    func noDay(_ line: LineScanner, _ question: Question) -> Reply {
        let range = question.parts[.asOf] ?? question.head
        return refusal(
            line, range, Message("`\(line.text(range))` is no day", zh: "“\(line.text(range))”不是日期"),
            help: Message("as in: as of 2026-06-30", zh: "如：截至 2026-06-30"))
    }

    /// Of a command's day.
    func noDay(_ text: String) -> Reply {
        refusal(
            Message("`\(text)` is no day", zh: "“\(text)”不是日期"),
            help: Message("as in: .as-of 2026-06-30", zh: "如：.截至 2026-06-30"))
    }
}
