// A measure over time: month by month, by quarters or by years.
import RhumbModel
import RhumbQuery
import RhumbReport
import RhumbText
import RhumbValues

extension Session {
    /// Periods that are asked of the data at most: each of them is a question of its own.
    private var mostPeriods: Int { 240 }

    /// `plot revenue monthly of family since 2025`
    func plot(_ line: LineScanner, _ question: Question) -> Reply {
        guard let day = day(line, question) else { return noDay(line, question) }
        if let by = question.parts[.by] {
            return refusal(
                line, by, Message("a plot is of one measure over time", zh: "走势只画一个指标随时间的变化"),
                help: Message(
                    "by month, by quarter or by year; parts are told without `plot`", zh: "可写 按月、按季、按年；要分组请去掉“走势”"))
        }
        let chosen = [(SessionWord.quarterly, CalendarUnit.quarter), (.yearly, .year)].first {
            question.parts[$0.0] != nil
        }
        let unit = chosen?.1 ?? .month
        var (question, since) = (question, Day?.none)
        if let range = question.parts[.since] {
            let (word, rest) = line.firstWord(of: range)
            guard let first = Session.firstDay(line.text(word)) else { return noBeginning(line, word) }
            since = first
            question.tail.append(rest)
        }
        for word in [SessionWord.monthly, .quarterly, .yearly] {
            if let range = question.parts[word] { question.tail.append(range) }
        }
        question.tail.removeAll { $0.isEmpty }
        let periods = unit.wholePeriods(upTo: day, since: since, atMost: since == nil ? unit.usual : mostPeriods + 1)
        let place = question.parts[.since].map { line.firstWord(of: $0).word } ?? question.head
        if periods.isEmpty {
            return refusal(
                line, place,
                Message("no whole \(unit.words.english) is over since then", zh: "此后还没有满一\(unit.counted)"))
        }
        if periods.count > mostPeriods {
            return refusal(
                line, place, Message("these are more than \(mostPeriods) rows", zh: "超过 \(mostPeriods) 行"),
                help: Message("begin later, or write `yearly`", zh: "请从更晚的日期开始，或写“按年”"))
        }
        return plot(line, question, unit, periods, day)
    }

    private func plot(
        _ line: LineScanner, _ question: Question, _ unit: CalendarUnit, _ periods: [DayInterval], _ day: Day
    ) -> Reply {
        var (found, reply) = asked(line, question, by: [])
        guard let (plan, ids) = found, let id = ids.first else { return reply }
        let asking = MetricQuestion(plan, id, by: [], periods: periods, today: day)
        guard let results = results(of: asking.query, plan, &reply) else { return reply }
        let past = asking.answer(from: results).past
        let most = past.compactMap(\.measurement.value.magnitude).max() ?? 0
        let rows = past.map { point -> [AnswerTable.Cell] in
            let value = point.measurement.value
            return [
                .text(unit.name(around: point.day)), .value(value),
                .bar(value.magnitude.flatMap { most > 0 ? max(0, $0 / most) : nil }),
            ]
        }
        let title = ([question.head] + question.tail).filter { !$0.isEmpty }.map { line.text($0) }
        let isFlow = plan.metrics[id].kind == .flow
        reply.answer = .table(
            AnswerTable(
                columns: [
                    AnswerTable.Column(unit.words.text(in: language)),
                    AnswerTable.Column(title.joined(separator: " "), isNumber: true), AnswerTable.Column(""),
                ], rows: rows,
                footer: isFlow
                    ? Message("what each \(unit.words.english) came to", zh: "各\(unit.measured)合计")
                    : Message("at the end of each \(unit.words.english)", zh: "各\(unit.measured)末的值")))
        reply.file = question.file
        return reply
    }

    private func noBeginning(_ line: LineScanner, _ range: Range<Int>) -> Reply {
        refusal(
            line, range,
            Message("`\(line.text(range))` is no year, month or day", zh: "“\(line.text(range))”不是年、月或日期"),
            help: Message("as in: since 2025, since 2025-03, since 2025-03-01", zh: "如：自 2025、自 2025-03、自 2025-03-01"))
    }

    /// Of a year, a month or a day: `2025`, `2025-03`, `2025-03-01`.
    static func firstDay(_ text: String) -> Day? {
        switch text.utf8.count {
        case 4: Day(iso: text + "-01-01")
        case 7: Day(iso: text + "-01")
        default: Day(iso: text)
        }
    }
}

extension CalendarUnit {
    /// How many periods are shown where nobody says since when.
    fileprivate var usual: Int {
        switch self {
        case .day, .week, .month: 24
        case .quarter: 12
        case .year: 5
        }
    }

    fileprivate var words: Message {
        switch self {
        case .day: Message("day", zh: "日期")
        case .week: Message("week", zh: "周")
        case .month: Message("month", zh: "月份")
        case .quarter: Message("quarter", zh: "季度")
        case .year: Message("year", zh: "年份")
        }
    }

    /// As something to count: 一个月.
    fileprivate var counted: String {
        switch self {
        case .day, .week, .year: measured
        case .month, .quarter: "个" + measured
        }
    }

    fileprivate var measured: String {
        switch self {
        case .day: "日"
        case .week: "周"
        case .month: "月"
        case .quarter: "季度"
        case .year: "年"
        }
    }

    /// `2026-06`, `2026-Q2`, `2026`
    fileprivate func name(around day: Day) -> String {
        let month = String(day.description.prefix(7))
        return switch self {
        case .day, .week: day.description
        case .month: month
        case .quarter: "\(day.description.prefix(4))-Q\((day.civil.month + 2) / 3)"
        case .year: String(month.prefix(4))
        }
    }

    /// The periods that are over by a day, oldest first, from the one that holds `since` on.
    fileprivate func wholePeriods(upTo day: Day, since: Day?, atMost count: Int) -> [DayInterval] {
        var found: [DayInterval] = []
        var period = period(around: day)
        if period.last > day { period = previous(before: day) }
        while found.count < count, since.map({ period.last >= $0 }) ?? true {
            found.append(period)
            let before = previous(before: period.first)
            guard before.last < period.first else { break }
            period = before
        }
        return found.reversed()
    }
}
