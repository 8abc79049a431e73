// What an author has written for people: titles, reasons, notes.
import RhumbSyntax
import RhumbText

/// A text for people and where it stands, quotes included.
struct Prose {
    let text: String
    let span: SourceSpan
    /// Says why, or what was found: it may hold a claim about the data.
    let isReasoning: Bool

    init(_ literal: StringLiteral, isReasoning: Bool = false) {
        text = literal.value
        span = literal.span
        self.isReasoning = isReasoning
    }
}

extension Declaration {
    /// Adds the texts of a declaration, in order. Those of a `say` are sentences with holes and not among them.
    func addProse(to all: inout [Prose]) {
        // The string after an assumption's value says why.
        if let title { all.append(Prose(title, isReasoning: kind == .assumption)) }
        for clause in clauses { all += clause.payload.prose }
    }
}

extension ClausePayload {
    fileprivate var prose: [Prose] {
        switch self {
        case .title(_, let text), .promise(let text), .surveyPart(let text): [Prose(text)]
        case .because(let text), .note(let text), .finding(_, let text, _), .lesson(_, let text, _),
            .reviewed(_, let text, _):
            [Prose(text, isReasoning: true)]
        case .revised(_, _, let because): because.map { [Prose($0, isReasoning: true)] } ?? []
        case .attribute(let attribute): attribute.title.map { [Prose($0)] } ?? []
        case .tier(let tier): tier.title.map { [Prose($0)] } ?? []
        case .stage(let stage): stage.title.map { [Prose($0)] } ?? []
        case .task(let task): task.title.map { [Prose($0)] } ?? []
        case .question(let question): [Prose(question.title)]
        case .investmentCost(let amount), .benefit(let amount): amount.title.map { [Prose($0)] } ?? []
        case .file, .base, .condition, .trigger, .source, .expression, .better, .owner, .decides, .consults,
            .informs, .atLeastRows, .today, .start, .serves, .period, .currency, .budget, .contact, .fit, .rollup,
            .key, .column, .event, .extracted, .consent, .require, .rfm, .metricKind, .splitBy, .forecast,
            .matureAfter, .active, .cohortEvery, .cohortLast, .unbounded, .cohort, .measure, .deadline, .baseline,
            .baselineMeasured, .target, .targetUp, .targetDown, .keep, .hold, .milestone, .pace, .partOf, .priority,
            .weight, .review, .bands, .covers, .memberOf, .people, .rate, .capacity, .holiday, .workday, .advances,
            .after, .finish, .effort, .cost, .done, .doneMeasured, .spent, .repeats, .actionKind, .investmentOf,
            .horizon, .discount, .riskKind, .likelihood, .impact, .threatens, .signal, .response, .fallback,
            .residual, .say, .worth, .order, .limit, .startAction, .override, .given, .expect, .broken:
            []
        }
    }
}
