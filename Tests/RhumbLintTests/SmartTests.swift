// Where the rules about goals are silent because the plan may be right, and what they say where it is not.
import RhumbLint
import RhumbText
import Testing

/// Findings of one rule over a text beside Tests/Corpus/lint.
func findings(_ id: String, _ text: String) throws -> [Diagnostic] {
    let example = try Example(text, try #require(Rule.named(id)))
    #expect(example.mistakes.map(\.message.english) == [])
    return example.findings
}

/// A rule and declarations in which it finds nothing.
struct Quiet: Sendable, CustomTestStringConvertible {
    let rule: String
    let text: String
    var testDescription: String { rule }

    init(_ rule: String, _ text: String) {
        self.rule = rule
        self.text = text
    }
}

private let families = "measure repeat_rate of family; baseline 31%; target 38%; deadline 2026-12-31"

@Suite struct SmartRules {
    @Test(arguments: [
        Quiet("smart/vague-words", "goal g \"Improve the loyalty of families to 38%\" { \(families) }"),
        Quiet("smart/vague-words", "goal g \"复购率提高到六成\" { \(families) }"),
        Quiet("smart/vague-words", "goal g { \(families); because \"The pilot improved the answers\" }"),
        Quiet("smart/for-whom", "goal g { measure repeat_rate; baseline 31%; target 38%; deadline 2026-12-31 }"),
        Quiet("smart/for-whom", "goal g { measure revenue; target 9_000_000 CNY; deadline 2026-12-31 }"),
        Quiet("smart/team-owner", "resource boss { people 1 }\ngoal g { \(families); owner boss }"),
        Quiet(
            "smart/no-baseline", "goal g { measure revenue; target 9_000_000 CNY; deadline 2026-12-31; baseline 0 CNY }"
        ),
        Quiet(
            "smart/no-baseline",
            "goal g { measure revenue; target 9_000_000 CNY; deadline 2026-12-31; because \"去年六百万\" }"),
        Quiet("smart/no-sample-bound", "goal g { \(families); at least 50 rows }"),
        Quiet("smart/wrong-way", "goal g { measure lost; keep at most 9%; deadline 2026-12-31 }"),
        Quiet("smart/no-action", "goal g { measure lost; keep at most 9%; deadline 2026-12-31 }"),
        Quiet("smart/no-action", "goal g { \(families) }\nadvice a of family { say \"Call {name}\"; serves g }"),
        Quiet(
            "smart/no-action",
            "goal g { \(families) }\ngoal p { \(families); part of g }\naction a { advances g by 7pp }"),
        Quiet(
            "smart/contributions-short",
            "goal g { measure repeat_rate of family; baseline measured 2025-12-31; target 38%; deadline 2026-12-31 }\n"
                + "action a { advances g by 1pp }"),
        Quiet(
            "smart/contributions-short",
            "goal g { \(families) }\naction a { advances g by 4pp }\naction b { advances g }"),
        Quiet(
            "smart/contributions-short",
            "goal g { \(families) }\naction a { advances g by 4pp }\nadvice b of family { say \"Call {name}\"; serves g }"
        ),
        Quiet(
            "smart/too-grand",
            "goal g { measure lost; baseline 20%; target 10%; deadline 2026-12-31 }"),
        Quiet(
            "smart/work-ends-late",
            "goal g { measure repeat_rate; baseline 1%; target 9%; deadline 2026-06-30 }\ngoal h { \(families) }\n"
                + "action a { advances g; advances h; start 2026-01-12; effort 900 persondays }"),
        Quiet("smart/serves-nothing", "goal g { \(families); serves loyalty }\ngoal p { \(families); part of g }"),
        Quiet(
            "smart/strategy-without-goal",
            "strategy top\nstrategy below { serves top }\ngoal g { \(families); serves below }"),
        Quiet("smart/no-milestone", "goal g { measure lost; keep at most 9%; deadline 2026-12-31 }"),
        Quiet("smart/no-milestone", "goal g { \(families); start 2026-06-30 }"),
        Quiet(
            "smart/review-gap",
            "goal g { \(families); milestone 33% by 2026-02-28; milestone 34% by 2026-03-31; review every 1 month }"),
        Quiet(
            "smart/hindsight-baseline",
            "goal g { measure repeat_rate; start 2026-03-31; baseline measured 2026-03-31; target 38%; deadline 2026-12-31 }"
        ),
        Quiet("smart/free-day-deadline", "goal g { measure lost; keep at most 9%; deadline 2026-05-31 }"),
    ])
    func isSilent(_ quiet: Quiet) throws {
        #expect(try findings(quiet.rule, quiet.text).map(\.message.english) == [])
    }

    @Test func saysBothSums() throws {
        let text =
            "goal g \"Revenue up\" { measure revenue; baseline measured 2025-12-31; target up 8%; deadline 2026-12-31 }\n"
            + "action a { advances g by 5% }"
        let found = try #require(try findings("smart/contributions-short", text).first)
        #expect(
            found.message.english == "the actions contribute 5% to “Revenue up”, and its target is 8% from the baseline"
        )
        #expect(found.message.chinese == "各行动对“Revenue up”的贡献合计5%，而目标值比基线高8%")
    }

    @Test func turnsSharesIntoAmounts() throws {
        let goal = "goal g { measure revenue; baseline 1_000_000 CNY; target 1_200_000 CNY; deadline 2026-12-31 }\n"
        #expect(try findings("smart/contributions-short", goal + "action a { advances g by 20% }").isEmpty)
        let found = try #require(
            try findings("smart/contributions-short", goal + "action a { advances g by 15% }").first)
        #expect(found.message.english.contains("150,000 CNY to “g”, and its target is 200,000 CNY from"))
        #expect(found.message.chinese.contains("150,000元，而目标值比基线高200,000元"))
    }

    @Test func aLeapIsSeenInAChange() throws {
        let found = try findings(
            "smart/too-grand", "goal g { measure repeat_rate; baseline 5%; target up 10pp; deadline 2026-12-31 }")
        #expect(found.map(\.message.english) == ["“g” asks for 15% where the baseline is 5%, in one leap"])
        #expect(found.first?.help?.chinese == "请加上台阶，例如：里程碑 10% 于 2026-06-30；或把目标值定得近一些")
    }

    @Test func goalsOneAfterAnotherAreNotTooMany() throws {
        let quarters = ["03-31", "06-30"].enumerated().flatMap { quarter, end in
            (0..<3).map { number in
                let start = quarter == 0 ? "2026-01-01" : "2026-04-01"
                return "goal g\(quarter)\(number) { measure revenue; start \(start); target \(number + 1)000 CNY; "
                    + "deadline 2026-\(end); owner chen_bo }"
            }
        }
        #expect(try findings("smart/too-many-goals", quarters.joined(separator: "\n")).isEmpty)
    }

    @Test func aSegmentWithinAMeasureIsSeen() throws {
        let metric = "metric m \"All guests\" share(guests where score >= 8) better higher\n"
        let rest = "baseline 31%; target 38%; deadline 2026-12-31 }"
        #expect(try findings("smart/for-whom", metric + "goal g { measure m; " + rest).count == 1)
        #expect(try findings("smart/for-whom", metric + "goal g { measure m of family; " + rest).isEmpty)
    }
}
