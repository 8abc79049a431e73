// Who is contacted about what, under two kinds of cap: so many contacts a customer, so many customers an advice. The choice
// of the greatest weight is a flow of the greatest gain: contacts are added one at a time, each along the chain of moves that
// gains most (Ahuja, Magnanti and Orlin, "Network Flows", 1993, chapter 9: successive shortest paths). A chain leads through
// the few advices only, because all customers who could move from one advice to another stand in one heap.

/// A contact that could be made.
struct Candidate {
    let customer: Int
    let advice: Int
    /// Above 0.
    let weight: Int128
}

/// A choice among candidates.
struct Assignment {
    /// By candidate.
    let chosen: [Bool]
    /// No other choice weighs more.
    let isExact: Bool
    /// No choice weighs more than this.
    let bound: Int128

    /// What the exact way may cost; beyond it the heaviest contacts are taken first, which is at least half of the best.
    static let affordable = 200_000_000

    /// - Parameters:
    ///   - customers: how many contacts each may have.
    ///   - limits: to how many customers each advice may be given; nil: to all.
    init(_ candidates: [Candidate], customers: [Int], limits: [Int?], affordable: Int = Assignment.affordable) {
        var rooms = Array(repeating: 0, count: limits.count)
        for candidate in candidates { rooms[candidate.advice] += 1 }
        let isLimited = zip(rooms, limits).contains { $0 > $1 ?? .max }
        for (advice, limit) in limits.enumerated() { rooms[advice] = max(0, min(rooms[advice], limit ?? .max)) }
        let advices = limits.count
        if !isLimited {
            // Nobody competes with anybody: each customer's heaviest.
            chosen = heaviest(candidates, customers: customers, rooms: rooms)
            isExact = true
        } else if candidates.count.multipliedReportingOverflow(by: advices * advices * advices)
            .partialValue <= affordable, candidates.count < affordable
        {
            var flow = ContactFlow(candidates, customers: customers, rooms: rooms)
            flow.run()
            chosen = flow.isChosen
            isExact = true
        } else {
            chosen = heaviest(candidates, customers: customers, rooms: rooms)
            isExact = false
        }
        let total = zip(candidates, chosen).reduce(Int128(0)) { $0 + ($1.1 ? $1.0.weight : 0) }
        bound =
            isExact ? total : min(loose(candidates, by: \.customer, customers), loose(candidates, by: \.advice, rooms))
    }
}

/// In the order of weight, then of the candidates: each is taken where both sides have room.
private func heaviest(_ candidates: [Candidate], customers: [Int], rooms: [Int]) -> [Bool] {
    var (customers, rooms) = (customers, rooms)
    var chosen = Array(repeating: false, count: candidates.count)
    let order = candidates.indices.sorted {
        candidates[$0].weight != candidates[$1].weight ? candidates[$0].weight > candidates[$1].weight : $0 < $1
    }
    for position in order {
        let candidate = candidates[position]
        guard customers[candidate.customer] > 0, rooms[candidate.advice] > 0 else { continue }
        customers[candidate.customer] -= 1
        rooms[candidate.advice] -= 1
        chosen[position] = true
    }
    return chosen
}

/// The greatest weight where only one side has caps.
private func loose(_ candidates: [Candidate], by side: KeyPath<Candidate, Int>, _ caps: [Int]) -> Int128 {
    var caps = caps
    var total: Int128 = 0
    for candidate in candidates.sorted(by: { $0.weight > $1.weight }) where caps[candidate[keyPath: side]] > 0 {
        caps[candidate[keyPath: side]] -= 1
        total += candidate.weight
    }
    return total
}

/// The exact way.
private struct ContactFlow {
    /// A step that adds a contact, and takes another one of the same customer away where `removed` is not nil.
    struct Step {
        let gain: Int128
        let added: Int
        let removed: Int?

        /// Gains more; of equal ones the earlier candidates.
        func comesBefore(_ other: Step) -> Bool {
            if gain != other.gain { return gain > other.gain }
            return (added, removed ?? -1) < (other.added, other.removed ?? -1)
        }
    }

    let candidates: [Candidate]
    private(set) var isChosen: [Bool]
    private var free: [Int]
    private var rooms: [Int]
    private let ofCustomer: [[Int]]
    private let advices: Int
    /// By advice: contacts that a customer with room could get.
    private var entries: [Heap]
    /// From advice to advice: contacts that a customer could exchange.
    private var moves: [Heap]

    init(_ candidates: [Candidate], customers: [Int], rooms: [Int]) {
        self.candidates = candidates
        isChosen = Array(repeating: false, count: candidates.count)
        free = customers
        self.rooms = rooms
        advices = rooms.count
        var ofCustomer = Array(repeating: [Int](), count: customers.count)
        for (position, candidate) in candidates.enumerated() { ofCustomer[candidate.customer].append(position) }
        self.ofCustomer = ofCustomer
        entries = Array(repeating: Heap(), count: advices)
        moves = Array(repeating: Heap(), count: advices * advices)
        for customer in customers.indices { offer(customer) }
    }

    /// What a customer could do next.
    private mutating func offer(_ customer: Int) {
        for added in ofCustomer[customer] where !isChosen[added] {
            let candidate = candidates[added]
            if free[customer] > 0 {
                entries[candidate.advice].push(Step(gain: candidate.weight, added: added, removed: nil))
            }
            for removed in ofCustomer[customer] where isChosen[removed] {
                let gain = candidate.weight - candidates[removed].weight
                moves[candidates[removed].advice * advices + candidate.advice].push(
                    Step(gain: gain, added: added, removed: removed))
            }
        }
    }

    mutating func run() {
        while let chain = bestChain() {
            var touched: [Int] = []
            for step in chain {
                isChosen[step.added] = true
                if let removed = step.removed {
                    isChosen[removed] = false
                } else {
                    free[candidates[step.added].customer] -= 1
                }
                touched.append(candidates[step.added].customer)
            }
            if let last = chain.last { rooms[candidates[last.added].advice] -= 1 }
            for customer in touched { offer(customer) }
        }
    }

    /// The chain of the greatest gain above 0 from a customer with room to an advice with room; nil where there is none.
    private mutating func bestChain() -> [Step]? {
        var gains = [Int128?](repeating: nil, count: advices)
        var steps = [Step?](repeating: nil, count: advices)
        var before = [Int?](repeating: nil, count: advices)
        for advice in 0..<advices {
            guard let step = entry(advice) else { continue }
            gains[advice] = step.gain
            steps[advice] = step
        }
        let table = (0..<(advices * advices)).map { move($0) }
        // Bellman and Ford: no chain passes an advice twice.
        for _ in 0..<max(0, advices - 1) {
            var isBetter = false
            for from in 0..<advices {
                guard let start = gains[from] else { continue }
                for to in 0..<advices where to != from {
                    guard let step = table[from * advices + to], start + step.gain > gains[to] ?? .min,
                        !leads(from, through: to, before)
                    else { continue }
                    gains[to] = start + step.gain
                    steps[to] = step
                    before[to] = from
                    isBetter = true
                }
            }
            if !isBetter { break }
        }
        var best: Int?
        for advice in 0..<advices where rooms[advice] > 0 {
            guard let gain = gains[advice], gain > 0 else { continue }
            if best.flatMap({ gains[$0] }).map({ gain > $0 }) ?? true { best = advice }
        }
        guard var at = best else { return nil }
        var chain: [Step] = []
        while let step = steps[at] {
            chain.append(step)
            guard let earlier = before[at] else { break }
            at = earlier
        }
        return chain.reversed()
    }

    /// Does the chain that ends at one advice pass another?
    private func leads(_ end: Int, through advice: Int, _ before: [Int?]) -> Bool {
        var at: Int? = end
        while let here = at {
            if here == advice { return true }
            at = before[here]
        }
        return false
    }

    private mutating func entry(_ advice: Int) -> Step? {
        while let step = entries[advice].first {
            if !isChosen[step.added], free[candidates[step.added].customer] > 0 { return step }
            entries[advice].removeFirst()
        }
        return nil
    }

    private mutating func move(_ pair: Int) -> Step? {
        while let step = moves[pair].first {
            if !isChosen[step.added], let removed = step.removed, isChosen[removed] { return step }
            moves[pair].removeFirst()
        }
        return nil
    }

    /// The best step first.
    struct Heap {
        private var steps: [Step] = []

        var first: Step? { steps.first }

        mutating func push(_ step: Step) {
            steps.append(step)
            var at = steps.count - 1
            while at > 0, steps[at].comesBefore(steps[(at - 1) / 2]) {
                steps.swapAt(at, (at - 1) / 2)
                at = (at - 1) / 2
            }
        }

        mutating func removeFirst() {
            guard let last = steps.popLast(), !steps.isEmpty else { return }
            steps[0] = last
            var at = 0
            while true {
                var best = at
                for child in [2 * at + 1, 2 * at + 2] where child < steps.count && steps[child].comesBefore(steps[best])
                {
                    best = child
                }
                guard best != at else { return }
                steps.swapAt(at, best)
                at = best
            }
        }
    }
}
