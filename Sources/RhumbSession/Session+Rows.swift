// Rows: who is meant, with values of each; and how a value is spread over them.
import RhumbModel
import RhumbQuery
import RhumbReport
import RhumbText
import RhumbValues

extension Session {
    /// Rows that a table shows where nobody says how many.
    private var mostRows: Int { 20 }

    /// `show name, spend of quiet where city = "杭州" order spend highest first limit 20`
    func show(_ line: LineScanner, _ question: Question) -> Reply {
        guard let day = day(line, question) else { return noDay(line, question) }
        guard let (base, dataset) = base(line, question) else { return noRows(line, question) }
        var columns = line.list(question.head)
        let key = plan.datasets[dataset].key.map { plan.datasets[dataset].columns[$0].name }
        if columns.count == 1, let only = columns.first, line.text(only) == "*" { columns = [] }
        var draft = Draft(line)
        let named = columns.isEmpty ? plan.datasets[dataset].columns.map(\.name).filter { $0 != key } : []
        for (number, name) in named.enumerated() {
            draft.add("attributes of \(plan.datasets[dataset].heading.name) { \(Draft.name(number)) \(name) }\n")
        }
        for (number, column) in columns.enumerated() {
            draft.add("attributes of \(plan.datasets[dataset].heading.name) { \(Draft.name(number)) ")
            draft.add(column)
            draft.add(" }\n")
        }
        let count = max(named.count, columns.count)
        draft.add("advice \(Draft.name(100)) of \(base)")
        if let condition = question.parts[.condition] {
            draft.add(" where ")
            draft.add(condition)
        }
        let holes = (0..<count).map { "{\(Draft.name($0))}" }.joined()
        draft.add(" { say \"\(holes) \"; limit ")
        if let limit = question.parts[.limit] { draft.add(limit) } else { draft.add("\(mostRows)") }
        if let order = question.parts[.order] {
            draft.add("; order ")
            draft.add(order)
        }
        draft.add(" }\n")
        var (checked, reply) = check(draft)
        guard var plan = checked,
            let id = plan.advice.ids.first(where: { plan.advice[$0].heading.name == Draft.name(100) })
        else { return reply }
        // Whoever looks writes to nobody.
        plan.datasets[dataset].consent = nil
        plan.contact = nil
        let asking = RowsQuestion(plan, id, today: day)
        guard let results = results(of: asking.query, plan, &reply) else { return reply }
        let found = asking.answer(from: results)
        let titles = columns.isEmpty ? named : columns.map { line.text($0) }
        let isNumber = (0..<count).map { number in
            found.rows.contains { $0.holes.dropFirst(number).first?.magnitude != nil }
        }
        reply.answer = .table(
            AnswerTable(
                columns: [AnswerTable.Column(key ?? Message("row", zh: "行").text(in: language))]
                    + zip(titles, isNumber).map { AnswerTable.Column($0, isNumber: $1) },
                rows: found.rows.map { row in [.text(row.key)] + row.holes.map { .value($0) } },
                footer: Message(
                    "\(found.rows.count) of \(found.found) rows · unknown \(found.unknown)",
                    zh: "共 \(found.found) 行，显示 \(found.rows.count) · 不明 \(found.unknown)")))
        reply.file = question.file
        return reply
    }

    /// `histogram spend of core`: ten steps from the least to the greatest.
    func histogram(_ line: LineScanner, _ question: Question) -> Reply {
        guard let day = day(line, question) else { return noDay(line, question) }
        guard let (base, dataset) = base(line, question) else { return noRows(line, question) }
        var draft = Draft(line)
        draft.add("attributes of \(plan.datasets[dataset].heading.name) { \(Draft.name(0)) ")
        draft.add(question.head)
        draft.add(" }\nsegment \(Draft.name(1)) of \(base)")
        if let condition = question.parts[.condition] {
            draft.add(" where ")
            draft.add(condition)
        }
        draft.add("\n")
        for (number, function) in ["min", "max"].enumerated() {
            draft.add("metric \(Draft.name(2 + number)) \(function)(\(Draft.name(1)).\(Draft.name(0)))\n")
        }
        var (checked, reply) = check(draft)
        guard let plan = checked else { return reply }
        let nodes = plan.metrics.all.filter { $0.heading.name.hasPrefix("answer_") }.map(\.value)
        let asking = ValueQuestion(plan, nodes, today: day)
        guard let results = results(of: asking.query, plan, &reply) else { return reply }
        let ends = asking.values(from: results)
        guard let least = ends.first, let most = ends.last, let low = least.magnitude, let high = most.magnitude else {
            return refusal(Message("nothing is known to be spread", zh: "没有已知的值可供分布"))
        }
        return spread(line, question, draft, from: (least, low), to: high, day)
    }

    private func spread(
        _ line: LineScanner, _ question: Question, _ draft: Draft, from least: (value: Value, number: Double),
        to high: Double,
        _ day: Day
    ) -> Reply {
        let steps = Session.steps(from: least.number, to: high, of: least.value)
        var draft = draft
        let name = Draft.name(0)
        for (number, bounds) in zip(steps, steps.dropFirst()).enumerated() {
            let isLast = number + 2 == steps.count
            let (from, to) = (Session.literal(bounds.0, least.value), Session.literal(bounds.1, least.value))
            draft.add(
                "metric \(Draft.name(10 + number)) count(\(Draft.name(1)) where \(name) >= \(from) and \(name) \(isLast ? "<=" : "<") \(to))\n"
            )
        }
        var (checked, reply) = check(draft)
        guard let plan = checked else { return reply }
        let nodes = (0..<(steps.count - 1)).compactMap { number in
            plan.metrics.all.first { $0.heading.name == Draft.name(10 + number) }?.value
        }
        let asking = ValueQuestion(plan, nodes, today: day)
        guard let results = results(of: asking.query, plan, &reply) else { return reply }
        let counts = asking.values(from: results).map { $0.magnitude ?? 0 }
        let (all, most) = (counts.reduce(0, +), counts.max() ?? 0)
        let rows = zip(zip(steps, steps.dropFirst()), counts).map { bounds, count -> [AnswerTable.Cell] in
            [
                .value(Session.value(bounds.0, least.value)), .value(Session.value(bounds.1, least.value)),
                .value(.integer(Session.whole(count))), .value(all > 0 ? .percent(count / all) : .unknown),
                .bar(most > 0 ? count / most : nil),
            ]
        }
        reply.answer = .table(
            AnswerTable(
                columns: [
                    AnswerTable.Column(Message("from", zh: "自").text(in: language), isNumber: true),
                    AnswerTable.Column(Message("to", zh: "至").text(in: language), isNumber: true),
                    AnswerTable.Column(Message("rows", zh: "行数").text(in: language), isNumber: true),
                    AnswerTable.Column(Message("share", zh: "占比").text(in: language), isNumber: true),
                    AnswerTable.Column(""),
                ], rows: rows,
                footer: Message("\(Session.whole(all)) rows with a known value", zh: "已知值 \(Session.whole(all)) 行")))
        reply.file = question.file
        return reply
    }

    /// Ends of at most ten steps, whole where the values are.
    private static func steps(from low: Double, to high: Double, of value: Value) -> [Double] {
        let isWhole =
            switch value {
            case .integer, .days, .months, .minutes, .money: true
            case .unknown, .yesNo, .number, .percent, .points, .text, .date, .timestamp: false
            }
        guard high > low else { return [low, high] }
        var width = (high - low) / 10
        if isWhole { width = max(1, width.rounded(.up)) }
        var ends = [isWhole ? low.rounded(.down) : low]
        while let last = ends.last, last < high, ends.count < 11 { ends.append(last + width) }
        return ends
    }

    private static func value(_ number: Double, _ like: Value) -> Value {
        if case .integer = like { return .integer(whole(number)) }
        return like.with(number)
    }

    private static func whole(_ number: Double) -> Int64 {
        Int64(exactly: number.rounded(.towardZero)) ?? (number < 0 ? .min : .max)
    }

    /// As a plan writes it.
    private static func literal(_ number: Double, _ like: Value) -> String {
        switch like {
        case .money(let money): "\(whole(number)) \(money.currency.code)"
        case .integer: "\(whole(number))"
        case .days: "\(whole(number)) days"
        case .months: "\(whole(number)) months"
        case .minutes: "\(whole(number)) minutes"
        case .percent: "\(number * 100)%"
        case .points: "\(number * 100)pp"
        case .unknown, .yesNo, .number, .text, .date, .timestamp: "\(number)"
        }
    }

    /// Whose rows: the segment or dataset after `of`, else the dataset that most of the plan is about.
    private func base(_ line: LineScanner, _ question: Question) -> (name: String, dataset: ID<Dataset>)? {
        guard let range = question.parts[.of] else {
            let dataset = plan.segments.all.first?.dataset ?? plan.datasets.ids.first
            return dataset.map { (plan.datasets[$0].heading.name, $0) }
        }
        let name = line.text(range)
        if let segment = plan.segments.all.first(where: { $0.heading.name == name }) { return (name, segment.dataset) }
        return plan.datasets.ids.first { plan.datasets[$0].heading.name == name }.map { (name, $0) }
    }

    private func noRows(_ line: LineScanner, _ question: Question) -> Reply {
        let name = question.parts[.of].map { line.text($0) } ?? ""
        let names = plan.segments.all.map(\.heading.name) + plan.datasets.all.map(\.heading.name)
        return refusal(
            Message("there is no segment and no dataset `\(name)`", zh: "没有名为“\(name)”的客群或数据集"),
            help: nearestName(to: name, among: names).map { Message("did you mean `\($0)`?", zh: "是否指“\($0)”？") })
    }
}
