// Mending texts: edits of many fixes at once.

extension SourceMap {
    /// The files that fixes change, with their new bytes, and how many were made. Of two fixes that touch the same bytes the first
    /// is made, and a fix is made whole or not at all; edits outside a file are none.
    public func applying(_ fixes: [Fix]) -> (files: [(file: SourceFile, bytes: [UInt8])], count: Int) {
        var taken: [FileIndex: [Edit]] = [:]
        var count = 0
        for fix in fixes {
            // The edits of one fix must not meet either.
            var candidate = taken
            let isSound = fix.edits.allSatisfy { edit in
                guard fits(edit, candidate[edit.span.file] ?? []) else { return false }
                candidate[edit.span.file, default: []].append(edit)
                return true
            }
            guard isSound else { continue }
            taken = candidate
            count += 1
        }
        let files = taken.keys.sorted { $0.value < $1.value }.compactMap {
            index -> (file: SourceFile, bytes: [UInt8])? in
            guard let file = self[index], let edits = taken[index] else { return nil }
            var bytes = file.bytes
            for edit in edits.sorted(by: { $0.span.start > $1.span.start }) {
                bytes.replaceSubrange(edit.span.start..<edit.span.end, with: edit.text.utf8)
            }
            return (file, bytes)
        }
        return (files, count)
    }

    private func fits(_ edit: Edit, _ others: [Edit]) -> Bool {
        guard let file = self[edit.span.file], 0 <= edit.span.start, edit.span.start <= edit.span.end,
            edit.span.end <= file.bytes.count
        else { return false }
        return others.allSatisfy { other in
            // Two insertions at one place would have no order.
            edit.span.end <= other.span.start && edit.span.start < other.span.start
                || other.span.end <= edit.span.start && other.span.start < edit.span.start
        }
    }
}
