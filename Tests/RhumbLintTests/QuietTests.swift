// What rules say nothing about: plans that may be right.
import RhumbLint
import RhumbText
import Testing

@Suite struct QuietRules {
    @Test(arguments: [
        // Who waits for it.
        (
            "plan/action-without-goal",
            """
            action prepare { owner wang_fang; start 2026-03-02; effort 4 persondays }
            action club { owner wang_fang; after prepare; effort 4 persondays }
            risk closed { likelihood 2 of 5; impact 2 of 5; response mitigate by club; owner wang_fang }
            """
        ),
        (
            "plan/action-without-goal",
            "action course { kind training; owner wang_fang; start 2026-03-02; cost 9_000 CNY }"
        ),
        // Tasks that begin with another action's have dates.
        (
            "plan/action-without-dates",
            """
            action prepare { owner wang_fang; start 2026-03-02; task plan 5 workdays }
            action club { owner wang_fang; task build 5 workdays after prepare.plan }
            """
        ),
        // No number of people is known.
        (
            "plan/overload",
            """
            resource helpers "Helpers" { rate 90 CNY per day }
            action club { owner helpers; start 2026-03-02; finish 2026-03-06; effort 90 persondays }
            """
        ),
        // An assumption where a fixed value is asked for.
        (
            "plan/unused-assumption",
            """
            assumption best_share 38% "2024"
            goal more { measure repeat_rate of family; baseline 31%; target best_share; deadline 2026-12-31 }
            """
        ),
        // A figure for information, and one that is split.
        ("plan/unused-metric", "metric nights \"Nights\" sum(bookings.nights)"),
        ("plan/unused-metric", "metric nights \"Nights\" sum(bookings.nights) better higher { split by channel }"),
        // No name leads to a person.
        (
            "plan/no-consent",
            """
            dataset firms { key id text; met date; event met }
            advice visit of firms where met in last 30 days { say "Visit {id}"; limit 5 }
            """
        ),
        // A blank that the author has thought of, and a date that has not come.
        (
            "data/unrequired-column",
            """
            dataset answers { key id text; on_day date; csat integer 1 .. 5 optional; closed date optional; event on_day }
            metric content share(answers where csat known and csat >= 4 or closed known)
            goal happier { measure content; baseline 81%; target 90%; deadline 2026-12-31 }
            """
        ),
        ("data/optional-in-tier", "tiers t of guests { fan when score missing or score >= 9; others otherwise }"),
        (
            "data/optional-in-tier",
            "tiers t of guests { fan when frequency >= 1 and recency <= 90 days; others otherwise }"
        ),
        (
            "data/optional-in-tier",
            """
            tiers t of guests {
              low when score <= 4
              middle when score in 5 .. 7
              high otherwise
            }
            """
        ),
        // All are meant.
        ("data/wrong-denominator", "metric active share(guests where frequency >= 1)"),
        // Who has no birthday in the file is unknown, not yet to be born.
        (
            "data/missing-counted-away",
            """
            dataset members { key id text; birth date optional; joined date; event joined }
            metric seniors share(members where years(birth to today) >= 60)
            """
        ),
        // Old enough, and within a bound.
        (
            "data/immature",
            """
            dataset leads { key id text; created date; won date optional; event created }
            metric old share(leads before 2026-01-01 where won known)
            metric quick share(leads where won known and days(created to won) <= 7)
            """
        ),
        // Thresholds are no estimates, and the whole is no guess.
        (
            "data/magic-number",
            "advice call of family { say \"Call\"; limit 9; worth sum(bookings.amount where amount > 90 CNY) * 100% }"
        ),
        (
            "data/pareto-claim",
            "goal g { measure lost; baseline 12%; target 8%; deadline 2026-12-31; because \"From 80% to 20%\" }"
        ),
        // A day is no address.
        (
            "data/personal",
            """
            dataset members { key id text; name text; email_checked date; joined date; event joined }
            advice call of members where joined in last 30 days { say "{name}: {email_checked}"; limit 9 }
            """
        ),
        ("style/no-title", "客群 网客 基于 guests 其中 channel = \"web\""),
        ("style/name-case", "metric NPS \"Net promoter score\" count(guests)"),
        ("style/name-case", "指标 P1概况 \"概况\" 计数(guests)"),
        ("style/similar-names", "metric spend_6m count(guests)\nmetric spend_9m count(guests)"),
        ("style/similar-names", "metric shop_a_sales count(guests)\nmetric shop_b_sales count(guests)"),
        ("style/similar-names", "客群 新客 基于 guests\n客群 熟客 基于 guests"),
        ("style/confusable-name", "segment рынок \"Market\" of guests\nsegment 客人a \"A\" of guests"),
        ("style/placeholder", "segment s \"Nothing is unknown here\" of guests { because \"暂无竞品进入这条街\" }"),
        ("style/repeated-condition", "segment s of guests where name = \"ab\" or name = \"a b\""),
        ("style/double-negation", "segment s of guests where not (score missing)"),
    ])
    func saysNothing(_ id: String, _ text: String) throws {
        let rule = try #require(Rule.named(id))
        let example = try Example(text, rule)
        #expect(example.mistakes.map(\.message.english) == [])
        #expect(example.findings.map(\.message.english) == [])
    }
}
