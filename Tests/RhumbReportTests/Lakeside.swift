// A small hotel's plan, what was measured and what was judged, by hand: renderers are tested without parser, data or
// judgement. Names and titles are in the plan's language.
import RhumbAssessment
import RhumbModel
import RhumbReport
import RhumbText
import RhumbValues
import Testing

struct Lakeside {
    let language: Language
    var plan: CheckedPlan
    var measurements: Measurements
    var assessment: Assessment
    let sources: SourceMap
    let span: SourceSpan

    static func day(_ month: Int, _ day: Int, year: Int = 2026) -> Day {
        Day(year: year, month: month, day: day) ?? .first
    }

    static func yuan(_ amount: Int64) -> Money { Money(minor: amount * 100, currency: .yuan) }

    func t(_ english: String, _ chinese: String) -> String { language == .english ? english : chinese }

    func heading(_ name: String, _ english: String, _ chinese: String) -> Heading {
        Heading(name: name, title: t(english, chinese), span: span)
    }

    init(_ language: Language) {
        self.language = language
        let text = "plan lakeside {\n\ttarget  38  # 38%\n}\n"
        var sources = SourceMap()
        let file = sources.add(SourceFile(path: "lakeside.rhumb", text: text))
        self.sources = sources
        span = SourceSpan(file: file, start: 25, end: 27)
        let today = Lakeside.day(6, 30)
        let title = language == .english ? "Lakeside Hotel · CRM strategy 2026" : "湖畔度假酒店 · CRM战略 2026"
        plan = CheckedPlan(
            heading: Heading(name: "lakeside", title: title, span: span), language: language,
            period: DayInterval(Lakeside.day(1, 1), Lakeside.day(12, 31)), currency: .yuan)
        measurements = Measurements(today: today)
        assessment = Assessment(
            today: today,
            budget: BudgetAssessment(
                budget: Lakeside.yuan(600_000), planned: Lakeside.yuan(412_000), spent: Lakeside.yuan(0),
                because: []))
        addData()
        addPeople()
        addGoals()
        addRisks()
        addAdvice()
    }

    /// The report in the reader's language; the plan's own unless told.
    func report(in reader: Language? = nil, scenario: String? = nil, diagnostics: [Diagnostic] = []) -> Report {
        Report(
            plan: plan, measurements: measurements, assessment: assessment, diagnostics: diagnostics, sources: sources,
            scenario: scenario, language: reader ?? language)
    }

    /// A yes/no or percent expression to hang a type on; its content does not matter to a report.
    mutating func node(_ type: ValueType) -> Expression.Node { plan.add(.today, type, at: span) }

    private mutating func addData() {
        var guests = Dataset(heading: Heading(name: t("guests", "客人"), title: nil, span: span), path: "data/guests.csv")
        let (known, fresh) = (node(.yesNo), node(.date))
        guests.requirements = [
            Requirement(
                text: Message("birth known for 80%", zh: "生日 齐全 80%"), kind: .missing, check: .known(known, share: nil),
                columns: [], span: span),
            Requirement(
                text: Message("phone unique", zh: "手机 唯一"), kind: .duplicate, check: .unique([]), columns: [],
                span: span),
            Requirement(
                text: Message("email_date fresh within 180 days", zh: "邮箱更新 时效 180天"), kind: .stale,
                check: .fresh(fresh, .days(180)), columns: [], span: span),
        ]
        let id = plan.datasets.add(guests)
        measurements.datasets = [
            DatasetMeasurement(
                rows: 3900, source: "data/guests.csv", newestEvent: Lakeside.day(6, 29),
                requirements: [
                    RequirementMeasurement(checked: 3900, broken: 663, newest: nil, examples: []),
                    RequirementMeasurement(checked: 3880, broken: 0, newest: nil, examples: []),
                    RequirementMeasurement(
                        checked: 3900, broken: 1482, newest: Lakeside.day(6, 29),
                        examples: [.init(row: 17, value: "2025-11-02")]),
                ])
        ]
        assessment.requirements = [
            [
                RequirementAssessment(holds: true, checked: 3900, broken: 663, because: []),
                RequirementAssessment(holds: true, checked: 3880, broken: 0, because: []),
                RequirementAssessment(
                    holds: false, checked: 3900, broken: 1482,
                    because: [
                        Message("38% of the rows are older than 180 days, row 17 for one", zh: "38%的行早于180天,例如第17行")
                    ]),
            ]
        ]
        addSegments(of: id)
    }

    private mutating func addSegments(of dataset: ID<Dataset>) {
        _ = plan.segments.add(Segment(heading: heading("family", "Families", "家庭客"), dataset: dataset))
        let core = plan.segments.add(Segment(heading: heading("core", "Core customers", "核心客"), dataset: dataset))
        var quiet = Segment(heading: heading("quiet", "Going quiet", "沉睡核心客"), dataset: dataset)
        quiet.base = core
        _ = plan.segments.add(quiet)
        measurements.segments = [
            SegmentMeasurement(inside: 812, outside: 3083, unknown: 5),
            SegmentMeasurement(inside: 780, outside: 3120, unknown: 0),
            SegmentMeasurement(inside: 118, outside: 662, unknown: 0),
        ]
        let ids = Array(plan.segments.ids)
        measurements.overlaps = [
            OverlapMeasurement(first: ids[0], second: ids[1], both: 203),
            OverlapMeasurement(first: ids[0], second: ids[2], both: 0),
        ]
        _ = plan.tiers.add(
            Tiers(
                heading: heading("ladder", "Loyalty ladder", "忠诚阶梯"), dataset: dataset,
                tiers: [
                    .init(name: "advocate", title: t("Advocates", "宣传者"), condition: nil),
                    .init(name: "loyal", title: nil, condition: nil),
                    .init(name: "prospect", title: nil, condition: nil),
                ]))
        measurements.tiers = [TiersMeasurement(inside: [64, 410, 3420], unknown: 6)]
        let (percent, money) = (node(.percent), node(.money(.yuan)))
        _ = plan.metrics.add(
            Metric(
                heading: heading("repeat", "Repeat rate", "复购率"), value: percent, better: .higher, kind: .stock,
                atLeastRows: nil))
        _ = plan.metrics.add(
            Metric(
                heading: heading("revenue", "Room revenue", "房费收入"), value: money, better: .higher, kind: .flow,
                atLeastRows: nil))
        measurements.metrics = [
            Measurement(value: .percent(0.294), n: 2210, skipped: 37, sampling: .none, partial: false),
            Measurement(
                value: .money(Money(minor: 186_249_950, currency: .yuan)), n: 1204, skipped: 0, sampling: .none,
                partial: true),
        ]
        assessment.metrics = [Interval(low: 0.2754, high: 0.3134), nil]
    }
}
