// The terminal and the calendar: the only effects that the command line has besides files.
import Glibc
import RhumbText
import RhumbValues
import Synchronization

enum Console {
    /// Writes all of a text to standard output; a reader that went away ends the program quietly.
    static func print(_ text: String) { write(text, to: STDOUT_FILENO) }

    static func printError(_ text: String) { write(text, to: STDERR_FILENO) }

    /// The same for text in UTF-8.
    static func print(_ text: [UInt8]) { text.withUnsafeBufferPointer { write($0, to: STDOUT_FILENO) } }

    static func printError(_ text: [UInt8]) { text.withUnsafeBufferPointer { write($0, to: STDERR_FILENO) } }

    static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { write($0, to: descriptor) }
    }

    private static func write(_ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32) {
        var written = 0
        while written < bytes.count {
            let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            written += count
        }
    }

    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    static func usesColour(_ choice: ColourChoice, on descriptor: Int32) -> Bool {
        switch choice {
        case .always: true
        case .never: false
        case .auto:
            isTerminal(descriptor) && environment("NO_COLOR") == nil && environment("TERM") != "dumb"
        }
    }

    /// Columns of the terminal; 100 where there is none.
    static var width: Int {
        size.map { Int($0.ws_col) }.flatMap { $0 > 0 ? $0 : nil } ?? environment("COLUMNS").flatMap { Int($0) } ?? 100
    }

    /// Lines of the terminal; as many as there may be where there is none.
    static var height: Int { size.map { Int($0.ws_row) }.flatMap { $0 > 0 ? $0 : nil } ?? .max }

    private static var size: winsize? {
        var size = winsize()
        return ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 ? size : nil
    }

    static func environment(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }

    /// The language of the person's system, for messages before a plan is known.
    static var systemLanguage: Language {
        let locale = environment("LC_ALL") ?? environment("LC_MESSAGES") ?? environment("LANG") ?? ""
        return locale.hasPrefix("zh") ? .chinese : .english
    }

    /// Whether the terminal shows more than ASCII.
    static var hasUnicode: Bool {
        let locale = environment("LC_ALL") ?? environment("LC_CTYPE") ?? environment("LANG") ?? ""
        return ["utf-8", "utf8"].contains { locale.lowercased().hasSuffix($0) }
    }

    /// The calendar's day here.
    static var today: Day {
        var seconds = time(nil)
        var parts = tm()
        guard localtime_r(&seconds, &parts) != nil else { return .first }
        return Day(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday)) ?? .first
    }

    /// Seconds since 1970.
    static var seconds: Int64 { Int64(time(nil)) }

    static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}

/// Ctrl-C ends a run between two batches; a second one ends it at once.
enum Interrupt {
    private static let flag = Atomic<Bool>(false)

    static var isRaised: Bool { flag.load(ordering: .relaxed) }

    /// What was interrupted is over; the next thing begins.
    static func reset() { flag.store(false, ordering: .relaxed) }

    static func listen() {
        signal(SIGPIPE, SIG_DFL)
        signal(SIGINT) { _ in
            if Interrupt.isRaised { _exit(130) }
            Interrupt.flag.store(true, ordering: .relaxed)
        }
    }
}
