// Lists of paths among the options of a command line: none is lost, none is taken for an option's value or the other way round.
import Testing

@Suite struct PathsOnTheCommandLine {
    static let names = (1...5).map { "plan \($0).rhumb" }

    /// Plans with a mistake each.
    private func folder() throws -> String {
        try Command.project(
            Dictionary(
                uniqueKeysWithValues: Self.names.map { ($0, Array("plan p\($0.utf8.count) {}\nmetric )\n".utf8)) }))
    }

    @Test(arguments: [
        [["--format", "github"], names],
        [names, ["--format", "github"]],
        [
            ["--language", "en", "--format=github"], Array(names.prefix(1)), ["--fail-on", "note"],
            Array(names.dropFirst()),
        ],
        [
            Array(names.prefix(3)), ["--format", "github"], Array(names.dropFirst(3)),
            ["--lint", "style/no-title=off"],
        ],
        [["--format", "github", "--"], names],
        [names, ["--format", "github", "--only"], names],
    ])
    func among(_ parts: [[String]]) throws {
        let folder = try folder()
        let each = try Self.names.map { try Command.run(["check", $0, "--format", "github"], in: folder).output }
        #expect(each.allSatisfy { !$0.isEmpty })
        let all = try Command.run(["check"] + parts.flatMap { $0 }, in: folder)
        #expect(all.output == each.joined())
        #expect(all.code == 1)
    }

    @Test func onlySome() throws {
        let folder = try folder()
        let wanted = Array(Self.names.dropFirst(2))
        let each = try wanted.map { try Command.run(["check", $0, "--format", "github"], in: folder).output }
        let some = try Command.run(["check"] + Self.names + ["--only"] + wanted + ["--format", "github"], in: folder)
        #expect(some.output == each.joined())
    }

    @Test func inEveryVerb() throws {
        let folder = try folder()
        let laid = try Command.run(["fmt", "--check"] + Self.names, in: folder)
        let tested = try Command.run(["test"] + Self.names, in: folder)
        for name in Self.names {
            #expect(laid.errors.contains("\(name):2:8"))
            #expect(tested.errors.contains("\(name):2:8"))
        }
    }
}
