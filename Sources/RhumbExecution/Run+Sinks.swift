// From nodes to sinks: aggregates that look at the same rows in the same way are fed together.
import RhumbColumns
import RhumbQuery
import RhumbValues

extension Run {
    func makeSinks(_ pass: Pass) -> [any Sink] {
        var sinks: [any Sink] = []
        if pass.isReading(schedule) { sinks += orphanSinks(pass.domain) }
        sinks += foldSinks(pass)
        sinks += reduceSinks(pass)
        sinks += collectSinks(pass)
        sinks += fitSinks(pass)
        for node in pass.repeats {
            guard case .repeated(let inputs) = query.nodes[node].operation else { continue }
            let terms = inputs.map(graph.term)
            sinks.append(
                RepeatSink(
                    node: node, domain: pass.domain, terms: terms,
                    terms.map { graph.physical($0, in: pass.domain) }))
        }
        for output in pass.lists {
            if let sink = listSink(output, pass.domain) { sinks.append(sink) }
        }
        for term in pass.kept {
            sinks.append(KeepSink(term, domain: pass.domain, graph.physical(term, in: pass.domain)))
        }
        return sinks
    }

    private func orphanSinks(_ domain: Int) -> [any Sink] {
        query.domains[domain].references.indices.compactMap { reference in
            schedule.isLate[domain][reference] ? nil : OrphanSink(domain: domain, reference: reference)
        }
    }

    private func physical(_ term: Term, _ domain: Int) -> Physical { graph.physical(term, in: domain) }

    private func participation(
        _ filter: NodeID?, _ window: DayInterval?, _ values: [Term]
    ) -> Participation {
        Participation(filter: filter.map(graph.term), window: window, values: values)
    }

    /// Aggregates that can share one visit of a row differ in window only.
    private struct Family: Hashable {
        let function: AggregateFunction
        let value: NodeID?
        let filter: NodeID?
    }

    // MARK: Folds

    private func foldSinks(_ pass: Pass) -> [any Sink] {
        var byReference: [Int: [(node: Int, fold: Fold)]] = [:]
        for node in pass.folds {
            if case .fold(let fold) = query.nodes[node].operation {
                byReference[fold.reference, default: []].append((node, fold))
            }
        }
        return byReference.keys.sorted().flatMap { reference -> [any Sink] in
            let parent = query.domains[pass.domain].references[reference].parent.index
            let folds = byReference[reference] ?? []
            let (families, rest) = groupedFamilies(folds, pass.domain)
            let (cells, collected) = self.cells(rest, pass.domain)
            var sinks: [any Sink] = groupSinks(families, reference: reference, parent: parent, pass.domain)
            if !cells.isEmpty {
                sinks.append(
                    FoldSink(
                        reference: reference, parent: parent, parentRows: rowCounts[parent], threads: threads, cells))
            }
            return sinks + collectedSinks(collected, reference: reference, parent: parent, pass.domain)
        }
    }

    /// From so many windows on rows are grouped; below that cells of the parents' records are cheaper.
    private static let windowsToGroup = 4

    /// Families to group, and the folds that are left. Where one family has many windows its rows are kept anyway, and the
    /// others cost less beside it than in records, which lie all over the memory.
    private func groupedFamilies(
        _ folds: [(node: Int, fold: Fold)], _ domain: Int
    ) -> (families: [GroupedFamily], rest: [(node: Int, fold: Fold)]) {
        guard graph.event(in: domain) != nil else { return ([], folds) }
        var order: [Family] = []
        var members: [Family: [(node: Int, window: DayInterval)]] = [:]
        for (node, fold) in folds {
            guard let window = fold.window, !randomAccess.contains(node) else { continue }
            let family = Family(function: fold.function, value: fold.value, filter: fold.filter)
            if members[family] == nil { order.append(family) }
            members[family, default: []].append((node, window))
        }
        var families: [GroupedFamily] = []
        var taken: Set<Int> = []
        var mostWindows = 0
        for family in order {
            let members = members[family] ?? []
            guard let content = groupedContent(family, domain), let chains = WindowChains(members.map(\.window))
            else { continue }
            mostWindows = max(mostWindows, members.count)
            let isEvent = family.value.map(graph.term) == graph.event(in: domain)
            families.append(
                GroupedFamily(
                    content: content, nodes: members.map(\.node), windows: members.map(\.window), chains: chains,
                    mask: terms(family, nil, domain)[0],
                    value: content == .count || isEvent && content != .sum ? nil : family.value.map(graph.term)))
            taken.formUnion(members.map(\.node))
        }
        guard mostWindows >= Run.windowsToGroup else { return ([], folds) }
        return (families, folds.filter { !taken.contains($0.node) })
    }

    private func groupedContent(_ family: Family, _ domain: Int) -> GroupedFamily.Content? {
        switch content(family, domain) {
        case .count: .count
        case .sum: .sum
        case .extremeDay(let least), .extreme(let least, .integer): .extreme(least: least)
        case .sumOfDoubles, .extreme, .latest, nil: nil
        }
    }

    private func groupSinks(
        _ families: [GroupedFamily], reference: Int, parent: Int, _ domain: Int
    ) -> [any Sink] {
        guard let event = graph.event(in: domain) else { return [] }
        return stride(from: 0, to: families.count, by: GroupSink.mostFamilies).map { first in
            GroupSink(
                reference: reference, event: event, parent: parent, parentRows: rowCounts[parent],
                Array(families[first..<min(first + GroupSink.mostFamilies, families.count)]), keptBytes: keptBytes)
        }
    }

    /// Folds whose results are looked up by row: seen from children, or shown for one key.
    private var randomAccess: Set<Int> {
        var nodes: Set<Int> = []
        for (index, node) in query.nodes.enumerated() where schedule.isDemanded[index] {
            if case .gather(_, let source) = node.operation { nodes.insert(source.index) }
        }
        for output in query.outputs { if case .row(_, _, let values) = output { nodes.formUnion(values.map(\.index)) } }
        return nodes
    }

    private func cells(
        _ folds: [(node: Int, fold: Fold)], _ domain: Int
    ) -> (cells: [FoldCell], collected: [(node: Int, fold: Fold)]) {
        var cells: [FoldCell] = []
        var collected: [(node: Int, fold: Fold)] = []
        var families: [Family] = []
        var members: [Family: [(node: Int, fold: Fold)]] = [:]
        for member in folds {
            let fold = member.fold
            switch fold.function {
            case .quantile, .distinct, .mode:
                collected.append(member)
                continue
            case .count, .countUnknown, .sum, .minimum, .maximum, .latest, .earliest: break
            }
            let family = Family(function: fold.function, value: fold.value, filter: fold.filter)
            if members[family] == nil { families.append(family) }
            members[family, default: []].append(member)
        }
        for family in families {
            let members = members[family] ?? []
            guard let content = self.content(family, domain) else { continue }
            var windowed: [(node: Int, window: DayInterval)] = []
            for member in members { if let window = member.fold.window { windowed.append((member.node, window)) } }
            var single = members
            if content.hasBuckets, windowed.count > 1, graph.event(in: domain) != nil,
                let set = WindowSet(windowed.map(\.window))
            {
                cells.append(
                    FoldCell(
                        content, nodes: windowed.map(\.node), windows: set,
                        terms: terms(family, nil, domain) + [.bucket(set)]))
                single = members.filter { $0.fold.window == nil }
            }
            for (node, fold) in single {
                cells.append(
                    FoldCell(content, nodes: [node], windows: nil, terms: terms(family, fold.window, domain)))
            }
        }
        return (cells, collected)
    }

    /// nil where the function has nothing to work on.
    private func content(_ family: Family, _ domain: Int) -> FoldCell.Content? {
        let value = family.value.map(graph.term)
        let physical = value.map { self.physical($0, domain) }
        let isNumber = physical == .integer || physical == .double
        switch family.function {
        case .count, .countUnknown: return .count
        case .sum:
            guard isNumber else { return nil }
            return physical == .double ? .sumOfDoubles : .sum
        case .minimum, .maximum:
            guard let value, let physical, isNumber else { return nil }
            let least = family.function == .minimum
            return isDay(value, domain) ? .extremeDay(least: least) : .extreme(least: least, physical)
        case .latest, .earliest:
            guard let value, let physical, let event = graph.event(in: domain) else { return nil }
            // The latest day itself needs neither row nor day beside it.
            if value == event { return .extremeDay(least: family.function == .earliest) }
            return .latest(earliest: family.function == .earliest, physical)
        case .quantile, .distinct, .mode: return nil
        }
    }

    private func isDay(_ term: Term, _ domain: Int) -> Bool {
        if case .column(let column) = term { query.domains[domain].columns[column].kind.isDay } else { false }
    }

    /// Mask, value, event date, as the function needs them.
    private func terms(_ family: Family, _ window: DayInterval?, _ domain: Int) -> [Term] {
        let value = family.value.map(graph.term)
        let values = value.map { [$0] } ?? []
        switch family.function {
        case .count: return [.taken(participation(family.filter, window, values))]
        case .countUnknown: return [.lost(participation(family.filter, window, values))]
        case .sum, .minimum, .maximum, .quantile, .distinct, .mode:
            return [.taken(participation(family.filter, window, values))] + values
        case .latest, .earliest:
            let event = graph.event(in: domain).map { [$0] } ?? []
            return [.taken(participation(family.filter, window, values + event))] + values + event
        }
    }

    private func collectedSinks(
        _ folds: [(node: Int, fold: Fold)], reference: Int, parent: Int, _ domain: Int
    ) -> [any Sink] {
        var orders: [[Term]] = []
        var wanted: [[Term]: [(node: Int, statistic: CollectedFoldSink.Statistic)]] = [:]
        for (node, fold) in folds {
            guard let value = fold.value.map(graph.term),
                let statistic = CollectedFoldSink.Statistic(fold.function, of: physical(value, domain))
            else { continue }
            let terms: [Term] = [.parent(reference), .taken(participation(fold.filter, fold.window, [value])), value]
            if wanted[terms] == nil { orders.append(terms) }
            wanted[terms, default: []].append((node, statistic))
        }
        return orders.map { terms in
            CollectedFoldSink(parent: parent, physical(terms[2], domain), terms: terms, wanted[terms] ?? [])
        }
    }

    // MARK: Reduces

    private func reduceSinks(_ pass: Pass) -> [any Sink] {
        var sinks: [any Sink] = []
        var families: [Family] = []
        var members: [Family: [(node: Int, window: DayInterval?)]] = [:]
        for node in pass.reduces {
            guard case .reduce(let reduce) = query.nodes[node].operation else { continue }
            switch reduce.function {
            case .aggregate(.quantile), .order, .fewest: continue
            case .aggregate(.distinct), .aggregate(.mode):
                if let sink = tally(node, reduce, pass.domain) { sinks.append(sink) }
            case .aggregate(let function):
                let family = Family(function: function, value: reduce.value, filter: reduce.filter)
                if members[family] == nil { families.append(family) }
                members[family, default: []].append((node, reduce.window))
            case .sumOfSquares:
                if let sink = products(node, reduce, reduce.value, pass.domain) { sinks.append(sink) }
            case .sumOfProducts(let other):
                if let sink = products(node, reduce, other, pass.domain) { sinks.append(sink) }
            }
        }
        // The buckets of all windows of the pass: a row's day is looked up once, however many aggregates there are.
        var windows: [DayInterval: Int] = [:]
        for family in families {
            for (_, window) in members[family] ?? [] {
                if let window, windows[window] == nil { windows[window] = windows.count }
            }
        }
        let ordered = windows.sorted { $0.value < $1.value }.map(\.key)
        let set = graph.event(in: pass.domain) == nil || ordered.count < 2 ? nil : WindowSet(ordered)
        var ranges: [DayInterval: Range<Int>] = [:]
        for (window, range) in zip(ordered, set?.ranges ?? []) { ranges[window] = range }
        for family in families { sinks += reduceSinks(family, members[family] ?? [], pass.domain, set, ranges) }
        return sinks
    }

    private func reduceSinks(
        _ family: Family, _ members: [(node: Int, window: DayInterval?)], _ domain: Int, _ set: WindowSet?,
        _ ranges: [DayInterval: Range<Int>]
    ) -> [any Sink] {
        guard let content = reduceContent(family, domain) else { return [] }
        let space = family.value.map { graph.spaces[$0.index] } ?? .shared
        var sinks: [any Sink] = []
        var single = members
        var windowed: [(node: Int, window: DayInterval)] = []
        for member in members { if let window = member.window { windowed.append((member.node, window)) } }
        if windowed.count > 1, content.hasBuckets, let set {
            sinks.append(
                ReduceSink(
                    content, nodes: windowed.map(\.node), ranges: windowed.map { ranges[$0.window] ?? 0..<0 },
                    bucketCount: set.bucketCount, terms: terms(family, nil, domain) + [.bucket(set)], space))
            single = members.filter { $0.window == nil }
        }
        for (node, window) in single {
            sinks.append(
                ReduceSink(content, nodes: [node], terms: terms(family, window, domain), space))
        }
        return sinks
    }

    private func reduceContent(_ family: Family, _ domain: Int) -> ReduceSink.Content? {
        switch content(family, domain) {
        case .count: .count
        case .sum: .sum
        case .sumOfDoubles: .sumOfDoubles
        case .extreme(let least, let physical): .extreme(least: least, physical)
        case .extremeDay(let least): .extreme(least: least, .integer)
        case .latest(let earliest, let physical): .latest(earliest: earliest, physical)
        case nil: nil
        }
    }

    private func products(_ node: Int, _ reduce: Reduce, _ other: NodeID?, _ domain: Int) -> ReduceSink? {
        guard let left = reduce.value.map(graph.term), let right = other.map(graph.term) else { return nil }
        let kinds = (physical(left, domain), physical(right, domain))
        guard [.integer, .double].contains(kinds.0), [.integer, .double].contains(kinds.1) else { return nil }
        let mask = Term.taken(participation(reduce.filter, reduce.window, [left, right]))
        return ReduceSink(
            .products(left: kinds.0, right: kinds.1), nodes: [node], terms: [mask, left, right], .shared)
    }

    private func tally(_ node: Int, _ reduce: Reduce, _ domain: Int) -> TallySink? {
        guard let value = reduce.value.map(graph.term) else { return nil }
        let (physical, isMode) = (self.physical(value, domain), reduce.function == .aggregate(.mode))
        guard !isMode || [.integer, .truth].contains(physical) else { return nil }
        let mask = Term.taken(participation(reduce.filter, reduce.window, [value]))
        return TallySink(node: node, physical, isMode: isMode, terms: [mask, value])
    }

    // MARK: Order statistics and lists

    private func collectSinks(_ pass: Pass) -> [any Sink] {
        var orders: [[Term]] = []
        var wanted: [[Term]: [(node: Int, statistic: Statistic)]] = [:]
        func want(_ node: Int, _ statistic: Statistic, _ value: NodeID?, _ filter: NodeID?, _ window: DayInterval?) {
            guard let value = value.map(graph.term) else { return }
            guard [.integer, .double].contains(physical(value, pass.domain)) else { return }
            let terms: [Term] = [.taken(participation(filter, window, [value])), value]
            if wanted[terms] == nil { orders.append(terms) }
            wanted[terms, default: []].append((node, statistic))
        }
        for node in pass.reduces {
            guard case .reduce(let reduce) = query.nodes[node].operation else { continue }
            switch reduce.function {
            case .aggregate(.quantile(let percent)):
                want(node, .quantile(percent: percent), reduce.value, reduce.filter, reduce.window)
            case .order(let rank): want(node, .order(rank), reduce.value, reduce.filter, reduce.window)
            case .fewest(let percent):
                want(node, .fewest(percent: percent), reduce.value, reduce.filter, reduce.window)
            case .aggregate, .sumOfSquares, .sumOfProducts: break
            }
        }
        for node in pass.cuts {
            if case .cut(let cut) = query.nodes[node].operation {
                want(node, .cut(cut), cut.value, cut.base, cut.window)
            }
        }
        for node in pass.quintiles {
            if case .quintile(let quintile) = query.nodes[node].operation {
                want(node, .quintiles, quintile.value, quintile.base, quintile.window)
            }
        }
        return orders.map { terms in CollectSink(physical(terms[1], pass.domain), terms: terms, wanted[terms] ?? []) }
    }

    private func listSink(_ output: Int, _ domain: Int) -> ListSink? {
        guard case .topRows(let top) = query.outputs[output] else { return nil }
        let rows = participation(top.filter, top.window, [])
        let hasKey = query.domains[domain].key != nil
        func field(_ id: NodeID) -> ListSink.Field {
            ListSink.Field(physical: physical(graph.term(id), domain), space: graph.spaces[id.index])
        }
        let terms: [Term] =
            [.taken(rows), .lost(rows)] + (hasKey ? [.ownKey] : []) + top.order.map { graph.term($0.node) }
            + top.values.map(graph.term)
        return ListSink(
            output: output, domain: domain, terms: terms, hasKey: hasKey,
            orders: top.order.map { (field($0.node), $0.highestFirst) }, values: top.values.map(field),
            limit: top.limit, texts)
    }
}

extension ReduceSink.Content {
    /// Can several windows be read off buckets?
    var hasBuckets: Bool {
        switch self {
        case .count, .sum: true
        case .sumOfDoubles, .products, .extreme, .latest: false
        }
    }
}
