// The progress line says what is known, in both languages, and nothing that is not.
import Rhumb
@testable import RhumbCommand
import RhumbText
import Testing

@Suite struct ProgressTests {
    @Test func words() {
        let half = ReadingProgress(source: "bookings.csv", rows: 2_000_000, expected: 4_000_000, seconds: 1)
        #expect(ProgressLine.text(half, .english) == "bookings.csv  50%  2.0 M rows/s  1 s left")
        #expect(ProgressLine.text(half, .chinese) == "bookings.csv  50%  每秒 200 万行  还需 1 秒")
        let unknown = ReadingProgress(source: "bookings.csv.gz", rows: 900_000, expected: nil, seconds: 2)
        #expect(ProgressLine.text(unknown, .english) == "bookings.csv.gz  0.5 M rows/s")
        // More rows than was thought: the line stops at the end.
        let beyond = ReadingProgress(source: "b", rows: 30, expected: 20, seconds: 1)
        #expect(beyond.share == 1)
        #expect(beyond.secondsLeft == 0)
    }

    /// Where standard error is a file nothing but findings is in it.
    @Test func silentInFiles() throws {
        let ran = try Command.run(["run", try Command.project(Small.files())])
        #expect(ran.code == 0)
        #expect(!ran.errors.contains("\u{1B}[K"))
    }
}
