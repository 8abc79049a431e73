// From a report to its page: the head, and the sections in the order in which a consultant asks.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues

extension Report {
    /// What this report says to its reader.
    var page: Page { PageBuilder(self).page }
}

/// Builds the page, part by part.
struct PageBuilder {
    let report: Report
    let figures: Figures

    init(_ report: Report) {
        self.report = report
        figures = Figures(language: report.language, today: report.assessment.today)
    }

    var plan: CheckedPlan { report.plan }
    var assessment: Assessment { report.assessment }
    var measurements: Measurements { report.measurements }

    var page: Page {
        let sections = [
            steps, goals, strategies, programmes, research, segments, ladders, quintiles, models, metrics, funnels,
            cohorts, surveys, actions, responsibilities, investments, risks, requirements, reviews, lessons, advice,
            findings,
        ]
        return Page(head: head, sections: sections.compactMap { $0 })
    }

    /// A section in the reader's language; none where it would be empty.
    func section(_ title: Message, _ blocks: [Block]) -> Section? {
        let filled = blocks.filter { block in
            switch block {
            case .steps(let steps): !steps.isEmpty
            case .table(let table): !table.rows.isEmpty
            case .lines(let lines): !lines.isEmpty
            case .entries(let entries): !entries.isEmpty
            }
        }
        let id = title.english.lowercased().split(separator: " ").joined(separator: "-")
        return filled.isEmpty ? nil : Section(id: id, title: figures.text(title), blocks: filled)
    }

    func words(_ english: String, zh chinese: String) -> String { figures.text(Message(english, zh: chinese)) }

    func column(
        _ english: String, zh chinese: String, _ alignment: Alignment = .left, rank: Int = 0
    ) -> Table.Column {
        Table.Column(words(english, zh: chinese), alignment, rank: rank)
    }

    var head: [HeadLine] {
        var lines = [
            HeadLine(left: Cell(plan.heading.shown, .strong), right: Cell(dataAsOf)),
            HeadLine(left: verdict, right: trust),
        ]
        if let scenario { lines.append(HeadLine(left: Cell(scenario, .place), right: .empty)) }
        return lines
    }

    /// What the plan was run under, where that is not the plan as it stands.
    var scenario: String? {
        report.scenario.map { name in
            let heading = plan.scenarios.all.first { $0.heading.name == name }?.heading
            return words("under the scenario: ", zh: "情景：") + (heading?.shown ?? name)
        }
    }

    var dataAsOf: String {
        let today = assessment.today
        let asOf = words("data as of \(today)", zh: "数据截至 \(today)")
        if today < plan.period.first { return asOf + words(" · before the plan's period", zh: " · 计划期尚未开始") }
        if today > plan.period.last { return asOf + words(" · after the plan's period", zh: " · 计划期已结束") }
        let passed = DayInterval(plan.period.first, today).count
        let share = figures.share(Double(passed) / Double(max(1, plan.period.count)))
        return asOf + words(" · \(share) of the period passed", zh: " · 计划期已过 \(share)")
    }

    /// `4 goals: 1 off track · 2 at risk · 1 achieved`
    var verdict: Cell {
        let statuses = assessment.goals.map(\.status.value)
        guard !statuses.isEmpty else { return Cell(words("no goals", zh: "没有目标")) }
        let counts = GoalStatus.allCases.sorted { $0.urgency < $1.urgency }.compactMap { status -> String? in
            let count = statuses.filter { $0 == status }.count
            let name = status.words
            return count == 0 ? nil : words("\(count) \(name.english)", zh: "\(name.chinese) \(count)")
        }
        let number = statuses.count
        let start = words("\(number) \(number == 1 ? "goal" : "goals"): ", zh: "\(number) 个目标：")
        return Cell(start + counts.joined(separator: " · "), statuses.min { $0.urgency < $1.urgency }?.ink)
    }

    /// The verdict in a sentence: the goals that are worst off, by name.
    var headline: Cell {
        let judged = zip(plan.goals.all, assessment.goals).filter { !$1.status.value.isGood }
        let worst = judged.map { $1.status.value.urgency }.min()
        let ordered = judged.enumerated().filter { $0.element.1.status.value.urgency == worst }
            .sorted { ($0.element.0.rank, $0.offset) < ($1.element.0.rank, $1.offset) }.map(\.element)
        guard let first = ordered.first else {
            return plan.goals.all.isEmpty
                ? Cell(words("The plan has no goals", zh: "方案没有目标"), .warning)
                : Cell(words("Every goal is on course", zh: "所有目标都在航线上"), .good)
        }
        let status = first.1.status.value
        let names = ordered.prefix(2).map { words("“\($0.0.heading.shown)”", zh: "“\($0.0.heading.shown)”") }
        let rest = ordered.count - names.count
        let more = rest > 0 ? words(" and \(rest) more", zh: "等 \(ordered.count) 个目标") : ""
        let joined = names.joined(separator: rest > 0 ? words(", ", zh: "、") : words(" and ", zh: "和")) + more
        return Cell(
            joined + words(ordered.count == 1 ? " is " : " are ", zh: "") + figures.text(status.words), status.ink)
    }

    /// How far the data can be trusted: the worst confidence of a goal, and what is broken.
    var trust: Cell {
        let worst = assessment.goals.map(\.confidence).min { $0.rank < $1.rank } ?? .high
        let broken = assessment.requirements.joined().filter { $0.holds == false }.count
        let level = worst.words
        let what =
            broken == 0
            ? ""
            : worst == .high
                ? words(
                    " (\(broken) broken \(broken == 1 ? "requirement" : "requirements"), no goal rests on it)",
                    zh: "（\(broken) 项要求未满足，不影响目标）")
                : words(
                    " (\(broken) broken \(broken == 1 ? "requirement" : "requirements"))", zh: "（\(broken) 项要求未满足）")
        return Cell(words("trust in the data: \(level.english)\(what)", zh: "数据可信度：\(level.chinese)\(what)"), worst.ink)
    }

    /// What else was found while reading: the findings themselves are printed apart.
    var findings: Section? {
        let serious = report.diagnostics.filter { $0.level >= .warning }
        guard !serious.isEmpty else { return nil }
        let inData = serious.filter {
            if case .cell = $0.place { true } else { false }
        }.count
        var lines: [Cell] = []
        if inData > 0 {
            lines.append(
                Cell(
                    words(
                        "\(inData) \(inData == 1 ? "finding" : "findings") in the data: what cannot be read is unknown",
                        zh: "数据中有 \(inData) 条提示：读不出的值按未知处理"), .warning))
        }
        if serious.count > inData {
            let others = serious.count - inData
            lines.append(
                Cell(
                    words("\(others) \(others == 1 ? "finding" : "findings") in the plan", zh: "方案中有 \(others) 条提示"),
                    .warning))
        }
        return section(Message("Findings", zh: "提示"), [.lines(lines)])
    }
}
