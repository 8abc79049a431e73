// The way in for libFuzzer: bytes that nobody wrote on purpose, and the laws that hold for them. One program; the variable
// RHUMB_FUZZ names the target. Scripts/fuzz.sh builds and runs all of them.
import Glibc

/// What is fed with bytes.
enum Target: String, CaseIterable {
    case lexer, parser, formatter, yaml, csv, json, xlsx, messages, typing, session, browser

    func run(_ bytes: [UInt8]) {
        switch self {
        case .lexer: Laws.everyByteIsHeld(bytes)
        case .parser: Laws.partsMakeTheWhole(bytes)
        case .formatter: Laws.layoutKeepsThePlan(bytes)
        case .yaml: Inputs.configuration(bytes)
        case .csv: Inputs.table(bytes, ending: "csv")
        case .json: Inputs.table(bytes, ending: "jsonl")
        case .xlsx: Inputs.table(bytes, ending: "xlsx")
        case .messages: Editing.pipe(bytes)
        case .typing: Editing.typing(bytes)
        case .session: Asking.lines(bytes)
        case .browser: Browsing.requests(bytes)
        }
    }
}

private let target: Target = {
    let name = getenv("RHUMB_FUZZ").map { String(cString: $0) } ?? ""
    guard let target = Target(rawValue: name) else {
        broken("RHUMB_FUZZ is one of \(Target.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return target
}()

/// Ends the run, for libFuzzer to keep the bytes.
func broken(_ law: String) -> Never {
    let words = Array("broken: \(law)\n".utf8)
    _ = write(STDERR_FILENO, words, words.count)
    abort()
}

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    target.run(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}
