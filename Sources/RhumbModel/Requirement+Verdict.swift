// Did the data keep what the plan requires of them? For the run's verdict and for the findings of a check.
import RhumbText
import RhumbValues

extension Requirement {
    /// nil where nothing could be judged.
    package func holds(_ measured: RequirementMeasurement, on today: Day) -> Bool? {
        switch check {
        case .holds(_, let share), .known(_, let share):
            measured.checked > 0 ? keeps(share, broken: measured.broken, of: measured.checked) : nil
        case .unique: measured.checked > 0 ? measured.broken == 0 : nil
        case .fresh(_, let span): measured.newest.map { $0 >= span.before(today) }
        }
    }

    /// (checked − broken) / checked ≥ share in whole numbers; without a share none may be broken.
    private func keeps(_ share: Exact?, broken: Int64, of checked: Int64) -> Bool {
        guard let share else { return broken == 0 }
        let good = Int128(checked) - Int128(broken)
        return good * Exact.wholePower(share.scale) >= share.mantissa * Int128(checked)
    }

    /// The requirement as written, and what the rows say to it.
    package func sentence(_ measured: RequirementMeasurement, on today: Day) -> Message {
        let found = verdict(measured, on: today)
        return Message("`\(text.english)`: \(found.english)", zh: "“\(text.chinese)”：\(found.chinese)")
    }

    private func verdict(_ measured: RequirementMeasurement, on today: Day) -> Message {
        guard holds(measured, on: today) != nil else { return Message("nothing could be judged", zh: "没有可供检查的记录") }
        if case .fresh = check, let newest = measured.newest {
            let age = Int64(today.number - newest.number)
            return Message("the newest is of \(newest), \(age) days old", zh: "最新为\(newest)，已过\(age)天")
        }
        let all = NumberText.grouped(measured.checked)
        if measured.broken == 0 { return Message("holds in all \(all) rows", zh: "\(all)条记录全部符合") }
        let share = NumberText.percent(Double(measured.broken) / Double(max(1, measured.checked)))
        let broken = NumberText.grouped(measured.broken)
        let rows = "\(broken) of \(all) rows"
        let chinese = "\(all)条中有\(broken)条"
        return switch kind {
        case .inaccurate: Message("\(rows) break it (\(share)%)", zh: "\(chinese)不符（\(share)%）")
        case .stale: Message("\(rows) are out of date (\(share)%)", zh: "\(chinese)过期（\(share)%）")
        case .missing: Message("missing in \(rows) (\(share)%)", zh: "\(chinese)缺失（\(share)%）")
        case .duplicate: Message("\(rows) are repeated (\(share)%)", zh: "\(chinese)重复（\(share)%）")
        }
    }
}
