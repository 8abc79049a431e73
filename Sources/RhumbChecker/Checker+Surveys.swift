// Surveys: the columns that hold the answers, what the answers mean, and the value that their points add up to.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    /// Before attributes are checked: the survey's points are a value of the row that they may speak of.
    mutating func checkSurveys() {
        for id in plan.surveys.ids {
            guard let located = located[.survey(id)], let base = analysisBase(located) else { continue }
            plan.surveys[id].dataset = base.dataset
            plan.surveys[id].segment = base.segment
            for clause in located.declaration.clauses {
                switch clause.payload {
                case .surveyPart(let title): plan.surveys[id].parts.append(title.value)
                case .question(let syntax):
                    if let question = question(syntax, of: plan.surveys[id]) {
                        plan.surveys[id].questions.append(question)
                    } else {
                        refusedNames.insert(plan.surveys[id].heading.name)
                    }
                default: break
                }
            }
            declareScore(id, located)
        }
    }

    /// The row's value that is called like the survey.
    private mutating func declareScore(_ id: ID<Survey>, _ located: Located) {
        let survey = plan.surveys[id]
        guard survey.hasPoints else {
            guard survey.questions.isEmpty, !located.declaration.isBroken else { return }
            guard !located.declaration.clauses.contains(where: \.isQuestion) else { return }
            error(
                "survey/questions", Message("this survey asks nothing", zh: "这份问卷没有题目"),
                at: located.declaration.nameSpan,
                help: Message(
                    "add: question software \"Which software?\" \"A\" \"None\" 0, \"B\" \"A CRM\" 3",
                    zh: "请加上：题目 软件 \"用什么软件？\" \"A\" \"没有\" 0，\"B\" \"CRM 系统\" 3"))
            return
        }
        let node = plan.add(.score(id), .number, at: survey.heading.span)
        let attribute = plan.attributes.add(Attribute(heading: survey.heading, dataset: survey.dataset, value: node))
        declareRowName(survey.heading.name, .attribute(attribute), of: survey.dataset, at: survey.heading.span)
    }

    private mutating func question(_ syntax: QuestionSyntax, of survey: Survey) -> Survey.Question? {
        let dataset = plan.datasets[survey.dataset]
        guard let column = dataset.columns.firstIndex(where: { $0.name == syntax.column.text }) else {
            unknownName(
                syntax.column.text, at: syntax.column.span,
                expected: Message(
                    "a column of `\(dataset.heading.name)`", zh: "“\(dataset.heading.name)”的列"),
                candidates: dataset.columns.map(\.name))
            return nil
        }
        note(syntax.column.span, means: dataset.columns[column].span)
        guard let texts = dataset.columns[column].kind.choices else {
            error(
                "survey/column",
                Message("the answers to a question are a choice, and this column has none", zh: "题目的回答须是选项，而这一列没有声明取值"),
                at: syntax.column.span,
                help: Message(
                    "declare it with its answers: \(syntax.column.text) one of "
                        + syntax.options.map { "\"\($0.text.value)\"" }.joined(separator: ", "),
                    zh: "请声明取值：\(syntax.column.text) 取值 "
                        + syntax.options.map { "\"\($0.text.value)\"" }.joined(separator: ", ")))
            return nil
        }
        guard areComplete(syntax, texts) else { return nil }
        let options = texts.compactMap { text in
            syntax.options.first { $0.text.value == text }.map {
                Survey.Option(text: text, title: $0.title?.value, points: points($0))
            }
        }
        return Survey.Question(
            title: syntax.title.value, column: column, options: options,
            part: survey.parts.isEmpty ? nil : survey.parts.count - 1)
    }

    /// The options are those that the column declares, each once.
    private mutating func areComplete(_ syntax: QuestionSyntax, _ texts: [String]) -> Bool {
        var seen: Set<String> = []
        for option in syntax.options {
            guard texts.contains(option.text.value) else {
                unknownChoice(option.text, texts)
                return false
            }
            guard seen.insert(option.text.value).inserted else {
                error(
                    "survey/option-twice",
                    Message("\"\(option.text.value)\" is listed twice", zh: "“\(option.text.value)”列了两次"),
                    at: option.text.span, help: Message("take one of them away", zh: "请去掉一个"))
                return false
            }
        }
        guard let missing = texts.first(where: { !seen.contains($0) }) else { return true }
        error(
            "survey/option-missing",
            Message(
                "the column also holds \"\(missing)\", and the question does not say what it means",
                zh: "这一列还会出现“\(missing)”，题目里没有说明"), at: syntax.column.span,
            help: Message("add: , \"\(missing)\" \"…\"", zh: "请加上：，\"\(missing)\" \"…\""))
        return false
    }

    private mutating func points(_ option: OptionSyntax) -> Exact? {
        guard let quantity = option.points else { return nil }
        guard quantity.unit == nil, quantity.exact.scale <= 4, abs(quantity.exact.double) <= 1_000_000 else {
            error(
                "survey/points",
                Message("points are a plain number with at most four decimal places", zh: "分数是普通数字，最多四位小数"),
                at: quantity.span, help: Message("write digits only, such as 3", zh: "只写数字，如 3"))
            return nil
        }
        return quantity.exact
    }
}

extension Clause {
    fileprivate var isQuestion: Bool { if case .question = payload { true } else { false } }
}

extension DatasetColumn.Kind {
    /// The texts that a cell can choose from.
    fileprivate var choices: [String]? {
        switch self {
        case .category(let texts), .several(let texts, _): texts
        case .text, .yesNo, .integer, .number, .percent, .money, .date, .timestamp, .reference: nil
        }
    }
}
