// What kinds of things are called, in messages and in editors.
import RhumbModel
import RhumbSyntax
public import RhumbText

extension NamedKind {
    /// With its article.
    public var word: Message {
        switch self {
        case .plan: Message("the plan", zh: "方案")
        case .strategy: Message("a strategy", zh: "战略")
        case .dataset: Message("a dataset", zh: "数据集")
        case .column: Message("a column", zh: "列")
        case .attribute: Message("an attribute", zh: "属性")
        case .tiers: Message("tiers", zh: "层级")
        case .tier: Message("a tier", zh: "层")
        case .relation: Message("related rows", zh: "关联的行")
        case .segment: Message("a segment", zh: "客群")
        case .metric: Message("a metric", zh: "指标")
        case .funnel: Message("a funnel", zh: "漏斗")
        case .stage: Message("a stage", zh: "阶段")
        case .cohorts: Message("cohorts", zh: "同期群")
        case .survey: Message("a survey", zh: "问卷")
        case .goal: Message("a goal", zh: "目标")
        case .programme: Message("a programme", zh: "专项")
        case .person: Message("a person", zh: "人员")
        case .resource: Message("a resource", zh: "资源")
        case .assumption: Message("an assumption", zh: "假定")
        case .calendar: Message("a calendar", zh: "日历")
        case .action: Message("an action", zh: "行动")
        case .task: Message("a task", zh: "任务")
        case .investment: Message("an investment", zh: "投资测算")
        case .risk: Message("a risk", zh: "风险")
        case .advice: Message("an advice", zh: "建议")
        case .scenario: Message("a scenario", zh: "情景")
        }
    }
}

extension Symbol {
    var kind: NamedKind {
        switch self {
        case .strategy: .strategy
        case .dataset: .dataset
        case .segment: .segment
        case .metric: .metric
        case .funnel: .funnel
        case .cohorts: .cohorts
        case .survey: .survey
        case .goal: .goal
        case .programme: .programme
        case .person: .person
        case .resource: .resource
        case .assumption: .assumption
        case .calendar: .calendar
        case .action: .action
        case .investment: .investment
        case .risk: .risk
        case .advice: .advice
        case .scenario: .scenario
        }
    }
}

extension Symbol {
    /// Stands for a declaration of a kind that is in no arena: only its kind may be asked for. nil where the kind has no names.
    init?(_ kind: DeclarationKind) {
        switch kind {
        case .strategy: self = .strategy(ID(0))
        case .dataset: self = .dataset(ID(0))
        case .segment: self = .segment(ID(0))
        case .metric: self = .metric(ID(0))
        case .funnel: self = .funnel(ID(0))
        case .cohorts: self = .cohorts(ID(0))
        case .survey: self = .survey(ID(0))
        case .goal: self = .goal(ID(0))
        case .programme: self = .programme(ID(0))
        case .person: self = .person(ID(0))
        case .resource: self = .resource(ID(0))
        case .assumption: self = .assumption(ID(0))
        case .calendar: self = .calendar
        case .action: self = .action(ID(0))
        case .investment: self = .investment(ID(0))
        case .risk: self = .risk(ID(0))
        case .advice: self = .advice(ID(0))
        case .scenario: self = .scenario(ID(0))
        case .plan, .use, .attributes, .tiers, .test: return nil
        }
    }
}
