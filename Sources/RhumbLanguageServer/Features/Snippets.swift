// Declarations as they begin: the words that nearly every one of a kind has, with places to fill in.
import RhumbSyntax
import RhumbText

extension DeclarationKind {
    /// In the snippet syntax of the protocol.
    func snippet(in language: Language) -> String {
        var number = 0
        func word(_ keyword: Keyword) -> String { keyword.spelling(in: language) }
        func hole(_ english: String, _ chinese: String) -> String {
            number += 1
            return "${\(number):\(Message(english, zh: chinese).text(in: language))}"
        }
        func quoted(_ english: String, _ chinese: String) -> String { "\"" + hole(english, chinese) + "\"" }
        func name() -> String { hole("name", "名称") }
        func head() -> String { "\(word(keyword)) \(name()) \(quoted("Title", "标题"))" }
        func block(_ head: String, _ lines: [String]) -> String {
            head + " {\n" + lines.map { "\t\($0)\n" }.joined() + "}$0"
        }
        switch self {
        case .plan:
            return block(
                head(),
                [
                    "\(word(.planPeriod)) \(hole("2026-01-01", "2026-01-01")) .. \(hole("2026-12-31", "2026-12-31"))",
                    "\(word(.planCurrency)) \(hole("CNY", "CNY"))",
                ])
        case .use: return "\(word(keyword)) \(quoted("shared/metrics.rhumb", "共享/指标.rhumb"))$0"
        case .strategy: return head() + "$0"
        case .dataset:
            return block(
                "\(word(keyword)) \(name()) \(word(.headFrom)) \(quoted("data/file.csv", "data/文件.csv"))",
                [
                    "\(word(.datasetKey)) \(hole("id", "编号")) \(word(.typeText))",
                    "\(hole("date", "日期")) \(word(.typeDate))",
                    "\(word(.datasetEvent)) ${3:\(Message("date", zh: "日期").text(in: language))}",
                ])
        case .attributes:
            return block(
                "\(word(keyword)) \(word(.headOf)) \(hole("dataset", "数据集"))", ["\(name()) \(hole("expression", "算式"))"]
            )
        case .segment:
            return "\(head()) \(word(.headOf)) \(hole("dataset", "数据集")) \(word(.where)) \(hole("condition", "条件"))$0"
        case .tiers:
            return block(
                "\(word(keyword)) \(name()) \(word(.headOf)) \(hole("dataset", "数据集"))",
                [
                    "\(hole("high", "高")) \(word(.when)) \(hole("condition", "条件"))",
                    "\(hole("low", "低")) \(word(.tierOtherwise))",
                ])
        case .metric: return "\(head()) \(hole("count(dataset)", "计数(数据集)")) \(word(.betterHigher))$0"
        case .funnel:
            return block(
                "\(head()) \(word(.headOf)) \(hole("dataset", "数据集"))",
                [
                    "\(word(.funnelStage)) \(hole("first", "先")) \(hole("date", "日期"))",
                    "\(word(.funnelStage)) \(hole("then", "后")) \(hole("date", "日期"))",
                ])
        case .cohorts:
            return block(
                "\(head()) \(word(.headOf)) \(hole("dataset", "数据集"))",
                [
                    "\(word(.cohortsActive)) \(hole("rows", "关联的行"))",
                    "\(word(.every)) 1 \(word(.unitQuarters))",
                ])
        case .survey:
            return block(
                "\(head()) \(word(.headOf)) \(hole("dataset", "数据集"))",
                ["\(word(.surveyQuestion)) \(hole("column", "列")) \(quoted("Question?", "题目？")) \(quoted("A", "甲")) 1"])
        case .goal:
            return block(
                head(),
                [
                    "\(word(.goalMeasure)) \(hole("metric", "指标"))", "\(word(.goalBaseline)) \(hole("30%", "30%"))",
                    "\(word(.goalTarget)) \(hole("40%", "40%"))",
                    "\(word(.goalDeadline)) \(hole("2026-12-31", "2026-12-31"))",
                    "\(word(.commonBecause)) \(quoted("Why", "为什么"))",
                ])
        case .programme: return block(head(), ["\(word(.programmeCovers)) \(hole("names", "名称"))"])
        case .person: return "\(head())$0"
        case .resource: return block(head(), ["\(word(.resourcePeople)) \(hole("3", "3"))"])
        case .assumption: return "\(word(keyword)) \(name()) \(hole("15%", "15%")) \(quoted("Why", "依据"))$0"
        case .calendar:
            return block(
                "\(word(keyword)) \(name())",
                ["\(word(.calendarHoliday)) \(hole("2026-10-01", "2026-10-01")) .. \(hole("2026-10-07", "2026-10-07"))"]
            )
        case .action:
            return block(
                head(),
                [
                    "\(word(.actionAdvances)) \(hole("goal", "目标"))",
                    "\(word(.goalStart)) \(hole("2026-03-01", "2026-03-01"))",
                    "\(word(.actionFinish)) \(hole("2026-06-30", "2026-06-30"))",
                ])
        case .investment:
            return block(
                head(),
                [
                    "\(word(.investmentOf)) \(hole("action", "行动"))",
                    "\(word(.investmentBenefit)) \(hole("name", "名称")) \(hole("100_000 CNY", "10万元"))",
                    "\(word(.investmentHorizon)) \(hole("3", "3"))\(language == .english ? " " : "")\(word(.unitYears))",
                ])
        case .risk:
            return block(
                head(),
                [
                    "\(word(.riskLikelihood)) \(hole("30%", "30%"))",
                    "\(word(.riskImpact)) \(hole("100_000 CNY", "10万元"))",
                    "\(word(.riskThreatens)) \(hole("goal", "目标"))",
                ])
        case .advice:
            return block(
                "\(head()) \(word(.headAdviceOf)) \(hole("segment", "客群"))",
                [
                    "\(word(.adviceSay)) \(quoted("Call the guest", "致电客人"))",
                    "\(word(.goalServes)) \(hole("goal", "目标"))", "\(word(.adviceLimit)) \(hole("200", "200"))",
                ])
        case .scenario: return block(head(), ["\(hole("goal.target", "目标.目标值")) \(hole("33%", "33%"))"])
        case .test:
            return block(
                "\(word(keyword)) \(quoted("What it shows", "说明什么"))",
                [
                    "\(word(.testGiven)) \(hole("dataset", "数据集")) { \(hole("id", "编号")) \"\(hole("1", "1"))\" }",
                    "\(word(.testExpect)) \(hole("claim", "断言"))",
                ])
        }
    }
}
