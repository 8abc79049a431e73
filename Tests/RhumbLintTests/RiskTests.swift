// Where the rules about risks are silent because the plan may be right.
import RhumbLint
import RhumbModel
import Testing

private let rated = "likelihood 3 of 5; impact 4 of 5"
private let extreme = "likelihood 4 of 5; impact 5 of 5"

@Suite struct RiskRules {
    @Test(arguments: [
        Quiet("risk/no-signal", "risk r { \(rated); review every 1 quarter }"),
        Quiet("risk/no-review", "risk r { likelihood 2 of 5; impact 3 of 5; signal revenue < 1 CNY }"),
        Quiet("risk/no-fallback", "risk r { \(extreme); response avoid }"),
        Quiet("risk/unrated", "risk r { likelihood share(guests where score < 3); impact 9_000 CNY }"),
        Quiet("risk/residual-not-lower", "risk r { \(rated); response mitigate; residual 2 of 5, 4 of 5 }"),
        Quiet(
            "risk/residual-not-lower",
            "risk r { likelihood 20%; impact 9_000 CNY; response transfer; residual 20%, 1_000 CNY }"),
        Quiet(
            "risk/acceptance-expired",
            "risk r { \(rated); response accept approved by chen_bo until 2026-06-30; review every 1 month }"),
        Quiet(
            "risk/acceptance-expired",
            "goal g { measure revenue; target 9 CNY; deadline 2026-06-30 }\n"
                + "risk r { \(rated); threatens g; response accept approved by chen_bo until 2026-06-30 }"),
        Quiet(
            "risk/response-late",
            "goal g { measure revenue; target 9 CNY; deadline 2026-06-30 }\ngoal h { measure revenue; target 9 CNY; "
                + "deadline 2026-12-31 }\naction a { start 2026-03-02; finish 2026-08-24 }\n"
                + "risk r { \(rated); threatens g, h; response mitigate by a }"),
        Quiet("risk/weak-response", "risk r { \(rated); response accept approved by chen_bo until 2026-12-31 }"),
    ])
    func isSilent(_ quiet: Quiet) throws {
        #expect(try findings(quiet.rule, quiet.text).map(\.message.english) == [])
    }
}
