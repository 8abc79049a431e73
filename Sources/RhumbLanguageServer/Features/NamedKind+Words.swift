// How editors show kinds of things.
import RhumbChecker
import RhumbFormats
import RhumbSyntax
import RhumbText

extension NamedKind {
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
