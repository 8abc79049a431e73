// The choice of contacts under two kinds of cap: a case by hand, and every case small enough to try all choices.
import Testing

@testable import RhumbAssessment
import TestSupport

@Suite("Assignment") struct AssignmentTests {
    private func candidates(_ rows: [(customer: Int, advice: Int, weight: Int)]) -> [Candidate] {
        rows.map { Candidate(customer: $0.customer, advice: $0.advice, weight: Int128($0.weight)) }
    }

    private func total(_ candidates: [Candidate], _ chosen: [Bool]) -> Int128 {
        zip(candidates, chosen).reduce(0) { $0 + ($1.1 ? $1.0.weight : 0) }
    }

    /// Ann is worth 10 to the call and 9 to the letter, Bo 8 to the call only; one call may be made, and each is contacted once. Taking
    /// the heaviest first calls Ann (10) and leaves Bo out; the best calls Bo and writes to Ann: 8 + 9 = 17.
    @Test("by hand: the heaviest first is not the best")
    func byHand() {
        let contacts = candidates([(0, 0, 10), (0, 1, 9), (1, 0, 8)])
        let best = Assignment(contacts, customers: [1, 1], limits: [1, nil])
        #expect(best.chosen == [false, true, true])
        #expect(best.isExact)
        #expect(best.bound == 17)
        let quick = Assignment(contacts, customers: [1, 1], limits: [1, nil], affordable: 0)
        #expect(!quick.isExact)
        #expect(total(contacts, quick.chosen) == 10)
        // Without the cap: 10 and 9 of the two advices; without the limit: 10 and 8 of the two customers.
        #expect(quick.bound == 18)
    }

    @Test("a chain of three moves is found")
    func chain() {
        // Each advice has one place; only customer 3 fits the free one, and three others must move up for customer 0.
        let contacts = candidates([
            (0, 0, 50), (1, 0, 60), (1, 1, 55), (2, 1, 60), (2, 2, 55), (3, 2, 60), (3, 3, 55),
        ])
        let best = Assignment(contacts, customers: [1, 1, 1, 1], limits: [1, 1, 1, 1])
        #expect(best.chosen == [true, false, true, false, true, false, true])
        #expect(best.bound == 215)
    }

    @Test("no choice is better", arguments: 0..<120)
    func againstAllChoices(_ seed: Int) {
        var random = Seeded(UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1)
        let customers = (0..<Int.random(in: 1...4, using: &random)).map { _ in Int.random(in: 0...2, using: &random) }
        let limits = (0..<Int.random(in: 1...3, using: &random)).map { _ -> Int? in
            Bool.random(using: &random) ? Int.random(in: 0...3, using: &random) : nil
        }
        var contacts: [Candidate] = []
        for customer in customers.indices {
            for advice in limits.indices where Int.random(in: 0..<4, using: &random) > 0 {
                let weight = Int128(Int.random(in: 1...6, using: &random))
                contacts.append(Candidate(customer: customer, advice: advice, weight: weight))
            }
        }
        var best: Int128 = 0
        for choice in 0..<(1 << contacts.count) {
            let chosen = contacts.indices.map { choice >> $0 & 1 == 1 }
            if isAllowed(contacts, chosen, customers, limits) { best = max(best, total(contacts, chosen)) }
        }
        let exact = Assignment(contacts, customers: customers, limits: limits)
        #expect(exact.isExact)
        #expect(isAllowed(contacts, exact.chosen, customers, limits), "seed \(seed)")
        #expect(total(contacts, exact.chosen) == best, "seed \(seed)")
        #expect(exact.bound == best, "seed \(seed)")
        let quick = Assignment(contacts, customers: customers, limits: limits, affordable: -1)
        #expect(isAllowed(contacts, quick.chosen, customers, limits), "seed \(seed)")
        #expect(total(contacts, quick.chosen) * 2 >= best, "seed \(seed)")
        #expect(quick.bound >= best, "seed \(seed)")
    }

    private func isAllowed(
        _ contacts: [Candidate], _ chosen: [Bool], _ customers: [Int], _ limits: [Int?]
    ) -> Bool {
        var (perCustomer, perAdvice) = (customers.map { _ in 0 }, limits.map { _ in 0 })
        for (contact, isChosen) in zip(contacts, chosen) where isChosen {
            perCustomer[contact.customer] += 1
            perAdvice[contact.advice] += 1
        }
        return zip(perCustomer, customers).allSatisfy { $0 <= $1 }
            && zip(perAdvice, limits).allSatisfy { $0 <= $1 ?? .max }
    }

    @Test("nobody and nothing")
    func empty() {
        #expect(Assignment([], customers: [], limits: []).chosen.isEmpty)
        #expect(Assignment([], customers: [1], limits: [0]).isExact)
        let contacts = candidates([(0, 0, 5)])
        #expect(Assignment(contacts, customers: [0], limits: [nil]).chosen == [false])
        #expect(Assignment(contacts, customers: [1], limits: [0]).chosen == [false])
    }
}
