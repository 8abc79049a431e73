// Names for the examples of help: those of the plan, as far as it has some.
import RhumbModel
import RhumbText
import RhumbValues

struct Samples {
    let segment: String
    let other: String
    /// A number of each of the segment's rows.
    let value: String
    /// What the segment's rows can be split by.
    let part: String
    let metric: String
    let goal: String
    let deadline: Day
    let advice: String
    /// The year before the plan's day.
    let year: Int

    init(_ plan: CheckedPlan, in language: Language, today: Day) {
        func placeholder(_ english: String, zh chinese: String) -> String {
            Message(english, zh: chinese).text(in: language)
        }
        let segments = plan.segments.all.map(\.heading.name)
        segment = segments.first ?? placeholder("SEGMENT", zh: "客群")
        other = segments.dropFirst().first ?? placeholder("SEGMENT", zh: "客群")
        let dataset = plan.segments.all.first?.dataset
        let own = plan.attributes.all.filter { $0.dataset == dataset && plan[$0.value].type.isSize }
        value = own.first?.heading.name ?? placeholder("VALUE", zh: "值")
        part =
            plan.tiers.all.first { $0.dataset == dataset }?.heading.name
            ?? dataset.flatMap { plan.datasets[$0].columns.first { $0.kind.hasFewValues }?.name }
            ?? placeholder("COLUMN", zh: "列")
        metric = plan.metrics.all.first?.heading.name ?? placeholder("METRIC", zh: "指标")
        goal = plan.goals.all.first?.heading.name ?? placeholder("GOAL", zh: "目标")
        deadline = (plan.goals.all.first?.deadline ?? today).adding(months: 3)
        advice = plan.advice.all.first?.heading.name ?? placeholder("ADVICE", zh: "建议")
        year = today.civil.year - 1
    }
}

extension ValueType {
    fileprivate var isSize: Bool {
        switch self {
        case .money, .integer, .number: true
        case .percent, .points, .days, .months, .minutes, .yesNo, .text, .category, .several, .date, .timestamp, .key,
            .tier, .invalid:
            false
        }
    }
}

extension DatasetColumn.Kind {
    fileprivate var hasFewValues: Bool {
        switch self {
        case .category, .yesNo: true
        case .several, .text, .integer, .number, .percent, .money, .date, .timestamp, .reference: false
        }
    }
}
