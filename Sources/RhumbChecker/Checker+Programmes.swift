// Programmes, and the dated records that stand in several kinds of declaration.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    mutating func checkProgrammes() {
        for id in plan.programmes.ids {
            guard let located = located[.programme(id)] else { continue }
            for clause in located.declaration.clauses {
                switch clause.payload {
                case .covers(let paths): for path in paths { cover(path, id, located.prefix) }
                case .promise(let text): plan.programmes[id].promise = text.value
                case .budget(let amount):
                    plan.programmes[id].budget = planned(amount, prefix: located.prefix, .planBudget)
                case .owner(let path): plan.programmes[id].owner = owner(path, located.prefix)
                case .lesson(let day, let text, let by):
                    plan.programmes[id].lessons.append(lesson(day, text, by, located.prefix))
                case .because(let text), .note(let text): plan.programmes[id].because = text.value
                default: break
                }
            }
            let covers = located.declaration.clauses.contains { if case .covers = $0.payload { true } else { false } }
            if !covers, !located.declaration.isBroken {
                error(
                    "programme/covers-missing",
                    Message("the programme covers nothing", zh: "这个专项什么也没有包含"), at: located.declaration.nameSpan,
                    help: Message(
                        "name its segments, goals and actions: covers core, keep_goal, club",
                        zh: "请写出它的客群、目标和行动：包含 核心客, 保留目标, 俱乐部"))
            }
        }
    }

    /// Adds what a name stands for; naming it twice adds it once.
    private mutating func cover(_ path: Path, _ id: ID<Programme>, _ prefix: String) {
        let what = Message("a segment, goal, action, advice or risk", zh: "客群、目标、行动、建议或风险")
        let found = resolve(path, prefix, expecting: what) { symbol -> Symbol? in
            switch symbol {
            case .segment, .goal, .action, .advice, .risk: symbol
            case .strategy, .dataset, .metric, .funnel, .cohorts, .survey, .programme, .person, .resource, .assumption,
                .calendar,
                .investment, .scenario:
                nil
            }
        }
        switch found {
        case .segment(let member)?: plan.programmes[id].segments.addOnce(member)
        case .goal(let member)?: plan.programmes[id].goals.addOnce(member)
        case .action(let member)?: plan.programmes[id].actions.addOnce(member)
        case .advice(let member)?: plan.programmes[id].advice.addOnce(member)
        case .risk(let member)?: plan.programmes[id].risks.addOnce(member)
        case .strategy?, .dataset?, .metric?, .funnel?, .cohorts?, .survey?, .programme?, .person?, .resource?,
            .assumption?, .calendar?,
            .investment?, .scenario?,
            nil:
            break
        }
    }

    mutating func lesson(_ day: DateLiteral, _ text: StringLiteral, _ by: Path?, _ prefix: String) -> DatedNote {
        DatedNote(day: day.value, text: text.value, by: by.flatMap { owner($0, prefix) })
    }

    mutating func finding(_ day: DateLiteral, _ text: StringLiteral, _ from: Path?, _ prefix: String) -> DatedNote {
        let dataset = from.flatMap { path in
            resolve(path, prefix, expecting: Message("a dataset", zh: "数据集")) {
                if case .dataset(let id) = $0 { id } else { nil }
            }
        }
        return DatedNote(day: day.value, text: text.value, from: dataset)
    }
}

extension Array where Element: Equatable {
    fileprivate mutating func addOnce(_ element: Element) {
        if !contains(element) { append(element) }
    }
}
