// Headers: what stands between the declaration word and the brace.

import RhumbText

extension Parser {
    /// Adds a clause to a header; none where only the text is kept.
    private func add(_ payload: @autoclosure () -> ClausePayload, from first: Int, to header: inout Header) {
        guard keeps == .everything else { return }
        header.clauses.append(Clause(payload(), span: span(from: first), keywordSpan: span(token(first))))
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
        } else if let fault = cursor.faultInName(position) {
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
        add(.base(path), from: first, to: &header)
    }

    private mutating func condition(_ header: inout Header) throws(Stop) {
        let first = position
        guard accept(.where) else { return }
        let test = try expression(Message("a condition", zh: "条件"))
        add(.condition(test), from: first, to: &header)
    }

    mutating func head(_ kind: DeclarationKind, _ header: inout Header) throws(Stop) {
        switch kind {
        case .use:
            let first = position
            let file = try string(Message("a file in quotes", zh: "带引号的文件名"))
            add(.file(file), from: first, to: &header)
            if accept(.headAs) { header.name = try name(Message("a name", zh: "名称")) }
        case .plan, .strategy, .goal, .programme, .person, .resource, .calendar, .action, .investment, .risk, .scenario:
            try nameAndTitle(kind, &header)
        case .dataset:
            try nameAndTitle(kind, &header)
            let first = position
            if accept(.headFrom) {
                let file = try string(Message("a file in quotes", zh: "带引号的文件名"))
                add(.source(file), from: first, to: &header)
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
            add(.expression(value), from: first, to: &header)
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
                add(.trigger(test), from: first, to: &header)
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
        add(.expression(value), from: first, to: &header)
        let direction = position
        if accept(.betterHigher) {
            add(.better(.higher), from: direction, to: &header)
        } else if accept(.betterLower) {
            add(.better(.lower), from: direction, to: &header)
        }
    }
}
