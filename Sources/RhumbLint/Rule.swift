// What a lint rule is: what it finds, and its page. One rule a file; the files of a group are a folder.
import RhumbModel
public import RhumbText

/// The groups of rules, in the order of the reference.
public enum RuleGroup: String, Sendable, CaseIterable {
    /// Goals: specific, measurable, achievable, relevant, timed.
    case smart
    /// The plan as a whole: owners, work, money, reviews.
    case plan
    /// What no data can change: conditions and goals against one another.
    case logic
    case risk
    case data
    case style
    /// Suppressions themselves.
    case lint

    /// The heading of its rules.
    public var title: Message {
        switch self {
        case .smart: Message("SMART goals", zh: "SMART 目标")
        case .plan: Message("The plan as a whole", zh: "整个方案")
        case .logic: Message("Conditions and goals against one another", zh: "条件与目标之间")
        case .risk: Message("Risks", zh: "风险")
        case .data: Message("Data and definitions", zh: "数据与口径")
        case .style: Message("Style", zh: "写法")
        case .lint: Message("Suppressions", zh: "豁免")
        }
    }
}

/// A habit that a plan should have. It speaks of plans that check; what most rules say is true of every data, some look at
/// what was measured.
public final class Rule: Sendable {
    enum Look: Sendable {
        case plan(@Sendable (inout Lint) -> Void)
        case data(@Sendable (inout Lint, Measurements) -> Void)
    }

    /// Stable: `group/what`.
    public let id: String
    /// The part of the id before the stroke.
    public let group: RuleGroup
    /// How much its findings matter where nobody says otherwise.
    public let level: Level
    /// What a plan should do, as one sentence.
    public let summary: Message
    /// Why, and the practice behind it.
    public let why: Message
    /// Declarations that break it once, with ‹ › around the place that is shown. The tests put Tests/Corpus/lint/rest.rhumb
    /// beside them. A rule that looks at data is tried on the rows of the test that stands in its example.
    public let bad: String
    /// The same, mended.
    public let good: String
    let look: Look

    private init(
        id: String, level: Level, summary: Message, why: Message, bad: String, good: String, look: Look
    ) {
        self.id = id
        group = RuleGroup(rawValue: String(id.prefix { $0 != "/" })) ?? .plan
        self.level = level
        self.summary = summary
        self.why = why
        self.bad = bad
        self.good = good
        self.look = look
    }

    convenience init(
        _ id: String, _ level: Level, _ summary: Message, why: Message, bad: String, good: String,
        find: @escaping @Sendable (inout Lint) -> Void
    ) {
        self.init(id: id, level: level, summary: summary, why: why, bad: bad, good: good, look: .plan(find))
    }

    /// One that looks at data.
    convenience init(
        _ id: String, _ level: Level, _ summary: Message, why: Message, bad: String, good: String,
        findInData: @escaping @Sendable (inout Lint, Measurements) -> Void
    ) {
        self.init(id: id, level: level, summary: summary, why: why, bad: bad, good: good, look: .data(findInData))
    }

    /// Is it asked only where data were read?
    public var needsData: Bool {
        switch look {
        case .plan: false
        case .data: true
        }
    }
}
