// The agenda of a review: what is due, what changed since it was last looked at, and what is to be decided.
import RhumbAssessment
import RhumbFormats
import RhumbModel
import RhumbText
import RhumbValues

/// The agenda of a run's day, as a report of its own kind.
public struct ReviewAgenda: Sendable {
    let report: Report

    public init(_ report: Report) { self.report = report }

    /// Reviews that should have been held by today, the longest overdue first.
    var due: [ReviewAssessment] { report.assessment.reviews.filter { $0.due <= report.assessment.today } }

    /// Risks that should have been looked at by today.
    var dueRisks: [RiskReviewAssessment] {
        report.assessment.riskReviews.filter { $0.due <= report.assessment.today }
    }

    /// What has been learnt by today, the latest first.
    var lessons: [CheckedPlan.NoteAbout] {
        report.plan.lessons.filter { $0.note.day <= report.assessment.today }.reversed()
    }

    /// Reviews that come later.
    var next: [ReviewAssessment] { report.assessment.reviews.filter { $0.due > report.assessment.today } }

    /// The review that was held last; nil where there was none.
    func last(_ goal: Goal) -> Goal.Review? {
        goal.reviews.filter { $0.day <= report.assessment.today }.max { $0.day < $1.day }
    }

    /// Actions that are late and not over.
    var late: [ID<Action>] {
        report.plan.actions.ids.filter { id in
            guard let judged = report.assessment.actions.at(id.index), !report.plan.actions[id].isOff else {
                return false
            }
            return judged.status.value != .done && (judged.lateByDays ?? 0) > 0
        }
    }

    /// What asks for a decision: the plan's own recommendations but for the reviews themselves.
    var decisions: [Recommendation] {
        report.assessment.recommendations.filter { given in
            switch given.origin {
            case .review, .riskReview: false
            case .advice: given.key == nil
            case .risk, .lateAction, .requirement: true
            }
        }
    }
}

/// An agenda as text for a terminal, ended by a newline.
/// - Parameters:
///   - width: columns of the terminal; taken as 40 to 200.
///   - colour: with escape sequences for colours.
public func terminal(_ agenda: ReviewAgenda, width: Int, colour: Bool) -> String {
    terminal(ReviewPage(agenda).page, width: width, colour: colour)
}

/// An agenda as Markdown, ended by a newline.
public func markdown(_ agenda: ReviewAgenda) -> String {
    markdown(ReviewPage(agenda).page, in: agenda.report.language)
}

/// An agenda as a JSON document of schema `rhumb.review/1`, ended by a newline.
public func json(_ agenda: ReviewAgenda) -> String { ReviewJSON(agenda: agenda).document.text() }

private struct ReviewJSON {
    let agenda: ReviewAgenda

    private var report: Report { agenda.report }
    private var plan: CheckedPlan { agenda.report.plan }

    var document: JSON {
        .object([
            (key: "schema", value: "rhumb.review/1"),
            (key: "plan", value: .string(plan.heading.name)),
            (key: "title", value: JSON(plan.heading.title)),
            (key: "today", value: JSON(report.assessment.today)),
            (key: "language", value: .string(report.language.rawValue)),
            (key: "due", value: .array(agenda.due.map { due($0) })),
            (key: "late_actions", value: .array(agenda.late.map { action($0) })),
            (key: "decisions", value: .array(agenda.decisions.map { decision($0) })),
            (key: "next", value: .array(agenda.next.map { next($0) })),
            (key: "risks", value: .array(agenda.dueRisks.map { due($0) })),
            (key: "lessons", value: .array(agenda.lessons.map { lesson($0) })),
        ])
    }

    private func due(_ review: ReviewAssessment) -> JSON {
        let goal = plan.goals[review.goal]
        let judged = report.assessment.goals.at(review.goal.index)
        return .object([
            (key: "goal", value: .string(goal.heading.name)),
            (key: "title", value: JSON(goal.heading.title)),
            (key: "owner", value: JSON(plan.name(of: goal.owner))),
            (key: "due", value: JSON(review.due)),
            (key: "overdue_days", value: JSON(review.overdueDays)),
            (key: "status", value: JSON(judged?.status.value.rawValue)),
            (key: "value", value: JSON(judged?.measured.value ?? .unknown)),
            (key: "target", value: JSON(judged?.target ?? .unknown)),
            (key: "because", value: sentences(judged?.status.because ?? [])),
            (key: "last_review", value: last(goal, review.goal)),
            (
                key: "actions",
                value: .array(
                    plan.actions.ids.filter { id in plan.actions[id].advances.contains { $0.goal == review.goal } }
                        .map { action($0) })
            ),
        ])
    }

    private func due(_ review: RiskReviewAssessment) -> JSON {
        let risk = plan.risks[review.risk]
        let judged = report.assessment.risks.at(review.risk.index)
        return .object([
            (key: "risk", value: .string(risk.heading.name)),
            (key: "title", value: JSON(risk.heading.title)),
            (key: "owner", value: JSON(plan.name(of: risk.owner))),
            (key: "due", value: JSON(review.due)),
            (key: "overdue_days", value: JSON(review.overdueDays)),
            (key: "signal", value: JSON(judged?.signal.value.rawValue)),
            (key: "because", value: sentences(judged?.reasons ?? [])),
        ])
    }

    private func lesson(_ lesson: CheckedPlan.NoteAbout) -> JSON {
        .object([
            (key: "day", value: JSON(lesson.note.day)), (key: "text", value: .string(lesson.note.text)),
            (key: "about", value: .string(lesson.about.name)), (key: "by", value: JSON(plan.name(of: lesson.note.by))),
        ])
    }

    private func last(_ goal: Goal, _ id: ID<Goal>) -> JSON {
        guard let last = agenda.last(goal) else { return .null }
        return .object([
            (key: "day", value: JSON(last.day)), (key: "finding", value: .string(last.finding)),
            (key: "by", value: JSON(plan.name(of: last.by))),
            (
                key: "value",
                value: JSON(report.measurements.goals.at(id.index)?.lastReview?.measurement.value ?? .unknown)
            ),
        ])
    }

    private func action(_ id: ID<Action>) -> JSON {
        let judged = report.assessment.actions.at(id.index)
        return .object([
            (key: "name", value: .string(plan.actions[id].heading.name)),
            (key: "title", value: JSON(plan.actions[id].heading.title)),
            (key: "status", value: JSON(judged?.status.value.rawValue)),
            (key: "done", value: JSON(judged?.done)),
            (key: "late_by_days", value: JSON(judged?.lateByDays)),
            (key: "owner", value: JSON(plan.name(of: plan.actions[id].owner))),
        ])
    }

    private func decision(_ given: Recommendation) -> JSON {
        let origin = plan.origin(of: given)
        return .object([
            (key: "say", value: .string(given.say.text(in: report.language))),
            (key: "owner", value: JSON(plan.name(of: plan.owner(of: given)))),
            (key: "because", value: sentences(given.because)), (key: "kind", value: .string(origin.kind.rawValue)),
            (key: "about", value: .string(origin.name)),
        ])
    }

    private func next(_ review: ReviewAssessment) -> JSON {
        .object([
            (key: "goal", value: .string(plan.goals[review.goal].heading.name)), (key: "due", value: JSON(review.due)),
        ])
    }

    private func sentences(_ messages: [Message]) -> JSON {
        .strings(messages.map { $0.text(in: report.language) })
    }
}
