// Chances and prices that stand in a worth without a reason.
import RhumbModel
import RhumbSyntax
import RhumbText

extension Rule {
    static let magicNumber = Rule(
        "data/magic-number", .warning,
        Message("The figures of a worth are assumptions with reasons", zh: "价值里的数字要写成有依据的假定"),
        why: Message(
            """
            Which customer is called first hangs on the chance that a call works. Written into the worth, it is a number \
            that nobody can check, and two advices may use two. As an assumption it has a name, a reason and one place, and \
            a scenario can change it.
            """,
            zh: """
                先给谁打电话，取决于打了有多大把握。把握直接写成数字，谁也没法核对，两条建议还可能各写各的。写成假定，就有了名称、\
                依据和唯一的出处，情景里也可以改。
                """),
        bad: """
            advice call "Call families" of family {
              say "Call {name}"; limit 60
              worth spend * ‹15%›
            }
            """,
        good: """
            advice call "Call families" of family {
              say "Call {name}"; limit 60
              worth spend * recall_rate
            }
            """
    ) { lint in
        for advice in lint.plan.advice.all {
            for clause in lint.clauses(of: advice.heading) {
                guard case .worth(let expression) = clause.payload else { continue }
                for quantity in expression.bareFigures {
                    let (figure, shown) = (lint.written(quantity.span), advice.heading.shown)
                    let example = AssumptionExample(for: quantity, figure, in: advice.heading.name)
                    lint.report(
                        at: quantity.span,
                        Message(
                            "\(figure) in the worth of “\(shown)” has no reason that anybody could check",
                            zh: "“\(shown)”的价值里写着 \(figure)，没有可以核对的依据"),
                        help: Message(
                            "declare it: \(example.text.english), and write its name here",
                            zh: "请写成假定：\(example.text.chinese)，这里改写名称"))
                }
            }
        }
    }
}

/// An assumption that could stand in place of a figure.
private struct AssumptionExample {
    let text: Message

    init(for quantity: Quantity, _ figure: String, in advice: String) {
        let isLatin = advice.isASCII
        func name(_ end: String, _ chinese: String) -> String { advice + (isLatin ? "_\(end)" : chinese) }
        if case .percent = quantity.unit {
            let name = name("rate", "成功率")
            text = Message(
                "assumption \(name) \(figure) \"62 of 412 came back\"", zh: "假定 \(name) \(figure) \"412 位中 62 位再来\"")
        } else {
            let name = name("value", "单次价值")
            text = Message(
                "assumption \(name) \(figure) \"What a guest leaves on average, 2025\"",
                zh: "假定 \(name) \(figure) \"2025 年平均每位客人带来的毛利\"")
        }
    }
}

extension RhumbSyntax.Expression {
    /// Percentages and amounts that are multiplied and added here; thresholds of conditions are none.
    fileprivate var bareFigures: [Quantity] {
        switch kind {
        case .literal(.quantity(let quantity)): quantity.isEstimate ? [quantity] : []
        case .percentOf(let quantity, let inner): (quantity.isEstimate ? [quantity] : []) + inner.bareFigures
        case .binary(_, let left, let right), .otherwise(let left, let right): left.bareFigures + right.bareFigures
        case .negate(let inner): inner.bareFigures
        case .literal, .name, .today, .period, .aggregate, .call, .model, .quintile, .span, .member, .ofSegment,
            .inSet, .windowed, .compare, .and, .or, .not, .isStatus, .known, .missing, .like:
            []
        }
    }
}

extension Quantity {
    /// A percentage or an amount, but nothing and the whole.
    fileprivate var isEstimate: Bool {
        switch unit {
        case .percent: integer != 0 && integer != 100
        case .currency: integer != 0
        case .points, .time, .times, nil: false
        }
    }
}
