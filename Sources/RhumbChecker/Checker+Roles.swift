// Who decides, is asked and is told; and what is sound but has nobody to do it.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    /// Roles with what a clause adds to them.
    mutating func roles(_ roles: Roles, adding clause: Clause, _ prefix: String) -> Roles {
        var roles = roles
        switch clause.payload {
        case .decides(let path): roles.decides = owner(path, prefix)
        case .consults(let paths): roles.consults += paths.compactMap { owner($0, prefix) }
        case .informs(let paths): roles.informs += paths.compactMap { owner($0, prefix) }
        default: break
        }
        return roles
    }

    /// What could be better about a sound plan: nothing is said of it while something is wrong.
    mutating func checkAdvisories() {
        guard !findings.contains(where: { $0.level == .error }) else { return }
        let everything =
            plan.goals.ids.filter { plan.goals[$0].owner == nil }.map { Symbol.goal($0) }
            + plan.actions.ids.filter {
                plan.actions[$0].owner == nil && plan.actions[$0].tasks.allSatisfy { $0.owner == nil }
            }
            .map { Symbol.action($0) }
            + plan.risks.ids.filter { plan.risks[$0].owner == nil }.map { Symbol.risk($0) }
        for symbol in everything { adviseOwner(symbol) }
        for id in plan.actions.ids { adviseEffort(id) }
        for id in plan.risks.ids { adviseSignal(id) }
    }

    /// An effort is spread over people: where none are known it is taken for one person's.
    private mutating func adviseEffort(_ id: ID<Action>) {
        let action = plan.actions[id]
        guard let owner = action.owner, action.effort != nil, action.tasks.isEmpty, action.finish == nil,
            let located = located[.action(id)]
        else { return }
        let resource: ID<Resource>?
        let name: String
        switch owner {
        case .person(let person): (resource, name) = (plan.people[person].resource, plan.people[person].heading.shown)
        case .resource(let own): (resource, name) = (own, plan.resources[own].heading.shown)
        }
        guard resource.flatMap({ plan.resources[$0].people }) == nil else { return }
        report(
            Diagnostic(
                "action/effort-people", .warning,
                Message(
                    "the effort is taken for one person's: how many people “\(name)” has is not said",
                    zh: "工作量按一个人计算：未写明“\(name)”有多少人手"),
                at: .source(located.declaration.span { if case .effort = $0 { true } else { false } }),
                help: resource == nil
                    ? Message("say where the person belongs, as in: { of sales }", zh: "请写明人员所属的资源，如：{ 隶属 销售部 }")
                    : Message("add to the resource: people 2", zh: "请在资源中加上：人数 2")))
    }

    private mutating func adviseOwner(_ symbol: Symbol) {
        guard let located = located[symbol], !located.declaration.isBroken else { return }
        let kind = located.declaration.kind
        let name = located.declaration.title?.value ?? located.declaration.name?.text ?? ""
        report(
            Diagnostic(
                "\(kind.rawValue)/no-owner", .warning,
                Message(
                    "nobody is named who answers for “\(name)”", zh: "“\(name)”没有写明由谁负责"),
                at: .source(located.declaration.nameSpan),
                help: Message("add a line like: owner wang_fang", zh: "请补一行，如：负责人 王芳")))
    }
}
