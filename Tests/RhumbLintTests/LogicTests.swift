// What the rules about conditions and goals conclude, with the customers that they show, and where they must be silent.
import RhumbLint
import RhumbText
import Testing

/// A rule, declarations, and the one thing that it says of them.
struct Said: Sendable, CustomTestStringConvertible {
    let rule: String
    let text: String
    let message: String
    var testDescription: String { "\(rule): \(text)" }

    init(_ rule: String, _ text: String, _ message: String) {
        self.rule = rule
        self.text = text
        self.message = message
    }
}

private let ends2026 = "deadline 2026-12-31"

@Suite struct LogicRules {
    @Test(arguments: [
        // A column's range, and what a blank leaves.
        Said(
            "logic/never", "segment s of guests where score > 10",
            "no row of `guests` can be in “s”: `score > 10` cannot be; where `score` is missing it is unknown"),
        // One value under two names.
        Said(
            "logic/never", "segment s of guests where days(joined to today) < 10 and joined < today - 30 days",
            "no row of `guests` can be in “s”: `days(joined to today) < 10` and `joined < today - 30 days` exclude each other"
        ),
        // What the numbers of one customer have to do with one another.
        Said(
            "logic/never", "segment s of guests where recency > 400 days and frequency >= 1",
            "no row of `guests` can be in “s”: `recency > 400 days` and `frequency >= 1` exclude each other"),
        Said(
            "logic/never", "segment s of guests where recency <= 30 days and frequency = 0",
            "no row of `guests` can be in “s”: `recency <= 30 days` and `frequency = 0` exclude each other"),
        Said(
            "logic/never", "segment s of guests where frequency >= 3 and count(bookings) < 3",
            "no row of `guests` can be in “s”: `frequency >= 3` and `count(bookings) < 3` exclude each other"),
        Said(
            "logic/never", "segment s of guests where frequency = 0 and spend > 0 CNY",
            "no row of `guests` can be in “s”: `frequency = 0` and `spend > 0 CNY` exclude each other"),
        Said(
            "logic/never",
            "segment s of guests where any(bookings where children > 0) and count(bookings) = 0",
            "no row of `guests` can be in “s”: `any(bookings where children > 0)` and `count(bookings) = 0` exclude each other"
        ),
        // A ladder's conditions.
        Said(
            "logic/never",
            "tiers t of guests { fan when frequency >= 5; others otherwise }\nadvice a of guests where t = fan and frequency < 3 { say \"Hello\" }",
            "“a” can speak to no row of `guests`: `t = fan` and `frequency < 3` exclude each other"),
        Said(
            "logic/never", "segment s of guests where spend in top 10% and not (spend in top 20%)",
            "no row of `guests` can be in “s”: `spend in top 10%` and `not (spend in top 20%)` exclude each other"),
        Said(
            "logic/never",
            "goal g { measure satisfied; baseline 40%; target 60%; \(ends2026) }\nadvice a when g is achieved and g is off_track { say \"Hello\" }",
            "“a” can never be given: `g is achieved` and `g is off_track` exclude each other"),
        Said(
            "logic/never", "risk r { signal satisfied < 20% and satisfied > 40% }",
            "the signal of “r” can never fire: `satisfied < 20%` and `satisfied > 40%` exclude each other"),
        // Only the three of them together.
        Said(
            "logic/never",
            "segment s of guests where (channel = \"web\" or frequency > 5) and channel != \"web\" and frequency < 3",
            "no row of `guests` can be in “s”: `(channel = \"web\" or frequency > 5)`, `channel != \"web\"`, `frequency < 3` exclude one another"
        ),
        Said(
            "logic/always", "metric m \"M\" share(buyers where frequency >= 1)",
            "all members of the segment meet `frequency >= 1`: it restricts nothing"),
        Said(
            "logic/always", "segment s of guests where score <= 10",
            "`score <= 10` holds wherever it is known: it restricts nothing"),
        Said(
            "logic/tier-hidden",
            "tiers t of guests { a when spend in top 20%; b when spend in top 10%; c otherwise }",
            "nobody can stand on “b”: whoever meets `spend in top 10%` is taken by `a` before"),
        Said(
            "logic/tier-hidden",
            "tiers t of guests { fan when score >= 9; other when score < 9; silent otherwise }",
            "nobody stands on “silent”: the tiers before it take every row with known values, and where a value is missing the tier is unknown"
        ),
        Said(
            "logic/tier-hidden",
            "tiers t of guests { a when channel = \"web\"; b when channel != \"web\" and frequency >= 2; c when channel = \"web\" and frequency >= 1 }",
            "nobody can stand on “c”: whoever meets `channel = \"web\" and frequency >= 1` is taken by `a` before, for example one with `channel` “web” and `frequency` 1"
        ),
        // Who came on one day: how often, for how much, how long ago.
        Said(
            "logic/tier-gap",
            "tiers t of guests { vip when spend >= 5_000 CNY and frequency >= 2; good when spend >= 1_000 CNY; new when frequency <= 1 }",
            "a row of `guests` with `spend` 2 CNY and `frequency` 2 is on no tier of “t”"),
        Said(
            "logic/tier-gap",
            "tiers t of guests { a when recency <= 90 days; b when recency <= 365 days; c when recency > 400 days }",
            "a row of `guests` with `recency` 366 days is on no tier of “t”"),
        Said(
            "logic/tier-gap",
            "dataset people { key id text; birth date optional; joined date; event joined }\ntiers t of people { old when years(birth to today) >= 60; young when years(birth to today) < 59 }",
            "a row of `people` with `years(birth to today)` 59 is on no tier of “t”"),
        Said(
            "logic/tier-gap", "tiers t of guests { web when channel = \"web\"; others when channel = \"phone\" }",
            "a row of `guests` with `channel` “agency” is on no tier of “t”"),
        Said(
            "logic/same-segments",
            "segment s of guests where not (frequency < 1)",
            "“s” always holds the same rows as “Booked within a year”: one with `frequency` 1, for example, is in both"),
        Said(
            "logic/contained",
            "segment s of buyers where frequency >= 3\nsegment t of guests where frequency >= 2\nprogramme p { covers s }\nprogramme q { covers t }",
            "everybody in “s” is in “t”, too, so “q” and “p” both answer for them, for example one with `frequency` 3"),
        // Churn is what retention leaves.
        Said(
            "logic/opposed-goals",
            "metric r retention(bookings in last 12 months)\nmetric c churn(bookings in last 12 months)\ngoal stay { measure r; baseline 40%; target 60%; \(ends2026) }\ngoal go { measure c; keep at least 50%; \(ends2026) }",
            "“go” asks for at least 50% until 2026-12-31, and “stay” for at least 60% by 2026-12-31 of the same figure (what is not in one is in the other: together 100%): both cannot be"
        ),
        Said(
            "logic/opposed-goals",
            "goal a { measure satisfied; baseline 40%; target 60%; \(ends2026) }\ngoal b { measure satisfied; baseline 40%; target 62%; \(ends2026) }",
            "“b” asks for at least 62% by 2026-12-31, and “a” for at least 60% by 2026-12-31 of the same figure: nobody knows which of them counts"
        ),
        Said(
            "logic/opposed-goals",
            "goal a { measure satisfied; baseline 40%; target 60%; \(ends2026) }\ngoal b { measure satisfied; baseline 70%; target 62%; deadline 2026-11-30 }",
            "“b” asks for at most 62% by 2026-11-30, and “a” for at least 60% by 2026-12-31 of the same figure: one wants more of it, the other less"
        ),
    ])
    func says(_ case: Said) throws {
        #expect(try findings(`case`.rule, `case`.text).map(\.message.english) == [`case`.message])
    }

    @Test(arguments: [
        // Whoever came this year may have come today, or a year ago.
        Quiet("logic/never", "segment s of guests where recency > 360 days and frequency >= 1"),
        Quiet("logic/never", "segment s of guests where recency > 30 days and frequency = 0"),
        // Bookings of children are others than those of nights.
        Quiet(
            "logic/never",
            "segment s of guests where count(bookings where children > 0) > count(bookings where nights > 1)"),
        Quiet("logic/never", "segment s of guests where frequency >= 3 and count(bookings where children > 0) < 3"),
        Quiet("logic/never", "segment s of guests where spend in top 20% and not (spend in top 10%)"),
        Quiet("logic/never", "segment s of guests where frequency = 0 and count(bookings) >= 5"),
        // Another run may assume another value.
        Quiet(
            "logic/never",
            "assumption least 5\nscenario s { least 1 }\nsegment t of guests where frequency >= least and frequency < 3"
        ),
        // A blank counts as 9.
        Quiet("logic/never", "segment s of guests where score else 9 >= 9 and score missing"),
        // What the author has written for the reader, or for the blanks.
        Quiet("logic/always", "segment s of guests where score known and score >= 8"),
        Quiet("logic/always", "segment s of guests where frequency >= 1 and recency <= 90 days"),
        // The gap may be one in which nobody can be: sums of stays and of nights are of the same stays.
        Quiet(
            "logic/tier-gap",
            "tiers t of guests { a when sum(bookings.nights where children > 0) > 3; b when frequency >= 1; c when sum(bookings.nights where children > 0) <= 3 and recency > 400 days }"
        ),
        // Only amounts below nothing are left out, and the requirement forbids them.
        Quiet("logic/tier-gap", "tiers t of guests { a when spend >= 100 CNY; b when spend >= 0 CNY }"),
        Quiet(
            "logic/tier-gap",
            "dataset shops { key id text; size integer; opened date; event opened; require size >= 10 }\ntiers t of shops { a when size > 50; b when size in 10 .. 50 }"
        ),
        Quiet("logic/tier-gap", "tiers t of guests { a when frequency >= 5; b when not (frequency >= 5) }"),
        Quiet("logic/tier-hidden", "tiers t of guests { a when score missing; b when score >= 9; c otherwise }"),
        Quiet("logic/tier-hidden", "tiers t of guests { rfm recency, frequency, spend where frequency >= 1 }"),
        Quiet("logic/tier-unknown", "tiers t of guests { a when frequency >= 1 and recency <= 90 days; c otherwise }"),
        Quiet("logic/tier-unknown", "tiers t of guests { a when score >= 9; c otherwise }"),
        Quiet(
            "logic/same-segments", "segment s of guests where frequency >= 2\nsegment t of guests where frequency > 2"),
        // A part of the same goal, another time, other customers, what accumulates from another day.
        Quiet(
            "logic/opposed-goals",
            "goal a { measure satisfied; baseline 40%; target 60%; \(ends2026) }\ngoal b { part of a; measure satisfied; baseline 40%; target 62%; \(ends2026) }"
        ),
        Quiet(
            "logic/opposed-goals",
            "goal a { measure satisfied; baseline 40%; target 60%; deadline 2026-06-30 }\ngoal b { measure satisfied; baseline 40%; target 62%; \(ends2026) }"
        ),
        Quiet(
            "logic/opposed-goals",
            "goal a { measure repeat_rate of family; baseline 40%; target 60%; \(ends2026) }\ngoal b { measure repeat_rate; baseline 40%; hold 20% .. 30%; \(ends2026) }"
        ),
        Quiet(
            "logic/opposed-goals",
            "goal a { measure revenue; target 9_000_000 CNY; \(ends2026) }\ngoal b { measure revenue; start 2026-10-01; target 2_000_000 CNY; \(ends2026) }"
        ),
        // May be missed now and then.
        Quiet(
            "logic/opposed-goals",
            "goal a { measure satisfied; baseline 40%; target 60%; \(ends2026) }\ngoal b { measure satisfied; keep at most 55% for 90%; review every 1 month; \(ends2026) }"
        ),
    ])
    func isSilent(_ case: Quiet) throws {
        #expect(try findings(`case`.rule, `case`.text).map(\.message.english) == [])
    }
}
