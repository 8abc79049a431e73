// The same inside expressions, where what a name may be depends on whose row it stands in.
import RhumbChecker
import RhumbSyntax
import RhumbText

extension WantedSearch {
    func found(in expression: RhumbSyntax.Expression, _ rows: [SourceSpan], beside: NamedThing? = nil) -> Wanted? {
        switch expression.kind {
        case .name(let name): return probe.isWord(name.span) ? .value(rows: rows, beside: beside) : nil
        case .literal(.text(let text)):
            guard probe.isWord(text.span) else { return nil }
            return .texts(beside.map { choices(of: $0) } ?? [])
        case .member(let base, let name):
            guard probe.isWord(name.span) else { return found(in: base, rows) }
            if let dataset = self.rows(of: base, rows) { return .members(dataset) }
            guard case .name(let first) = base.kind else { return nil }
            return .file(alias: first.text)
        case .ofSegment(let base, let path):
            return path.names.contains { probe.isWord($0.span) } ? .names([.segment]) : found(in: base, rows)
        case .aggregate(let call):
            if call.function == .conversion, let wanted = found(inConversion: call) { return wanted }
            return found(inRows: call.rows, call.condition.map { [$0] } ?? [], rows)
        case .model(let call):
            return found(inRows: call.rows, [call.condition, call.discount].compactMap { $0 }, rows)
        case .inSet(let inner, _, let set):
            if case .expression(let set) = set, case .name(let name) = set.kind, probe.isWord(name.span) {
                return .names([.segment])
            }
            if case .list(let items) = set {
                let subject = thing(inner, rows)
                if let wanted = items.lazy.compactMap({ found(in: $0, rows, beside: subject) }).first { return wanted }
            }
            return expression.children.lazy.compactMap { found(in: $0, rows) }.first
        case .compare(_, let left, let right):
            return found(in: left, rows, beside: thing(right, rows))
                ?? found(in: right, rows, beside: thing(left, rows))
        default: return expression.children.lazy.compactMap { found(in: $0, rows) }.first
        }
    }

    private func found(inConversion call: AggregateCall) -> Wanted? {
        if case .name(let name) = call.rows.kind {
            if probe.isWord(name.span) { return .names([.funnel]) }
            let stages = [call.stages?.from, call.stages?.to].compactMap { $0 }
            if stages.contains(where: { probe.isWord($0.span) }) { return .parts(of: name.text, .stage, others: []) }
        }
        return nil
    }

    private func found(
        inRows source: RhumbSyntax.Expression, _ inside: [RhumbSyntax.Expression], _ rows: [SourceSpan]
    ) -> Wanted? {
        var operand = source
        while case .windowed(let inner, _) = operand.kind { operand = inner }
        if case .name(let name) = operand.kind, probe.isWord(name.span) { return .rows(rows) }
        if let wanted = found(in: source, rows) { return wanted }
        let inner = self.rows(of: operand, rows).map { [$0] + rows } ?? rows
        return inside.lazy.compactMap { found(in: $0, inner) }.first
    }

    // MARK: What is written beside

    /// The dataset whose rows an expression speaks of.
    func rows(of expression: RhumbSyntax.Expression, _ rows: [SourceSpan]) -> SourceSpan? {
        switch expression.kind {
        case .name(let name): self.rows(named: name.text, rows)
        case .member(let base, let name):
            self.rows(of: base, rows).flatMap { dataset in
                names.values(inRowsOf: dataset).first { $0.name == name.text }?.leadsTo ?? dataset
            }
        case .windowed(let inner, _), .ofSegment(let inner, _): self.rows(of: inner, rows)
        case .aggregate(let call): self.rows(of: call.rows, rows)
        default: nil
        }
    }

    func rows(named name: String, _ rows: [SourceSpan]) -> SourceSpan? {
        for row in rows {
            if let thing = names.values(inRowsOf: row).first(where: { $0.name == name && $0.kind != .tiers }),
                let leadsTo = thing.leadsTo
            {
                return leadsTo
            }
        }
        for thing in names.things where thing.name == name && thing.clause == nil {
            if thing.kind == .dataset { return thing.span }
            if thing.kind == .segment { return thing.leadsTo }
        }
        return nil
    }

    /// The column or ladder that an expression is.
    private func thing(_ expression: RhumbSyntax.Expression, _ rows: [SourceSpan]) -> NamedThing? {
        switch expression.kind {
        case .name(let name):
            return rows.lazy.compactMap { row in
                names.values(inRowsOf: row).first { $0.name == name.text }
            }.first
        case .member(let base, let name):
            guard let dataset = self.rows(of: base, rows) else { return nil }
            return names.values(inRowsOf: dataset).first { $0.name == name.text }
        default: return nil
        }
    }

    /// The texts that a column may hold.
    func choices(of thing: NamedThing) -> [String] {
        switch thing.clause?.payload {
        case .column(let column), .key(let column):
            switch column.type {
            case .oneOf(let texts), .severalOf(let texts, _): texts.map(\.value)
            case .text, .yesNo, .percent, .date, .integer, .number, .money, .timestamp, .refersTo: []
            }
        default: []
        }
    }
}
