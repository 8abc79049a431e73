// The pools of texts: one for all text columns and literals, one for the keys of each domain that others refer to.
import RhumbColumns
import RhumbQuery

struct TextSpaces: Sendable {
    let pool: TextPool
    /// By domain; nil where only the difference of keys matters.
    let keys: [TextPool?]

    /// Literals are interned here before anything is read, so that a set of literals is a short table.
    init(_ query: Query, keysOf keyed: Set<Int>, _ memory: TableMemory?) {
        pool = memory?.texts ?? TextPool()
        keys = query.domains.indices.map { keyed.contains($0) ? memory?.keys[$0] ?? TextPool() : nil }
        for node in query.nodes {
            switch node.operation {
            case .constant(.text(let text)): _ = intern(text)
            case .map(.textIn(let members), _): for member in members { _ = intern(member) }
            case .constant, .map, .column, .key, .gather, .referenceKnown, .fold, .fit, .cut, .quintile, .repeated,
                .reduce:
                break
            }
        }
    }

    /// The shared pool's code of a text.
    func intern(_ text: String) -> Int32 {
        var text = text
        return text.withUTF8 { pool.intern($0) }
    }

    /// For each code whether it is one of these texts, which have been interned.
    func table(of members: [String]) -> [UInt8] {
        let codes = members.map { Int(intern($0)) }
        var table = [UInt8](repeating: 0, count: (codes.max() ?? -1) + 1)
        for code in codes where code >= 0 { table[code] = 1 }
        return table
    }

    /// The text of a code.
    func text(_ code: Int32, in space: TextSpace) -> String {
        switch space {
        case .shared: pool.text(code)
        case .keys(let domain): keys[domain]?.text(code) ?? ""
        }
    }

    /// The shared pool's code of a key.
    func shared(_ code: Int32, in space: TextSpace) -> Int32 {
        switch space {
        case .shared: code
        case .keys: intern(text(code, in: space))
        }
    }

    func shared(_ value: Scalar) -> Scalar {
        switch value {
        case .text(let code, let space): .text(shared(code, in: space), .shared)
        case .unknown, .truth, .integer, .double: value
        }
    }

    /// Makes every row of a vector the same scalar.
    func fill(_ vector: inout Vector, with value: Scalar, _ physical: Physical, _ count: Int) {
        vector.allKnown = true
        switch (value, physical) {
        case (.truth(let truth), .truth): vector.truths.update(repeating: truth ? 1 : 0, count: count)
        case (.integer(let integer), .integer): vector.integers.update(repeating: integer, count: count)
        case (.double(let double), .double): vector.doubles.update(repeating: double + 0, count: count)
        case (.text(let code, _), .code): vector.codes.update(repeating: code, count: count)
        default: Kernels.fillUnknown(physical, count, into: &vector)
        }
    }

    /// The value of a row of a vector.
    func scalar(_ vector: Vector, _ physical: Physical, _ space: TextSpace, row: Int) -> Scalar {
        guard vector.isKnown(row) else { return .unknown }
        return scalar(bits: Kernels.bits(vector, physical, row), physical, space)
    }

    func scalar(bits: Int64, _ physical: Physical, _ space: TextSpace) -> Scalar {
        switch physical {
        case .truth: .truth(bits != 0)
        case .integer: .integer(bits)
        case .double: .double(Double(bitPattern: UInt64(bitPattern: bits)))
        case .code: .text(Int32(truncatingIfNeeded: bits), space)
        }
    }

    /// What the outside sees of a scalar.
    func cell(_ value: Scalar) -> Cell {
        switch value {
        case .unknown: .unknown
        case .truth(let truth): .truth(truth)
        case .integer(let integer): .integer(integer)
        case .double(let double): .double(double)
        case .text(let code, let space): .text(text(code, in: space))
        }
    }
}
