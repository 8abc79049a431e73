// Whom to contact: the first few of each advice with their reasons; the rest is in the JSON.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues

extension PageBuilder {
    private var shownOfEach: Int { 3 }

    var advice: Section? {
        var given: [ID<Advice>: [Recommendation]] = [:]
        for recommendation in assessment.recommendations {
            guard case .advice(let id) = recommendation.origin, recommendation.key != nil else { continue }
            if given[id, default: []].count < shownOfEach { given[id, default: []].append(recommendation) }
        }
        let entries = zip(plan.advice.ids, assessment.advice).compactMap { id, judged -> Entry? in
            guard plan.advice[id].dataset != nil else { return nil }
            let lines = (given[id] ?? []).map { Entry.Line(text: line($0), because: figures.sentence($0.because)) }
            return Entry(heading: heading(plan.advice[id], judged), detail: detail(judged), lines: lines)
        }
        return section(Message("Recommendations", zh: "建议"), [.entries(entries)])
    }

    private func heading(_ advice: Advice, _ judged: AdviceAssessment) -> Cell {
        let count = figures.count(judged.given)
        let worth =
            judged.totalWorth.map { words(", worth \(figures.money($0))", zh: "，价值 \(figures.money($0))") } ?? ""
        return Cell(
            words(
                "\(advice.heading.shown): \(count) given\(worth)", zh: "\(advice.heading.shown)：给出 \(count) 条\(worth)"),
            .strong)
    }

    /// What became of those found that are not given.
    private func detail(_ judged: AdviceAssessment) -> String {
        switch judged.applies {
        case .no: return words("not given: its condition does not hold", zh: "未给出：条件不成立")
        case .unknown: return words("not given: its condition is unknown", zh: "未给出：条件不明")
        case .yes: break
        }
        var parts: [String] = []
        func add(_ count: Int64, _ english: String, zh chinese: String) {
            if count > 0 {
                parts.append(words("\(figures.count(count)) \(english)", zh: "\(chinese) \(figures.count(count))"))
            }
        }
        add(judged.found, "found", zh: "符合")
        add(judged.cutByLimit, "beyond the limit", zh: "超出名额")
        add(judged.cutByContact, "beyond the contact cap", zh: "超出触达上限")
        add(judged.unknown, "unknown", zh: "不明")
        add(judged.suppressed, "answered before", zh: "已有反馈")
        add(judged.open, "taken on", zh: "跟进中")
        return parts.joined(separator: " · ")
    }

    private func line(_ recommendation: Recommendation) -> String {
        let key = recommendation.key.map { "\($0)  " } ?? ""
        let worth =
            recommendation.worth.map { words(" — worth \(figures.money($0))", zh: " — 价值 \(figures.money($0))") } ?? ""
        let open =
            recommendation.acceptedOn.map {
                words(" — taken on \(figures.day($0))", zh: " — \(figures.day($0)) 起跟进中")
            } ?? ""
        return key + figures.text(recommendation.say) + worth + open
    }
}
