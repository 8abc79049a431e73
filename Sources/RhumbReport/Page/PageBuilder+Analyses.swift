// Funnels, cohorts and surveys on the page.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues

extension PageBuilder {
    var funnels: Section? {
        let blocks = zip(plan.funnels.all, measurements.funnels).map { funnel, measured in
            let columns = [
                Table.Column(funnel.heading.shown), column("reached", zh: "到达", .right),
                column("from the stage before [95%]", zh: "比上一阶段 [95%区间]", rank: 1),
                column("from the first", zh: "比第一阶段", .right, rank: 3),
                column("too young", zh: "未满成熟期", .right, rank: 2),
                column("median days", zh: "天数中位数", .right, rank: 4), column("", zh: "", rank: 5),
            ]
            let first = measured.stages.first?.reached ?? 0
            let rows = zip(funnel.stages, measured.stages).map { stage, found in
                Table.Row([
                    Cell(stage.shown), Cell(figures.count(found.reached)), Cell(step(found.step)),
                    Cell(found.whole.map { figures.share($0.share) } ?? ""),
                    Cell(found.step.map { figures.count($0.immature) } ?? ""),
                    Cell(found.days.map { Digits.trimmed($0, 1) } ?? ""),
                    figures.barCell(first > 0 ? Double(found.reached) / Double(first) : nil),
                ])
            }
            return Block.table(Table(columns: columns, rows: rows))
        }
        return section(Message("Funnels", zh: "漏斗"), blocks)
    }

    private func step(_ found: FunnelMeasurement.Conversion?) -> String {
        guard let found else { return "" }
        guard let share = found.share else { return figures.nothing }
        let bounds = found.interval.map { Interval(low: $0.low, high: $0.high) }
        return [figures.number(share, .ratio), figures.interval(bounds, .ratio)].filter { !$0.isEmpty }
            .joined(separator: " ")
    }

    /// Sizes first; a period that is not over yet is left blank.
    var cohorts: Section? {
        let blocks = zip(plan.cohorts.all, measurements.cohorts).map { cohorts, measured in
            let ages = measured.cohorts.map(\.active.count).max() ?? 0
            let columns =
                [Table.Column(cohorts.heading.shown), column("size", zh: "人数", .right)]
                + (0..<ages).map { Table.Column("+\($0)", .right, rank: $0) }
            let rows = measured.cohorts.map { cohort in
                Table.Row(
                    [Cell(cohorts.unit.label(of: cohort.period)), Cell(figures.count(cohort.size))]
                        + (0..<ages).map { age in heat(cohort.share(atAge: age)) })
            }
            return Block.table(Table(columns: columns, rows: rows))
        }
        let kinds = Set(plan.cohorts.all.map(\.isBounded))
        let bounded = words("active in that very period", zh: "当期活跃")
        let unbounded = words("active in that period or later", zh: "当期或以后活跃")
        let note = kinds == [true] ? bounded : kinds == [false] ? unbounded : "\(bounded) / \(unbounded)"
        return section(
            Message("Cohorts", zh: "同期群"), blocks + (blocks.isEmpty ? [] : [.lines([Cell(note, .quiet)])]))
    }

    private func heat(_ share: Double?) -> Cell {
        share.map { Cell(figures.share($0), picture: .heat($0)) } ?? .empty
    }

    var surveys: Section? {
        let blocks = zip(plan.surveys.all, measurements.surveys).flatMap { survey, measured -> [Block] in
            let tables = zip(survey.questions, measured.questions).map { surveyTable($0, $1) }
            return tables + points(survey, measured)
        }
        return section(Message("Surveys", zh: "问卷"), blocks)
    }

    private func surveyTable(_ question: Survey.Question, _ found: SurveyMeasurement.Question) -> Block {
        let columns = [
            Table.Column(question.title), column("answers", zh: "回答", .right), column("share", zh: "占比", .right),
            column("points", zh: "分数", .right, rank: 2), column("", zh: "", rank: 3),
        ]
        var rows = zip(question.options, found.counts).map { option, count in
            let share = found.share(of: count)
            return Table.Row([
                Cell(option.shown), Cell(figures.count(count)), Cell(figures.share(share)),
                Cell(option.points.map { Digits.trimmed($0.double, 4) } ?? ""), figures.barCell(share),
            ])
        }
        if found.unanswered > 0 {
            rows.append(
                Table.Row([
                    Cell(words("not answered", zh: "未回答"), .warning), Cell(figures.count(found.unanswered)), .empty,
                    .empty,
                    .empty,
                ]))
        }
        return .table(Table(columns: columns, rows: rows))
    }

    /// Mean points, of the whole and by part.
    private func points(_ survey: Survey, _ measured: SurveyMeasurement) -> [Block] {
        guard let points = measured.points else { return [] }
        let parts = zip(survey.parts, measured.parts).compactMap { title, points -> Table.Row? in
            points.map { Table.Row([Cell("· " + title), Cell(Digits.trimmed($0, 2)), .empty]) }
        }
        let whole = Table.Row([
            Cell(survey.heading.shown, .strong), Cell(Digits.trimmed(points, 2), .strong),
            Cell(figures.count(measured.rows)),
        ])
        let columns = [
            Table.Column(words("mean points", zh: "平均分")), column("points", zh: "分数", .right),
            column("rows", zh: "行数", .right, rank: 1),
        ]
        return [.table(Table(columns: columns, rows: [whole] + parts))]
    }
}
