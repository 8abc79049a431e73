// The line that tells how far a long run is: on a terminal only, and only when it takes long enough to wonder.
import Glibc
import Rhumb
import RhumbText
import Synchronization

/// Writes one line to standard error and writes it anew.
final class ProgressLine: Sendable {
    /// Seconds before the first line: what is done by then needs none.
    private static let patience = 0.5

    private let language: Language
    private let isShown = Atomic<Bool>(false)

    /// nil where nobody looks: standard error is no terminal, or one that cannot write a line anew.
    init?(_ language: Language) {
        guard isatty(STDERR_FILENO) == 1, let terminal = getenv("TERM"), strcmp(terminal, "dumb") != 0 else {
            return nil
        }
        self.language = language
    }

    func show(_ progress: ReadingProgress) {
        guard progress.seconds >= ProgressLine.patience else { return }
        isShown.store(true, ordering: .relaxed)
        // A line that wraps could not be taken away.
        let text = truncated(ProgressLine.text(progress, language), to: max(20, Console.width - 1))
        Console.printError("\r\u{1B}[K" + text)
    }

    /// Takes the line away.
    func clear() {
        guard isShown.exchange(false, ordering: .relaxed) else { return }
        Console.printError("\r\u{1B}[K")
    }

    /// `bookings.csv  45%  2.1 M rows/s  3 s left`
    static func text(_ progress: ReadingProgress, _ language: Language) -> String {
        let rate = Double(progress.rows) / max(progress.seconds, 1e-3) / 1e6
        let tenths = Int((rate * 10).rounded())
        var parts = [progress.source]
        if let share = progress.share { parts.append("\(Int(share * 100))%") }
        parts.append(
            Message("\(tenths / 10).\(tenths % 10) M rows/s", zh: "每秒 \(tenths * 10) 万行").text(in: language))
        if let left = progress.secondsLeft {
            let seconds = Int(left.rounded(.up))
            parts.append(Message("\(seconds) s left", zh: "还需 \(seconds) 秒").text(in: language))
        }
        return parts.joined(separator: "  ")
    }
}
