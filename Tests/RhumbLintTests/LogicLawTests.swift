// The rules about conditions against brute force: random plans over a few small columns, and every row that there can be.
import Foundation
import RhumbChecker
import RhumbLint
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues
import Testing
import TestSupport

/// A row; nil is a blank.
private struct Row {
    let a: Int?
    let b: Int?
    let c: String?
    let d: Bool?

    /// Every one. A cell that cannot be read is blank, too, so all columns may be.
    static let all: [Row] = {
        let numbers: [Int?] = [nil, 0, 1, 2, 3]
        var rows: [Row] = []
        for a in numbers {
            for b in numbers {
                for c in [nil, "x", "y", "z"] {
                    for d in [nil, true, false] { rows.append(Row(a: a, b: b, c: c, d: d)) }
                }
            }
        }
        return rows
    }()

    /// Blank only where the plan says so.
    var isUsual: Bool { a != nil && d != nil }
}

/// A condition with its own reading of the language.
private indirect enum Claim {
    case number(String, ComparisonOperator, Int)
    case between(String, Int, Int)
    case fallback(Int, ComparisonOperator, Int)
    case sums(Int, ComparisonOperator)
    case text([String], isNot: Bool)
    case flag
    case known(String)
    case not(Claim)
    case and(Claim, Claim)
    case or(Claim, Claim)

    var text: String {
        switch self {
        case .number(let name, let sign, let bound): "\(name) \(sign.text) \(bound)"
        case .between(let name, let low, let high): "\(name) in \(low) .. \(high)"
        case .fallback(let last, let sign, let bound): "b else \(last) \(sign.text) \(bound)"
        case .sums(let more, let sign): "a + \(more) \(sign.text) b"
        case .text(let texts, let isNot):
            texts.count == 1
                ? "c \(isNot ? "!=" : "=") \"\(texts[0])\""
                : "c in (\(texts.map { "\"\($0)\"" }.joined(separator: ", ")))"
        case .flag: "d"
        case .known(let name): "\(name) known"
        case .not(let inner): "not (\(inner.text))"
        case .and(let left, let right): "(\(left.text) and \(right.text))"
        case .or(let left, let right): "(\(left.text) or \(right.text))"
        }
    }

    func truth(_ row: Row) -> Truth {
        func value(_ name: String) -> Int? {
            switch name {
            case "a": row.a
            case "b": row.b
            default: row.a.map { $0 + 1 }
            }
        }
        func known(_ value: Bool?) -> Truth { value.map { Truth($0) } ?? .unknown }
        switch self {
        case .number(let name, let sign, let bound): return known(value(name).map { sign.holds($0, bound) })
        case .between(let name, let low, let high): return known(value(name).map { $0 >= low && $0 <= high })
        case .fallback(let last, let sign, let bound): return Truth(sign.holds(row.b ?? last, bound))
        case .sums(let more, let sign):
            guard let a = row.a, let b = row.b else { return .unknown }
            return Truth(sign.holds(a + more, b))
        case .text(let texts, let isNot): return known(row.c.map { texts.contains($0) != isNot })
        case .flag: return known(row.d)
        case .known(let name):
            return Truth(name == "c" ? row.c != nil : name == "d" ? row.d != nil : value(name) != nil)
        case .not(let inner): return inner.truth(row).not
        case .and(let left, let right): return left.truth(row).and(right.truth(row))
        case .or(let left, let right): return left.truth(row).or(right.truth(row))
        }
    }

    /// `areRelated`: some claims compare two columns.
    static func random(_ depth: Int, _ areRelated: Bool, _ random: inout Seeded) -> Claim {
        let signs: [ComparisonOperator] = [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual]
        let sign = signs[random.below(6)]
        let name = ["a", "b", "more"][random.below(3)]
        if depth > 0, random.below(4) > 0 {
            let left = Claim.random(depth - 1, areRelated, &random)
            switch random.below(5) {
            case 0: return .not(left)
            case 1, 2: return .and(left, .random(depth - 1, areRelated, &random))
            default: return .or(left, .random(depth - 1, areRelated, &random))
            }
        }
        switch random.below(areRelated ? 9 : 8) {
        case 0, 1, 2: return .number(name, sign, random.below(5))
        case 3:
            let low = random.below(4)
            return .between(name, low, low + random.below(3))
        case 4: return .fallback(random.below(4), sign, random.below(4))
        case 5: return .text([["x", "y", "z"][random.below(3)]], isNot: random.below(2) == 0)
        case 6: return random.below(2) == 0 ? .flag : .text(["x", "z"], isNot: false)
        case 7: return .known(["b", "c", "a", "more"][random.below(4)])
        default: return .sums(random.below(2), sign)
        }
    }
}

extension ComparisonOperator {
    fileprivate var text: String {
        switch self {
        case .equal: "="
        case .notEqual: "!="
        case .less: "<"
        case .lessOrEqual: "<="
        case .greater: ">"
        case .greaterOrEqual: ">="
        }
    }

    fileprivate func holds(_ left: Int, _ right: Int) -> Bool {
        switch self {
        case .equal: left == right
        case .notEqual: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }
}

/// A plan of segments and ladders, a line each, and what lint says of each line.
private struct RandomPlan {
    static let head = """
        plan p "P" { period 2026-01-01 .. 2026-12-31; currency CNY }
        dataset rows { key id text; a integer 0 .. 3; b integer 0 .. 3 optional; c one of "x", "y", "z" optional; d yes_no; joined date; event joined }
        attributes of rows { more a + 1 }

        """
    var segments: [[Claim]] = []
    var ladders: [(tiers: [Claim], hasRest: Bool)] = []
    private(set) var findings: [(id: String, line: Int, message: String)] = []

    init(seed: UInt64, areRelated: Bool) throws {
        var random = Seeded(seed)
        for _ in 0..<25 {
            segments.append((0...random.below(3)).map { _ in .random(2, areRelated, &random) })
        }
        for _ in 0..<10 {
            let tiers = (0...1 + random.below(3)).map { _ in Claim.random(1, areRelated, &random) }
            ladders.append((tiers, random.below(2) == 0))
        }
        var text = RandomPlan.head
        for (index, claims) in segments.enumerated() {
            text += "segment s\(index) of rows where \(claims.map(\.text).joined(separator: " and "))\n"
        }
        for (index, ladder) in ladders.enumerated() {
            let tiers = ladder.tiers.enumerated().map { "t\(index)_\($0) when \($1.text)" }
            text +=
                "tiers t\(index) of rows { \((tiers + (ladder.hasRest ? ["t\(index)_rest otherwise"] : [])).joined(separator: "; ")) }\n"
        }
        let file = SourceFile(path: "p.rhumb", bytes: Array(text.utf8))
        let parsed = parse(file, index: FileIndex(0))
        let outcome = check([ProjectFile(tree: parsed.value)])
        let mistakes = (parsed.diagnostics + outcome.diagnostics).filter { $0.level == .error }
        #expect(mistakes.map(\.message.english) == [], "\(text)")
        let plan = try #require(outcome.value)
        let bytes = Array(text.utf8)
        findings = lint(plan, [parsed.value]).filter { $0.id.hasPrefix("logic/") }.compactMap { finding in
            guard case .source(let span) = finding.place else { return nil }
            let line = bytes[..<span.start].count { $0 == 0x0A } - RandomPlan.head.utf8.count { $0 == 0x0A }
            return (finding.id, line, finding.message.english)
        }
    }

    func findings(_ id: String, at line: Int) -> [String] {
        findings.filter { $0.id == id && $0.line == line }.map(\.message)
    }

    func truth(_ segment: Int, _ row: Row) -> Truth {
        segments[segment].map { $0.truth(row) }.reduce(.yes) { $0.and($1) }
    }
}

@Suite struct LogicLaws {
    private static let seeds: [UInt64] = Array(1...8)

    /// `never` is said of a segment if and only if no row is in it; `same` only of two that are one.
    @Test(arguments: seeds)
    func segments(seed: UInt64) throws {
        let plan = try RandomPlan(seed: seed, areRelated: false)
        for index in plan.segments.indices {
            let isNever = Row.all.allSatisfy { plan.truth(index, $0) != .yes }
            #expect(
                plan.findings("logic/never", at: index).isEmpty == !isNever,
                "seed \(seed): \(plan.segments[index].map(\.text))")
            for message in plan.findings("logic/same-segments", at: index) {
                let names = message.split(separator: "“").compactMap { Int($0.dropFirst().prefix { $0.isNumber }) }
                try #require(names.count == 2)
                #expect(
                    Row.all.allSatisfy { (plan.truth(names[0], $0) == .yes) == (plan.truth(names[1], $0) == .yes) },
                    "seed \(seed): \(message)")
            }
        }
    }

    /// What is said to restrict nothing restricts nothing.
    @Test(arguments: seeds)
    func idleConditions(seed: UInt64) throws {
        let plan = try RandomPlan(seed: seed, areRelated: false)
        for (index, claims) in plan.segments.enumerated() {
            for message in plan.findings("logic/always", at: index) {
                let quoted = message.split(separator: "`").enumerated().filter { $0.offset % 2 == 0 }.map {
                    String($0.element)
                }
                let text = try #require(quoted.first)
                // Parts of a chain of `and` are asked for one by one.
                guard let claim = claims.first(where: { $0.text == text }) else { continue }
                if message.contains("adds nothing") { continue }
                #expect(Row.all.allSatisfy { claim.truth($0) != .no }, "seed \(seed): \(message)")
            }
        }
    }

    /// A tier is said to be hidden if and only if no row stands on it; a gap is shown if and only if there is one, and by a
    /// customer who is in it whatever else is true of them.
    @Test(arguments: seeds)
    func ladders(seed: UInt64) throws {
        let plan = try RandomPlan(seed: seed, areRelated: false)
        for (index, ladder) in plan.ladders.enumerated() {
            let line = plan.segments.count + index
            var hidden = 0
            for position in 0...ladder.tiers.count where position < ladder.tiers.count || ladder.hasRest {
                let own = position < ladder.tiers.count ? ladder.tiers[position] : nil
                if let own, Row.all.allSatisfy({ own.truth($0) != .yes }) { continue }
                let isReached = Row.all.contains { row in
                    ladder.tiers.prefix(position).allSatisfy { $0.truth(row) == .no }
                        && (own.map { $0.truth(row) == .yes } ?? true)
                }
                if !isReached { hidden += 1 }
            }
            #expect(
                plan.findings("logic/tier-hidden", at: line).count == hidden,
                "seed \(seed): \(ladder.tiers.map(\.text))")
            let gap = Row.all.filter { row in row.isUsual && ladder.tiers.allSatisfy { $0.truth(row) == .no } }
            let found = plan.findings("logic/tier-gap", at: line)
            guard !ladder.hasRest else { continue }
            #expect(found.isEmpty == gap.isEmpty, "seed \(seed): \(ladder.tiers.map(\.text)) \(found)")
            for message in found {
                let rows = Row.all.filter { isLike($0, message) }
                #expect(
                    !rows.isEmpty && rows.allSatisfy { row in ladder.tiers.allSatisfy { $0.truth(row) == .no } },
                    "seed \(seed): \(message) \(ladder.tiers.map(\.text))")
            }
        }
    }

    /// Has a row the values that a sentence names?
    private func isLike(_ row: Row, _ message: String) -> Bool {
        func said(_ name: String) -> Substring? {
            guard let range = message.range(of: "`\(name)` ") else { return nil }
            return message[range.upperBound...].prefix { $0 != " " }
        }
        func agrees(_ name: String, _ value: String?) -> Bool {
            said(name).map { $0 == (value ?? "unknown") } ?? true
        }
        return agrees("a", row.a.map { "\($0)" }) && agrees("b", row.b.map { "\($0)" })
            && agrees("more", row.a.map { "\($0 + 1)" }) && agrees("c", row.c.map { "“\($0)”" })
            && agrees("d", row.d.map { $0 ? "yes" : "no" })
    }

    /// Where columns are compared with one another less is found, and nothing that is not so.
    @Test(arguments: seeds)
    func relatedColumns(seed: UInt64) throws {
        let plan = try RandomPlan(seed: seed, areRelated: true)
        for index in plan.segments.indices where !plan.findings("logic/never", at: index).isEmpty {
            #expect(
                Row.all.allSatisfy { plan.truth(index, $0) != .yes },
                "seed \(seed): \(plan.segments[index].map(\.text))")
        }
        for (index, ladder) in plan.ladders.enumerated() where !ladder.hasRest {
            for message in plan.findings("logic/tier-gap", at: plan.segments.count + index) {
                let rows = Row.all.filter { isLike($0, message) }
                #expect(
                    rows.allSatisfy { row in ladder.tiers.allSatisfy { $0.truth(row) == .no } },
                    "seed \(seed): \(message)")
            }
        }
    }
}

extension Seeded {
    fileprivate mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
