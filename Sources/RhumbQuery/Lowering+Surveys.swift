// Points of a survey: a question's are the first option's whose text was given, a sum is over the questions that were answered.
import RhumbModel
import RhumbText
import RhumbValues

extension Lowering {
    /// Decimal places of points.
    private static let places = 4

    /// The row's points over all questions; unknown where none with points was answered.
    mutating func score(of id: ID<Survey>, _ context: LoweringContext) -> LoweredValue {
        score(plan.surveys[id].questions, of: plan.surveys[id].dataset, context)
    }

    mutating func score(
        _ questions: [Survey.Question], of dataset: ID<Dataset>, _ context: LoweringContext
    ) -> LoweredValue {
        var sum: NodeID?
        var answered: [NodeID] = []
        for question in questions where question.hasPoints {
            guard let points = points(question, of: dataset, context) else { continue }
            answered.append(builder.map(.known, [points], .truth))
            let counted = builder.map(.fallback, [points, builder.integer(0)], .integer)
            sum = sum.map { builder.map(.add, [$0, counted], .integer) } ?? counted
        }
        guard let sum else { return unknown(.number) }
        let anyAnswered = builder.map(.or, answered, .truth)
        return LoweredValue(
            node: builder.map(.onlyWhere, [anyAnswered, sum], .integer), form: .scaled(Lowering.places))
    }

    /// The points of one answer; unknown where there is none, or where the option has none. A cell of several adds up.
    mutating func points(
        _ question: Survey.Question, of dataset: ID<Dataset>, _ context: LoweringContext
    ) -> NodeID? {
        var sum: NodeID?
        var chosen: [NodeID] = []
        for (position, option) in question.options.enumerated() {
            guard let points = option.points?.scaled(Lowering.places) else { continue }
            let isChosen = isChosen(position, in: question, of: dataset, context)
            chosen.append(isChosen)
            let given = builder.map(.onlyWhere, [isChosen, builder.integer(points)], .integer)
            let counted = builder.map(.fallback, [given, builder.integer(0)], .integer)
            sum = sum.map { builder.map(.add, [$0, counted], .integer) } ?? counted
        }
        guard let sum else { return nil }
        let isAnswered =
            isSeveral(question, of: dataset)
            ? builder.map(.known, [answer(question, of: dataset, context)], .truth) : builder.map(.or, chosen, .truth)
        let isYes = builder.map(.fallback, [isAnswered, builder.constant(.truth(false), .truth)], .truth)
        return builder.map(.onlyWhere, [isYes, sum], .integer)
    }

    /// Is the option among the answers?
    mutating func isChosen(
        _ position: Int, in question: Survey.Question, of dataset: ID<Dataset>, _ context: LoweringContext
    ) -> NodeID {
        let answer = answer(question, of: dataset, context)
        if isSeveral(question, of: dataset) { return builder.map(.hasBit(position), [answer], .truth) }
        return builder.map(.compare(.equal), [answer, builder.integer(Int64(position))], .truth)
    }

    /// The answer as the column holds it.
    mutating func answer(_ question: Survey.Question, of dataset: ID<Dataset>, _ context: LoweringContext) -> NodeID {
        let column = plan.datasets[dataset].columns[question.column]
        let texts = question.options.map(\.text)
        return lowerFresh(
            Expression(
                .column(dataset, question.column),
                type: isSeveral(question, of: dataset) ? .several(texts) : .category(texts), span: column.span),
            LoweringContext(today: context.today, dataset: dataset)
        ).node
    }

    private func isSeveral(_ question: Survey.Question, of dataset: ID<Dataset>) -> Bool {
        if case .several = plan.datasets[dataset].columns[question.column].kind { true } else { false }
    }
}
