// A line typed in a terminal, with keys, history and completion (libedit).
import CEdit
import Glibc
import Synchronization

/// What completes a word: the line before it and the word give what may stand there.
struct Completion: Sendable {
    let candidates: @Sendable (_ before: String, _ word: String) -> [String]
}

enum LineEditor {
    // libedit knows one line at a time, and calls back without a context.
    private static let completion = Mutex<Completion?>(nil)

    /// - Parameter history: the file that lines are remembered in; nil: they are forgotten.
    static func begin(history: String?, _ completing: Completion) {
        completion.withLock { $0 = completing }
        // libedit keeps the text.
        edit_begin("rhumb", strdup(" \t\n()\",{}:;=<>."), LineEditor.complete)
        using_history()
        stifle_history(2000)
        if let history { read_history(history) }
    }

    /// nil at the end of input.
    static func line(_ prompt: String) -> String? {
        guard let line = edit_read(prompt) else { return nil }
        defer { free(line) }
        return String(cString: line)
    }

    static func remember(_ text: String, in history: String?) {
        // A question of several lines is remembered as one.
        add_history(text.split(whereSeparator: \.isNewline).joined(separator: " "))
        guard let history else { return }
        // Names of customers are nobody else's business.
        let mask = umask(0o077)
        write_history(history)
        umask(mask)
        chmod(history, 0o600)
    }

    private static let complete: edit_completion = { word, start, _ in
        edit_finish(0)
        guard let word, let line = edit_line() else { return nil }
        let text = String(cString: word)
        let before = String(decoding: String(cString: line).utf8.prefix(Int(start)), as: UTF8.self)
        let found = completion.withLock { $0?.candidates(before, text) ?? [] }
        return LineEditor.matches(found, text)
    }

    /// As libedit wants them: what all have in common, then each, then nothing; nil where there is none.
    private static func matches(_ found: [String], _ word: String) -> UnsafeMutablePointer<
        UnsafeMutablePointer<CChar>?
    >? {
        guard let first = found.first else { return nil }
        let common = found.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
        let all = found.count == 1 ? [first] : [common.isEmpty ? word : common] + found
        guard let memory = calloc(all.count + 1, MemoryLayout<UnsafeMutablePointer<CChar>?>.stride) else { return nil }
        let list = memory.bindMemory(to: UnsafeMutablePointer<CChar>?.self, capacity: all.count + 1)
        for (place, text) in all.enumerated() { list[place] = strdup(text) }
        return list
    }
}

extension String {
    fileprivate func commonPrefix(with other: String) -> String {
        String(zip(self, other).prefix { $0 == $1 }.map(\.0))
    }
}
