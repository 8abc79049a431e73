// The expressions of a clause, in order.

extension Declaration {
    /// All expressions that stand in it, with what they are made of.
    public var expressions: [Expression] {
        var all: [Expression] = []
        collectExpressions(into: &all) { _ in true }
        return all
    }

    /// Adds those of them that are wanted.
    public func collectExpressions(into all: inout [Expression], where isWanted: (Expression) -> Bool) {
        for clause in clauses {
            for expression in clause.payload.expressions { expression.collect(into: &all, where: isWanted) }
        }
    }
}

extension ClausePayload {
    /// Its outermost expressions.
    public var expressions: [Expression] {
        switch self {
        case .condition(let inner), .trigger(let inner), .expression(let inner), .budget(let inner),
            .measure(let inner), .baseline(let inner), .target(let inner), .targetUp(let inner),
            .targetDown(let inner), .keep(_, let inner, _), .milestone(let inner, _), .revised(_, let inner, _),
            .rate(let inner, _), .cost(let inner), .doneMeasured(let inner), .spent(let inner, _),
            .signal(let inner), .worth(let inner):
            [inner]
        case .hold(let from, let to, _): [from, to]
        case .key(let column), .column(let column): column.type.expressions
        case .require(let requirement): requirement.expressions
        case .attribute(let attribute): [attribute.value]
        case .tier(let tier): tier.condition.map { [$0] } ?? []
        case .rfm(let grid): [grid.recency, grid.frequency, grid.spend] + (grid.condition.map { [$0] } ?? [])
        case .stage(let stage): [stage.date]
        case .active(_, let condition): condition.map { [$0] } ?? []
        case .advances(_, let by): by.map { [$0] } ?? []
        case .investmentCost(let amount), .benefit(let amount): [amount.value]
        case .likelihood(let level), .impact(let level): level.expressions
        case .residual(let likelihood, let impact): likelihood.expressions + impact.expressions
        case .say(_, let template):
            template.parts.compactMap { if case .expression(let inner) = $0 { inner } else { nil } }
        case .order(let terms): terms.map(\.expression)
        case .override(_, .value(let value, _)): [value]
        case .given(_, let rows): rows.flatMap { $0.cells.map(\.value) }
        case .expect(.holds(let claim)): [claim]
        case .file, .base, .source, .better, .title, .because, .note, .owner, .decides, .consults, .informs,
            .atLeastRows, .today, .start, .serves, .lesson, .finding, .period, .currency, .contact, .fit, .rollup,
            .event, .extracted, .consent, .promise, .metricKind, .splitBy, .forecast, .matureAfter, .cohortEvery,
            .cohortLast, .unbounded, .surveyPart, .question, .cohort, .deadline, .baselineMeasured, .pace, .partOf,
            .priority, .weight, .review, .reviewed, .bands, .covers, .memberOf, .people, .capacity, .holiday,
            .workday, .after, .finish, .effort, .done, .repeats, .actionKind, .task, .investmentOf, .horizon,
            .discount, .riskKind, .threatens, .response, .fallback, .limit, .startAction, .override, .expect,
            .broken:
            []
        }
    }
}

extension TypeSyntax {
    fileprivate var expressions: [Expression] {
        switch self {
        case .integer(let range), .number(let range, _): range.map { [$0.from, $0.to] } ?? []
        case .text, .yesNo, .percent, .date, .money, .timestamp, .oneOf, .severalOf, .refersTo: []
        }
    }
}

extension RequirementSyntax {
    fileprivate var expressions: [Expression] {
        switch self {
        case .predicate(let inner, _), .known(let inner, _), .fresh(let inner, _, _): [inner]
        case .unique: []
        }
    }
}

extension LevelSyntax {
    fileprivate var expressions: [Expression] {
        switch self {
        case .rating: []
        case .expression(let inner): [inner]
        }
    }
}
