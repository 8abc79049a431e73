// Strategies, goals and reviews in `rhumb.run/1`.
import RhumbAssessment
import RhumbFormats
import RhumbModel
import RhumbText
import RhumbValues

extension ReportJSON {
    var strategies: [JSON] {
        zip(plan.strategies.all, assessment.strategies).map { strategy, judged in
            .object([
                (key: "name", value: .string(strategy.heading.name)),
                (key: "title", value: JSON(strategy.heading.title)),
                (key: "status", value: JSON(judged.status?.rawValue)),
                (key: "goals", value: .strings(judged.goals.map { plan.goals[$0].heading.name })),
                (key: "because", value: sentences(judged.because)),
                (key: "serves", value: .strings(strategy.serves.map { plan.strategies[$0].heading.name })),
                (key: "parts", value: .strings(judged.parts.map { plan.strategies[$0].heading.name })),
                (key: "weight", value: .number(strategy.weight.double)),
                (key: "owner", value: JSON(plan.name(of: strategy.owner))),
            ])
        }
    }

    var goals: [JSON] {
        zip(plan.goals.all, assessment.goals).map { goal, judged in
            let unit = report.unit(of: goal)
            let serves = goal.serves.map { plan.strategies[$0].heading.name }
            let fields: [(key: String, value: JSON)] = [
                (key: "name", value: .string(goal.heading.name)),
                (key: "title", value: JSON(goal.heading.title)),
                (key: "metric", value: JSON(goal.metric.map { plan.metrics[$0].heading.name })),
                (key: "segment", value: JSON(goal.segment.map { plan.segments[$0].heading.name })),
                (key: "kind", value: .string(goal.aim.kind)),
                (key: "unit", value: .string(unit.name)),
                (key: "start", value: goal.isWaiting ? .null : JSON(judged.start)),
                (key: "deadline", value: JSON(goal.deadline)),
                (key: "baseline", value: JSON(judged.baseline)),
                (key: "target", value: JSON(judged.target)),
                (key: "status", value: .string(judged.status.value.rawValue)),
                (key: "value", value: JSON(judged.measured.value)),
                (key: "expected", value: JSON(judged.expected, unit)),
                (key: "progress", value: JSON(judged.progress)),
                (key: "pace", value: JSON(judged.pace)),
                (key: "needed", value: JSON(judged.neededPerMonth, unit)),
                (key: "projected", value: JSON(judged.projected, unit)),
                (key: "n", value: judged.measured.n.map { .integer($0) } ?? .null),
                (key: "skipped", value: .integer(judged.measured.skipped)),
                (key: "interval", value: JSON(judged.interval, unit)),
                (key: "partial", value: .bool(judged.partial)),
                (key: "confidence", value: .string(judged.confidence.rawValue)),
                (key: "serves", value: .strings(serves)),
                (key: "owner", value: JSON(plan.name(of: goal.owner))),
                (key: "because", value: sentences(judged.status.because)),
                (key: "measure_kind", value: .string(goal.kind.rawValue)),
                (key: "projected_interval", value: JSON(judged.projectedInterval, unit)),
                (key: "within_noise", value: .bool(judged.withinNoise)),
                (key: "budget", value: budget(judged.budget)),
                (key: "burn", value: JSON(judged.budget?.burn)),
                (key: "start_after", value: JSON(goal.startsAfter.map { plan.goals[$0].heading.name })),
                (key: "revisions", value: .array(judged.revisions.map { revision($0) })),
                (key: "expected_before_revisions", value: JSON(judged.expectedBefore, unit)),
                (key: "part_of", value: JSON(goal.parent.map { plan.goals[$0].heading.name })),
                (key: "priority", value: JSON(goal.priority)),
                (key: "projection_method", value: JSON(judged.projectionMethod?.rawValue)),
                (key: "best_pace", value: bestPace(judged.bestPace, unit)),
                (key: "pace_line", value: .string(judged.isSeasonal ? "seasonal" : "straight")),
            ]
            return .object(fields + roles(goal.roles))
        }
    }

    private func bestPace(_ best: BestPace?, _ unit: MeasureUnit) -> JSON {
        guard let best else { return .null }
        return .object([
            (key: "per_month", value: JSON(best.perMonth, unit)), (key: "months", value: JSON(best.months)),
            (key: "from", value: JSON(best.from)), (key: "to", value: JSON(best.to)),
            (key: "exceeded", value: .bool(best.isExceeded)),
        ])
    }

    private func budget(_ budget: ErrorBudget?) -> JSON {
        guard let budget else { return .null }
        return .object([
            (key: "allowed", value: JSON(budget.allowed)), (key: "used", value: JSON(budget.used)),
            (key: "left", value: JSON(budget.left)), (key: "reviews_passed", value: JSON(budget.passed)),
            (key: "reviews", value: JSON(budget.all)),
        ])
    }

    private func revision(_ move: RevisedTarget) -> JSON {
        .object([
            (key: "day", value: JSON(move.day)), (key: "from", value: JSON(move.from)),
            (key: "to", value: JSON(move.to)), (key: "because", value: JSON(move.because)),
        ])
    }

    var reviews: [JSON] {
        let goals = assessment.reviews.map { review in
            JSON.object([
                (key: "goal", value: .string(plan.goals[review.goal].heading.name)),
                (key: "due", value: JSON(review.due)),
                (key: "overdue_days", value: JSON(review.overdueDays)),
            ])
        }
        let risks = assessment.riskReviews.map { review in
            JSON.object([
                (key: "goal", value: .null), (key: "due", value: JSON(review.due)),
                (key: "overdue_days", value: JSON(review.overdueDays)),
                (key: "risk", value: .string(plan.risks[review.risk].heading.name)),
            ])
        }
        return goals + risks
    }
}

extension Goal.Aim {
    /// The word of `rhumb.run/1`.
    var kind: String {
        switch self {
        case .reach: "reach"
        case .keep: "keep"
        case .hold: "hold"
        }
    }
}
