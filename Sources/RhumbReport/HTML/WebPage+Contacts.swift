// Whom to call: the first of each advice as rows of a table, all of them as columns that the script searches and sorts.
import RhumbAssessment
import RhumbFormats
import RhumbModel
import RhumbText
import RhumbValues

extension WebPage {
    /// So many rows stand in the page itself; all others in its data.
    private var mostWritten: Int { 20 }

    var contacts: Part? {
        guard let section = builder.advice else { return nil }
        // What became of each advice: how many were found, given, cut.
        let summary = section.blocks.map { block -> Markup in
            guard case .entries(let entries) = block else { return self.block(block, section.title) }
            let items = entries.map { entry in
                tag(
                    "li", [:], tag("strong", [:], runs(entry.heading.text)), " ",
                    tag("span", ["class": "quiet"], runs(entry.detail)))
            }
            return tag("ul", ["class": "lines"], all: items)
        }
        return Part(id: section.id, title: section.title, content: summary + list)
    }

    private var list: [Markup] {
        guard audience == .team else {
            return [
                tag(
                    "p", ["class": "quiet"],
                    .text(words("The customers themselves are left out of this edition.", zh: "本版不含客户明细。")))
            ]
        }
        let given = report.assessment.recommendations.filter { $0.key != nil }
        guard !given.isEmpty else { return [] }
        let rows = given.prefix(mostWritten).map { row($0) }
        let head = [
            ("advice", words("advice", zh: "建议")), ("key", words("customer", zh: "客户")),
            ("say", words("what to say, and why", zh: "说什么，为什么")), ("worth", words("worth", zh: "价值")),
            ("owner", words("by", zh: "负责人")),
        ]
        let table = tag(
            "table", ["id": "contacts"],
            tag(
                "thead", [:],
                tag(
                    "tr", [:],
                    all: head.map {
                        tag(
                            "th", ["scope": "col", "data-column": $0.0, "class": $0.0 == "worth" ? "right" : nil],
                            .text($0.1))
                    })), tag("tbody", [:], all: rows))
        var pieces = [
            tag("div", ["id": "contacts-tools", "class": "tools", "hidden": ""]),
            scroller(table, words("Customers", zh: "客户")),
        ]
        if given.count > mostWritten {
            pieces.append(
                tag(
                    "p", ["class": "quiet", "id": "contacts-more"],
                    .text(
                        words(
                            "\(figures.count(Int64(mostWritten))) of \(figures.count(Int64(given.count))) are shown; a browser with scripts shows all of them.",
                            zh: "此处显示 \(figures.count(Int64(given.count))) 条中的 \(mostWritten) 条；启用脚本的浏览器可查看全部。"))))
        }
        pieces.append(
            tag("script", ["type": "text/plain", "id": "contacts-data"], .verbatim(packed(data(given).text(.compact)))))
        return pieces
    }

    private func row(_ given: Recommendation) -> Markup {
        let because = figures.sentence(given.because)
        return tag(
            "tr", [:], tag("td", [:], runs(adviceName(given))), tag("th", ["scope": "row"], runs(given.key ?? "")),
            tag(
                "td", [:], runs(figures.text(given.say)),
                because.isEmpty ? .nothing : tag("p", ["class": "because"], runs(because))),
            tag("td", ["class": "right"], .text(given.worth.map { figures.money($0) } ?? "")),
            tag("td", [:], runs(plan.shown(plan.owner(of: given)) ?? "")))
    }

    private func adviceName(_ given: Recommendation) -> String {
        if case .advice(let id) = given.origin { plan.advice[id].heading.shown } else { "" }
    }

    /// Columns; names that repeat are numbers of a list. With the words that the script needs.
    private func data(_ given: [Recommendation]) -> JSON {
        var names: [String] = []
        var numbers: [String: Int] = [:]
        func number(_ name: String) -> JSON {
            if let known = numbers[name] { return JSON(known) }
            numbers[name] = names.count
            names.append(name)
            return JSON(names.count - 1)
        }
        let advice = given.map { number(adviceName($0)) }
        let owners = given.map { number(plan.shown(plan.owner(of: $0)) ?? "") }
        return .object([
            ("advice", .array(advice)), ("owner", .array(owners)),
            ("names", .array(names.map { .string(printable($0)) })),
            ("key", .array(given.map { .string(printable($0.key ?? "")) })),
            ("say", .array(given.map { .string(printable(figures.text($0.say))) })),
            ("because", .array(given.map { .string(printable(figures.sentence($0.because))) })),
            ("worth", .array(given.map { JSON($0.worth?.major) })),
            ("shown", .array(given.map { .string($0.worth.map { figures.money($0) } ?? "") })),
            (
                "words",
                .object([
                    ("search", .string(words("Search customers", zh: "搜索客户"))),
                    ("all", .string(words("All advice", zh: "全部建议"))),
                    ("filter", .string(words("Advice", zh: "建议"))), ("next", .string(words("Next", zh: "下一页"))),
                    ("before", .string(words("Back", zh: "上一页"))),
                    ("range", .string(words("{from}–{to} of {count}", zh: "第 {from}–{to} 条，共 {count} 条"))),
                    ("none", .string(words("No customer fits", zh: "没有符合的客户"))),
                ])
            ),
        ])
    }
}
