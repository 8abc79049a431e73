// Several windows over one event date in one pass: the days are cut into buckets at every window's borders, each row adds
// to the one bucket of its day, and each window is a run of buckets.
import RhumbValues

/// Distinct windows and their common buckets.
struct WindowSet: Hashable, Sendable {
    let windows: [DayInterval]
    /// Ascending days; bucket b is borders[b] ..< borders[b + 1].
    let borders: [Int64]
    /// Bucket of each day from the one before borders[1] on, up to the last inner border.
    let table: [Int32]

    /// The most days that the table may span.
    private static let longestTable = 1 << 17

    /// nil where the windows are too far apart for a table of days.
    init?(_ windows: [DayInterval]) {
        self.windows = windows
        var days: Set<Int64> = []
        for window in windows where !window.isEmpty {
            days.insert(Int64(window.first.number))
            days.insert(Int64(window.last.number) + 1)
        }
        borders = days.sorted()
        guard borders.count > 2 else {
            table = [0]
            return
        }
        let (first, last) = (borders[1], borders[borders.count - 2])
        guard last - first <= Int64(WindowSet.longestTable) else { return nil }
        var table: [Int32] = [0]
        table.reserveCapacity(Int(last - first) + 2)
        for bucket in 1..<(borders.count - 2) {
            table += repeatElement(Int32(bucket), count: Int(borders[bucket + 1] - borders[bucket]))
        }
        table.append(Int32(borders.count - 2))
        self.table = table
    }

    /// At least 1, so that a cell exists even where every window is empty.
    var bucketCount: Int { max(1, borders.count - 1) }

    /// The buckets that make up each window.
    var ranges: [Range<Int>] {
        windows.map { window in
            guard !window.isEmpty else { return 0..<0 }
            let low = borders.firstIndex(of: Int64(window.first.number)) ?? 0
            let high = borders.firstIndex(of: Int64(window.last.number) + 1) ?? low
            return low..<high
        }
    }

    func hash(into hasher: inout Hasher) { hasher.combine(windows) }
    static func == (left: WindowSet, right: WindowSet) -> Bool { left.windows == right.windows }
}
