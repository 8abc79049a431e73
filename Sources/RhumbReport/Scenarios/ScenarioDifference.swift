// A run of the plan and a run with something changed: only what differs, before and after.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues

/// What a run of a changed plan says otherwise than a run of the plan.
public struct ScenarioDifference: Sendable {
    struct Entry: Sendable {
        let name: String
        let part: Message
        let before: AnswerTable.Cell
        let after: AnswerTable.Cell
    }

    let entries: [Entry]
    let unchangedGoals: Int
    /// Recommendations that both runs give, only the changed one, only the plan.
    let kept: Int
    let added: Int
    let dropped: Int

    /// - Parameters:
    ///   - before: a run of the plan.
    ///   - after: a run of the same declarations with other values.
    public init(from before: Report, to after: Report) {
        var (entries, unchanged): ([Entry], Int) = ([], 0)
        for (old, new) in zip(before.standings, after.standings) {
            let found = zip(old.parts, new.parts).filter { $0.cell != $1.cell }.map { left, right in
                Entry(name: old.name, part: left.name, before: left.cell, after: right.cell)
            }
            if found.isEmpty, old.isGoal { unchanged += 1 }
            entries += found
        }
        (self.entries, unchangedGoals) = (entries, unchanged)
        let (given, later) = (before.given, after.given)
        (kept, added, dropped) = (
            given.intersection(later).count, later.subtracting(given).count, given.subtracting(later).count
        )
    }

    /// - Parameter title: what the column of the changed plan is called.
    public func table(_ title: String, in language: Language) -> AnswerTable {
        func column(_ english: String, zh chinese: String, isNumber: Bool = false) -> AnswerTable.Column {
            AnswerTable.Column(Message(english, zh: chinese).text(in: language), isNumber: isNumber)
        }
        return AnswerTable(
            columns: [
                column("name", zh: "名称"), column("what", zh: "项目"), column("as planned", zh: "原方案", isNumber: true),
                AnswerTable.Column(title, isNumber: true), column("change", zh: "变化", isNumber: true),
            ],
            rows: entries.map { entry in
                [
                    .text(entry.name), .text(entry.part.text(in: language)), entry.before, entry.after, entry.change,
                ]
            }, footer: footer, isExact: false)
    }

    private var footer: Message {
        var (english, chinese) = (
            ["unchanged: \(unchangedGoals) goals, \(kept) recommendations"], ["不变：目标 \(unchangedGoals) 个，建议 \(kept) 条"]
        )
        func add(_ count: Int, _ words: String, zh word: String) {
            guard count > 0 else { return }
            english.append("\(words): \(count)")
            chinese.append("\(word) \(count) 条")
        }
        add(added, "new", zh: "新增建议")
        add(dropped, "gone", zh: "不再给出")
        if entries.isEmpty, added + dropped == 0 {
            english.insert("nothing changes", at: 0)
            chinese.insert("没有变化", at: 0)
        }
        return Message(english.joined(separator: " · "), zh: chinese.joined(separator: " · "))
    }
}

extension ScenarioDifference.Entry {
    fileprivate var change: AnswerTable.Cell {
        guard case .value(let before) = before, case .value(let after) = after else { return .text("") }
        if case .date(let first) = before, case .date(let second) = after {
            return .change(.days(Int64(second.number - first.number)))
        }
        guard let first = before.magnitude, let second = after.magnitude else { return .text("") }
        return .change(before.change(second - first))
    }
}

extension Report {
    fileprivate struct Given: Hashable {
        let origin: Recommendation.Origin
        let key: String?
    }

    /// Who is spoken to, and by what.
    fileprivate var given: Set<Given> {
        Set(assessment.recommendations.map { Given(origin: $0.origin, key: $0.key) })
    }
}
