// What a run costs: each table is read once, columns that nobody needs are never asked for, cancelling stops at the next batch.
import RhumbColumns
import RhumbQuery
import RhumbText
import RhumbValues
import Synchronization
import Testing

@testable import RhumbExecution

/// Guests and their bookings, small enough to work out by hand.
struct Hotel {
    var query = Query()
    let guests: TestReader
    let bookings: TestReader

    static let guest = DomainID(0)
    static let booking = DomainID(1)

    init(bookingKeys: [String]? = nil, guestKeys: [Cell]? = nil, guestOf: [Cell]? = nil, alike: Bool = false) {
        query.domains = [
            Domain(
                name: "guests",
                columns: [
                    Domain.Column(name: "name", kind: .text, optional: false, range: nil),
                    Domain.Column(name: "age", kind: .integer, optional: true, range: nil),
                ], key: Domain.Key(column: "id", kind: .text), event: nil, references: []),
            Domain(
                name: "bookings",
                columns: [
                    Domain.Column(name: "amount", kind: .money(.yuan), optional: false, range: nil),
                    Domain.Column(name: "day", kind: .date, optional: false, range: nil),
                ], key: Domain.Key(column: "id", kind: .text), event: 1,
                references: [Domain.Reference(column: "guest", parent: Hotel.guest, optional: false)]),
        ]
        let people: [Cell] = guestKeys ?? [.text("g1"), .text("g2"), .text("g3")]
        guests = TestReader(
            "guests.csv",
            TestTable(
                [
                    "id": people, "name": people.map { _ in .text("x") },
                    "age": people.indices.map { $0 == 2 ? .unknown : .integer(30 + Int64($0)) },
                ], rows: people.count))
        let stays: [Cell] = guestOf ?? [.text("g1"), .text("g2"), .text("g1"), .text("g2"), .text("g2")]
        let amounts: [Int64] = [100, 200, 300, 400, 500]
        bookings = TestReader(
            "bookings.csv",
            TestTable(
                [
                    "id": (bookingKeys ?? ["b1", "b2", "b3", "b4", "b5"]).map { .text($0) }, "guest": stays,
                    "amount": amounts.map { .integer($0) },
                    "day": [10, 20, 30, 40, 50].map { .integer($0) },
                ], rows: 5), batchSize: 2, alikeFingerprints: alike)
    }

    mutating func add(_ operation: Operation, _ kind: ValueKind, _ domain: DomainID?) -> NodeID {
        query.nodes.append(Node(operation, kind: kind, domain: domain))
        return NodeID(query.nodes.count - 1)
    }

    mutating func spend(_ window: DayInterval? = nil) -> NodeID {
        let amount = add(.column(0), .integer, Hotel.booking)
        return add(
            .fold(
                Fold(
                    child: Hotel.booking, reference: 0, function: .sum, value: amount, filter: nil, window: window)),
            .integer, Hotel.guest)
    }

    func run(threads: Int = 1) -> QueryResults {
        execute(query, readers: [guests, bookings], threads: threads) { false }
    }
}

struct StageTests {
    private func days(_ first: Int32, _ last: Int32) -> DayInterval {
        DayInterval(Day(number: first), Day(number: last))
    }

    @Test func everyTableIsReadOnce() {
        var hotel = Hotel()
        let spend = hotel.spend()
        let top = hotel.add(
            .cut(Cut(value: spend, base: nil, window: nil, fromTop: true, amount: .count(1))), .truth, Hotel.guest)
        let count = hotel.add(
            .reduce(
                Reduce(rows: Hotel.guest, function: .aggregate(.count), value: nil, filter: top, window: nil)),
            .integer, nil)
        hotel.query.outputs = [.scalar(count)]
        let results = hotel.run()
        #expect(results.outputs == [.scalar(.integer(1))])
        #expect(hotel.guests.reads == 1)
        #expect(hotel.bookings.reads == 1)
        #expect(results.diagnostics.isEmpty)
    }

    @Test func onlyNeededColumnsAreAskedFor() {
        var hotel = Hotel()
        _ = hotel.add(.column(1), .integer, Hotel.guest)
        let spend = hotel.spend()
        hotel.query.outputs = [
            .scalar(
                hotel.add(
                    .reduce(
                        Reduce(rows: Hotel.guest, function: .aggregate(.sum), value: spend, filter: nil, window: nil)),
                    .integer, nil))
        ]
        #expect(hotel.run().outputs == [.scalar(.integer(1500))])
        #expect(hotel.guests.requests.withLock { $0 } == [["id"]])
        // Neither the day, for no window asks for it, nor anything else.
        #expect(hotel.bookings.requests.withLock { $0 } == [["amount", "guest", "id"]])
    }

    @Test func windowsOfOneFamilyAreOneVisit() {
        var hotel = Hotel()
        let windows = [days(10, 30), days(20, 40), days(30, 60), days(60, 10), .always]
        let folds = windows.map { hotel.spend($0) }
        // Written without the builder the amounts are different nodes, and so are the families: share the first.
        for index in folds.indices {
            guard case .fold(let fold) = hotel.query.nodes[folds[index].index].operation else { continue }
            hotel.query.nodes[folds[index].index] = Node(
                .fold(
                    Fold(
                        child: fold.child, reference: 0, function: .sum, value: NodeID(0), filter: nil,
                        window: fold.window)), kind: .integer, domain: Hotel.guest)
        }
        hotel.query.outputs = [
            .row(Hotel.guest, key: "g1", values: folds), .row(Hotel.guest, key: "g2", values: folds),
        ]
        let expected: [[Int64]] = [[400, 300, 300, 0, 400], [200, 600, 900, 0, 1100]]
        for threads in 1...3 {
            let results = hotel.run(threads: threads)
            for (output, values) in zip(results.outputs, expected) {
                guard case .row(let row) = output else { continue }
                #expect(row?.values == values.map { .integer($0) })
            }
        }
        let set = WindowSet(windows)
        #expect(set?.ranges.count == 5)
        #expect(set?.ranges[3].isEmpty == true)
    }

    @Test func duplicateKeysNameBothRows() {
        for alike in [false, true] {
            var hotel = Hotel(bookingKeys: ["b1", "b2", "b1", "b4", "b5"], alike: alike)
            hotel.query.outputs = [.scalar(hotel.add(.constant(.integer(1)), .integer, nil))]
            let results = hotel.run()
            #expect(results.diagnostics.map(\.id) == ["data/duplicate-key"])
            #expect(results.diagnostics.first?.message.english == "two rows of bookings have the key b1: 2 and 4")
            #expect(
                results.diagnostics.first?.place
                    == .cell(file: "bookings.csv", row: 4, column: "id", value: "b1"))
            #expect(results.outputs == [.scalar(.unknown)])
            // The suspicion cost a second look at the keys.
            #expect(hotel.bookings.reads == 2)
        }
    }

    @Test func alikeFingerprintsAreOnlyASuspicion() {
        var hotel = Hotel(alike: true)
        hotel.query.outputs = [.scalar(hotel.add(.constant(.integer(1)), .integer, nil))]
        let results = hotel.run()
        #expect(results.diagnostics.isEmpty)
        #expect(results.outputs == [.scalar(.integer(1))])
    }

    @Test func missingKeysAreErrors() {
        var hotel = Hotel(guestKeys: [.text("g1"), .unknown, .text("g3")])
        hotel.query.outputs = [.scalar(hotel.add(.constant(.integer(1)), .integer, nil))]
        let results = hotel.run()
        #expect(results.diagnostics.first?.id == "data/missing-key")
        #expect(results.diagnostics.first?.level == .error)
        #expect(results.diagnostics.first?.place == .cell(file: "guests.csv", row: 3, column: "id", value: nil))
        // Bookings of the guest without a key have nowhere to go; that is said once more, as a warning.
        #expect(results.diagnostics.dropFirst().map(\.id) == ["data/orphan"])
    }

    @Test func orphansAreCountedAndTheFirstShown() {
        var hotel = Hotel(guestOf: [.text("g9"), .text("g1"), .unknown, .text("g8"), .text("g2")])
        let spend = hotel.spend()
        hotel.query.outputs = [.row(Hotel.guest, key: "g1", values: [spend])]
        let results = hotel.run(threads: 2)
        #expect(results.domains[1].orphans == [2])
        #expect(results.diagnostics.map(\.id) == ["data/orphan"])
        #expect(results.diagnostics.first?.place == .cell(file: "bookings.csv", row: 2, column: "guest", value: "g9"))
        #expect(
            results.diagnostics.first?.related.map(\.place)
                == [.cell(file: "bookings.csv", row: 5, column: "guest", value: "g8")])
        guard case .row(let row) = results.outputs[0] else { return }
        #expect(row?.values == [.integer(200)])
    }

    @Test func cancellingStopsAtTheNextBatch() {
        var hotel = Hotel()
        let spend = hotel.spend()
        hotel.query.outputs = [.row(Hotel.guest, key: "g1", values: [spend])]
        for limit in 0...6 {
            let asked = Mutex(0)
            let results = execute(hotel.query, readers: [hotel.guests, hotel.bookings], threads: 1) {
                asked.withLock {
                    $0 += 1
                    return $0 > limit
                }
            }
            if results.diagnostics.isEmpty { continue }
            #expect(results.diagnostics.map(\.id) == ["run/cancelled"])
            #expect(results.outputs == [.row(nil)])
            #expect(asked.withLock { $0 } == limit + 1)
        }
    }

    @Test func sumsBeyond64BitsAreErrors() {
        var hotel = Hotel()
        let big = hotel.add(.constant(.integer(.max)), .integer, nil)
        let sum = hotel.add(
            .reduce(Reduce(rows: Hotel.guest, function: .aggregate(.sum), value: big, filter: nil, window: nil)),
            .integer, nil)
        hotel.query.outputs = [.scalar(sum)]
        let results = hotel.run()
        #expect(results.outputs == [.scalar(.unknown)])
        #expect(results.diagnostics.map(\.id) == ["data/overflow"])
        #expect(results.diagnostics.first?.place == .file("guests.csv"))
    }

    @Test func tablesMustMatchTheQuery() {
        let hotel = Hotel()
        let results = execute(hotel.query, readers: [hotel.guests], threads: 1) { false }
        #expect(results.diagnostics.map(\.id) == ["run/missing-table"])
    }

    @Test func anEmptyQueryIsAnswered() {
        let results = execute(Query(), readers: [], threads: 4) { false }
        #expect(results.outputs.isEmpty)
        #expect(results.diagnostics.isEmpty)
    }
}
