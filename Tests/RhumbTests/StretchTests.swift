// What is found in the stretches that a change touches is what a check of the whole project finds.
import Foundation
import Rhumb
import RhumbText
import Testing

@Suite("Changes are checked as the whole is")
struct StretchTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let plans: [String] = {
        let folder = root.appending(path: "plans")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted().map { folder.appending(path: $0).path }
    }()

    @Test func thereArePlans() { #expect(StretchTests.plans.count >= 8) }

    /// One project in the hands of somebody who types, and what both ways of checking say.
    private struct Session {
        let folder: String
        let path: String
        var text: [UInt8]
        var memory = ProjectMemory()
        var stretches: ProjectStretches?
        var changes = 0
        var quick = 0

        init?(_ folder: String) {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            guard let name = names.first(where: { $0.hasSuffix(".rhumb") }),
                let data = FileManager.default.contents(atPath: folder + "/" + name)
            else { return nil }
            self.folder = folder
            path = folder + "/" + name
            text = Array(data)
            begin()
        }

        private mutating func whole() -> (project: Project, found: [Diagnostic]) {
            memory.hold(SourceFile(path: path, bytes: text))
            let project = Project.load(folder, &memory)
            return (project, project.checkNotingNames().outcome.diagnostics)
        }

        private mutating func begin() {
            let (project, found) = whole()
            stretches = ProjectStretches(project, found: found)
        }

        mutating func change(_ range: Range<Int>, _ new: [UInt8], _ what: String) {
            changes += 1
            text.replaceSubrange(range, with: new)
            let change = TextChange(replaced: range, length: new.count)
            let found = stretches?.check(change, now: SourceFile(path: path, bytes: text))
            guard let found else {
                let (project, found) = whole()
                if stretches?.adopt(project, found: found) != true { begin() }
                return
            }
            quick += 1
            let errors = found.filter { $0.level == .error }
            let wanted = whole().found.filter { $0.level == .error }
            #expect(errors == wanted, "\(what)")
            if errors != wanted { begin() }
        }
    }

    @Test("Somebody types all over a plan", arguments: plans, 0..<6)
    func typing(_ folder: String, _ seed: Int) throws {
        var session = try #require(Session(folder))
        #expect(session.stretches != nil)
        var random = Dice(seed: UInt64(seed))
        for step in 0..<60 {
            let before = session.text
            let (range, new) = typed(before, &random)
            session.change(
                range, new, "\(folder), seed \(seed), step \(step): \(String(decoding: new, as: UTF8.self)) at \(range)"
            )
            // Most of it is taken back: nobody leaves a plan in ruins.
            guard Int.random(in: 0..<4, using: &random) > 0 else { continue }
            let back = range.lowerBound..<(range.lowerBound + new.count)
            session.change(back, Array(before[range]), "\(folder), seed \(seed), step \(step), taken back")
        }
        #expect(session.quick > 0, "\(folder), seed \(seed): never without the whole")
    }

    /// A letter, a word of the plan, a line of it, or less of what is there; never half a character.
    private func typed(_ text: [UInt8], _ random: inout Dice) -> (Range<Int>, [UInt8]) {
        func place(_ offset: Int) -> Int {
            var offset = offset
            while offset > 0, offset < text.count, text[offset] & 0xC0 == 0x80 { offset -= 1 }
            return offset
        }
        let start = place(Int.random(in: 0...text.count, using: &random))
        let end = place(min(text.count, start + Int.random(in: 0...12, using: &random)))
        switch Int.random(in: 0..<7, using: &random) {
        case 0: return (start..<start, Array("x".utf8))
        case 1: return (start..<start, [0x0A])
        case 2: return (start..<max(start, end), [])
        case 3:
            let marks = ["{", "}", "\"", "`", "#", "(", ")", " ", ";", "\r\n", "%", "客", "0"]
            return (start..<start, Array((marks.randomElement(using: &random) ?? "x").utf8))
        case 4:
            let lines = text.split(separator: 0x0A)
            let line = lines.randomElement(using: &random).map(Array.init) ?? []
            var at = start
            while at > 0, text[at - 1] != 0x0A { at -= 1 }
            return (at..<at, line + [0x0A])
        case 5:
            // The whole line goes.
            var from = start
            while from > 0, text[from - 1] != 0x0A { from -= 1 }
            var to = from
            while to < text.count, text[to] != 0x0A { to += 1 }
            return (from..<min(text.count, to + 1), [])
        default:
            // A word becomes another one.
            let words = text.split { !($0 == 0x5F || (0x61...0x7A).contains($0) || $0 >= 0x80) }.filter { $0.count > 2 }
            guard let old = words.randomElement(using: &random), let new = words.randomElement(using: &random) else {
                return (start..<start, [])
            }
            return (old.startIndex..<old.endIndex, Array(new))
        }
    }

    private static let small = """
        plan shop "Shop" { period 2026-01-01 .. 2026-12-31; currency CNY }

        dataset guests from "guests.csv" { key id text; age integer }

        segment young of guests where age < 30

        segment old of guests where age >= 60

        metric young_count count(young)
        """

    /// The plan above with something in another's place: what is found without a check of everything, each with its text.
    private func found(_ old: String, _ new: String) throws -> [String]? {
        let project = Project.inMemory([("shop.rhumb", StretchTests.small)])
        var stretches = try #require(ProjectStretches(project, found: project.check().diagnostics))
        let place = try #require(StretchTests.small.range(of: old))
        let start = StretchTests.small[..<place.lowerBound].utf8.count
        let text = StretchTests.small.replacingCharacters(in: place, with: new)
        let change = TextChange(replaced: start..<(start + old.utf8.count), length: new.utf8.count)
        let source = SourceFile(path: "shop.rhumb", text: text)
        return stretches.check(change, now: source)?.map { finding in
            guard case .source(let span) = finding.place else { return finding.id }
            return finding.id + " " + source.text(span.start, span.end)
        }
    }

    @Test func whatSpeaksOfAChangedNameIsCheckedAgain() throws {
        #expect(try found("segment young", "segment younger") == ["name/unknown young"])
    }

    @Test func aNameThatComesAgainIsInBothPlaces() throws {
        #expect(try found("segment old", "segment young") == ["name/duplicate young"])
    }

    @Test func aLineThatCannotBeReadIsSaidOnce() throws {
        #expect(try found("where age >= 60", "where age >= ")?.count == 1)
    }

    @Test func whatAllRestOnAsksForEverything() throws {
        #expect(try found("age integer", "years integer") == nil)
        #expect(try found("currency CNY", "currency EUR") == nil)
    }

    @Test func aProjectWithoutAPlanIsCheckedWhole() throws {
        let project = Project.inMemory([("shop.rhumb", "segment young of guests where age < 30\n")])
        #expect(ProjectStretches(project, found: project.check().diagnostics) == nil)
    }

    @Test func aChangeOfAnotherTextIsNone() throws {
        let project = Project.inMemory([("shop.rhumb", StretchTests.small)])
        var stretches = try #require(ProjectStretches(project, found: project.check().diagnostics))
        let change = TextChange(replaced: 0..<0, length: 500)
        #expect(stretches.check(change, now: SourceFile(path: "shop.rhumb", text: StretchTests.small)) == nil)
        #expect(stretches.check(change, now: SourceFile(path: "other.rhumb", text: "")) == nil)
    }

    @Test("Two changes as one", arguments: 0..<200)
    func merged(_ seed: Int) {
        var random = Dice(seed: UInt64(seed))
        let text = (0..<30).map { _ in UInt8.random(in: 0x61...0x7A, using: &random) }
        func change(_ text: inout [UInt8]) -> (TextChange, [UInt8]) {
            let start = Int.random(in: 0...text.count, using: &random)
            let end = Int.random(in: start...text.count, using: &random)
            let new = (0..<Int.random(in: 0...5, using: &random)).map { _ in UInt8(ascii: "X") }
            text.replaceSubrange(start..<end, with: new)
            return (TextChange(replaced: start..<end, length: new.count), new)
        }
        var after = text
        let (first, _) = change(&after)
        let (second, _) = change(&after)
        let both = first.followed(by: second)
        var again = text
        let start = both.replaced.lowerBound
        again.replaceSubrange(both.replaced, with: after[start..<(start + both.length)])
        #expect(again == after, "seed \(seed)")
    }
}
