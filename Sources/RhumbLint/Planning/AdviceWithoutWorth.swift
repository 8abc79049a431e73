// Advice that nobody can weigh.
import RhumbModel
import RhumbText

extension Rule {
    static let adviceWithoutWorth = Rule(
        "plan/advice-without-worth", .note,
        Message("An advice to customers says what following it is worth", zh: "对客户的建议要写明价值"),
        why: Message(
            """
            Where two advices want the same customer, the one of greater worth wins; without a worth the choice is blind. \
            The report also sets the worth beside the cost of the action that an advice starts.
            """,
            zh: "两条建议都想联系同一位客户时，价值大的优先；不写价值，取舍就没有根据。建议会启动的行动，报告还会拿它的价值和费用对照。"),
        bad: """
            advice ‹call› "Call families" of family {
              say "Call {name}"; limit 60
            }
            """,
        good: """
            advice call "Call families" of family {
              say "Call {name}"; limit 60
              worth spend * recall_rate
            }
            """
    ) { lint in
        for advice in lint.plan.advice.all where advice.dataset != nil && advice.worth == nil {
            let name = advice.heading.shown
            let share = lint.plan.firstShare
            lint.report(
                at: advice.heading.span,
                Message("“\(name)” does not say what following it is worth", zh: "“\(name)”没有写照做的价值"),
                help: Message(
                    "add an amount of the row times a chance, as in: worth spend * \(share ?? "win_back_rate")",
                    zh: "请写这一行的金额乘以成功的可能，例如：价值 消费额 * \(share ?? "召回率")"))
        }
    }
}

extension CheckedPlan {
    /// The first assumption that is a percentage.
    fileprivate var firstShare: String? {
        assumptions.all.first { if case .percent = $0.value { true } else { false } }?.heading.name
    }
}
