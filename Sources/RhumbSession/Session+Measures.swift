// Measures: one value, by parts, by two kinds of parts; several segments side by side.
import RhumbExecution
import RhumbModel
import RhumbQuery
import RhumbReport
import RhumbText
import RhumbValues

extension Session {
    /// `avg(family.spend)`, `count(guests) by ladder, channel`.
    func measure(_ line: LineScanner, _ question: Question) -> Reply {
        guard let day = day(line, question) else { return noDay(line, question) }
        let by = question.parts[.by].map { line.list($0) } ?? []
        guard by.count <= 2 else {
            return refusal(
                Message("a table has two sides, and this asks for \(by.count)", zh: "表只有行和列，这里却有\(by.count)个分组"),
                help: Message("name one or two values after `by`", zh: "“按”之后写一个或两个分组"))
        }
        var (found, reply) = asked(line, question, by: by)
        guard let (plan, ids) = found else { return reply }
        let splits = ids.compactMap { plan.metrics[$0].split }
        guard let id = ids.first else { return reply }
        let asking = MetricQuestion(plan, id, by: splits, today: day)
        guard let results = results(of: asking.query, plan, &reply) else { return reply }
        let answer = asking.answer(from: results)
        let type = plan[plan.metrics[id].value].type
        switch splits.count {
        case 0: reply.answer = .measured(MeasuredAnswer(answer.whole, type: type, day: day))
        case 1: reply.answer = .table(parts(splits[0], answer, plan, isSum: plan.addsUp(plan.metrics[id].value)))
        default: reply.answer = .table(pivot(splits[0], splits[1], answer, plan))
        }
        reply.file = question.file
        return reply
    }

    /// The plan with the question's expression as metrics, one for each split, at least one.
    func asked(
        _ line: LineScanner, _ question: Question, by: [Range<Int>]
    ) -> (found: (plan: CheckedPlan, ids: [ID<Metric>])?, reply: Reply) {
        // A condition narrows the rows of some dataset: the first in which it can be read.
        let homes: [String?] = question.parts[.condition] == nil ? [nil] : plan.datasets.all.map(\.heading.name)
        var first: Reply?
        for home in homes {
            var draft = Draft(line)
            if let home, let condition = question.parts[.condition] {
                draft.add("segment \(Draft.name(9)) of \(home) where ")
                draft.add(condition)
                draft.add("\n")
            }
            let splits: [Range<Int>?] = by.isEmpty ? [nil] : by
            for (number, split) in splits.enumerated() {
                draft.add("metric \(Draft.name(number)) ")
                draft.add(question.head)
                for piece in question.tail {
                    draft.add(" ")
                    draft.add(piece)
                }
                if home != nil { draft.add(" of \(Draft.name(9))") }
                if let split {
                    draft.add(" { split by ")
                    draft.add(split)
                    draft.add(" }")
                }
                draft.add("\n")
            }
            let (plan, reply) = check(draft)
            if let plan {
                let ids = splits.indices.compactMap { number in
                    plan.metrics.ids.first { plan.metrics[$0].heading.name == Draft.name(number) }
                }
                return ((plan, ids), reply)
            }
            if first == nil || reply.findings.count < first?.findings.count ?? 0 { first = reply }
        }
        return (nil, first ?? Reply())
    }

    private func parts(_ split: Split, _ answer: MetricQuestion.Answer, _ plan: CheckedPlan, isSum: Bool) -> AnswerTable
    {
        let whole = answer.whole.value.magnitude
        let most = answer.parts.compactMap { $0.first?.value.magnitude }.max() ?? 0
        var unknown: Int64 = 0
        let rows = zip(split.parts, answer.parts).compactMap { part, measured -> [AnswerTable.Cell]? in
            guard let found = measured.first else { return nil }
            if part == .unknown {
                unknown = found.n ?? 0
                guard (found.n ?? 0) > 0 || (found.value.magnitude ?? 0) != 0 else { return nil }
            }
            let value = found.value.magnitude
            let share = value.flatMap { value in whole.flatMap { $0 > 0 ? value / $0 : nil } }
            let name = AnswerTable.Cell.text(plan.name(of: part, in: split).text(in: language))
            return isSum
                ? [name, .value(found.value), .value(share.map { .percent($0) } ?? .unknown), .bar(share)]
                : [
                    name, .value(found.value), .value(.integer(found.n ?? 0)),
                    .bar(value.flatMap { most > 0 ? $0 / most : nil }),
                ]
        }
        let second = isSum ? Message("share", zh: "占比") : Message("n", zh: "样本")
        let total = text(answer.whole.value, in: language)
        return AnswerTable(
            columns: [
                AnswerTable.Column(split.name),
                AnswerTable.Column(Message("value", zh: "值").text(in: language), isNumber: true),
                AnswerTable.Column(second.text(in: language), isNumber: true), AnswerTable.Column(""),
            ], rows: rows,
            footer: Message(
                "\(rows.count) rows · in all \(total) · unknown \(unknown)",
                zh: "\(rows.count) 行 · 合计 \(total) · 不明 \(unknown)"))
    }

    /// Rows by the first, columns by the second, with the wholes of each.
    private func pivot(
        _ first: Split, _ second: Split, _ answer: MetricQuestion.Answer, _ plan: CheckedPlan
    ) -> AnswerTable {
        let all = Message("all", zh: "合计").text(in: language)
        func isEmpty(_ measured: Measurement) -> Bool {
            measured.n == 0 || measured.value == .unknown || measured.value.magnitude == 0
        }
        // What nobody is in is left out, as far as it is the unknown.
        let totals = answer.parts.last ?? []
        let shown = second.parts.indices.filter { position in
            second.parts[position] != .unknown || (position < totals.count && !isEmpty(totals[position]))
        }
        var rows: [[AnswerTable.Cell]] = []
        for (part, measured) in zip(first.parts, answer.parts) {
            guard let whole = measured.last, part != .unknown || !isEmpty(whole) else { continue }
            let name = plan.name(of: part, in: first).text(in: language)
            rows.append([.text(name)] + shown.map { .value(measured[$0].value) } + [.value(whole.value)])
        }
        rows.append([.text(all)] + shown.map { .value(totals[$0].value) } + [.value(answer.whole.value)])
        let columns =
            [AnswerTable.Column("\(first.name) / \(second.name)")]
            + shown.map {
                AnswerTable.Column(plan.name(of: second.parts[$0], in: second).text(in: language), isNumber: true)
            }
            + [AnswerTable.Column(all, isNumber: true)]
        return AnswerTable(
            columns: columns, rows: rows,
            footer: Message(
                "\(rows.count - 1) rows · skipped \(answer.whole.skipped)",
                zh: "\(rows.count - 1) 行 · 跳过 \(answer.whole.skipped)"))
    }

    // MARK: Side by side

    /// `compare family, seniors`: every metric of the plan that can be asked of both.
    func compare(_ line: LineScanner, _ question: Question) -> Reply {
        guard let day = day(line, question) else { return noDay(line, question) }
        let names = line.list(question.head)
        let segments = names.compactMap { range in
            plan.segments.ids.first { plan.segments[$0].heading.name == line.text(range) }
        }
        guard segments.count == names.count, segments.count >= 2 else {
            let unknown = names.map { line.text($0) }.filter { name in
                !plan.segments.all.contains { $0.heading.name == name }
            }
            let near = unknown.first.flatMap { nearestName(to: $0, among: plan.segments.all.map(\.heading.name)) }
            return refusal(
                Message("`compare` wants two segments or more", zh: "“对比”需要两个以上的客群"),
                help: near.map { Message("did you mean `\($0)`?", zh: "是否指“\($0)”？") }
                    ?? Message("as in: compare \(sampleSegments)", zh: "如：对比 \(sampleSegments)"))
        }
        var changed = settled(plan)
        var nodes: [Expression.Node] = []
        let metrics = plan.metrics.ids.filter { id in
            plan.countedDatasets(inside: plan.metrics[id].value).contains { counted in
                segments.contains { plan.path(from: counted, to: plan.segments[$0].dataset) != nil }
            }
        }
        for id in metrics {
            let (value, type) = (plan.metrics[id].value, plan[plan.metrics[id].value].type)
            nodes += segments.map { changed.add(.restricted(value, .segment($0)), type, at: plan[value].span) }
        }
        var reply = Reply()
        let asking = ValueQuestion(changed, nodes, today: day)
        guard let results = results(of: asking.query, changed, &reply) else { return reply }
        let values = asking.values(from: results)
        let rows = metrics.enumerated().map { number, id -> [AnswerTable.Cell] in
            [.text(plan.metrics[id].heading.shown)]
                + segments.indices.map { .value(values[number * segments.count + $0]) }
        }
        reply.answer = .table(
            AnswerTable(
                columns: [AnswerTable.Column(Message("metric", zh: "指标").text(in: language))]
                    + segments.map { AnswerTable.Column(plan.segments[$0].heading.shown, isNumber: true) }, rows: rows,
                footer: Message("as of \(day)", zh: "截至 \(day)")))
        reply.file = question.file
        return reply
    }

    private var sampleSegments: String { plan.segments.all.prefix(2).map(\.heading.name).joined(separator: ", ") }
}
