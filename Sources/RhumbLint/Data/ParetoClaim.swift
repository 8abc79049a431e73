// 80/20 that nobody has measured.
import RhumbModel
import RhumbText

extension Rule {
    static let paretoClaim = Rule(
        "data/pareto-claim", .warning,
        Message("Who says 80/20 measures it", zh: "说“二八”就要量一量"),
        why: Message(
            """
            That few customers bring most of the money is true nearly everywhere; that it is twenty and eighty of a hundred \
            is true nearly nowhere. A segment `in top 20%` is enough: the report says what share of the total its members \
            hold, and how few hold 80%.
            """,
            zh: """
                少数客户带来大部分收入，几乎处处如此；正好是两成带来八成，几乎处处不是。只要有一个“居前 20%”的客群，报告就会说明他们占总额的多少，\
                以及多少人占到八成。
                """),
        bad: """
            goal keep_best "Nine of ten of the best stay" {
              measure lost; baseline 12%; target 8%; deadline 2026-12-31
              because ‹"Twenty guests of a hundred bring most of the money: the 80/20 rule"›
            }
            """,
        good: """
            segment core "The best fifth" of guests where spend in top 20%
            goal keep_best "Nine of ten of the best stay" {
              measure lost of core; baseline 12%; target 8%; deadline 2026-12-31
              because "Twenty guests of a hundred bring most of the money: the 80/20 rule"
            }
            """
    ) { lint in
        guard !lint.plan.measuresConcentration else { return }
        for prose in lint.prose where prose.isReasoning {
            guard let claim = ParetoClaim.words(in: prose.text) else { continue }
            lint.report(
                at: prose.span,
                Message("“\(claim)” is said here, and nothing in the plan measures it", zh: "这里说“\(claim)”，方案里却没有量过"),
                help: Message(
                    "let the data say it: segment core \"The best fifth\" of customers where spend in top 20%",
                    zh: "请用数据来说：客群 核心客户 \"消费前两成\" 基于 客户 其中 消费 居前 20%"))
        }
    }
}

private enum ParetoClaim {
    static func words(in text: String) -> String? {
        ["80/20", "80:20", "20/80", "20:80", "80-20", "80：20", "二八", "八二", "帕累托", "Pareto"].first {
            text.holds($0)
        }
    }
}

extension CheckedPlan {
    /// A rank from the top by a share: the report says what its members hold.
    fileprivate var measuresConcentration: Bool {
        expressions.ids.contains { node in
            guard case .rank(_, let rank) = self[node].kind, case .share = rank.amount else { return false }
            return rank.fromTop
        }
    }
}
