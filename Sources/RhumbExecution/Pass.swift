// The passes of a query: for each, what its rows are to be fed into and which values later passes want kept.
import RhumbQuery

/// One look at all rows of a domain.
struct Pass {
    let position: Int
    let domain: Int
    /// Nodes that look at the rows of this pass.
    var folds: [Int] = []
    var reduces: [Int] = []
    var cuts: [Int] = []
    var quintiles: [Int] = []
    var fits: [Int] = []
    var repeats: [Int] = []
    /// Outputs of the query that list rows.
    var lists: [Int] = []
    /// Terms to keep for later passes, in the order in which they were wished for.
    private(set) var kept: [Term] = []
    private var isKept: Set<Term> = []

    init(position: Int, domain: Int) {
        self.position = position
        self.domain = domain
    }

    mutating func keep(_ term: Term) {
        if isKept.insert(term).inserted { kept.append(term) }
    }

    /// The pass that reads the domain.
    func isReading(_ schedule: Schedule) -> Bool { position < schedule.domainCount }
}

extension TermGraph {
    /// The passes in order; one that reads each domain, and those that the demanded nodes need.
    func passes(keysOf keyed: Set<Int>) -> [Pass] {
        var passes: [Int: Pass] = [:]
        func update(_ position: Int, _ change: (inout Pass) -> Void) {
            let domain = schedule.domain(ofPass: position)
            change(&passes[position, default: Pass(position: position, domain: domain)])
        }
        for domain in query.domains.indices {
            update(schedule.rank[domain]) { pass in
                if keyed.contains(domain) { pass.keep(.ownKey) }
                for reference in schedule.isLate[domain].indices where schedule.isLate[domain][reference] {
                    pass.keep(.link(reference))
                }
            }
        }
        for node in query.nodes.indices where schedule.isDemanded[node] {
            switch query.nodes[node].operation {
            case .fold: update(schedule.feed[node]) { $0.folds.append(node) }
            case .cut: update(schedule.feed[node]) { $0.cuts.append(node) }
            case .quintile: update(schedule.feed[node]) { $0.quintiles.append(node) }
            case .fit: update(schedule.feed[node]) { $0.fits.append(node) }
            case .repeated: update(schedule.feed[node]) { $0.repeats.append(node) }
            case .reduce: update(schedule.feed[node]) { $0.reduces.append(node) }
            case .column, .key, .constant, .map, .gather, .referenceKnown: break
            }
        }
        for (index, output) in query.outputs.enumerated() {
            switch output {
            case .scalar, .quintiles, .models: break
            case .topRows(let top):
                let position = schedule.rowPosition(output.roots, in: top.rows.index)
                update(position) { $0.lists.append(index) }
            case .row(let domain, _, let values):
                for term in values.map(term) where !isScalar(term) && !isResult(term, in: domain.index) {
                    if let position = position(term, in: domain.index) { update(position) { $0.keep(term) } }
                }
            }
        }
        // From the last pass back: each may wish that an earlier one keeps something.
        var ahead = passes.keys.max() ?? -1
        while ahead >= 0 {
            if let pass = passes[ahead] {
                for (position, term) in wishes(of: pass) { update(position) { $0.keep(term) } }
            }
            ahead -= 1
        }
        return passes.values.sorted { $0.position < $1.position }
    }

    /// What a pass needs of earlier passes.
    private func wishes(of pass: Pass) -> [(Int, Term)] {
        var wishes: [(Int, Term)] = []
        var seen: Set<Term> = []
        var open = roots(of: pass)
        while let term = open.popLast() {
            guard !isScalar(term), seen.insert(term).inserted, !isResult(term, in: pass.domain) else { continue }
            if let position = position(term, in: pass.domain), position < pass.position {
                wishes.append((position, term))
                continue
            }
            if case .node(let node) = term, case .gather(let reference, let source) = query.nodes[node].operation {
                let parent = query.domains[pass.domain].references[reference].parent.index
                let kept = self.term(source)
                if !isScalar(kept), !isResult(kept, in: parent), let position = position(kept, in: parent) {
                    wishes.append((position, kept))
                }
            }
            open += inputs(term, in: pass.domain)
        }
        return wishes
    }

    /// Every term that the sinks of a pass look at.
    private func roots(of pass: Pass) -> [Term] {
        var roots = pass.kept
        let event = event(in: pass.domain).map { [$0] } ?? []
        for node in pass.folds + pass.fits + pass.reduces + pass.cuts + pass.quintiles + pass.repeats {
            let operation = query.nodes[node].operation
            roots += operation.inputs.map(term)
            switch operation {
            case .fold(let fold):
                roots.append(.parent(fold.reference))
                if fold.window != nil || fold.function.needsEvent { roots += event }
            case .reduce(let reduce):
                if reduce.window != nil || reduce.needsEvent { roots += event }
            case .cut(let cut):
                if cut.window != nil { roots += event }
            case .quintile(let quintile):
                if quintile.window != nil { roots += event }
            case .fit(let fit): roots += [.parent(fit.reference)] + event
            case .column, .key, .constant, .map, .gather, .referenceKnown, .repeated: break
            }
        }
        for index in pass.lists {
            guard case .topRows(let top) = query.outputs[index] else { continue }
            roots += query.outputs[index].roots.map(term)
            if query.domains[pass.domain].key != nil { roots.append(.ownKey) }
            if top.window != nil { roots += event }
        }
        return roots
    }
}

extension AggregateFunction {
    /// Does it look at the event date?
    var needsEvent: Bool {
        switch self {
        case .latest, .earliest: true
        case .count, .countUnknown, .sum, .minimum, .maximum, .quantile, .distinct, .mode: false
        }
    }
}

extension Reduce {
    var needsEvent: Bool {
        switch function {
        case .aggregate(let function): function.needsEvent
        case .sumOfSquares, .sumOfProducts, .order, .fewest: false
        }
    }
}
