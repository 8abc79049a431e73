// Clauses of the typed view: what a header or a line of a block says.

public import RhumbText

/// One clause and where it stands.
public struct Clause: Sendable, Hashable {
    public let payload: ClausePayload
    public let span: SourceSpan
    /// The clause word, or the name that stands in its place.
    public let keywordSpan: SourceSpan

    public init(_ payload: ClausePayload, span: SourceSpan, keywordSpan: SourceSpan) {
        self.payload = payload
        self.span = span
        self.keywordSpan = keywordSpan
    }
}

/// What a clause says. "header" marks those that stand before the brace.
public indirect enum ClausePayload: Sendable, Hashable {
    // Header
    /// `use "shared/metrics.rhumb"`.
    case file(StringLiteral)
    /// `of guests`: what attributes, a segment, tiers or an advice speak about.
    case base(Path)
    /// `where E` of a segment or an advice.
    case condition(Expression)
    /// `when E` of an advice.
    case trigger(Expression)
    /// `from "data/guests.csv"`.
    case source(StringLiteral)
    /// A metric's expression; an assumption's value.
    case expression(Expression)
    /// `better higher`: in a metric's header or block.
    case better(Better)

    // In several blocks
    /// `title en "…" zh "…"`, one clause for each language.
    case title(Language, StringLiteral)
    case because(StringLiteral)
    case note(StringLiteral)
    case owner(Path)
    /// `decides lucy_ma`: who has the last word.
    case decides(Path)
    case consults([Path])
    case informs([Path])
    /// `at least 200 rows`: of a metric or a goal.
    case atLeastRows(Quantity)
    /// `today 2026-06-30` of a plan or a test.
    case today(DateLiteral)
    /// `start 2026-03-01` or, of a goal, `start after GOAL`.
    case start(StartSyntax)
    case serves([Path])

    /// `lesson 2026-05-04 "…" by wang_fang`: of a goal, an action, a programme.
    case lesson(DateLiteral, StringLiteral, by: Path?)
    /// `finding 2025-11-20 "…" from survey`: of the plan, a strategy, a segment, a goal.
    case finding(DateLiteral, StringLiteral, from: Path?)

    // plan
    case period(from: DateLiteral, to: DateLiteral)
    case currency(Name)
    case budget(Expression)
    case contact(ContactSyntax)
    case fit(FitSyntax)

    // strategy
    case rollup(Rollup)

    // dataset
    case key(ColumnSyntax)
    case column(ColumnSyntax)
    case event(Name)
    case extracted(DateLiteral)
    /// `consent marketing_ok`.
    case consent(Name)
    case require(RequirementSyntax)

    // attributes, segment, tiers
    case attribute(AttributeSyntax)
    case promise(StringLiteral)
    case tier(TierSyntax)
    case rfm(RFMSyntax)

    // metric
    case metricKind(MetricKindSyntax)
    /// `split by channel`.
    case splitBy(Path)
    /// `forecast 6 months`.
    case forecast(Quantity)

    // funnel, cohorts, survey
    case stage(StageSyntax)
    /// `mature after 60 days`.
    case matureAfter(Quantity)
    /// `active bookings where not cancelled`.
    case active(Path, where: Expression?)
    /// `every 1 quarter`.
    case cohortEvery(Quantity)
    /// `last 8`.
    case cohortLast(Quantity)
    case unbounded
    /// `part "Where we are"`: the questions after it belong to it.
    case surveyPart(StringLiteral)
    case question(QuestionSyntax)

    // goal
    /// `of family`, or the fixed cohort `of family on 2025-12-31`.
    case cohort(Path, on: DateLiteral?)
    case measure(Expression)
    case deadline(DateLiteral)
    case baseline(Expression)
    case baselineMeasured(DateLiteral)
    case target(Expression)
    case targetUp(Expression)
    case targetDown(Expression)
    case keep(Bound, Expression, share: Quantity?)
    case hold(from: Expression, to: Expression, share: Quantity?)
    case milestone(Expression, by: DateLiteral)
    case pace(PaceSyntax)
    /// `part of revenue_2026`: its parent.
    case partOf(Path)
    /// `priority 1`, the highest.
    case priority(Quantity)
    case weight(Quantity)
    /// `review every 2 weeks`.
    case review(Quantity)
    case reviewed(DateLiteral, StringLiteral, by: Path?)
    /// `revised 2026-05-06 to 42% because "…"`.
    case revised(DateLiteral, to: Expression, because: StringLiteral?)
    /// `bands 95% 75%`: on track from, at risk from.
    case bands(Quantity, Quantity)

    // programme
    /// `covers core, keep_goal, club`: declarations of any kind.
    case covers([Path])

    // person, resource
    /// `of guest_relations` of a person.
    case memberOf(Path)
    case people(Quantity)
    case rate(Expression, per: TimeUnit)
    case capacity(Quantity)

    // calendar
    case holiday(StretchSyntax)
    case workday(StretchSyntax)

    // action
    case advances(Path, by: Expression?)
    case after([LinkSyntax])
    case finish(DateLiteral)
    case effort(Quantity)
    case cost(Expression)
    case done(Quantity, on: DateLiteral?)
    /// `done avg(tasks.percent)`: measured.
    case doneMeasured(Expression)
    /// `spent 80_000 CNY on 2026-05-31`.
    case spent(Expression, on: DateLiteral?)
    /// `repeats every 1 month until 2026-12-31`.
    case repeats(every: Quantity, until: DateLiteral)
    case actionKind(Name)
    case task(TaskSyntax)

    // investment
    /// The actions that are paid for once.
    case investmentOf([Path])
    case investmentCost(AmountSyntax)
    case benefit(AmountSyntax)
    case horizon(Quantity)
    case discount(Quantity)

    // risk
    case riskKind(Name)
    case likelihood(LevelSyntax)
    case impact(LevelSyntax)
    case threatens([Path])
    case signal(Expression)
    case response(ResponseSyntax)
    case fallback(ResponseSyntax)
    case residual(likelihood: LevelSyntax, impact: LevelSyntax)

    // advice
    /// `say "…"`, or one clause for each language of `say en "…" zh "…"`.
    case say(Language?, Template)
    case worth(Expression)
    case order([OrderTerm])
    case limit(Quantity)
    /// `start family_club`: the action that the advice would start.
    case startAction(Path)

    // scenario
    case override(Path, OverrideSyntax)

    // test
    case given(Path, [TestRow])
    case expect(Claim)

    /// Refused with a message; the keyword is the clause that was meant, when that is known, and the name is what the line
    /// declares all the same.
    case broken(Keyword?, declares: Name?)
}

public enum Better: String, Sendable, Hashable, CaseIterable { case higher, lower }
public enum Rollup: String, Sendable, Hashable, CaseIterable { case worst, weighted }
public enum MetricKindSyntax: String, Sendable, Hashable, CaseIterable { case flow, stock }
public enum Bound: String, Sendable, Hashable, CaseIterable { case atLeast, atMost }
public enum PaceSyntax: String, Sendable, Hashable, CaseIterable { case straight, seasonal }

public enum StartSyntax: Sendable, Hashable {
    case date(DateLiteral)
    case after(Path)
}

/// `contact guests at most 1 every 30 days`; without `every`, once and for all of the plan's period.
public struct ContactSyntax: Sendable, Hashable {
    public let whom: Path
    public let limit: Quantity
    public let every: Quantity?
}

/// `fit at least 200 rows over 90 days`.
public struct FitSyntax: Sendable, Hashable {
    public let rows: Quantity
    public let over: Quantity?
}

/// `rfm recency, frequency, spend where frequency >= 1`.
public struct RFMSyntax: Sendable, Hashable {
    public let recency: Expression
    public let frequency: Expression
    public let spend: Expression
    public let condition: Expression?
}

/// `score number 0 .. 10 optional current`.
public struct ColumnSyntax: Sendable, Hashable {
    public let name: Name
    public let type: TypeSyntax
    public let typeSpan: SourceSpan
    public let isOptional: Bool
    public let isCurrent: Bool
}

public enum TypeSyntax: Sendable, Hashable {
    case text, yesNo, percent, date
    case integer(RangeSyntax?)
    /// `number 0 .. 10 rounded 4`: the digits kept after the point.
    case number(RangeSyntax?, rounded: Quantity?)
    /// Without a currency: the plan's.
    case money(Name?)
    /// `timestamp in "Asia/Shanghai"`.
    case timestamp(StringLiteral?)
    case oneOf([StringLiteral])
    /// `several of "food", "kids" separated by "|"`; without it by `;`.
    case severalOf([StringLiteral], separator: StringLiteral?)
    /// `refers to guests as stays`: the relation's name on the parent's side.
    case refersTo(Path, as: Name?)
}

/// `0 .. 10`, ends included.
public struct RangeSyntax: Sendable, Hashable {
    public let from: Expression
    public let to: Expression
}

public enum RequirementSyntax: Sendable, Hashable {
    /// `amount > 0 CNY`, `channel = "web" for 80%`.
    case predicate(Expression, share: Quantity?)
    /// `birth known for 95%`.
    case known(Expression, share: Quantity)
    /// `booked_on fresh within 30 days` (its newest row), or per row `email fresh within 180 days by email_date`.
    case fresh(Expression, within: Quantity, by: Name?)
    /// `phone unique`, `unique name, phone`.
    case unique([Name])
}

/// `spend sum(bookings.amount) "Spend"`.
public struct AttributeSyntax: Sendable, Hashable {
    public let name: Name
    public let value: Expression
    public let title: StringLiteral?
}

/// `stage called "Called" contacted`: the date is a value of the row.
public struct StageSyntax: Sendable, Hashable {
    public let name: Name
    public let title: StringLiteral?
    public let date: Expression
}

/// `question software "Which software?" "A" "CRM suite" 3, "B" "Web page"`: a column and what its texts mean.
public struct QuestionSyntax: Sendable, Hashable {
    public let column: Name
    public let title: StringLiteral
    public let options: [OptionSyntax]
}

public struct OptionSyntax: Sendable, Hashable {
    public let text: StringLiteral
    public let title: StringLiteral?
    public let points: Quantity?
}

/// `loyal when frequency >= 3`; nil is `otherwise`.
public struct TierSyntax: Sendable, Hashable {
    public let name: Name
    public let title: StringLiteral?
    public let condition: Expression?
}

/// `2026-10-01 .. 2026-10-07 "National Day"`: one day or several, ends included.
public struct StretchSyntax: Sendable, Hashable {
    public let from: DateLiteral
    public let to: DateLiteral?
    public let title: StringLiteral?
}

/// `after design + 2 workdays`.
public struct LinkSyntax: Sendable, Hashable {
    public let target: Path
    public let lag: Quantity?
    /// The lag is subtracted: a lead.
    public let isLead: Bool
}

/// `task launch "Launch" 30 workdays after design owner wang_fang done 35% on 2026-06-28`.
public struct TaskSyntax: Sendable, Hashable {
    public let name: Name
    public let title: StringLiteral?
    public let lasts: Quantity
    public let after: [LinkSyntax]
    public let owner: Path?
    public let done: Quantity?
    public let doneOn: DateLiteral?
}

/// `licence 80_000 CNY per year from 2027-01-01 "Licence fee"`.
public struct AmountSyntax: Sendable, Hashable {
    public let name: Name
    public let value: Expression
    public let per: TimeUnit?
    public let from: DateLiteral?
    public let title: StringLiteral?
}

/// `4 of 5`, or an expression: 30%, an amount, something over data.
public enum LevelSyntax: Sendable, Hashable {
    /// The scale is 5 where it is not written (`4级`).
    case rating(Quantity, of: Quantity)
    case expression(Expression)
}

public enum ResponseSyntax: Sendable, Hashable {
    case avoid(by: Path?)
    case transfer(by: Path?)
    case mitigate(by: Path?)
    case accept(approvedBy: Path?, until: DateLiteral?)
}

/// A `say` string split into text and the expressions in its braces.
public struct Template: Sendable, Hashable {
    public let parts: [TemplatePart]
    /// The whole string, quotes included.
    public let span: SourceSpan
}

public enum TemplatePart: Sendable, Hashable {
    case text(String)
    case expression(Expression)
}

public struct OrderTerm: Sendable, Hashable {
    public let expression: Expression
    public let highestFirst: Bool
}

public enum OverrideSyntax: Sendable, Hashable {
    /// The day says which milestone of several is meant.
    case value(Expression, by: DateLiteral?)
    case off
    case on
}

/// `{ id "g1", joined 2024-01-01 }`; the values are literals.
public struct TestRow: Sendable, Hashable {
    public let cells: [TestCell]
    public let span: SourceSpan
}

public struct TestCell: Sendable, Hashable {
    public let column: Name
    public let value: Expression
}

public enum Claim: Sendable, Hashable {
    case holds(Expression)
    /// `"g1" gets win_back`, `"g1" not gets win_back`.
    case gets(StringLiteral, negated: Bool, advice: Path)
    /// `price_war fires`.
    case fires(Path, negated: Bool)
}
