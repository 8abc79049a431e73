// How likely, how bad, and has it begun?
import RhumbModel
import RhumbText
import RhumbValues

/// The judgement of one risk.
/// - Parameters:
///   - signal: one a condition of the signal.
///   - likelihood: of a risk whose likelihood is measured.
func assessRisk(
    _ risk: Risk, in plan: CheckedPlan, signal: [MeasuredCondition], likelihood: Measurement?, today: Day
) -> RiskAssessment {
    let probability: Double? =
        switch risk.likelihood {
        case .share(let share): share.double
        case .measured: likelihood?.value.magnitude
        case .score, nil: nil
        }
    let level: Int? = if case .score(let score) = risk.likelihood { score } else { probability.map(likelihoodScore) }
    let impact: Int? = if case .score(let score) = risk.impact { score } else { nil }
    var loss: Money?
    if case .amount(let amount) = risk.impact, let probability {
        loss = Rounding.whole(Double(amount.minor) * probability).map { Money(minor: $0, currency: amount.currency) }
    }
    var because: [Message] = []
    var score: Int?
    if let level, let impact {
        let product = level * impact
        score = product
        because.append(
            Message(
                "likelihood \(level) × impact \(impact) = \(product), \(rating(product).words.english)",
                zh: "可能性\(level) × 影响\(impact) = \(product)，风险\(rating(product).words.chinese)"))
    }
    if case .measured = risk.likelihood {
        let shown = words(likelihood?.value ?? .unknown)
        let bands = level.map { Message(", \($0) of 5", zh: "，\($0)级") } ?? Message(verbatim: "")
        because.append(
            Message("likelihood by the data \(shown.english)", zh: "按数据可能性为\(shown.chinese)") + bands)
    }
    if case .amount(let amount) = risk.impact {
        because.append(lossSentence(loss, amount, probability))
    }
    let state = signalState(risk, signal)
    return RiskAssessment(
        likelihood: level, impact: impact, score: score, rating: score.map(rating), expectedLoss: loss, signal: state,
        response: state.value == .fired ? currentResponse(risk, today: today) : nil, because: because)
}

/// The score of a probability: up to 10% 1, up to 30% 2, up to 50% 3, up to 70% 4, above 5.
func likelihoodScore(_ probability: Double) -> Int {
    switch probability {
    case ...0.1: 1
    case ...0.3: 2
    case ...0.5: 3
    case ...0.7: 4
    default: 5
    }
}

/// 1–4 low, 5–9 moderate, 10–16 high, 17–25 extreme.
func rating(_ score: Int) -> Rating {
    switch score {
    case ...4: .low
    case ...9: .moderate
    case ...16: .high
    default: .extreme
    }
}

private func lossSentence(_ loss: Money?, _ amount: Money, _ probability: Double?) -> Message {
    guard let loss, let probability else {
        let shown = words(amount)
        return Message(
            "no expected loss: for an impact of \(shown.english) give the likelihood as a percentage",
            zh: "无法计算期望损失：影响为\(shown.chinese)时，请用百分比填写可能性")
    }
    let (total, all, share) = (words(loss), words(amount), words(.percent(probability)))
    return Message(
        "expected loss \(total.english) = \(share.english) × \(all.english)",
        zh: "期望损失\(total.chinese) = \(share.chinese) × \(all.chinese)")
}

private func signalState(_ risk: Risk, _ measured: [MeasuredCondition]) -> Explained<SignalState> {
    guard !risk.signal.isEmpty else {
        return Explained(
            .none,
            because: [
                Message(
                    "no signal is declared: say in the data how one would notice it",
                    zh: "未设预警信号：请写明从数据里如何察觉")
            ])
    }
    let reasons = zip(risk.signal, measured).map { reason($0, $1) }
    let holds = measured.isEmpty ? Truth.unknown : measured.reduce(.yes) { $0.and($1.holds) }
    switch holds {
    case .yes: return Explained(.fired, because: reasons)
    case .no: return Explained(.quiet, because: reasons)
    case .unknown: return Explained(.unknown, because: reasons)
    }
}

/// The declared response; the fallback where it accepts only until a day that has passed.
private func currentResponse(_ risk: Risk, today: Day) -> Risk.Response? {
    guard let response = risk.response else { return risk.fallback }
    if response.strategy == .accept, let until = response.until, until < today { return risk.fallback ?? response }
    return response
}
