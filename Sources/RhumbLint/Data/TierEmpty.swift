// Rungs that nobody stands on.
import RhumbModel
import RhumbSyntax
import RhumbText

extension Rule {
    static let tierEmpty = Rule(
        "data/tier-empty", .warning,
        Message("Somebody stands on each rung of a ladder", zh: "每个层级里都有人"),
        why: Message(
            """
            A rung without customers is out of reach, or those above it take everybody who would stand on it: the first condition that is \
            yes decides. The last one, `otherwise`, may be empty.
            """,
            zh: "没有人的层级，要么门槛够不着，要么应当属于它的人都被上面的层级先收走了：从上往下，第一个成立的条件说了算。最后的“其余”可以为空。"),
        bad: """
            dataset members { key id text; visits integer }

            tiers ladder of members {
              regular when visits >= 1
              ‹devoted› when visits >= 6
              other otherwise
            }

            test "the members" {
              given members { id "m1", visits 9 } { id "m2", visits 2 }
              expect count(members) = 2
            }
            """,
        good: """
            dataset members { key id text; visits integer }

            tiers ladder of members {
              devoted when visits >= 6
              regular when visits >= 1
              other otherwise
            }

            test "the members" {
              given members { id "m1", visits 9 } { id "m2", visits 2 }
              expect count(members) = 2
            }
            """
    ) { (lint, measured: Measurements) in
        // The ready-made grid has the rungs that it has.
        for (tiers, found) in zip(lint.plan.tiers.all, measured.tiers) where tiers.scores.isEmpty {
            let rows = found.inside.reduce(found.unknown, +)
            guard rows > 0 else { continue }
            let shown = NumberText.grouped(rows)
            for (position, (tier, inside)) in zip(tiers.tiers, found.inside).enumerated()
            where tier.condition != nil && inside == 0 {
                lint.report(
                    at: lint.place(of: tier, in: tiers),
                    Message(
                        "nobody stands on “\(tier.shown.english)” of `\(tiers.heading.name)`, among \(shown) rows",
                        zh: "“\(tiers.heading.name)”的“\(tier.shown.chinese)”里没有人，共 \(shown) 行"),
                    help: position == 0
                        ? Message("lower its limit", zh: "请放低门槛")
                        : Message(
                            "lower its limit, or put it above the tiers that take its customers first",
                            zh: "请放低门槛，或把它移到先收走这些客户的层级之上"))
            }
        }
    }
}

extension Lint {
    /// Where the name of a tier stands.
    fileprivate func place(of tier: Tiers.Tier, in tiers: Tiers) -> SourceSpan {
        for clause in clauses(of: tiers.heading) {
            if case .tier(let syntax) = clause.payload, syntax.name.text == tier.name { return syntax.name.span }
        }
        return tiers.heading.span
    }
}
