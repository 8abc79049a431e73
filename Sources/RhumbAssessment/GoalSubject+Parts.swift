// Where a goal's metric is split, the reader is told which part pulls it down.
import RhumbModel
import RhumbText
import RhumbValues

extension GoalSubject {
    /// `weakest: phone 23.1%, n 40`, where the metric is split and at least two parts are known.
    func weakestPart() -> [Message] {
        guard let split = goal.metric.flatMap({ plan.metrics[$0].split }) else { return [] }
        let known = zip(split.parts, measured.parts).compactMap {
            part, measured -> (Split.Part, Measurement, Double)? in
            guard part != .unknown, let number = measured.value.magnitude else { return nil }
            return (part, measured, number)
        }
        guard known.count >= 2, let (part, found, _) = known.min(by: { ($0.2 - $1.2) * frame.direction < 0 }) else {
            return []
        }
        let name = plan.name(of: part, in: split)
        let value = words(found.value)
        let rows = found.n.map { Message(", n \(NumberText.grouped($0))", zh: "，样本\(NumberText.grouped($0))") }
        return [
            Message("weakest: \(name.english) \(value.english)", zh: "最弱：\(name.chinese) \(value.chinese)")
                + (rows ?? Message(verbatim: ""))
        ]
    }
}
