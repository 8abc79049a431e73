// What a run is asked on the command line, by every verb that runs a plan.
import ArgumentParser
import Rhumb
import RhumbText
import RhumbValues

struct RunInputs: ParsableArguments {
    @Argument(help: "A plan file, or a folder with a project.", completion: .file(extensions: ["rhumb"]))
    var path: String = "."

    @Option(name: .customLong("as-of"), help: ArgumentHelp("The day to judge, as 2026-06-30.", valueName: "date"))
    var asOf: Day?

    @Option(help: ArgumentHelp("A scenario of the plan; all: every one, side by side.", valueName: "name"))
    var scenario: String?

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("Override a value: family_repeat.target=40%.", valueName: "name=value"))
    var settings: [String] = []

    @Option(help: "Threads; the answer is the same for any number.")
    var threads: Int?

    @Option(
        help: ArgumentHelp(
            "Memory that the run may take: 512M, 2G. It ends with what it would need.", valueName: "size"))
    var memory: MemorySize?

    @Option(name: .customLong("data"), help: ArgumentHelp("Read a dataset from this file.", valueName: "name=file"))
    var data: [String] = []

    @Flag(name: .customLong("no-cache"), help: "Read the files themselves, and keep nothing of them for the next run.")
    var noCache = false

    func validate() throws {
        if let threads, !(1...256).contains(threads) { throw ValidationError("--threads takes a number from 1 to 256") }
        for entry in data where !entry.contains("=") {
            throw ValidationError("--data takes NAME=FILE, and got \(entry)")
        }
    }

    var isOfEveryScenario: Bool { scenario == RunOptions.everyScenario }

    /// Refuses to show all scenarios where there is room for one.
    func needOneScenario(for what: String) throws {
        if isOfEveryScenario {
            throw ValidationError("\(what) is of one scenario: name it, or leave --scenario out")
        }
    }

    var project: Project {
        var project = Project.load(path, settings: settings)
        project.keepsColumns = !noCache
        return project
    }

    /// What a run needs, and the line that tells how far it is, for whoever watches.
    func options(
        _ common: CommonOptions, for project: Project, isWatched: Bool = true
    ) -> (options: RunOptions, line: ProgressLine?) {
        var options = RunOptions(calendarDay: Console.today)
        options.asOf = asOf
        options.scenario = scenario
        options.threads = threads ?? Console.processors
        options.language = common.language
        options.memory = memory?.bytes
        options.isCancelled = { Interrupt.isRaised }
        let line = isWatched ? ProgressLine(common.language ?? project.language) : nil
        if let line { options.progress = { line.show($0) } }
        return (options, line)
    }

    /// The file of each dataset that is named.
    var overrides: [String: String] {
        var files: [String: String] = [:]
        for entry in data {
            guard let equals = entry.firstIndex(of: "=") else { continue }
            files[String(entry[..<equals])] = String(entry[entry.index(after: equals)...])
        }
        return files
    }
}

extension CommonOptions {
    /// What a run came to; its findings are printed.
    func value<Value>(of outcome: Outcome<Value?>, in project: Project, _ line: ProgressLine?) throws -> Value {
        line?.clear()
        if Interrupt.isRaised { throw ExitCode(130) }
        complain(outcome.diagnostics, of: project)
        guard let value = outcome.value else { throw Exit.input }
        return value
    }
}

extension Day: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(iso: argument)
    }
}

/// A size as it is written on the command line: `512M`, `2G`, a number of bytes.
struct MemorySize: ExpressibleByArgument {
    let bytes: Int

    init?(argument: String) {
        let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40]
        var digits = argument.uppercased()
        if digits.hasSuffix("B") { digits.removeLast() }
        var unit = 1
        if let last = digits.last, let found = units[last] {
            unit = found
            digits.removeLast()
        }
        guard let number = Int(digits), number > 0 else { return nil }
        let (bytes, overflows) = number.multipliedReportingOverflow(by: unit)
        guard !overflows else { return nil }
        self.bytes = bytes
    }
}
