// Declaring and finding names. One name space for the project, one for the rows of each dataset.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    /// Gives every declaration its place in an arena, so that any may speak of any other.
    mutating func declareAll() {
        for located in declarations(.strategy) {
            declare(located) { .strategy($0.plan.strategies.add(Strategy(heading: $1))) }
        }
        for located in declarations(.dataset) {
            let path = located.declaration.sourcePath
            declare(located) { .dataset($0.plan.datasets.add(Dataset(heading: $1, path: path))) }
            rowSymbols.append([:])
            rowSpans.append([:])
        }
        for located in declarations(.segment) {
            declare(located) { .segment($0.plan.segments.add(Segment(heading: $1, dataset: ID(0)))) }
        }
        for located in declarations(.metric) {
            declare(located) { checker, heading in
                let node = checker.invalid(at: heading.span)
                let metric = Metric(heading: heading, value: node, better: nil, kind: .stock, atLeastRows: nil)
                return .metric(checker.plan.metrics.add(metric))
            }
        }
        for located in declarations(.programme) {
            declare(located) { .programme($0.plan.programmes.add(Programme(heading: $1))) }
        }
        declareAnalyses()
        for located in declarations(.person) {
            declare(located) { .person($0.plan.people.add(Person(heading: $1, resource: nil))) }
        }
        for located in declarations(.resource) {
            declare(located) { .resource($0.plan.resources.add(Resource(heading: $1, people: nil, dayRate: nil))) }
        }
        for located in declarations(.assumption) {
            declare(located) {
                .assumption($0.plan.assumptions.add(Assumption(heading: $1, value: .missing, because: nil)))
            }
        }
        for located in declarations(.goal) {
            declare(located) { checker, heading in
                let node = checker.invalid(at: heading.span)
                return .goal(
                    checker.plan.goals.add(
                        Goal(
                            heading: heading, measure: node, better: .higher, kind: .stock,
                            aim: .reach(.value(.missing)), deadline: checker.plan.period.last)))
            }
        }
        for located in declarations(.calendar) {
            declare(located) {
                if $0.plan.calendar == nil { $0.plan.calendar = WorkCalendar(heading: $1) }
                return .calendar
            }
        }
        for located in declarations(.action) {
            declare(located) { .action($0.plan.actions.add(Action(heading: $1))) }
        }
        for located in declarations(.investment) {
            declare(located) { .investment($0.plan.investments.add(Investment(heading: $1))) }
        }
        for located in declarations(.risk) {
            declare(located) { .risk($0.plan.risks.add(Risk(heading: $1))) }
        }
        for located in declarations(.advice) {
            declare(located) { .advice($0.plan.advice.add(Advice(heading: $1))) }
        }
        for located in declarations(.scenario) {
            declare(located) { .scenario($0.plan.scenarios.add(Scenario(heading: $1, overrides: []))) }
        }
    }

    mutating func declare(_ located: Located, _ add: (inout Checker, Heading) -> Symbol) {
        let declaration = located.declaration
        guard let name = declaration.name else { return }
        let full = located.prefix + name.text
        let heading = Heading(name: full, title: title(of: declaration), span: name.span)
        let symbol = add(&self, heading)
        self.located[symbol] = located
        if let first = symbols.updateValue((symbol, name.span), forKey: full) {
            symbols[full] = first
            duplicateName(full, at: name.span, first: first.span)
        }
    }

    /// The title as written; where there are several by language, the plan's own.
    func title(of declaration: Declaration) -> String? {
        for clause in declaration.clauses {
            if case .title(let language, let text) = clause.payload, language == plan.language { return text.value }
        }
        if let title = declaration.title { return title.value }
        for clause in declaration.clauses {
            if case .title(_, let text) = clause.payload { return text.value }
        }
        return nil
    }

    mutating func duplicateName(_ name: String, at span: SourceSpan, first: SourceSpan, help: Message? = nil) {
        error(
            "name/duplicate",
            Message("the name `\(name)` is used twice", zh: "名称“\(name)”用了两次"), at: span,
            help: help ?? Message("give one of the two another name", zh: "请给其中一个换个名称"),
            related: [
                Related(Message("it is declared here first", zh: "最早在这里声明"), at: .source(first))
            ])
    }

    /// What a name of the project stands for, seen from a file.
    func find(_ name: String, prefix: String) -> Symbol? {
        if !prefix.isEmpty, let own = symbols[prefix + name] { return own.symbol }
        return symbols[name]?.symbol
    }

    /// Where the name is declared that is found so.
    func place(of name: String, prefix: String) -> SourceSpan? {
        guard notesNames else { return nil }
        if !prefix.isEmpty, let own = symbols[prefix + name] { return own.span }
        return symbols[name]?.span
    }

    /// Where a name of the rows of a dataset is declared.
    func place(of name: String, inRowsOf dataset: ID<Dataset>) -> SourceSpan? {
        guard notesNames else { return nil }
        if case .relation(let id)? = rowSymbols[dataset.index][name] { return relationSpans[id] }
        return rowSpans[dataset.index][name]
    }

    /// Finds a declaration of the kinds that are allowed here; reports where there is none.
    mutating func resolve<Found>(
        _ path: Path, _ prefix: String, expecting expected: Message, _ pick: (Symbol) -> Found?
    ) -> Found? {
        guard let symbol = find(path.text, prefix: prefix) else {
            unknownName(
                path.text, at: path.span, expected: expected, candidates: names { pick($0) != nil })
            return nil
        }
        note(path.last.span, means: place(of: path.text, prefix: prefix))
        if let found = pick(symbol) { return found }
        let kind = symbol.kind.word
        error(
            "name/kind",
            Message(
                "`\(path.text)` is \(kind.english), but \(expected.english) is needed here",
                zh: "“\(path.text)”是\(kind.chinese)，这里需要\(expected.chinese)"), at: path.span,
            help: suggestion(for: path.text, among: names { pick($0) != nil }))
        return nil
    }

    /// The names of the project that stand for what is wanted. Of some only the kind is known: nothing else may be asked of them.
    mutating func names(of isWanted: (Symbol) -> Bool) -> [String] {
        symbols.compactMap { isWanted($0.value.symbol) ? $0.key : nil }
            + unread.compactMap { isWanted($0.symbol) ? $0.name : nil }
    }

    /// Silent for names that a line with a mistake declares.
    mutating func unknownName(
        _ name: String, at span: SourceSpan, expected: Message, candidates: [String], ofRow names: [String] = []
    ) {
        guard !refusedNames.contains(name) else { return }
        let near = likeliest(for: name, among: candidates)
        let fixes = near.map {
            [
                Fix(
                    title: Message("write `\($0)`", zh: "改为“\($0)”"), edits: [Edit(span: span, text: $0)])
            ]
        }
        error(
            "name/unknown",
            Message("there is no `\(name)` here", zh: "这里没有“\(name)”"), at: span,
            help: near.map { suggestion($0) } ?? list(candidates) ?? listed(names)
                ?? Message("\(expected.english) is needed here", zh: "这里需要\(expected.chinese)"),
            fixes: fixes ?? [])
    }

    /// The name that was most likely meant: one that is spelt nearly so, or one that this begins with.
    private func likeliest(for name: String, among candidates: [String]) -> String? {
        if let near = nearestName(to: name, among: candidates) { return near }
        let shared = candidates.map { (name: $0, length: $0.commonPrefix(with: name)) }
            .filter { $0.length >= 2 && $0.length * 3 >= $0.name.count * 2 }
        return shared.max { ($0.length, $1.name) < ($1.length, $0.name) }?.name
    }

    /// "Did you mean", else what there is, where that is a short list.
    func suggestion(for name: String, among candidates: [String]) -> Message? {
        likeliest(for: name, among: candidates).map { suggestion($0) } ?? list(candidates)
    }

    private func suggestion(_ near: String) -> Message {
        Message("did you mean `\(near)`?", zh: "是否要写“\(near)”？")
    }

    /// All there is, where that is little.
    private func list(_ candidates: [String]) -> Message? { candidates.count <= 12 ? listed(candidates) : nil }

    /// What there is, the first of many.
    private func listed(_ names: [String]) -> Message? {
        guard !names.isEmpty else { return nil }
        let list = names.sorted().prefix(16)
        let hasMore = names.count > list.count
        return Message(
            "there is: " + list.map { "`\($0)`" }.joined(separator: ", ") + (hasMore ? ", …" : ""),
            zh: "可用的有：" + list.map { "“\($0)”" }.joined(separator: "、") + (hasMore ? "……" : ""))
    }
}

extension String {
    /// How many letters two names begin with alike.
    fileprivate func commonPrefix(with other: String) -> Int { zip(self, other).prefix { $0 == $1 }.count }
}

extension Declaration {
    /// The file of a dataset.
    var sourcePath: String? {
        for clause in clauses {
            if case .source(let path) = clause.payload { return path.value }
        }
        return nil
    }
}
