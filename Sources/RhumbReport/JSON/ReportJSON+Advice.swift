// Advice and recommendations in `rhumb.run/1`.
import RhumbAssessment
import RhumbFormats
import RhumbModel
import RhumbText

extension ReportJSON {
    var advice: [JSON] {
        zip(plan.advice.all, assessment.advice).map { advice, judged in
            .object([
                (key: "name", value: .string(advice.heading.name)),
                (key: "found", value: .integer(judged.found)),
                (key: "given", value: .integer(judged.given)),
                (key: "unknown", value: .integer(judged.unknown)),
                (key: "cut_by_limit", value: .integer(judged.cutByLimit)),
                (key: "cut_by_contact", value: .integer(judged.cutByContact)),
                (key: "title", value: JSON(advice.heading.title)),
                (key: "applies", value: JSON(judged.applies)),
                (key: "total_worth", value: JSON(money: judged.totalWorth)),
                (key: "suppressed", value: .integer(judged.suppressed)),
                (key: "open", value: .integer(judged.open)),
            ])
        }
    }

    /// The plan's cap on contacts and how it was kept; null where there is none.
    var cap: JSON {
        guard let cap = plan.contact, let kept = assessment.contact else { return .null }
        return .object([
            (key: "dataset", value: .string(plan.datasets[cap.dataset].heading.name)),
            (key: "at_most", value: JSON(cap.atMost)),
            (key: "exact", value: .bool(kept.isExact)),
            (key: "worth", value: JSON(money: kept.worth)),
            (key: "bound", value: JSON(money: kept.bound)),
        ])
    }

    var recommendations: [JSON] {
        assessment.recommendations.map { recommendation in
            let origin = plan.origin(of: recommendation)
            return .object([
                (key: "advice", value: origin.kind == .advice ? .string(origin.name) : .null),
                (key: "dataset", value: JSON(recommendation.dataset.map { plan.datasets[$0].heading.name })),
                (key: "key", value: JSON(recommendation.key)),
                (key: "say", value: .string(recommendation.say.text(in: report.language))),
                (key: "worth", value: JSON(money: recommendation.worth)),
                (key: "serves", value: JSON(recommendation.serves.map { plan.goals[$0].heading.name })),
                (key: "by", value: JSON(recommendation.by.map { plan.actions[$0].heading.name })),
                (key: "because", value: sentences(recommendation.because)),
                (key: "kind", value: .string(origin.kind.rawValue)),
                (key: "about", value: .string(origin.name)),
                (key: "owner", value: JSON(plan.name(of: plan.owner(of: recommendation)))),
                (key: "accepted_on", value: JSON(day: recommendation.acceptedOn)),
            ])
        }
    }
}
