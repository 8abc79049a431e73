// One execution: the passes in order, what they leave behind, and the answers read off at the end.
import RhumbColumns
import RhumbQuery
import RhumbText
import RhumbValues
import Synchronization

/// Changed between passes only, by one thread; what workers share during a pass is in sinks and programs.
final class Run: @unchecked Sendable {
    let query: Query
    let readers: [any TableReader]
    let threads: Int
    let schedule: Schedule
    let graph: TermGraph
    let texts: TextSpaces
    /// Domains whose keys are kept as codes.
    let keyed: Set<Int>
    private let isCancelled: @Sendable () -> Bool
    /// Whether somebody wants to know what each operator costs.
    let isProfiled: Bool
    /// Bytes that each worker keeps in memory of what a pass keeps of every row.
    let keptBytes: Int
    let memory: TableMemory?
    var profile: [PassProfile] = []
    private let wasCancelled = Atomic<Bool>(false)

    /// By domain, as far as read.
    var rowCounts: [Int]
    var findings: [DomainFindings]
    /// By domain: parent rows by code of their key.
    var rowsOfKeys: [[Int32]]
    private var columns: [[Term: StoredColumn]]
    private var scalars: [Scalar?]
    private(set) var groups: [FoldGroup] = []
    /// By node.
    private var groupedPlaces: [Int: GroupedPlace] = [:]
    private var cuts: [Int: CutTest] = [:]
    private var quintiles: [Int: QuintileCuts] = [:]
    private var fitted: [Int: CustomerModels] = [:]
    private var lists: [Int: OutputResult] = [:]
    private(set) var overflows = OverflowLog()
    /// Text columns that something is computed from; the others are only shown.
    let comparedTexts: Set<ColumnSite>
    /// Where in the batches of the domain that is being read each term is.
    var requests: [Term: Int] = [:]

    init(
        _ query: Query, readers: [any TableReader], threads: Int, isProfiled: Bool, keptBytes: Int,
        memory: TableMemory?, isCancelled: @escaping @Sendable () -> Bool
    ) {
        self.query = query
        self.isProfiled = isProfiled
        self.keptBytes = keptBytes / max(1, threads)
        self.memory = memory
        self.readers = readers
        self.threads = max(1, threads)
        self.isCancelled = isCancelled
        schedule = Schedule(query)
        graph = TermGraph(query, schedule)
        keyed = Run.keyedDomains(query, schedule)
        comparedTexts = Run.comparedTexts(query, schedule)
        texts = TextSpaces(query, keysOf: keyed, memory)
        rowCounts = Array(repeating: 0, count: query.domains.count)
        findings = query.domains.map { DomainFindings(references: $0.references.count) }
        rowsOfKeys = Array(repeating: [], count: query.domains.count)
        columns = Array(repeating: [:], count: query.domains.count)
        scalars = Array(repeating: nil, count: query.nodes.count)
    }

    /// A column of a domain.
    struct ColumnSite: Hashable {
        let domain: Int
        let column: Int
    }

    /// Columns that other nodes look at, or that rows are chosen or ordered by.
    private static func comparedTexts(_ query: Query, _ schedule: Schedule) -> Set<ColumnSite> {
        var compared: Set<ColumnSite> = []
        func note(_ id: NodeID) {
            if case .column(let column) = query[id].operation, let domain = query[id].domain {
                compared.insert(ColumnSite(domain: domain.index, column: column))
            }
        }
        for index in query.nodes.indices where schedule.isDemanded[index] {
            query.nodes[index].operation.inputs.forEach(note)
        }
        for output in query.outputs {
            guard case .topRows(let top) = output else { continue }
            top.filter.map(note)
            top.order.forEach { note($0.node) }
        }
        return compared
    }

    /// Domains whose keys others refer to, or some output shows.
    private static func keyedDomains(_ query: Query, _ schedule: Schedule) -> Set<Int> {
        var keyed: Set<Int> = []
        for domain in query.domains { for reference in domain.references { keyed.insert(reference.parent.index) } }
        for (index, node) in query.nodes.enumerated() where schedule.isDemanded[index] {
            if case .key = node.operation, let domain = node.domain { keyed.insert(domain.index) }
        }
        for output in query.outputs {
            switch output {
            case .scalar, .quintiles, .models: break
            case .topRows(let top): keyed.insert(top.rows.index)
            case .row(let domain, _, _): keyed.insert(domain.index)
            }
        }
        return keyed.filter { query.domains[$0].key != nil }
    }

    /// Runs all passes.
    func run() {
        let passes = graph.passes(keysOf: keyed)
        settleScalars(after: -2, through: -1)
        var last = -1
        var isRead = false
        for pass in passes {
            if pass.isReading(schedule) {
                read(pass)
            } else {
                if !isRead { followLateReferences() }
                isRead = true
                guard !findings.contains(where: \.isFatal) else { return }
                evaluate(pass)
            }
            guard !cancelled() else { return }
            settleScalars(after: last, through: pass.position)
            last = pass.position
        }
        if !isRead { followLateReferences() }
    }

    /// Asked per batch; sticks.
    func cancelled() -> Bool {
        if wasCancelled.load(ordering: .relaxed) { return true }
        guard isCancelled() else { return false }
        wasCancelled.store(true, ordering: .relaxed)
        return true
    }

    var isStopped: Bool { wasCancelled.load(ordering: .relaxed) }

    /// Rows that were kept for later are gone: no answer means anything.
    var isLost: Bool { groups.contains(where: \.isLost) }

    /// A pass over rows that are all stored by now.
    private func evaluate(_ pass: Pass) {
        let began = monotonicSeconds()
        let sinks = makeSinks(pass)
        let program = ProgramCompiler.compile(self, domain: pass.domain, position: pass.position, sinks: sinks)
        let team = Team(
            program, sinks, domain: pass.domain, texts, groups, workers: workers(forRows: rowCounts[pass.domain]),
            isProfiled: isProfiled)
        let stretches = Parallel.Stretches(rows: rowCounts[pass.domain], length: 8 * Stretch.parents)
        Parallel.forEach(workers: team.workers.count) { worker in
            while let rows = stretches.take(), !self.cancelled() { team.workers[worker].evaluate(rows) }
        }
        finish(sinks, team)
        note(pass, program, sinks, team, since: began)
    }

    /// Gives each sink its states.
    func finish(_ sinks: [any Sink], _ team: Team) {
        guard !isStopped else { return }
        var found = OverflowLog()
        for worker in team.workers { found.add(worker.overflows) }
        overflows.addNew(found)
        let collections = sinks.indices.filter { sinks[$0] is CollectSink }
        let next = Parallel.Stretches(rows: collections.count, length: 1)
        Parallel.forEach(workers: min(threads, max(1, collections.count))) { _ in
            while let range = next.take() {
                for place in range {
                    let index = collections[place]
                    (sinks[index] as? CollectSink)?.settle(team.workers.map { $0.states[index] })
                }
            }
        }
        for (index, sink) in sinks.enumerated() { sink.finish(team.workers.map { $0.states[index] }, self) }
    }

    /// A thread pays from a few batches on.
    func workers(forRows rows: Int) -> Int { min(threads, max(1, rows / (2 * Batch.capacity))) }

    /// Calls for about equal stretches of rows on all threads.
    func inParallel<Part: Sendable>(rows: Int, _ work: @escaping @Sendable (Range<Int>) -> Part) -> [Part] {
        let workers = workers(forRows: rows)
        let parts = Mutex<[Int: Part]>([:])
        let shared = Shared(parts)
        Parallel.forEach(workers: workers) { worker in
            let part = work((rows * worker / workers)..<(rows * (worker + 1) / workers))
            shared.value.withLock { $0[worker] = part }
        }
        return shared.value.withLock { parts in (0..<workers).compactMap { parts[$0] } }
    }

    private final class Shared<Part: Sendable>: Sendable {
        let value: Mutex<[Int: Part]>
        init(_ value: consuming Mutex<[Int: Part]>) { self.value = value }
    }
}

// MARK: - What passes leave behind

extension Run {
    func store(_ column: StoredColumn, _ term: Term, in domain: Int) { columns[domain][term] = column }

    func add(_ group: FoldGroup) {
        for (family, members) in group.families.enumerated() {
            for (window, node) in members.nodes.enumerated() {
                groupedPlaces[node] = GroupedPlace(group: groups.count, family: family, window: window)
            }
        }
        groups.append(group)
    }

    func setScalar(_ value: Scalar, _ node: Int) { scalars[node] = value }

    func setCut(_ test: CutTest, _ node: Int) { cuts[node] = test }

    func setQuintiles(_ found: QuintileCuts, _ node: Int) { quintiles[node] = found }

    func setModels(_ models: CustomerModels, _ node: Int) { fitted[node] = models }

    func models(_ node: Int) -> CustomerModels? { fitted[node] }

    func setOutput(_ result: OutputResult, _ output: Int) { lists[output] = result }

    func list(_ output: Int) -> OutputResult? { lists[output] }

    func noteOverflow(_ node: Int, domain: Int?, row: Int) { overflows.note(node, domain: domain, row: row) }

    func noteOrphans(count: Int, rows: [Int], in domain: Int, _ reference: Int) {
        findings[domain].orphans[reference] = Orphans(
            count: count, first: Array(rows.sorted().prefix(OrphanState.shown)))
    }

    /// A sum as a 64-bit integer; beyond that unknown and reported.
    func total(_ sum: Int128, _ node: Int) -> Scalar {
        if let total = Int64(exactly: sum) { return .integer(total) }
        var domain: Int?
        if case .reduce(let reduce) = query.nodes[node].operation { domain = reduce.rows.index }
        overflows.note(node, domain: domain, row: -1)
        return .unknown
    }

    func setTotal(_ sum: Int128, _ node: Int) { setScalar(total(sum, node), node) }

    /// Evaluates the scalar maps whose inputs have just become known: as chunks of one row.
    private func settleScalars(after last: Int, through position: Int) {
        for node in query.nodes.indices where schedule.isDemanded[node] {
            let known = schedule.position[node]
            guard query.nodes[node].domain == nil, known > last, known <= position else { continue }
            guard case .map(let function, let inputs) = query.nodes[node].operation else { continue }
            scalars[node] = value(of: function, graph.operands(function, inputs), node)
        }
    }

    private func value(of function: MapFunction, _ operands: [Term], _ node: Int) -> Scalar {
        let scratch = Scratch(slots: operands.count + 1)
        let vectors = scratch.vectors
        for (slot, operand) in operands.enumerated() {
            texts.fill(&vectors[slot], with: scalar(operand), graph.physical(operand, in: 0), 1)
        }
        let physical = function.decisive(operands).map { graph.physical($0, in: 0) } ?? .truth
        let overflow = Array(operands.indices).withUnsafeBufferPointer { slots in
            function.action(physical, texts).perform(
                Inputs(vectors: vectors, slots: slots), 1, into: &vectors[operands.count])
        }
        if overflow.count > 0 { overflows.note(node, domain: nil, row: -1) }
        return texts.scalar(vectors[operands.count], query.nodes[node].kind.physical, graph.spaces[node], row: 0)
    }

    private func scalar(_ term: Term) -> Scalar {
        switch term {
        case .node(let node): scalar(node)
        case .shared(let inner): texts.shared(scalar(inner))
        case .column, .ownKey, .parent, .link, .present, .window, .taken, .lost, .bucket: .unknown
        }
    }
}

extension Run: PassContext {
    func stored(_ term: Term, in domain: Int) -> StoredColumn? { columns[domain][term] }

    func grouped(_ term: Term, in domain: Int) -> GroupedPlace? {
        if case .node(let node) = term { groupedPlaces[node] } else { nil }
    }

    func scalar(_ node: Int) -> Scalar {
        guard case .constant(let constant) = query.nodes[node].operation else { return scalars[node] ?? .unknown }
        switch constant {
        case .unknown: return .unknown
        case .truth(let truth): return .truth(truth)
        case .integer(let integer): return .integer(integer)
        case .double(let double): return .double(double + 0)
        case .text(let text): return .text(texts.intern(text), .shared)
        }
    }

    func cut(_ node: Int) -> CutTest { cuts[node] ?? .unknown }

    func quintiles(_ node: Int) -> QuintileCuts { quintiles[node] ?? QuintileCuts() }

    func request(_ term: Term, in domain: Int) -> Int? { requests[term] }

    func rows(ofKeysIn domain: Int) -> [Int32] { rowsOfKeys[domain] }
}

/// The workers of a pass. Each is used by one thread at a time.
final class Team: @unchecked Sendable {
    let workers: [Worker]

    init(
        _ program: Program, _ sinks: [any Sink], domain: Int, _ texts: TextSpaces, _ groups: [FoldGroup], workers: Int,
        isProfiled: Bool
    ) {
        self.workers = (0..<workers).map { _ in
            Worker(program, sinks, domain: domain, texts, groups, isProfiled: isProfiled)
        }
    }
}
