// Batches of any length cut anew at multiples of `Batch.capacity`, so that columns of different reads stand side by side.
import RhumbColumns

enum ColumnStretches {
    /// A column from its batches in order; nil where they are of different kinds.
    static func cut(_ columns: [Column]) -> [Column]? {
        let known: [[UInt8]]? =
            columns.allSatisfy({ $0.known == nil })
            ? nil : cut(columns.map { $0.known ?? Array(repeating: 1, count: $0.values.count) })
        let values: [ColumnValues]? =
            switch columns.first?.values {
            case .truths?:
                cut(columns) { if case .truths(let values) = $0 { values } else { nil } }.map { $0.map { .truths($0) } }
            case .narrow?:
                cut(columns) { if case .narrow(let values) = $0 { values } else { nil } }.map { $0.map { .narrow($0) } }
            case .wide?:
                cut(columns) { if case .wide(let values) = $0 { values } else { nil } }.map { $0.map { .wide($0) } }
            case .doubles?:
                cut(columns) { if case .doubles(let values) = $0 { values } else { nil } }.map {
                    $0.map { .doubles($0) }
                }
            case nil: []
            }
        guard let values else { return nil }
        return values.enumerated().map { place, values in
            let bytes = known?[place]
            return Column(values, known: bytes?.contains(0) == true ? bytes : nil)
        }
    }

    private static func cut<Value>(_ columns: [Column], _ values: (ColumnValues) -> [Value]?) -> [[Value]]? {
        let all = columns.compactMap { values($0.values) }
        return all.count == columns.count ? cut(all) : nil
    }

    private static func cut<Value>(_ parts: [[Value]]) -> [[Value]] {
        var whole: [[Value]] = []
        var open: [Value] = []
        for part in parts {
            var rest = part[...]
            while !rest.isEmpty {
                if open.isEmpty { open.reserveCapacity(Batch.capacity) }
                let piece = rest.prefix(Batch.capacity - open.count)
                open += piece
                rest = rest.dropFirst(piece.count)
                if open.count == Batch.capacity {
                    whole.append(open)
                    open = []
                }
            }
        }
        return open.isEmpty ? whole : whole + [open]
    }
}

extension Column {
    /// What its values take in memory.
    var byteCount: Int {
        let bytes =
            switch values {
            case .truths(let values): values.count
            case .narrow(let values): values.count * 4
            case .wide(let values): values.count * 8
            case .doubles(let values): values.count * 8
            }
        return bytes + (known?.count ?? 0)
    }
}
