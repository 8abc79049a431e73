// The calendar's holidays and working weekends, and the dates of actions that fall on a free day.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    mutating func checkCalendar() {
        let all = declarations(.calendar)
        guard let located = all.first else { return }
        for extra in all.dropFirst() {
            error(
                "calendar/second",
                Message("a plan has one calendar", zh: "一份方案只有一个日历"), at: extra.declaration.nameSpan,
                help: Message("move its days into the first one", zh: "请把其中的日期并入第一个日历"),
                related: [
                    Related(
                        Message("the first calendar is here", zh: "第一个日历在这里"), at: .source(located.declaration.nameSpan)
                    )
                ])
        }
        var free: [(days: DayInterval, span: SourceSpan)] = []
        var working: [(days: DayInterval, span: SourceSpan)] = []
        for clause in located.declaration.clauses {
            switch clause.payload {
            case .holiday(let syntax):
                guard let stretch = stretch(syntax, clause.span) else { continue }
                plan.calendar?.holidays.append(stretch)
                free.append((stretch.days, clause.span))
            case .workday(let syntax):
                guard let stretch = stretch(syntax, clause.span) else { continue }
                plan.calendar?.workdays.append(stretch)
                working.append((stretch.days, clause.span))
            default: break
            }
        }
        reportContradictions(free, working)
    }

    /// At most a year at a time: more is a typing error.
    private mutating func stretch(_ syntax: StretchSyntax, _ span: SourceSpan) -> WorkCalendar.Stretch? {
        let days = DayInterval(syntax.from.value, syntax.to?.value ?? syntax.from.value)
        if days.isEmpty {
            error(
                "calendar/order",
                Message("the last day lies before the first", zh: "最后一天早于第一天"), at: span,
                help: Message("swap the two dates", zh: "请对调两个日期"))
            return nil
        }
        guard days.count <= 366 else {
            error(
                "calendar/long",
                Message("these are \(days.count) days, more than a year", zh: "这里共\(days.count)天，超过一年"), at: span,
                help: Message("check the years of the two dates", zh: "请核对两个日期的年份"))
            return nil
        }
        return WorkCalendar.Stretch(days: days, title: syntax.title?.value)
    }

    /// A day is either free or not.
    private mutating func reportContradictions(
        _ free: [(days: DayInterval, span: SourceSpan)], _ working: [(days: DayInterval, span: SourceSpan)]
    ) {
        // By first day: a stretch is at most a year long, so what can overlap stands close together.
        let ordered = free.sorted { $0.days.first < $1.days.first }
        for entry in working {
            let earliest = entry.days.first.adding(days: -366)
            var low = 0
            var high = ordered.count
            while low < high {
                let middle = (low + high) / 2
                if ordered[middle].days.first < earliest { low = middle + 1 } else { high = middle }
            }
            while low < ordered.count, ordered[low].days.first <= entry.days.last {
                let common = ordered[low].days.intersection(entry.days)
                if !common.isEmpty {
                    error(
                        "calendar/both",
                        Message(
                            "\(common.first) is a holiday and a working day", zh: "\(common.first)既是假日又是补班日"),
                        at: entry.span, help: Message("take it out of one of the two", zh: "请从其中一处去掉"),
                        related: [
                            Related(Message("the holiday is here", zh: "假日在这里"), at: .source(ordered[low].span))
                        ])
                    break
                }
                low += 1
            }
        }
    }

    /// Nothing moves silently: a date that was fixed and is free is told, with the day that takes its place.
    mutating func checkFixedDates() {
        guard let calendar = plan.calendar else { return }
        let workdays = plan.workdays
        for id in plan.actions.ids {
            guard let located = located[.action(id)] else { continue }
            for clause in located.declaration.clauses {
                switch clause.payload {
                case .start(.date(let date)):
                    guard let holiday = calendar.holiday(on: date.value) else { continue }
                    let day = workdays.day(workdays.number(onOrAfter: date.value))
                    warnFixedDate(
                        Message("work begins on \(day)", zh: "工作从\(day)开始"), date, holiday, clause.span)
                case .finish(let date):
                    guard let holiday = calendar.holiday(on: date.value) else { continue }
                    let day = workdays.day(workdays.number(after: date.value) - 1)
                    warnFixedDate(Message("work ends on \(day)", zh: "工作到\(day)为止"), date, holiday, clause.span)
                default: break
                }
            }
        }
    }

    private mutating func warnFixedDate(
        _ instead: Message, _ date: DateLiteral, _ holiday: WorkCalendar.Stretch, _ span: SourceSpan
    ) {
        let name = holiday.title.map { Message(" (\($0))", zh: "（\($0)）") } ?? Message(verbatim: "")
        report(
            Diagnostic(
                "calendar/fixed-date", .warning,
                Message(
                    "\(date.value) is a holiday\(name.english): \(instead.english)",
                    zh: "\(date.value)是假日\(name.chinese)：\(instead.chinese)"),
                at: .source(span),
                help: Message(
                    "write that date, or make the day a `workday` of the calendar", zh: "请改写为该日期，或在日历中把这一天列为“补班”")))
    }
}
