// A query as bytes: what its answers depend on beside the data. Two queries with the same bytes are the same query.
import RhumbValues

extension Query {
    public var bytes: [UInt8] {
        var writer = QueryBytes()
        writer.add("\(domains)")
        writer.add("\(outputs)")
        writer.add(nodes.count)
        for node in nodes { writer.add(node) }
        return writer.bytes
    }
}

/// A query has thousands of nodes but few different functions: these are spelt once each.
private struct QueryBytes {
    private(set) var bytes: [UInt8] = []
    private var functions: [MapFunction: Int] = [:]

    mutating func add(_ number: Int) { withUnsafeBytes(of: Int64(number).littleEndian) { bytes += $0 } }

    mutating func add(_ text: String) {
        add(text.utf8.count)
        bytes += text.utf8
    }

    private mutating func add(_ id: NodeID?) { add(id.map(\.index) ?? -1) }

    private mutating func add(_ ids: [NodeID]) {
        add(ids.count)
        for id in ids { add(id.index) }
    }

    private mutating func add(_ window: DayInterval?) {
        add(window == nil ? 0 : 1)
        guard let window else { return }
        add(Int(window.first.number))
        add(Int(window.last.number))
    }

    mutating func add(_ node: Node) {
        add(node.domain.map(\.index) ?? -1)
        switch node.kind {
        case .truth: add(0)
        case .integer: add(1)
        case .double: add(2)
        case .text: add(3)
        }
        add(node.operation)
    }

    private mutating func add(_ operation: Operation) {
        switch operation {
        case .column(let column):
            add(0)
            add(column)
        case .key: add(1)
        case .constant(let constant):
            add(2)
            add(constant)
        case .map(let function, let inputs):
            add(3)
            add(function)
            add(inputs)
        case .gather(let reference, let source):
            add(4)
            add(reference)
            add(source)
        case .referenceKnown(let reference):
            add(5)
            add(reference)
        case .fold(let fold):
            add(6)
            add(fold.child.index)
            add(fold.reference)
            add("\(fold.function)")
            add(fold.value)
            add(fold.filter)
            add(fold.window)
        case .cut(let cut):
            add(7)
            add(cut.value)
            add(cut.base)
            add(cut.window)
            add(cut.fromTop ? 1 : 0)
            add("\(cut.amount)")
        case .quintile(let quintile):
            add(8)
            add(quintile.value)
            add(quintile.base)
            add(quintile.window)
        case .fit(let fit):
            add(9)
            add("\(fit)")
        case .repeated(let inputs):
            add(10)
            add(inputs)
        case .reduce(let reduce):
            add(11)
            add(reduce.rows.index)
            add("\(reduce.function)")
            add(reduce.value)
            add(reduce.filter)
            add(reduce.window)
        }
    }

    private mutating func add(_ constant: Constant) {
        switch constant {
        case .unknown: add(0)
        case .truth(let value): add(value ? 2 : 1)
        case .integer(let value):
            add(3)
            add(Int(value))
        case .double(let value):
            add(4)
            add(Int(truncatingIfNeeded: value.bitPattern))
        case .text(let value):
            add(5)
            add(value)
        }
    }

    /// Its number among the functions so far, and where it is new its text.
    private mutating func add(_ function: MapFunction) {
        if let known = functions[function] { return add(known) }
        add(functions.count)
        functions[function] = functions.count
        add("\(function)")
    }
}
