// What a reader has to know before trusting scores and models: too few different values, too little history.
import RhumbModel
import RhumbText
import RhumbValues

extension Measurements {
    /// Warnings about scores and models, in the order of the plan.
    public var notices: [Diagnostic] { models.flatMap(\.notices) + quintiles.compactMap(\.notice) }
}

extension ModelMeasurement {
    /// The reason why there is no model; nil where there is one.
    public var refusal: Message? {
        let gate = models.gate
        return switch models.refusal {
        case nil: nil
        case .tooFewBuyers?:
            Message(
                "only \(models.buyers) buyers; a model needs \(gate.buyers)",
                zh: "只有 \(models.buyers) 位购买者，建模至少需要 \(gate.buyers) 位")
        case .tooShort?:
            Message(
                "only \(models.days) days of purchases; a model needs \(gate.days)",
                zh: "购买记录只覆盖 \(models.days) 天，建模至少需要 \(gate.days) 天")
        case .noFit?:
            Message("no model fits these purchases", zh: "没有模型能拟合这些购买记录")
        }
    }

    fileprivate var notices: [Diagnostic] {
        guard let refusal else { return [] }
        return attributes.map { attribute in
            Diagnostic(
                "run/model", .warning,
                Message(
                    "`\(attribute.name)` is unknown for everybody: \(refusal.english)",
                    zh: "“\(attribute.name)”对所有行都未知：\(refusal.chinese)"), at: .source(attribute.span),
                help: models.refusal == .noFit
                    ? nil
                    : Message(
                        "wait for more data, or take the risk: fit at least \(max(2, models.buyers)) rows over "
                            + "\(max(1, models.days)) days",
                        zh: "请等数据更多，或在方案里自担风险：拟合 至少 \(max(2, models.buyers))行 覆盖 \(max(1, models.days))天"))
        }
    }
}

extension QuintileMeasurement {
    fileprivate var notice: Diagnostic? {
        guard n > 0, distinct < 5 else { return nil }
        let name = part.map { "\(self.name) \($0)" } ?? self.name
        return Diagnostic(
            "run/quintile", .warning,
            Message(
                "`\(name)` has only \(distinct) different values, so its five scores are not fifths",
                zh: "“\(name)”只有 \(distinct) 个不同的值，五个分数不是五等分"), at: .source(span),
            help: Message("score something finer, or use `tiers` with limits of your own", zh: "请改用更细的值，或用“层级”自定界线"))
    }
}
