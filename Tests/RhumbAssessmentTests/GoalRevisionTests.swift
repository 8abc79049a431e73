// Targets that are moved on the way: the new line begins where the old one stood.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues
import Testing

@Suite("Revised targets")
struct GoalRevisionTests {
    private func revised(_ revisions: [Goal.Revision], milestones: [Goal.Milestone] = []) -> GoalCase {
        var goal = GoalCase()
        goal.baseline = .value(percent(30))
        goal.aim = .reach(.value(percent(45)))
        goal.revisions = revisions
        goal.milestones = milestones
        goal.value = share(360, of: 1000)
        return goal
    }

    /// 2026-01-01 to 2026-12-31 are 364 days. On 6 May 125 have passed: 30% + 15pp · 125/364 = 35.151…%. From there to 42%
    /// on the last day are 239; by 30 June 55 of them have passed.
    @Test("From the old line's value on that day straight to the new target")
    func line() throws {
        let goal = revised([Goal.Revision(day: day(2026, 5, 6), to: percent(42), because: "The club is late")])
        let verdict = try #require(goal.assessed())
        let turn = 0.30 + 0.15 * 125 / 364
        #expect(verdict.target == .percent(0.42))
        #expect(isNear(verdict.expected, turn + (0.42 - turn) * 55 / 239))
        #expect(isNear(verdict.expectedBefore, 0.30 + 0.15 * 180 / 364))
        #expect(
            verdict.revisions == [
                RevisedTarget(
                    day: day(2026, 5, 6), from: .percent(0.45), to: .percent(0.42), because: "The club is late")
            ])
        let text = verdict.status.because.map(\.english).joined(separator: "; ")
        #expect(
            text.contains(
                "the target was moved from 45% to 42% on 2026-05-06: The club is late; by the old line 37.4%"),
            "\(text)")
    }

    @Test("A revision is in force from its day on, not before")
    func notYet() throws {
        let goal = revised([Goal.Revision(day: day(2026, 5, 6), to: percent(42), because: nil)])
        let verdict = try #require(goal.assessed(on: day(2026, 5, 5)))
        #expect(verdict.target == .percent(0.45))
        #expect(verdict.revisions.isEmpty && verdict.expectedBefore == nil)
        #expect(isNear(verdict.expected, 0.30 + 0.15 * 124 / 364))
        // The line does not jump on the day itself.
        let then = try #require(goal.assessed(on: day(2026, 5, 6)))
        #expect(isNear(then.expected, 0.30 + 0.15 * 125 / 364))
    }

    @Test("Several revisions, each from where the last line stood; later milestones were the old target's")
    func several() throws {
        let goal = revised(
            [
                Goal.Revision(day: day(2026, 5, 6), to: percent(42), because: nil),
                Goal.Revision(day: day(2026, 6, 10), to: percent(40), because: nil),
            ],
            milestones: [
                Goal.Milestone(value: percent(34), day: day(2026, 3, 31)),
                Goal.Milestone(value: percent(41), day: day(2026, 8, 31)),
            ])
        let verdict = try #require(goal.assessed())
        // 31 March to 31 August are 153 days, to 6 May 36; 6 May to the end 239, to 10 June 35; from there 204, 20 passed.
        let first = 0.34 + 0.07 * 36 / 153
        let second = first + (0.42 - first) * 35 / 239
        #expect(isNear(verdict.expected, second + (0.40 - second) * 20 / 204))
        #expect(verdict.revisions.map(\.from) == [.percent(0.45), .percent(0.42)])
    }

    @Test("A lowered target can be reached, a raised one lost")
    func reached() throws {
        let lowered = revised([Goal.Revision(day: day(2026, 5, 6), to: percent(36), because: nil)])
        #expect(lowered.assessed()?.status.value == .achieved)
        #expect(lowered.assessed(on: day(2026, 5, 5))?.status.value != .achieved)
        #expect(lowered.assessed(on: day(2027, 1, 1))?.status.value == .achieved)
        let raised = revised([Goal.Revision(day: day(2026, 5, 6), to: percent(60), because: nil)])
        #expect(raised.assessed(on: day(2027, 1, 1))?.status.value == .missed)
    }
}
