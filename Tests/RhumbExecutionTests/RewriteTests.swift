// The rewrite of aggregates over children that test their parents: it is applied, it changes no answer, it saves the second look.
import RhumbQuery
import RhumbValues
import Testing

@testable import RhumbExecution

struct RewriteTests {
    /// Bookings of guests over thirty: one guest is thirty, one older, of one it is unknown, one is not in the table.
    private func elders() -> Hotel {
        var hotel = Hotel(guestOf: [.text("g1"), .text("g2"), .text("g9"), .text("g2"), .text("g3")])
        let age = hotel.add(.column(1), .integer, Hotel.guest)
        let thirty = hotel.add(.constant(.integer(30)), .integer, nil)
        let isElder = hotel.add(.map(.compare(.greater), [age, thirty]), .truth, Hotel.guest)
        let amount = hotel.add(.column(0), .integer, Hotel.booking)
        let limit = hotel.add(.constant(.integer(250)), .integer, nil)
        let isLarge = hotel.add(.map(.compare(.greater), [amount, limit]), .truth, Hotel.booking)
        let ofElder = hotel.add(.gather(reference: 0, isElder), .truth, Hotel.booking)
        let both = hotel.add(.map(.and, [isLarge, ofElder]), .truth, Hotel.booking)
        for (function, filter) in [
            (AggregateFunction.sum, ofElder), (.count, both), (.countUnknown, ofElder), (.countUnknown, both),
            (.maximum, ofElder), (.minimum, both), (.quantile(percent: 50), ofElder),
        ] {
            let reduce = Reduce(
                rows: Hotel.booking, function: .aggregate(function), value: amount, filter: filter, window: nil)
            hotel.query.outputs.append(.scalar(hotel.add(.reduce(reduce), .integer, nil)))
        }
        return hotel
    }

    @Test func answersStay() {
        let expected: [Int64] = [600, 1, 2, 2, 400, 400, 300]
        for threads in 1...2 {
            #expect(elders().run(threads: threads).outputs == expected.map { .scalar(.integer($0)) })
        }
    }

    @Test func gathersAreGone() throws {
        var hotel = elders()
        // The median keeps its children.
        hotel.query.outputs.removeLast()
        let rewritten = try #require(EagerAggregation.rewrite(hotel.query))
        let schedule = Schedule(rewritten)
        let gathered = rewritten.nodes.indices.filter { node in
            guard schedule.isDemanded[node], case .gather(_, let source) = rewritten.nodes[node].operation else {
                return false
            }
            return rewritten[source].domain != nil
        }
        #expect(gathered.isEmpty)
        // Equal folds are one node, however many aggregates rest on them.
        #expect(Set(rewritten.nodes).count == rewritten.nodes.count)
    }

    @Test func aSumPerParentMayOverflowWhereTheWholeDoesNot() {
        var hotel = Hotel(guestOf: [.text("g1"), .text("g1"), .text("g2"), .text("g2"), .text("g2")])
        let amount = hotel.add(.column(0), .integer, Hotel.booking)
        // +max twice for the first guest; 0 twice and −max for the second.
        let first = hotel.add(.map(.integerIn([100, 200]), [amount]), .truth, Hotel.booking)
        let second = hotel.add(.map(.integerIn([300, 400]), [amount]), .truth, Hotel.booking)
        let class3 = hotel.add(.map(.firstYes(otherwise: true), [first, second]), .integer, Hotel.booking)
        let large = hotel.add(.constant(.integer(.max)), .integer, nil)
        let one = hotel.add(.constant(.integer(1)), .integer, nil)
        let sign = hotel.add(.map(.subtract, [one, class3]), .integer, Hotel.booking)
        let value = hotel.add(.map(.multiply, [sign, large]), .integer, Hotel.booking)
        let name = hotel.add(.column(0), .text, Hotel.guest)
        let isNamed = hotel.add(.map(.known, [name]), .truth, Hotel.guest)
        let ofNamed = hotel.add(.gather(reference: 0, isNamed), .truth, Hotel.booking)
        let reduce = Reduce(
            rows: Hotel.booking, function: .aggregate(.sum), value: value, filter: ofNamed, window: nil)
        hotel.query.outputs = [.scalar(hotel.add(.reduce(reduce), .integer, nil))]
        let results = hotel.run()
        // max + max + 0 + 0 − max.
        #expect(results.outputs == [.scalar(.integer(.max))])
        #expect(results.diagnostics.isEmpty)
    }
}
