// How likely, how bad, and has it begun?
import RhumbModel
import RhumbText
import RhumbValues

/// The judgement of one risk.
/// - Parameters:
///   - signal: one a condition of the signal.
///   - likelihood: of a risk whose likelihood is measured.
func assessRisk(
    _ risk: Risk, in plan: CheckedPlan, signal: [MeasuredCondition], likelihood: Measurement?, today: Day,
    bands: RiskBands
) -> RiskAssessment {
    let probability: Double? =
        switch risk.likelihood {
        case .share(let share): share.double
        case .measured: likelihood?.value.magnitude
        case .score, nil: nil
        }
    let level: Int? =
        if case .score(let score) = risk.likelihood { score } else { probability.map { Risk.score(ofProbability: $0) } }
    let loss = expectedLoss(probability, risk.impactAmount)
    var because: [Message] = []
    var score: Int?
    if let level, let impact = risk.impactScore {
        let product = level * impact
        score = product
        let word = bands.rating(product).words
        because.append(
            Message(
                "likelihood \(level) × impact \(impact) = \(product), \(word.english)",
                zh: "可能性\(level) × 影响\(impact) = \(product)，风险\(word.chinese)"))
    }
    if case .measured = risk.likelihood {
        let shown = words(likelihood?.value ?? .unknown)
        let bands = level.map { Message(", \($0) of 5", zh: "，\($0)级") } ?? Message(verbatim: "")
        because.append(
            Message("likelihood by the data \(shown.english)", zh: "按数据可能性为\(shown.chinese)") + bands)
    }
    if let amount = risk.impactAmount, loss != nil || risk.impactScore == nil {
        because.append(lossSentence(loss, amount, probability))
    }
    let residual = residual(of: risk, score: score, loss: loss)
    because += residualSentences(residual, of: risk, score: score, bands)
    let treatment = treatment(of: risk, in: plan, loss: loss, residual: residual)
    because += treatment.because
    let state = signalState(risk, signal)
    return RiskAssessment(
        likelihood: level, impact: risk.impactScore, score: score, rating: score.map { bands.rating($0) },
        expectedLoss: loss, residualScore: residual.score,
        residualRating: residual.score.flatMap { $0 > 0 ? bands.rating($0) : nil }, residualLoss: residual.loss,
        treatmentCost: treatment.cost, lossReduction: treatment.reduction, signal: state,
        response: state.value == .fired ? currentResponse(risk, today: today) : nil, because: because)
}

extension RiskBands {
    /// What a score on 1 to 25 is called.
    public func rating(_ score: Int) -> Rating {
        score >= extreme ? .extreme : score >= high ? .high : score >= moderate ? .moderate : .low
    }
}

/// p × amount, rounded to the minor unit.
private func expectedLoss(_ probability: Double?, _ amount: Money?) -> Money? {
    guard let probability, let amount else { return nil }
    return Rounding.whole(Double(amount.minor) * probability).map { Money(minor: $0, currency: amount.currency) }
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

/// What the response leaves: as declared; of what is avoided nothing, of what is accepted everything.
private func residual(of risk: Risk, score: Int?, loss: Money?) -> (score: Int?, loss: Money?) {
    switch risk.response?.strategy {
    case .avoid: return (score.map { _ in 0 }, loss.map { Money(minor: 0, currency: $0.currency) })
    case .accept: return (score, loss)
    case .transfer, .mitigate, nil:
        guard let left = risk.residual else { return (nil, nil) }
        var remaining: Money?
        if case .amount(let amount) = left.impact, case .share(let share) = left.likelihood {
            remaining = expectedLoss(share.double, amount)
        }
        return (left.score, remaining)
    }
}

private func residualSentences(
    _ residual: (score: Int?, loss: Money?), of risk: Risk, score: Int?, _ bands: RiskBands
) -> [Message] {
    switch risk.response?.strategy {
    case .avoid: return [Message("avoiding it leaves nothing of it", zh: "规避之后不再有此风险")]
    case .accept:
        return score.map { [Message("accepting it leaves the score at \($0)", zh: "接受风险，得分仍为\($0)")] } ?? []
    case .transfer, .mitigate, nil:
        guard let left = residual.score else { return [] }
        let word = bands.rating(left).words
        return [
            Message("after the response \(left), \(word.english)", zh: "应对之后为\(left)，风险\(word.chinese)")
        ]
    }
}

/// What the response costs against what it takes off the expected loss.
private func treatment(
    of risk: Risk, in plan: CheckedPlan, loss: Money?, residual: (score: Int?, loss: Money?)
) -> (cost: Money?, reduction: Money?, because: [Message]) {
    guard let action = risk.response?.action else { return (nil, nil, []) }
    let cost = plan.cost(of: plan.actions[action])
    var reduction: Money?
    if let loss, let left = residual.loss, left.currency == loss.currency {
        reduction = Money(minor: loss.minor - left.minor, currency: loss.currency)
    }
    guard let cost, let reduction, cost.currency == reduction.currency else { return (cost, reduction, []) }
    let (price, saved) = (words(cost), words(reduction))
    let sentence =
        cost.minor > reduction.minor
        ? Message(
            "the response costs \(price.english) and takes \(saved.english) off the expected loss: it costs more than it saves",
            zh: "应对费用\(price.chinese)，期望损失减少\(saved.chinese)：费用高于所减少的损失")
        : Message(
            "the response costs \(price.english) and takes \(saved.english) off the expected loss",
            zh: "应对费用\(price.chinese)，期望损失减少\(saved.chinese)")
    return (cost, reduction, [sentence])
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
