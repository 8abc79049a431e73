// All rules, by group, in the order of the reference.

extension Rule {
    public static let all: [Rule] = smart + planning + risks + dataRules + style + suppressions

    /// nil where there is none of that id.
    public static func named(_ id: String) -> Rule? { byID[id] }

    private static let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

    private static let smart: [Rule] = [
        // Specific
        goalWithVagueWords, goalWithInlineMeasure, goalForEverybody, goalOfTeam, goalWithSameTitle,
        // Measurable
        goalWithoutBaseline, goalWithoutReview, goalWithoutSampleBound, contributionInPercent, goalWithStaleBaseline,
        goalAgainstMetric,
        // Achievable
        goalWithoutBecause, goalWithoutAction, contributionsShort, contributionUnstated, goalTooGrand, workEndsLate,
        // Relevant
        goalServingNothing, strategyWithoutGoal, ownerOfTooManyGoals, goalsWithoutPriority, planWithoutCustomerMetric,
        // Timed
        goalWithoutMilestone, reviewsRarerThanMilestones, deadlineOutsidePeriod, goalWithHindsightBaseline,
        allGoalsOnOneDay, deadlineOnFreeDay, goalOverBeforeReview, revisedWithoutReason,
    ]

    private static let planning: [Rule] = []

    private static let risks: [Rule] = [
        riskUnrated, riskCertain, riskThreatensNothing, riskWithoutSignal, riskWithoutReview, riskWithoutResponse,
        extremeRiskAccepted, extremeRiskWithoutFallback, fallbackSameAsResponse, mitigationWithoutAction, responseLate,
        residualNotLower, acceptanceExpired, extremeRiskWithoutAmount,
    ]

    private static let dataRules: [Rule] = []

    private static let style: [Rule] = []

    private static let suppressions: [Rule] = [unknownRule, reasonlessAllow, unusedAllow]
}
