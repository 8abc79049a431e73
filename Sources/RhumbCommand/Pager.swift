// A long answer at a terminal goes through the person's pager.
import Glibc
import RhumbText

enum Pager {
    /// The command: `$PAGER`, else `less` where it is found; nil where there is none or nobody could page.
    static var command: String? {
        guard Console.environment("TERM") != "dumb" else { return nil }
        if let named = getenv("PAGER") {
            let text = String(cString: named)
            return text.allSatisfy(\.isWhitespace) ? nil : text
        }
        let folders = Console.environment("PATH")?.split(separator: ":") ?? []
        return folders.contains { access("\($0)/less", X_OK) == 0 } ? "less -R -F -X" : nil
    }

    /// Does a text of lines leave no room for the prompt?
    static func isNeeded(for text: String) -> Bool {
        let width = max(1, Console.width)
        let rows = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().reduce(0) {
            $0 + max(1, (displayWidth(withoutInk($1)) + width - 1) / width)
        }
        return rows >= Console.height
    }

    /// False where the text was not shown.
    static func show(_ text: String, _ command: String) -> Bool {
        // Ctrl-C and a pager that is left early are the pager's business. A handler, unlike being ignored, is not inherited.
        let interrupt = signal(SIGINT) { _ in }
        let pipe = signal(SIGPIPE) { _ in }
        defer {
            signal(SIGINT, interrupt)
            signal(SIGPIPE, pipe)
        }
        // Without a shell between, which Ctrl-C would end before the pager.
        let isPlain = command.allSatisfy { $0.isLetter || $0.isNumber || " -_./+".contains($0) }
        guard let stream = popen((isPlain ? "exec " : "") + command, "w") else { return false }
        Console.write(text, to: fileno(stream))
        let status = pclose(stream)
        // Of the shell, where there is no such program.
        return status >> 8 & 0xFF != 127
    }

    private static func withoutInk(_ line: Substring) -> String {
        var shown = ""
        var rest = line[...]
        while let letter = rest.popFirst() {
            if letter == "\u{1B}" { rest = rest.drop { $0 != "m" }.dropFirst() } else { shown.append(letter) }
        }
        return shown
    }
}
