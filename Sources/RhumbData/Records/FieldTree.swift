// Columns found again in nested records: the column `address.city` is the field `city` of the field `address`. Records mostly
// have their fields in the order of the record before, so that a field is found by one comparison.

/// The wanted columns of nested records, by slot. Belongs to one reader.
struct FieldTree {
    /// What is known of a field.
    struct Field {
        /// Its column is wanted: the slot.
        let slot: Int?
        /// Columns below it are wanted.
        let branch: Int?
        /// It stands in the record a second time.
        let isRepeated: Bool
    }

    private struct Known {
        let name: [UInt8]
        let slot: Int?
        let branch: Int?
        /// The record in which it was met last.
        var record: Int
    }

    private struct Branch {
        /// What stands before its fields' names in the names of columns: `address.`.
        let prefix: [UInt8]
        var fields: [Known] = []
        /// The field that is expected next.
        var next = 0
    }

    /// So many fields of a branch are remembered; the others are looked up anew each time.
    private static let remembered = 4096

    private let names: [[UInt8]]
    private var branches: [Branch]
    private var record = 0
    /// By slot: whether a record had the field.
    private(set) var met: [Bool]

    /// - Parameter names: of the wanted columns, a slot each.
    init(_ names: [String]) {
        self.names = names.map { Array($0.utf8) }
        branches = [Branch(prefix: [])]
        met = Array(repeating: false, count: names.count)
    }

    /// Begins a record, or the same one again.
    mutating func beginRecord() {
        record += 1
        for branch in branches.indices { branches[branch].next = 0 }
    }

    /// The field of that name in the record at hand.
    mutating func field(_ name: UnsafeBufferPointer<UInt8>, in branch: Int) -> Field {
        let count = branches[branch].fields.count
        let expected = branches[branch].next
        for step in 0..<count {
            let place = expected + step < count ? expected + step : expected + step - count
            guard branches[branch].fields[place].name.elementsEqual(name) else { continue }
            branches[branch].next = place + 1 < count ? place + 1 : 0
            return met(place, in: branch)
        }
        let found = unknownField(name, in: branch)
        guard count < FieldTree.remembered else {
            return Field(slot: found.slot, branch: found.branch, isRepeated: false)
        }
        branches[branch].fields.append(found)
        branches[branch].next = 0
        return met(count, in: branch)
    }

    private mutating func met(_ place: Int, in branch: Int) -> Field {
        let field = branches[branch].fields[place]
        branches[branch].fields[place].record = record
        if let slot = field.slot { met[slot] = true }
        return Field(slot: field.slot, branch: field.branch, isRepeated: field.record == record)
    }

    private mutating func unknownField(_ name: UnsafeBufferPointer<UInt8>, in branch: Int) -> Known {
        let path = branches[branch].prefix + name
        let below = path + [0x2E]
        var child: Int?
        if names.contains(where: { $0.starts(with: below) }) {
            child = branches.firstIndex { $0.prefix == below } ?? branches.count
            if child == branches.count { branches.append(Branch(prefix: below)) }
        }
        return Known(name: Array(name), slot: names.firstIndex(of: path), branch: child, record: 0)
    }
}

/// The names of the columns of nested records, in the order in which they are met.
struct FieldNames {
    /// Records whose fields are taken for the columns; later ones are looked at for columns that are wanted and not among them.
    static let records = 1_000
    private static let most = 16_384

    private var names: [String] = []
    private var known: Set<String> = []
    /// Names that have had nothing but null so far: an object may still come.
    private var empty: Set<String> = []

    mutating func add(_ name: String, isNull: Bool) {
        if !isNull { empty.remove(name) }
        guard names.count < FieldNames.most, known.insert(name).inserted else { return }
        names.append(name)
        if isNull { empty.insert(name) }
    }

    /// Without the names of objects that were null in some records.
    var columns: [String] {
        names.filter { name in
            !empty.contains(name) || !names.contains { $0.hasPrefix(name + ".") }
        }
    }
}
