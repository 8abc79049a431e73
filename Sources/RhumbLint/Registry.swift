// All rules, by group, in the order of the reference.

extension Rule {
    public static let all: [Rule] = smart + planning + logic + risks + dataRules + style + suppressions

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
        // With the data
        sampleTooSmall, baselineDiffers, alreadyThere,
    ]

    private static let planning: [Rule] = [
        actionWithoutGoal,
        actionWithoutDates,
        actionWithoutSize,
        lateAction,
        noProgress,
        overload,
        overBudget,
        programmeBudgets,
        budgetSpent,
        noBudget,
        effortWithoutRate,
        overspent,
        unusedSegment,
        unusedMetric,
        unusedAttribute,
        unusedAssumption,
        unusedPerson,
        unusedDataset,
        unusedTiers,
        adviceWithoutGoal,
        adviceWithoutLimit,
        adviceWithoutWorth,
        noContactCap,
        noConsent,
        noTests,
        deciderIsDoer,
        noRisks,
    ]

    private static let logic: [Rule] = [
        never, always, tierHidden, tierGap, tierUnknown, sameSegments, contained, opposedGoals, testAlways,
    ]

    private static let risks: [Rule] = [
        riskUnrated, riskCertain, riskThreatensNothing, riskWithoutSignal, riskWithoutReview, riskWithoutResponse,
        extremeRiskAccepted, extremeRiskWithoutFallback, fallbackSameAsResponse, mitigationWithoutAction, responseLate,
        residualNotLower, acceptanceExpired, extremeRiskWithoutAmount, signalUnknown,
    ]

    private static let dataRules: [Rule] = [
        unrequiredColumn,
        optionalInTier,
        wrongDenominator,
        missingCountedAway,
        immature,
        magicNumber,
        paretoClaim,
        personalInSay,
        averageOfMoney,
        currentBaseline,
        currentInHistory,
        noEvent,
        unusedColumn,
        noExtracted,
        requirementBroken,
        segmentEmpty,
        segmentEverybody,
        segmentsEqual,
        tierEmpty,
    ]

    private static let style: [Rule] = [
        noTitle,
        mixedLanguage,
        nameCase,
        longLine,
        doubleNegation,
        confusableName,
        similarNames,
        placeholder,
        comparisonWithYes,
        repeatedCondition,
    ]

    private static let suppressions: [Rule] = [unknownRule, reasonlessAllow, unusedAllow]
}
