// Definitions that nobody has tried.
import RhumbModel
import RhumbText

extension Rule {
    static let noTests = Rule(
        "plan/no-tests", .note,
        Message("A plan has a test of what its words mean", zh: "方案要有测试，说明定义的意思"),
        why: Message(
            """
            A test gives three made-up customers and says who must be in which segment. It takes a minute, and it is the \
            only place where a reader can check what a condition means without the data. Whoever changes the condition \
            learns what it changes.
            """,
            zh: """
                测试里写两三位虚构的客户，说明谁应当属于哪个客群。写一条只要一分钟，读方案的人不用看数据就能核对口径；谁改了条件，\
                马上知道改变了什么。
                """),
        bad: """
            plan ‹hotel› "Lakeside Hotel" {
              period 2026-01-01 .. 2026-12-31; currency CNY
            }
            """,
        good: """
            plan hotel "Lakeside Hotel" {
              period 2026-01-01 .. 2026-12-31; currency CNY
            }
            test "who booked this year is a buyer" {
              today 2026-06-30
              given guests { id "g1", name "Li", joined 2024-01-01, channel "web", consented yes }
              expect not "g1" in buyers
            }
            """
    ) { lint in
        let plan = lint.plan
        guard plan.tests.isEmpty, let segment = plan.segments.all.first else { return }
        let count = plan.segments.count
        lint.report(
            at: plan.heading.span,
            Message(
                "no test says what \(count == 1 ? "the segment means" : "the \(count) segments mean")",
                zh: "没有测试说明\(count == 1 ? "客群" : "这 \(count) 个客群")的意思"),
            help: Message(
                "add one: test \"…\" { given … { … }; expect \"c1\" in \(segment.heading.name) }",
                zh: "请加一条：测试 \"……\" { 已有 … { … }; 应当 \"c1\" 属于 \(segment.heading.name) }"))
    }
}
