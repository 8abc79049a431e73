// What kind of name may stand at a place: found where a trial name came to lie in the typed view.
import RhumbChecker
import RhumbSyntax
import RhumbText

/// Names or texts that make sense at a place.
enum Wanted {
    case names(Set<NamedKind>)
    /// A value: of a row of these datasets, the innermost first, or of the project. Beside a column of choices its texts, beside a
    /// ladder its rungs.
    case value(rows: [SourceSpan], beside: NamedThing?)
    /// Datasets, segments and the related rows of a row.
    case rows([SourceSpan])
    /// What rows of a dataset know.
    case members(SourceSpan)
    /// What a file that is used under a name declares.
    case file(alias: String)
    /// Parts of a declaration: the stages of a funnel, the tasks of an action.
    case parts(of: String, NamedKind, others: Set<NamedKind>)
    /// What a scenario may change of a declaration.
    case fields(of: String)
    case texts([String])
}

/// Looks for a trial name in a declaration.
struct WantedSearch {
    let names: NameIndex
    let probe: Probe

    static let people: Set<NamedKind> = [.person, .resource]

    func found(in declaration: Declaration) -> Wanted? {
        var base: SourceSpan?
        for clause in declaration.clauses {
            if case .base(let path) = clause.payload { base = rows(named: path.text, []) }
            if case .given(let path, _) = clause.payload, isHere(path.last) { return .names([.dataset]) }
        }
        if declaration.kind == .dataset {
            base = names.things.first { $0.kind == .dataset && $0.name == declaration.name?.text }?.span
        }
        for clause in declaration.clauses {
            if let wanted = found(in: clause.payload, base.map { [$0] } ?? [], declaration) { return wanted }
        }
        return nil
    }

    private func isHere(_ name: Name) -> Bool { probe.isWord(name.span) }

    private func path(_ path: Path?, _ kinds: Set<NamedKind>) -> Wanted? {
        guard let path, let position = path.names.firstIndex(where: isHere) else { return nil }
        return position == 0 ? .names(kinds) : .file(alias: path.first.text)
    }

    private func anyOf(_ paths: [Path], _ kinds: Set<NamedKind>) -> Wanted? {
        paths.lazy.compactMap { self.path($0, kinds) }.first
    }

    private func found(in payload: ClausePayload, _ rows: [SourceSpan], _ declaration: Declaration) -> Wanted? {
        switch payload {
        case .base(let path):
            let onSegments = [DeclarationKind.segment, .advice, .funnel, .cohorts, .survey].contains(declaration.kind)
            return self.path(path, onSegments ? [.dataset, .segment] : [.dataset])
        case .owner(let path), .decides(let path), .lesson(_, _, let path?), .reviewed(_, _, let path?):
            return self.path(path, WantedSearch.people)
        case .consults(let paths), .informs(let paths): return anyOf(paths, WantedSearch.people)
        case .finding(_, _, let path?): return self.path(path, [.dataset])
        case .contact(let contact): return path(contact.whom, [.dataset])
        case .serves(let paths):
            return anyOf(paths, declaration.kind == .strategy || declaration.kind == .goal ? [.strategy] : [.goal])
        case .start(.after(let path)), .partOf(let path): return self.path(path, [.goal])
        case .cohort(let path, _): return self.path(path, [.segment])
        case .advances(let path, let by): return self.path(path, [.goal]) ?? by.flatMap { found(in: $0, rows) }
        case .threatens(let paths): return anyOf(paths, [.goal])
        case .covers(let paths): return anyOf(paths, [.segment, .goal, .action, .advice, .risk])
        case .memberOf(let path): return self.path(path, [.resource])
        case .investmentOf(let paths): return anyOf(paths, [.action])
        case .startAction(let path): return self.path(path, [.action])
        case .response(let response), .fallback(let response): return found(in: response)
        case .after(let links): return found(in: links, declaration)
        case .task(let task): return found(in: task.after, declaration) ?? path(task.owner, WantedSearch.people)
        case .key(let column), .column(let column):
            guard case .refersTo(let path, _) = column.type else { return nil }
            return self.path(path, [.dataset])
        case .event(let name), .consent(let name): return isHere(name) ? rows.first.map { .members($0) } : nil
        case .require(.unique(let all)): return all.contains(where: isHere) ? rows.first.map { .members($0) } : nil
        case .require(.fresh(let value, _, let by)):
            if let by, isHere(by) { return rows.first.map { .members($0) } }
            return found(in: value, rows)
        case .question(let question): return isHere(question.column) ? rows.first.map { .members($0) } : nil
        case .splitBy(let path):
            let counted = declaration.expressions.lazy.compactMap { self.rows(of: $0, []) }.first
            return isHere(path.first) ? counted.map { .members($0) } : nil
        case .active(let path, let condition):
            if isHere(path.first) { return .rows(rows) }
            let inner = self.rows(named: path.text, rows).map { [$0] + rows } ?? rows
            return condition.flatMap { found(in: $0, inner) }
        case .override(let path, let value): return found(in: path, value)
        case .given(let path, let given): return found(in: given, path)
        case .expect(.gets(_, _, let path)): return self.path(path, [.advice])
        case .expect(.fires(let path, _)): return self.path(path, [.risk])
        case .trigger(let expression):
            if case .name(let name) = expression.kind, isHere(name) {
                return .names([.goal, .risk, .metric, .assumption])
            }
            return found(in: expression, rows)
        default: return payload.expressions.lazy.compactMap { found(in: $0, rows) }.first
        }
    }

    private func found(in response: ResponseSyntax) -> Wanted? {
        switch response {
        case .avoid(let by), .transfer(let by), .mitigate(let by): path(by, [.action])
        case .accept(let by, _): path(by, WantedSearch.people)
        }
    }

    private func found(in links: [LinkSyntax], _ declaration: Declaration) -> Wanted? {
        for link in links {
            guard let position = link.target.names.firstIndex(where: isHere) else { continue }
            if position > 0 { return .parts(of: link.target.first.text, .task, others: []) }
            return .parts(of: declaration.name?.text ?? "", .task, others: [.action])
        }
        return nil
    }

    private func found(in path: Path, _ value: OverrideSyntax) -> Wanted? {
        if let position = path.names.firstIndex(where: isHere) {
            if position > 0 { return .fields(of: path.first.text) }
            return .names([.goal, .action, .resource, .risk, .advice, .assumption])
        }
        guard case .value(let expression, _) = value else { return nil }
        return found(in: expression, [])
    }

    private func found(in given: [TestRow], _ path: Path) -> Wanted? {
        guard let dataset = rows(named: path.text, []) else { return nil }
        for cell in given.flatMap(\.cells) {
            if isHere(cell.column) { return .members(dataset) }
            guard probe.isWord(cell.value.span) else { continue }
            let column = names.values(inRowsOf: dataset).first { $0.name == cell.column.text }
            return .value(rows: [], beside: column)
        }
        return nil
    }
}
