// The arithmetic of risks: scores on 1 to 5, and money where likelihood and impact are given so.
public import RhumbValues

extension Risk {
    /// What an impact is given as; a risk may have both.
    public enum Impact: Sendable, Hashable {
        /// 1 to 5.
        case score(Int)
        case amount(Money)
    }

    /// Likelihood and impact after the response.
    public struct Residual: Sendable, Hashable {
        public let likelihood: Likelihood
        public let impact: Impact

        public init(likelihood: Likelihood, impact: Impact) {
            self.likelihood = likelihood
            self.impact = impact
        }

        /// Likelihood × impact; nil where the impact is an amount or the likelihood is measured.
        public var score: Int? {
            guard case .score(let impact) = impact, let level = likelihood.declaredScore else { return nil }
            return level * impact
        }

        /// p × amount in minor units; nil where one of them is a score or measured.
        public var loss: Double? {
            guard case .amount(let amount) = impact, case .share(let share) = likelihood else { return nil }
            return share.double * Double(amount.minor)
        }
    }

    /// Likelihood × impact as declared; nil where one of them is not given so.
    public var score: Int? {
        guard let impactScore, let level = likelihood?.declaredScore else { return nil }
        return level * impactScore
    }

    /// p × amount in minor units as declared; nil where one of them is not given so.
    public var loss: Double? {
        guard let impactAmount, case .share(let share)? = likelihood else { return nil }
        return share.double * Double(impactAmount.minor)
    }

    /// The score of a probability: up to 10% 1, up to 30% 2, up to 50% 3, up to 70% 4, above 5.
    public static func score(ofProbability probability: Double) -> Int {
        switch probability {
        case ...0.1: 1
        case ...0.3: 2
        case ...0.5: 3
        case ...0.7: 4
        default: 5
        }
    }
}

extension Risk.Likelihood {
    /// On 1 to 5; nil where it is measured.
    var declaredScore: Int? {
        switch self {
        case .score(let score): score
        case .share(let share): Risk.score(ofProbability: share.double)
        case .measured: nil
        }
    }
}

/// The scores from which on a risk is moderate, high and extreme.
public struct RiskBands: Sendable, Hashable {
    public let moderate: Int
    public let high: Int
    public let extreme: Int

    /// 1–4 low, 5–9 moderate, 10–16 high, 17–25 extreme.
    public init(moderate: Int = 5, high: Int = 10, extreme: Int = 17) {
        self.moderate = moderate
        self.high = high
        self.extreme = extreme
    }
}
