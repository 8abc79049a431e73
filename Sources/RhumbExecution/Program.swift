// A pass compiled: steps and sinks in an order that frees vectors early, so that few are alive at once and stay in the cache.
import RhumbColumns
import RhumbQuery
import RhumbValues

struct Program: Sendable {
    enum Item: Sendable {
        case step(Step)
        /// Position of the sink and the vectors of its terms.
        case sink(Int, [Int])
    }

    /// A scalar in a vector of its own, filled once.
    struct Pinned: Sendable {
        let slot: Int
        let value: Scalar
        let physical: Physical
    }

    fileprivate(set) var items: [Item] = []
    fileprivate(set) var pinned: [Pinned] = []
    fileprivate(set) var slotCount = 0
}

/// What a compiler asks of the run so far.
protocol PassContext {
    var graph: TermGraph { get }
    var texts: TextSpaces { get }
    func stored(_ term: Term, in domain: Int) -> StoredColumn?
    func grouped(_ term: Term, in domain: Int) -> GroupedPlace?
    func scalar(_ node: Int) -> Scalar
    func cut(_ node: Int) -> CutTest
    func quintiles(_ node: Int) -> QuintileCuts
    /// Position in the batch of what is asked of the reader for a term; nil after reading.
    func request(_ term: Term, in domain: Int) -> Int?
    /// Parent rows by code of their key.
    func rows(ofKeysIn domain: Int) -> [Int32]
}

struct ProgramCompiler<Context: PassContext> {
    private let context: Context
    private let domain: Int
    private let position: Int
    private var graph: TermGraph { context.graph }
    private var program = Program()
    /// Register of each term; registers become slots when all is known.
    private var registers: [Term: Int] = [:]
    private var registerCount = 0

    init(_ context: Context, domain: Int, position: Int) {
        self.context = context
        self.domain = domain
        self.position = position
    }

    /// The program that feeds each sink its terms.
    static func compile(
        _ context: Context, domain: Int, position: Int, sinks: [any Sink]
    ) -> Program {
        var compiler = ProgramCompiler(context, domain: domain, position: position)
        for (index, sink) in sinks.enumerated() {
            let inputs = sink.terms.map { compiler.register($0) }
            compiler.program.items.append(.sink(index, inputs))
        }
        return compiler.allocated()
    }

    /// The register of a term, computed by now.
    private mutating func register(_ term: Term) -> Int {
        if let register = registers[term] { return register }
        let register: Int
        if let value = scalarValue(term) {
            register = newRegister()
            let physical = graph.physical(term, in: domain)
            program.pinned.append(Program.Pinned(slot: register, value: value, physical: physical))
        } else {
            let (action, inputs) = action(for: term)
            let operands = inputs.map { self.register($0) }
            register = newRegister()
            var node = -1
            if case .node(let index) = term { node = index }
            program.items.append(.step(Step(action: action, inputs: operands, output: register, node: node)))
        }
        registers[term] = register
        return register
    }

    private mutating func newRegister() -> Int {
        registerCount += 1
        return registerCount - 1
    }

    private func scalarValue(_ term: Term) -> Scalar? {
        guard graph.isScalar(term) else { return nil }
        switch term {
        case .node(let node): return context.scalar(node)
        case .shared(let inner): return scalarValue(inner).map { context.texts.shared($0) }
        case .column, .ownKey, .parent, .link, .present, .window, .taken, .lost, .bucket: return nil
        }
    }

    private func action(for term: Term) -> (Action, [Term]) {
        let physical = graph.physical(term, in: domain)
        let known = graph.position(term, in: domain)
        if graph.isResult(term, in: domain) || known.map({ $0 < position }) ?? false {
            if let place = context.grouped(term, in: domain) { return (.grouped(place), []) }
            guard let column = context.stored(term, in: domain) else { return (.unknown(physical), []) }
            return (.stored(column.view, physical), [])
        }
        switch term {
        case .column, .ownKey, .link:
            guard let request = context.request(term, in: domain) else { return (.unknown(physical), []) }
            return (.column(request: request, physical), [])
        case .parent(let reference):
            guard let request = context.request(term, in: domain) else { return (.unknown(physical), []) }
            let parent = graph.query.domains[domain].references[reference].parent.index
            return (.parent(request: request, rows: context.rows(ofKeysIn: parent)), [])
        case .present(let reference):
            guard let request = context.request(.parent(reference), in: domain) else { return (.unknown(physical), []) }
            return (.present(request: request), [])
        case .window(let days):
            // A domain without event dates has no row in any window.
            guard let event = graph.event(in: domain) else { return (.unknown(.truth), []) }
            return (.window(first: Int64(days.first.number), last: Int64(days.last.number)), [event])
        case .bucket(let set):
            guard let event = graph.event(in: domain) else { return (.unknown(.code), []) }
            return (.bucket(set), [event])
        case .taken(let rows):
            return (
                .taken(filter: rows.filter != nil, window: rows.window != nil), graph.inputs(term, in: domain)
            )
        case .lost(let rows):
            return (.lost(filter: rows.filter != nil, window: rows.window != nil), graph.inputs(term, in: domain))
        case .shared(let inner): return (.convert(space(of: inner)), [inner])
        case .node(let node): return nodeAction(node, term)
        }
    }

    private func space(of term: Term) -> TextSpace {
        switch term {
        case .ownKey: .keys(domain)
        case .node(let node): graph.spaces[node]
        case .column, .parent, .link, .present, .window, .taken, .lost, .bucket, .shared: .shared
        }
    }

    private func nodeAction(_ node: Int, _ term: Term) -> (Action, [Term]) {
        let inputs = graph.inputs(term, in: domain)
        switch graph.query.nodes[node].operation {
        case .map(let function, _): return mapAction(function, inputs)
        case .gather(let reference, let source):
            let physical = graph.query.nodes[node].kind.physical
            if graph.isScalar(graph.term(source)) { return (.gatherScalar(physical), inputs) }
            let parent = graph.query.domains[domain].references[reference].parent.index
            guard let column = context.stored(graph.term(source), in: parent) else { return (.unknown(physical), []) }
            return (.gather(column.view, physical), inputs)
        case .cut:
            switch context.cut(node) {
            case .unknown: return (.unknown(.truth), [])
            case .all: return (.whereKnown(true), inputs)
            case .nobody: return (.whereKnown(false), inputs)
            case .integer(let relation, let limit): return (.compareInteger(relation, limit), inputs)
            case .double(let relation, let limit): return (.compareDouble(relation, limit), inputs)
            }
        case .quintile(let quintile):
            let isDouble = graph.physical(graph.term(quintile.value), in: domain) == .double
            return (.scores(limits: context.quintiles(node).limits, ofDoubles: isDouble), inputs)
        case .column, .key, .constant, .referenceKnown, .fold, .fit, .repeated, .reduce:
            return (.unknown(graph.query.nodes[node].kind.physical), [])
        }
    }

    private func mapAction(_ function: MapFunction, _ inputs: [Term]) -> (Action, [Term]) {
        if case .compare(let comparison) = function, inputs.count == 2, let limit = scalarValue(inputs[1]) {
            switch limit {
            case .integer(let limit): return (.compareInteger(comparison.relation, limit), [inputs[0]])
            case .double(let limit): return (.compareDouble(comparison.relation, limit), [inputs[0]])
            case .unknown, .truth, .text: break
            }
        }
        let physical = function.decisive(inputs).map { graph.physical($0, in: domain) } ?? .truth
        return (function.action(physical, context.texts), inputs)
    }

    /// Registers to slots: a slot is free again after the last item that reads it.
    private func allocated() -> Program {
        var lastUse = [Int](repeating: -1, count: registerCount)
        for (place, item) in program.items.enumerated() {
            switch item {
            case .step(let step): for input in step.inputs { lastUse[input] = place }
            case .sink(_, let inputs): for input in inputs { lastUse[input] = place }
            }
        }
        var result = Program()
        var slots = [Int](repeating: -1, count: registerCount)
        var free: [Int] = []
        for pinned in program.pinned {
            slots[pinned.slot] = result.slotCount
            result.pinned.append(
                Program.Pinned(slot: result.slotCount, value: pinned.value, physical: pinned.physical))
            lastUse[pinned.slot] = .max
            result.slotCount += 1
        }
        for (place, item) in program.items.enumerated() {
            let inputs: [Int]
            switch item {
            case .step(var step):
                inputs = step.inputs
                step.inputs = inputs.map { slots[$0] }
                let output = step.output
                if free.isEmpty {
                    free.append(result.slotCount)
                    result.slotCount += 1
                }
                slots[output] = free.removeLast()
                step.output = slots[output]
                result.items.append(.step(step))
            case .sink(let sink, let terms):
                inputs = terms
                result.items.append(.sink(sink, terms.map { slots[$0] }))
            }
            for input in Set(inputs) where lastUse[input] == place { free.append(slots[input]) }
        }
        return result
    }
}

extension MapFunction {
    /// The operand whose kind decides which action it is: the first, except where that is a condition on the second.
    func decisive(_ operands: [Term]) -> Term? { self == .onlyWhere ? operands.last : operands.first }
}

extension MapFunction {
    /// The action on operands whose first lies in memory as given.
    func action(_ physical: Physical, _ texts: TextSpaces) -> Action {
        switch self {
        case .add: .integers(.add)
        case .subtract: .integers(.subtract)
        case .multiply: .integers(.multiply)
        case .negate: .negate
        case .multiplyDivide(let divisor): .multiplyDivide(divisor)
        case .divideRounded(let multiplier): .divideRounded(multiplier)
        case .floorDivide(let divisor): .floorDivide(divisor)
        case .hasBit(let bit): .hasBit(bit)
        case .toDouble(let scale): .toDouble(scale: scale)
        case .addDouble: .doubles(.add)
        case .subtractDouble: .doubles(.subtract)
        case .multiplyDouble: .doubles(.multiply)
        case .negateDouble: .negateDouble
        case .divideDouble: .doubles(.divide)
        case .round: .round
        case .compare(let comparison): .compare(comparison.relation, physical)
        case .and: .and
        case .or: .or
        case .not: .not
        case .known: .known
        case .fallback: .fallback(physical)
        case .onlyWhere: .onlyWhere(physical)
        case .firstYes(let otherwise): .firstYes(otherwise: otherwise)
        case .textIn(let members): .codesIn(texts.table(of: members))
        case .textLike(let pattern): .textLike(TextTest(pattern: pattern, pool: texts.pool))
        case .integerIn(let members): .integersIn(members)
        case .addMonths: .dates(.addMonths)
        case .monthsBetween: .dates(.monthsBetween)
        case .yearsBetween: .dates(.yearsBetween)
        }
    }
}
