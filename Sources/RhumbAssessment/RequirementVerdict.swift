// Did the data keep what the plan requires of them?
import RhumbModel
import RhumbText
import RhumbValues

func assessRequirement(
    _ requirement: Requirement, _ measured: RequirementMeasurement, today: Day
) -> RequirementAssessment {
    let holds: Bool?
    switch requirement.check {
    case .holds(_, let share), .known(_, let share):
        holds = measured.checked > 0 ? keeps(share, broken: measured.broken, of: measured.checked) : nil
    case .unique:
        holds = measured.checked > 0 ? measured.broken == 0 : nil
    case .fresh(_, let span):
        holds = measured.newest.map { $0 >= span.before(today) }
    }
    return RequirementAssessment(
        holds: holds, checked: measured.checked, broken: measured.broken,
        because: [sentence(requirement, measured, holds, today: today)])
}

/// (checked − broken) / checked ≥ share in whole numbers; without a share none may be broken.
private func keeps(_ share: Exact?, broken: Int64, of checked: Int64) -> Bool {
    guard let share else { return broken == 0 }
    let good = Int128(checked) - Int128(broken)
    return good * Exact.wholePower(share.scale) >= share.mantissa * Int128(checked)
}

private func sentence(
    _ requirement: Requirement, _ measured: RequirementMeasurement, _ holds: Bool?, today: Day
) -> Message {
    let text = requirement.text
    let head = Message("`\(text.english)`: ", zh: "“\(text.chinese)”：")
    guard holds != nil else { return head + Message("nothing could be judged", zh: "没有可供检查的记录") }
    if case .fresh = requirement.check, let newest = measured.newest {
        let age = Int64(today.number - newest.number)
        return head + Message("the newest is of \(newest), \(age) days old", zh: "最新为\(newest)，已过\(age)天")
    }
    let all = NumberText.grouped(measured.checked)
    if measured.broken == 0 {
        return head + Message("holds in all \(all) rows", zh: "\(all)条记录全部符合")
    }
    let share = NumberText.percent(Double(measured.broken) / Double(max(1, measured.checked)))
    let broken = NumberText.grouped(measured.broken)
    let rows = "\(broken) of \(all) rows"
    let chinese = "\(all)条中有\(broken)条"
    switch requirement.kind {
    case .inaccurate: return head + Message("\(rows) break it (\(share)%)", zh: "\(chinese)不符（\(share)%）")
    case .stale: return head + Message("\(rows) are out of date (\(share)%)", zh: "\(chinese)过期（\(share)%）")
    case .missing: return head + Message("missing in \(rows) (\(share)%)", zh: "\(chinese)缺失（\(share)%）")
    case .duplicate: return head + Message("\(rows) are repeated (\(share)%)", zh: "\(chinese)重复（\(share)%）")
    }
}
