// All rules, by group, in the order of the reference.

extension Rule {
    public static let all: [Rule] = smart + planning + risks + dataRules + style + suppressions

    /// nil where there is none of that id.
    public static func named(_ id: String) -> Rule? { byID[id] }

    private static let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

    private static let smart: [Rule] = [goalWithoutBecause]

    private static let planning: [Rule] = []

    private static let risks: [Rule] = [riskWithoutSignal]

    private static let dataRules: [Rule] = []

    private static let style: [Rule] = []

    private static let suppressions: [Rule] = [unknownRule, reasonlessAllow, unusedAllow]
}
