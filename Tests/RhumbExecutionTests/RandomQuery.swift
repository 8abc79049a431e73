// Random queries over random tables, small enough for the reference and mean enough for the engine: holes, orphans, missing
// references, equal days, extremes, cycles of references, windows that overlap or are empty.
import RhumbQuery
import RhumbValues
import TestSupport

struct RandomCase: Sendable {
    var query: Query
    var tables: [TestTable]
}

struct CaseGenerator {
    private var random: Seeded
    private var query = Query()
    private var tables: [TestTable] = []
    /// Nodes by domain (−1: scalars) and kind.
    private var pool: [Int: [ValueKind: [NodeID]]] = [:]
    private var windows: [DayInterval] = []
    private let isLong: Bool

    init(seed: UInt64, isLong: Bool = false) {
        random = Seeded(seed)
        self.isLong = isLong
    }

    static func make(seed: UInt64, isLong: Bool = false) -> RandomCase {
        var generator = CaseGenerator(seed: seed, isLong: isLong)
        generator.makeDomains()
        generator.makeTables()
        generator.makeNodes()
        generator.makeOutputs()
        return RandomCase(query: generator.query, tables: generator.tables)
    }

    private mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<max(1, limit), using: &random) }
    private mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
    private mutating func pick<T>(_ list: [T]) -> T { list[below(list.count)] }

    // MARK: Tables

    private static let firstDay: Int64 = 20_000

    private mutating func makeDomains() {
        let count = 1 + below(3)
        for index in 0..<count {
            var columns: [Domain.Column] = []
            let kinds: [Domain.Column.Kind] = [
                .text, .choice(["a", "b", "c"]), .yesNo, .integer, .decimal(scale: 2, rounded: false), .date,
                .money(.yuan), .text, .integer,
            ]
            for column in 0..<(3 + below(5)) {
                columns.append(
                    Domain.Column(name: "c\(column)", kind: pick(kinds), optional: true, range: nil))
            }
            var event: Int?
            if chance(85) {
                columns.append(Domain.Column(name: "day", kind: .date, optional: true, range: nil))
                event = columns.count - 1
            }
            var references: [Domain.Reference] = []
            if index > 0 {
                for _ in 0..<(1 + below(2)) { reference(to: below(index), &references) }
            }
            if chance(8) { reference(to: below(count), &references) }
            let keyKinds: [Domain.Key.Kind] = [.text, .text, .integer]
            let hasKey = chance(90)
            query.domains.append(
                Domain(
                    name: "d\(index)", columns: columns,
                    key: hasKey ? Domain.Key(column: "id", kind: pick(keyKinds)) : nil,
                    event: event, references: references))
        }
        let base = Day(number: Int32(CaseGenerator.firstDay))
        for _ in 0..<(2 + below(5)) {
            let first = base.adding(days: below(40) - 5)
            switch below(6) {
            case 0: windows.append(DayInterval(.first, first))
            case 1: windows.append(DayInterval(first, .last))
            case 2: windows.append(DayInterval(first, first.adding(days: -1)))
            case 3: windows.append(.always)
            default: windows.append(DayInterval(first, first.adding(days: below(20))))
            }
        }
    }

    private func isKeyed(_ domain: Int) -> Bool { domain >= query.domains.count || query.domains[domain].key != nil }

    private mutating func reference(to parent: Int, _ references: inout [Domain.Reference]) {
        references.append(Domain.Reference(column: "r\(references.count)", parent: DomainID(parent), optional: true))
    }

    private mutating func rowCount() -> Int {
        if isLong { return chance(70) ? 900 + below(3000) : below(60) }
        return chance(6) ? 0 : 1 + below(chance(50) ? 8 : 60)
    }

    private mutating func makeTables() {
        let counts = query.domains.map { _ in rowCount() }
        for (index, domain) in query.domains.enumerated() {
            var columns: [String: [Cell]] = [:]
            let rows = counts[index]
            for column in domain.columns {
                let holes = chance(40) ? 0 : below(50)
                columns[column.name] = (0..<rows).map { _ in chance(holes) ? .unknown : cell(column.kind) }
            }
            if domain.key != nil {
                var keys = (0..<rows).map { key($0, domain) }
                keys.shuffle(using: &random)
                if chance(2), rows > 1 { keys[below(rows)] = keys[below(rows)] }
                if chance(1), rows > 1 { keys[below(rows)] = .unknown }
                columns["id"] = keys
            }
            for reference in domain.references {
                let parent = reference.parent.index
                let holes = below(3) * 10
                let spread = max(1, chance(30) ? counts[parent] / 4 : counts[parent])
                columns[reference.column] = (0..<rows).map { _ in
                    if chance(holes) { return .unknown }
                    return key(below(spread) + (chance(8) ? 5000 : 0), query.domains[parent])
                }
            }
            tables.append(TestTable(columns, rows: rows))
        }
    }

    private mutating func key(_ number: Int, _ domain: Domain) -> Cell {
        guard domain.key?.kind == .integer else { return .text("k\(number)") }
        return .text((chance(20) ? "00" : "") + String(number))
    }

    private mutating func cell(_ kind: Domain.Column.Kind) -> Cell {
        switch kind {
        case .text: .text(pick(["a", "b", "k1", "k2", "7", "张", "é"]))
        case .choice(let texts): .integer(Int64(below(texts.count)))
        case .choices(let texts, _): .integer(Int64(below(1 << texts.count)))
        case .yesNo: .truth(chance(50))
        case .timestamp: .integer((CaseGenerator.firstDay + Int64(below(35))) * 86_400 + Int64(below(86_400)))
        case .date, .timestampDay: .integer(CaseGenerator.firstDay + Int64(below(35)))
        case .integer, .decimal, .percent, .money: .integer(integer())
        }
    }

    private mutating func integer() -> Int64 {
        switch below(40) {
        case 0: pick([.max, .min, .max - 1, .min + 1])
        case 1: Int64(below(2_000_000_000)) - 1_000_000_000
        case 2: Int64(below(1 << 40)) - 1 << 39
        default: Int64(below(30)) - 6
        }
    }

    // MARK: Nodes

    private mutating func makeNodes() {
        for domain in query.domains.indices {
            for (index, column) in query.domains[domain].columns.enumerated() where chance(85) {
                add(.column(index), column.valueKind, domain)
            }
            if query.domains[domain].key != nil, chance(25) { add(.key, .text, domain) }
            for reference in query.domains[domain].references.indices where chance(30) {
                add(.referenceKnown(reference), .truth, domain)
            }
        }
        let steps = 4 + below(30)
        for _ in 0..<steps { makeNode() }
    }

    @discardableResult
    private mutating func add(_ operation: Operation, _ kind: ValueKind, _ domain: Int?) -> NodeID {
        query.nodes.append(Node(operation, kind: kind, domain: domain.map { DomainID($0) }))
        let id = NodeID(query.nodes.count - 1)
        pool[domain ?? -1, default: [:]][kind, default: []].append(id)
        return id
    }

    /// A node of a kind that a row of the domain can see; a constant where there is none yet.
    private mutating func input(_ kind: ValueKind, _ domain: Int?) -> NodeID {
        if let domain, chance(85), let choices = pool[domain]?[kind] {
            return chance(60) ? pick(Array(choices.suffix(4))) : pick(choices)
        }
        if chance(60), let choices = pool[-1]?[kind] { return pick(choices) }
        return constant(kind)
    }

    private mutating func constant(_ kind: ValueKind) -> NodeID {
        if chance(6) { return add(.constant(.unknown), kind, nil) }
        switch kind {
        case .truth: return add(.constant(.truth(chance(50))), kind, nil)
        case .integer: return add(.constant(.integer(integer())), kind, nil)
        case .double: return add(.constant(.double(Double(below(400) - 100) / 8)), kind, nil)
        case .text: return add(.constant(.text(pick(["a", "b", "k1", "7", "不"]))), kind, nil)
        }
    }

    private mutating func anyKind() -> ValueKind { pick([.truth, .integer, .integer, .double, .text]) }

    private mutating func makeNode() {
        let domain: Int? = chance(15) ? nil : below(query.domains.count)
        switch below(domain == nil ? 9 : 16) {
        case 0...5: makeMap(domain)
        case 6...8: makeReduce()
        case 9...12: makeFold()
        case 13: chance(40) ? makeQuintile(domain ?? 0) : makeCut(domain ?? 0)
        case 14: makeGather()
        default:
            let domain = domain ?? 0
            let inputs = (0..<(1 + below(2))).map { _ in
                let kind = anyKind()
                return input(kind, domain)
            }
            add(.repeated(inputs), .truth, domain)
        }
    }

    private mutating func makeMap(_ domain: Int?) {
        func map(_ function: MapFunction, _ kinds: [ValueKind], _ result: ValueKind) {
            add(.map(function, kinds.map { input($0, domain) }), result, domain)
        }
        let comparisons: [Comparison] = [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual]
        switch below(31) {
        case 0: map(.add, [.integer, .integer], .integer)
        case 1: map(.subtract, [.integer, .integer], .integer)
        case 2: map(.multiply, [.integer, .integer], .integer)
        case 3: map(.negate, [.integer], .integer)
        case 4: map(.multiplyDivide(divisor: pick([1, 3, 100, -7, .max, 0])), [.integer, .integer], .integer)
        case 5: map(.divideRounded(multiplier: pick([1, 100, -3, .max])), [.integer, .integer], .integer)
        case 6, 7: map(.toDouble(scale: below(4)), [.integer], .double)
        case 8: map(.addDouble, [.double, .double], .double)
        case 9: map(.subtractDouble, [.double, .double], .double)
        case 10: map(.multiplyDouble, [.double, .double], .double)
        case 11: map(.divideDouble, [.double, .double], .double)
        case 12: map(.negateDouble, [.double], .double)
        case 13:
            chance(50)
                ? map(.round, [.double], .integer)
                : map(.floorDivide(divisor: pick([1, 60, 86_400])), [.integer], .integer)
        case 14, 15, 16: map(.compare(pick(comparisons)), [.integer, .integer], .truth)
        case 17: map(.compare(pick(comparisons)), [.double, .double], .truth)
        case 18: map(.compare(pick([.equal, .notEqual])), [.text, .text], .truth)
        case 19: map(.and, (0..<below(4)).map { _ in .truth }, .truth)
        case 20: map(.or, (0..<below(4)).map { _ in .truth }, .truth)
        case 21: map(.not, [.truth], .truth)
        case 22: map(.known, [anyKind()], .truth)
        case 23:
            let kind = anyKind()
            map(.fallback, [kind, kind], kind)
        case 24: map(.firstYes(otherwise: chance(50)), (0..<(1 + below(4))).map { _ in .truth }, .integer)
        case 25 where chance(40):
            map(.textLike(TextPattern(pick(["@", "k#", "*", "##", "@*", "张", "*1"]))), [.text], .truth)
        case 25: map(.textIn(pick([["a"], ["k1", "张"], [], ["7", "zz"]])), [.text], .truth)
        case 26 where chance(40): map(.hasBit(below(63)), [.integer], .truth)
        case 26: map(.integerIn(pick([[1, 2, 3], [], [.max, 0]])), [.integer], .truth)
        case 27: map(.addMonths, [.integer, .integer], .integer)
        case 28: map(.monthsBetween, [.integer, .integer], .integer)
        case 29:
            let kind = anyKind()
            map(.onlyWhere, [.truth, kind], kind)
        default: map(.yearsBetween, [.integer, .integer], .integer)
        }
    }

    private mutating func window(_ domain: Int) -> DayInterval? {
        query.domains[domain].event != nil && chance(55) ? pick(windows) : nil
    }

    private mutating func aggregate(_ domain: Int) -> (AggregateFunction, NodeID?, ValueKind) {
        let number: ValueKind = chance(70) ? .integer : .double
        switch below(12) {
        case 8:
            let kind = anyKind()
            return (.distinct, input(kind, domain), .integer)
        case 9:
            let kind: ValueKind = chance(70) ? .integer : .truth
            return (.mode, input(kind, domain), kind)
        case 0, 1:
            let kind = anyKind()
            return (.count, chance(50) ? nil : input(kind, domain), .integer)
        case 2:
            let kind = anyKind()
            return (.countUnknown, chance(50) ? nil : input(kind, domain), .integer)
        case 3, 4: return (.sum, input(number, domain), number)
        case 5: return (chance(50) ? .minimum : .maximum, input(number, domain), number)
        case 6:
            if let event = query.domains[domain].event, chance(60) {
                let day = add(.column(event), .integer, domain)
                return (pick([.latest, .earliest, .minimum, .maximum]), day, .integer)
            }
            return (.maximum, input(number, domain), number)
        case 7 where query.domains[domain].event != nil:
            let kind = anyKind()
            return (chance(50) ? .latest : .earliest, input(kind, domain), kind)
        default: return (.quantile(percent: pick([0, 25, 50, 90, 100, 33])), input(number, domain), number)
        }
    }

    private mutating func makeFold() {
        let children = query.domains.indices.filter { !query.domains[$0].references.isEmpty }
        guard !children.isEmpty else { return makeReduce() }
        let child = pick(children)
        let reference = below(query.domains[child].references.count)
        let parent = query.domains[child].references[reference].parent.index
        let (function, value, kind) = aggregate(child)
        let filter = chance(50) ? input(.truth, child) : nil
        if query.domains[child].event != nil, chance(6) { makeFit(child, reference, parent, filter) }
        // A family of windows now and then, as a history has.
        for _ in 0..<(chance(35) ? 2 + below(7) : 1) {
            add(
                .fold(
                    Fold(
                        child: DomainID(child), reference: reference, function: function, value: value,
                        filter: filter, window: window(child))), kind, parent)
        }
    }

    private mutating func filter(_ domain: Int) -> NodeID? {
        guard chance(55) else { return nil }
        // A test of the row and of its parent, as the rewrite looks for.
        let references = query.domains[domain].references
        if !references.isEmpty, chance(40) {
            let reference = below(references.count)
            let own = input(.truth, domain)
            let theirs = add(
                .gather(reference: reference, input(.truth, references[reference].parent.index)), .truth, domain)
            return chance(20) ? theirs : add(.map(.and, chance(50) ? [own, theirs] : [theirs, own]), .truth, domain)
        }
        return input(.truth, domain)
    }

    private mutating func makeReduce() {
        let domain = below(query.domains.count)
        let rows = DomainID(domain)
        let filter = filter(domain)
        let number: ValueKind = chance(70) ? .integer : .double
        let other: ValueKind = chance(70) ? .integer : .double
        func reduce(_ function: Reduce.Function, _ value: NodeID?, _ kind: ValueKind) {
            for _ in 0..<(chance(30) ? 3 : 1) {
                add(
                    .reduce(
                        Reduce(rows: rows, function: function, value: value, filter: filter, window: window(domain))),
                    kind, nil)
            }
        }
        switch below(13) {
        case 12: reduce(.fewest(percent: pick([80, 50, 20, 100])), input(number, domain), .integer)
        case 0: reduce(.sumOfSquares, input(number, domain), .double)
        case 1: reduce(.sumOfProducts(input(other, domain)), input(number, domain), .double)
        case 2:
            let rank: OrderRank =
                chance(50) ? .lower(percent: pick([10, 50, 90])) : .upper(percent: pick([10, 50, 90]))
            reduce(.order(rank), input(number, domain), number)
        default:
            let (function, value, kind) = aggregate(domain)
            reduce(.aggregate(function), value, kind)
        }
    }

    private mutating func makeCut(_ domain: Int) {
        let amount: Cut.Amount =
            chance(60)
            ? .share(numerator: Int64(1 + below(10)), denominator: 10) : .count(Int64(below(8)))
        let kind: ValueKind = chance(75) ? .integer : .double
        let base = chance(50) ? input(.truth, domain) : nil
        add(
            .cut(
                Cut(
                    value: input(kind, domain), base: base, window: window(domain), fromTop: chance(60),
                    amount: amount)), .truth, domain)
    }

    private mutating func makeQuintile(_ domain: Int) {
        let kind: ValueKind = chance(75) ? .integer : .double
        let base = chance(50) ? input(.truth, domain) : nil
        let node = add(
            .quintile(Quintile(value: input(kind, domain), base: base, window: window(domain))), .integer, domain)
        if chance(60) { query.outputs.append(.quintiles(node)) }
    }

    private mutating func makeFit(_ child: Int, _ reference: Int, _ parent: Int, _ filter: NodeID?) {
        let value = chance(50) ? input(.integer, child) : nil
        let question: Fit.Question =
            value != nil
            ? .lifetime(days: Int64(below(800)), yearlyDiscount: chance(50) ? 0 : 0.1)
            : chance(50) ? .alive : .purchases(days: Int64(below(800)))
        let fit = Fit(
            child: DomainID(child), reference: reference, filter: filter, window: pick(windows), value: value,
            minorUnits: 100, gate: FitGate(buyers: Int64(below(6)), days: 0), question: question)
        let node = add(.fit(fit), value == nil ? .double : .integer, parent)
        if chance(60) { query.outputs.append(.models(node)) }
    }

    private mutating func makeGather() {
        let children = query.domains.indices.filter { !query.domains[$0].references.isEmpty }
        guard !children.isEmpty else { return makeMap(0) }
        let child = pick(children)
        let reference = below(query.domains[child].references.count)
        let kind = anyKind()
        let source = input(kind, query.domains[child].references[reference].parent.index)
        add(.gather(reference: reference, source), kind, child)
    }

    // MARK: Outputs

    private mutating func makeOutputs() {
        for node in query.nodes.indices.suffix(24) where query.nodes[node].domain == nil && chance(70) {
            query.outputs.append(.scalar(NodeID(node)))
        }
        for domain in query.domains.indices where chance(75) {
            let nodes = (pool[domain] ?? [:]).values.flatMap { $0 }.sorted()
            guard !nodes.isEmpty else { continue }
            let values = (0..<(1 + below(8))).map { _ in chance(60) ? pick(Array(nodes.suffix(8))) : pick(nodes) }
            if chance(80) {
                let orders = (0..<below(3)).map { _ in
                    let kind = anyKind()
                    return TopRows.Order(node: input(kind, domain), highestFirst: chance(50))
                }
                query.outputs.append(
                    .topRows(
                        TopRows(
                            rows: DomainID(domain), filter: chance(50) ? input(.truth, domain) : nil,
                            window: window(domain), order: orders, limit: chance(50) ? nil : below(12),
                            values: values)))
            }
            if chance(30), query.domains[domain].key != nil {
                let integer = query.domains[domain].key?.kind == .integer
                query.outputs.append(
                    .row(DomainID(domain), key: integer ? "00\(below(10))" : "k\(below(10))", values: values))
            }
        }
    }
}
