// What a pass does per chunk, with everything settled that is the same for all rows: kinds, constants, stored columns. A
// worker switches on it once per chunk and calls one kernel.
import RhumbColumns
import RhumbQuery
import RhumbValues

enum Action: Sendable {
    /// From the reader's batch.
    case column(request: Int, Physical)
    /// The parent's rows for the codes in the batch.
    case parent(request: Int, rows: [Int32])
    /// Is the batch's cell there?
    case present(request: Int)
    /// Left by an earlier pass.
    case stored(StoredColumn.View, Physical)
    /// Counted up from rows that an earlier pass has grouped.
    case grouped(GroupedPlace)
    case unknown(Physical)
    case gather(StoredColumn.View, Physical)
    /// A scalar where there is a parent.
    case gatherScalar(Physical)
    case window(first: Int64, last: Int64)
    case bucket(WindowSet)
    case taken(filter: Bool, window: Bool)
    case lost(filter: Bool, window: Bool)
    case convert(TextSpace)
    /// Yes (or no) where the input is known.
    case whereKnown(Bool)

    case integers(IntegerOperator)
    case doubles(DoubleOperator)
    case negate, negateDouble
    case multiplyDivide(Int64)
    case divideRounded(Int64)
    case floorDivide(Int64)
    case hasBit(Int)
    case toDouble(scale: Int)
    case round
    case compare(Relation, Physical)
    case compareInteger(Relation, Int64)
    case compareDouble(Relation, Double)
    case and, or, not, known
    case fallback(Physical)
    case onlyWhere(Physical)
    case firstYes(otherwise: Bool)
    case codesIn([UInt8])
    case textLike(TextTest)
    case scores(limits: [Int64], ofDoubles: Bool)
    case integersIn([Int64])
    case dates(Kernels.DateOperator)
}

/// A pattern with the pool that its texts are in.
struct TextTest: Sendable {
    let pattern: TextPattern
    let pool: TextPool

    func matches(_ code: Int32) -> Bool { pattern.matches(pool.text(code)) }
}

/// One action with the vectors that it reads and writes.
struct Step: Sendable {
    let action: Action
    var inputs: [Int]
    var output: Int
    /// The node that an overflow is reported for.
    let node: Int
}

extension Comparison {
    var relation: Relation {
        switch self {
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        }
    }
}
