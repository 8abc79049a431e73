// What kinds of things are called, and how editors show them.
import RhumbChecker
import RhumbFormats
import RhumbSyntax
import RhumbText

extension NamedKind {
    /// With its article.
    var word: Message {
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

    /// The colour of its names.
    var tokenType: TokenType {
        switch self {
        case .plan, .strategy, .programme, .calendar: .namespace
        case .dataset, .relation: .class
        case .segment, .tiers, .cohorts, .funnel, .survey: .struct
        case .column, .attribute: .property
        case .metric: .function
        case .goal: .event
        case .action, .task, .investment: .method
        case .assumption, .scenario: .variable
        case .tier, .stage: .enumMember
        case .person, .resource: .type
        case .advice, .risk: .macro
        }
    }

    /// `SymbolKind` of the protocol.
    var symbolKind: Int64 {
        switch self {
        case .plan: 4
        case .strategy, .programme, .calendar: 3
        case .dataset, .relation: 5
        case .segment, .tiers, .cohorts, .funnel, .survey: 23
        case .column, .attribute: 7
        case .metric: 12
        case .goal: 24
        case .action, .task, .investment: 6
        case .assumption, .scenario: 13
        case .tier, .stage: 22
        case .person, .resource: 26
        case .advice, .risk: 2
        }
    }

    /// `CompletionItemKind` of the protocol.
    var completionKind: Int64 {
        switch self {
        case .plan, .strategy, .programme, .calendar: 9
        case .dataset, .relation: 7
        case .segment, .tiers, .cohorts, .funnel, .survey: 22
        case .column, .attribute: 10
        case .metric: 3
        case .goal: 23
        case .action, .task, .investment: 2
        case .assumption, .scenario: 6
        case .tier, .stage: 20
        case .person, .resource: 25
        case .advice, .risk: 21
        }
    }
}

/// The colours of the protocol that are used, in the order in which the client is told of them.
enum TokenType: String, CaseIterable {
    case namespace, `class`, `struct`, property, function, event, method, variable, enumMember, type, macro, keyword
    case number, string, comment, `operator`

    /// Its place in that order.
    var ordinal: Int {
        switch self {
        case .namespace: 0
        case .class: 1
        case .struct: 2
        case .property: 3
        case .function: 4
        case .event: 5
        case .method: 6
        case .variable: 7
        case .enumMember: 8
        case .type: 9
        case .macro: 10
        case .keyword: 11
        case .number: 12
        case .string: 13
        case .comment: 14
        case .operator: 15
        }
    }
}
