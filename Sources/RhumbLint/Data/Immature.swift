// What is too young counted as lost.
import RhumbModel
import RhumbText

extension Rule {
    static let immature = Rule(
        "data/immature", .warning,
        Message("A share of those who went on leaves out who has not had the time", zh: "转化率不能把太新的算作流失"),
        why: Message(
            """
            A lead of yesterday has not bought, and is no lost lead. Counted as one it drags the share down whenever many \
            leads come in, and a campaign looks worst in its best week. A funnel with `mature after` leaves out who is too \
            young and says how many they are.
            """,
            zh: """
                昨天的询价还没有成交，不等于流失。把它算作流失，询价一多转化率就往下掉，活动效果最好的那一周数字反而最难看。\
                漏斗写上“成熟期”，太新的不算，并说明有多少。
                """),
        bad: """
            dataset leads {
              key id text
              created date
              won date optional
              event created
            }
            metric closing "Leads that bought" ‹share(leads in last 6 months where won known)› better higher
            """,
        good: """
            dataset leads {
              key id text
              created date
              won date optional
              event created
            }
            funnel sales of leads {
              stage asked "Asked" created
              stage bought "Bought" won
              mature after 60 days
            }
            metric closing "Leads that bought" conversion(sales in last 6 months) better higher
            """
    ) { lint in
        let plan = lint.plan
        for share in lint.shares {
            guard case .dataset(let dataset) = share.aggregate.source, let event = plan.datasets[dataset].event,
                share.aggregate.segment == nil, let condition = share.aggregate.condition,
                share.aggregate.windows.allSatisfy(\.reachesToday),
                let column = plan.columnsKnown(by: condition).first,
                column.dataset == dataset, column.position != event, plan[column].isDay, plan[column].optional
            else { continue }
            let (name, rows) = (plan[column].name, plan.datasets[dataset].heading.name)
            let begin = plan.datasets[dataset].columns[event].name
            lint.report(
                at: share.span,
                Message(
                    "`\(rows)` of the last days count as lost: they have had no time yet to get a `\(name)`",
                    zh: "最近几天的“\(rows)”被算作流失：它们还来不及有“\(name)”"),
                help: Message(
                    "follow them: funnel … of \(rows) { stage first \(begin); stage last \(name); mature after 60 days }",
                    zh: "请改用漏斗：漏斗 … 基于 \(rows) { 阶段 起点 \(begin); 阶段 终点 \(name); 成熟期 60天 }"))
        }
    }
}

extension RhumbModel.Window {
    /// Does it hold the newest rows?
    fileprivate var reachesToday: Bool {
        switch self {
        case .last, .this, .since: true
        case .previous, .days, .before: false
        }
    }
}
