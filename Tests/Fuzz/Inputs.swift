// Where bytes come in from outside: files and messages. Whatever they hold, there is an answer and no crash.
import Glibc
import Rhumb
import RhumbConfig
import RhumbText

enum Inputs {
    static func configuration(_ bytes: [UInt8]) {
        let outcome = parseConfiguration(path: "rhumb.yaml", bytes: bytes)
        for diagnostic in outcome.diagnostics {
            _ = render(diagnostic, sources: SourceMap(), language: .english, colour: false)
        }
    }

    /// A data file is profiled: that guesses its layout, reads all its cells and writes down what they hold.
    static func table(_ bytes: [UInt8], ending: String) {
        let path = folder + "/data." + ending
        guard write(bytes, to: path) else { broken("`\(path)` cannot be written") }
        let outcome = Profiles.of([path])
        _ = outcome.value.text(.chinese, width: 80, isPlain: true)
        _ = outcome.value.json(.english)
    }

    /// In memory where the system has a place for that.
    private static let folder: String = {
        var template = Array((access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp").utf8CString.dropLast())
        template += "/rhumb-fuzz-XXXXXX".utf8CString
        return template.withUnsafeMutableBufferPointer { name in
            guard let start = name.baseAddress, let made = mkdtemp(start) else { broken("no folder for data") }
            return String(cString: made)
        }
    }()

    private static func write(_ bytes: [UInt8], to path: String) -> Bool {
        guard let file = fopen(path, "wb") else { return false }
        defer { fclose(file) }
        return fwrite(bytes, 1, bytes.count, file) == bytes.count
    }
}
