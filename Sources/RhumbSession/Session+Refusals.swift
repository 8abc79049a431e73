// A line that cannot be answered: what is wrong with it, and what to write.
import RhumbText

extension Session {
    /// A reply that only says what is wrong.
    func refusal(_ message: Message, help: Message? = nil) -> Reply {
        var reply = Reply()
        reply.findings = [Diagnostic("session/question", .error, message, at: .none, help: help)]
        return reply
    }

    var noDay: Reply {
        refusal(
            Message("there is no such day", zh: "没有这一天"),
            help: Message("as in: as of 2026-06-30", zh: "如：截至 2026-06-30"))
    }
}
