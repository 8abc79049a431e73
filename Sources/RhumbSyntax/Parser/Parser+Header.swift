// Headers: what stands between the declaration word and the brace.

import RhumbText

extension Parser {
    private func clause(_ payload: ClausePayload, from first: Int) -> Clause {
        Clause(payload, span: span(from: first), keywordSpan: span(token(first)))
    }

    private mutating func nameAndTitle(_ kind: DeclarationKind, _ header: inout Header) throws(Stop) {
        func what() -> Message { Message("a name for this \(kind.word.english)", zh: "“\(kind.word.chinese)”的名称") }
        if at(.string) {
            throw expected(
                what(), help: Message("the name comes first, its title in quotes after it", zh: "先写名称，再写引号中的标题"))
        }
        header.name = try name(what())
        if at(.string) {
            header.title = try string()
        } else if let fault = faultInName(position) {
            header.name = mendName(fault, &header)
            header.title = try string()
        }
    }

    private mutating func base(_ keyword: Keyword, _ header: inout Header) throws(Stop) {
        let first = position
        try expect(
            keyword,
            help: Message(
                "say what it is about: `\(keyword.english) guests`", zh: "请写明对象，如“\(keyword.chinese) 客人”"))
        let path = try path(Message("the name of a dataset or segment", zh: "数据集或客群的名称"))
        header.clauses.append(clause(.base(path), from: first))
    }

    private mutating func condition(_ header: inout Header) throws(Stop) {
        let first = position
        guard accept(.where) else { return }
        let test = try expression(Message("a condition", zh: "条件"))
        header.clauses.append(clause(.condition(test), from: first))
    }

    mutating func head(_ kind: DeclarationKind, _ header: inout Header) throws(Stop) {
        switch kind {
        case .use:
            let first = position
            let file = try string(Message("a file in quotes", zh: "带引号的文件名"))
            header.clauses.append(clause(.file(file), from: first))
            if accept(.headAs) { header.name = try name(Message("a name", zh: "名称")) }
        case .plan, .strategy, .goal, .programme, .person, .resource, .calendar, .action, .investment, .risk, .scenario:
            try nameAndTitle(kind, &header)
        case .dataset:
            try nameAndTitle(kind, &header)
            let first = position
            if accept(.headFrom) {
                let file = try string(Message("a file in quotes", zh: "带引号的文件名"))
                header.clauses.append(clause(.source(file), from: first))
            }
        case .attributes: try base(.headOf, &header)
        case .segment:
            try nameAndTitle(kind, &header)
            try base(.headOf, &header)
            try condition(&header)
        case .tiers, .funnel, .cohorts, .survey:
            try nameAndTitle(kind, &header)
            try base(.headOf, &header)
        case .metric: try metricHead(&header)
        case .assumption:
            header.name = try name(Message("a name for this assumption", zh: "“假定”的名称"))
            let first = position
            if at(.equal) { skipEquals() }
            let value = try bound()
            header.clauses.append(clause(.expression(value), from: first))
            let reason = position
            let hasWord = accept(.commonBecause)
            if hasWord || at(.string) {
                let text = try string()
                // Without a word of its own it is begun by the declaration's.
                let word = hasWord ? reason : clauseStart
                header.clauses.append(Clause(.because(text), span: span(from: reason), keywordSpan: span(token(word))))
            }
        case .advice:
            try nameAndTitle(kind, &header)
            if at(.headAdviceOf) {
                try base(.headAdviceOf, &header)
                try condition(&header)
            }
            let first = position
            if accept(.when) {
                let test = try expression(Message("a condition", zh: "条件"))
                header.clauses.append(clause(.trigger(test), from: first))
            }
        case .test:
            header.title = try string(Message("what the test shows, in quotes", zh: "带引号的测试说明"))
        }
    }

    private mutating func metricHead(_ header: inout Header) throws(Stop) {
        try nameAndTitle(.metric, &header)
        if at(.equal) { skipEquals() }
        let first = position
        let value = try expression(Message("what the metric measures, such as `count(guests)`", zh: "指标的算法，如“计数(客人)”"))
        header.clauses.append(clause(.expression(value), from: first))
        let direction = position
        if accept(.betterHigher) {
            header.clauses.append(clause(.better(.higher), from: direction))
        } else if accept(.betterLower) {
            header.clauses.append(clause(.better(.lower), from: direction))
        }
    }
}
