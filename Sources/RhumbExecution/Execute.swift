// The door of the module: a query and its tables in, answers and findings out.
import RhumbColumns
import RhumbQuery
import RhumbText

/// Answers a query over the tables of its domains, which are given in the query's order. Each table is read once. The
/// results are the same for any number of threads and any order of batches. Where a table cannot be used, where keys are missing
/// or twice, where a number is too large or where the run is cancelled there is an error among the diagnostics, and the
/// outputs mean nothing. `isProfiled`: the results say what each operator cost. `keptBytes`: what a pass keeps of every row
/// stays in memory up to so many bytes; the rest waits in a temporary file. `memory`: what earlier questions about the same
/// tables left, in the query's order.
public func execute(
    _ query: Query, readers: [any TableReader], threads: Int, isProfiled: Bool = false, keptBytes: Int = 8 << 20,
    memory: TableMemory? = nil, isCancelled: @Sendable () -> Bool
) -> QueryResults {
    withoutActuallyEscaping(isCancelled) { isCancelled in
        guard readers.count == query.domains.count else {
            return QueryResults(
                outputs: query.outputs.map { $0.unanswered(query) }, domains: [],
                diagnostics: [
                    Diagnostic(
                        "run/missing-table", .error,
                        Message(
                            "the plan has \(query.domains.count) datasets, but \(readers.count) tables were given",
                            zh: "方案有 \(query.domains.count) 个数据集，但只给出了 \(readers.count) 张表"),
                        at: .none)
                ])
        }
        let memory = memory?.keys.count == query.domains.count ? memory : nil
        if let rewritten = EagerAggregation.rewrite(query) {
            let run = Run(
                rewritten, readers: readers, threads: threads, isProfiled: isProfiled, keptBytes: keptBytes,
                memory: memory, isCancelled: isCancelled)
            run.run()
            if run.overflows.rows.isEmpty { return run.results() }
        }
        let run = Run(
            query, readers: readers, threads: threads, isProfiled: isProfiled, keptBytes: keptBytes,
            memory: memory, isCancelled: isCancelled)
        run.run()
        return run.results()
    }
}

extension Output {
    /// The answer that means nothing.
    func unanswered(_ query: Query) -> OutputResult {
        switch self {
        case .scalar: .scalar(.unknown)
        case .topRows: .topRows([], found: 0, unknown: 0)
        case .row: .row(nil)
        case .quintiles: .quintiles(n: 0, distinct: 0, cuts: [])
        case .models: .models(nil)
        }
    }
}

extension Run {
    /// What a finished run has found.
    func results() -> QueryResults {
        let means = !isStopped && !isLost && !findings.contains(where: \.isFatal)
        let outputs = query.outputs.enumerated().map { index, output in
            means ? answer(output, index) : output.unanswered(query)
        }
        let domains = query.domains.indices.map { domain in
            DomainResult(
                source: readers[domain].source, rows: rowCounts[domain], orphans: findings[domain].orphans.map(\.count))
        }
        return QueryResults(outputs: outputs, domains: domains, diagnostics: diagnostics(), profile: profile)
    }

    private func answer(_ output: Output, _ index: Int) -> OutputResult {
        switch output {
        case .scalar(let node): .scalar(texts.cell(scalar(node.index)))
        case .topRows: list(index) ?? output.unanswered(query)
        case .row(let domain, let key, let values): .row(row(domain.index, key, values))
        case .quintiles(let node): quintiles(of: node)
        case .models(let node): .models(models(node.index))
        }
    }

    private func quintiles(of node: NodeID) -> OutputResult {
        let found = quintiles(node.index)
        guard case .quintile(let quintile) = query[node].operation else {
            return .quintiles(n: 0, distinct: 0, cuts: [])
        }
        let isDouble = query[quintile.value].kind == .double
        let cuts = (0..<4).map { place -> Cell in
            guard found.limits.indices.contains(place) else { return .unknown }
            let limit = found.limits[place]
            return isDouble ? .double(Sortable.double(limit)) : .integer(limit)
        }
        return .quintiles(n: found.n, distinct: found.distinct, cuts: cuts)
    }

    private func row(_ domain: Int, _ key: String, _ values: [NodeID]) -> ResultRow? {
        guard let pool = texts.keys[domain], let declared = query.domains[domain].key else { return nil }
        var normal = key
        if declared.kind == .integer, let number = Int64(key) { normal = String(number) }
        guard let code = normal.withUTF8({ pool.find($0) }) else { return nil }
        let rows = rowsOfKeys[domain]
        guard rows.indices.contains(Int(code)), rows[Int(code)] >= 0 else { return nil }
        let row = Int(rows[Int(code)])
        let cells = values.map { id -> Cell in
            let term = graph.term(id)
            if graph.isScalar(term) { return texts.cell(scalar(id.index)) }
            guard let bits = stored(term, in: domain)?.bits(row) else { return .unknown }
            return texts.cell(texts.scalar(bits: bits, query[id].kind.physical, graph.spaces[id.index]))
        }
        return ResultRow(row: row, displayRow: readers[domain].displayRow(row), key: normal, values: cells)
    }
}
