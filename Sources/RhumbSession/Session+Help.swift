// Help: what can be asked in a line each, and topics that explain by examples from the plan at hand.
import Rhumb
import RhumbModel
import RhumbReport
import RhumbText

extension Session {
    /// The overview, a topic, or the lines of the overview with a word.
    func help(_ topic: String?) -> Reply {
        var reply = Reply()
        guard let name = topic else {
            reply.answer = .lines(overview)
            return reply
        }
        if let topic = HelpTopic.allCases.first(where: { $0.names.contains(name) }) {
            let examples = topic.examples(Samples(plan, in: language, today: today)).map {
                "  " + $0.text(in: language)
            }
            reply.answer = .lines(wrapped(topic.text.text(in: language), to: max(40, width)) + [""] + examples)
            return reply
        }
        let lines = overview.dropLast().filter { $0.contains(name) }
        guard lines.isEmpty else {
            reply.answer = .lines(lines)
            return reply
        }
        let near = nearestName(to: name, among: HelpTopic.allCases.flatMap(\.names))
        return refusal(
            Message("there is no help on `\(name)`", zh: "没有关于“\(name)”的帮助"),
            help: near.map { Message("did you mean `\($0)`?", zh: "是否指“\($0)”？") }
                ?? Message("`.help` lists the topics", zh: "“.帮助”列出全部主题"))
    }

    private var overview: [String] {
        let questions: [(Message, Message)] = [
            (Message("avg(SEGMENT.VALUE)", zh: "平均(客群.值)"), Message("any measure, with its interval", zh: "任意指标，附区间")),
            (
                Message("MEASURE by COLUMN, LADDER", zh: "指标 按 列, 层级"),
                Message("the same by one or two kinds of parts", zh: "按一个或两个分组")
            ),
            (
                Message("MEASURE where CONDITION as of DATE", zh: "指标 其中 条件 截至 日期"),
                Message("of some rows, on another day", zh: "部分行、其他日期")
            ),
            (
                Message(
                    "show A, B of SEGMENT where … order A highest first limit 20",
                    zh: "显示 甲, 乙 限于 客群 其中 … 排序 甲 从高到低 名额 20"), Message("rows", zh: "逐行查看")
            ),

            (
                Message("plot MEASURE quarterly since 2025", zh: "走势 指标 按季 自 2025"),
                Message("month by month, by quarters or years", zh: "逐月、逐季或逐年")
            ),
            (Message("histogram VALUE of SEGMENT", zh: "分布 值 限于 客群"), Message("how it is spread", zh: "值的分布")),
            (Message("compare SEGMENT, SEGMENT", zh: "对比 客群, 客群"), Message("every metric side by side", zh: "各指标并列")),
            (
                Message("explain NAME · why NAME", zh: "说明 名称 · 为何 名称"),
                Message("a goal, segment, metric, risk, advice, or a key", zh: "目标、客群、指标、风险、建议或主键")
            ),
            (
                Message("why ADVICE KEY", zh: "为何 建议 主键"),
                Message("why this row is to be spoken to, or is not", zh: "为何联系或不联系这一位")
            ),
            (
                Message("why not KEY in SEGMENT", zh: "为何不 主键 属于 客群"),
                Message("what would do, and from when on", zh: "怎样才算、何时起算")
            ),
            (Message("what if NAME VALUE", zh: "假如 名称 值"), Message("the plan with another value", zh: "换一个值重新评估")),
            (
                Message("segment … · metric … · goal …", zh: "客群 … · 指标 … · 目标 …"),
                Message("a declaration, for this session", zh: "声明，仅在本次会话有效")
            ),
        ]
        var lines = questions.map { form, meaning -> String in
            let form = form.text(in: language)
            return padded(form, to: 44) + "  " + meaning.text(in: language)
        }
        lines.append("")
        lines += SessionCommand.allCases.map { command in
            let name = language == .english ? command.spellings[0] : command.spellings[1]
            return padded(name, to: 12) + "  " + command.meaning.text(in: language)
        }
        let topics = HelpTopic.allCases.map { $0.names[language == .english ? 0 : 1] }
        let all = Message(
            ".help TOPIC: \(topics.joined(separator: ", "))", zh: ".帮助 主题：\(topics.joined(separator: "、"))")
        return lines + ["", all.text(in: language)]
    }
}
