// What the plan uses of what it declares. All rules about things that nobody uses ask here.
import RhumbModel
import RhumbSyntax

/// Everything that something else in the plan rests on. That a report lists a declaration is no use of it.
struct Uses {
    private(set) var datasets = IDSet<Dataset>()
    /// Of each dataset.
    private var columns: [IDSet<DatasetColumn>]
    private(set) var attributes = IDSet<Attribute>()
    private(set) var segments = IDSet<Segment>()
    private(set) var tiers = IDSet<Tiers>()
    private(set) var metrics = IDSet<Metric>()
    private(set) var assumptions = IDSet<Assumption>()
    private(set) var owners: Set<Owner> = []

    /// Does anything rest on a dataset's column, by its position?
    func hasColumn(_ position: Int, of dataset: ID<Dataset>) -> Bool { columns[dataset.index].contains(ID(position)) }

    init(_ plan: CheckedPlan, _ declarations: [Declaration]) {
        columns = Array(repeating: IDSet(), count: plan.datasets.count)
        let required = IDSet(plan.datasets.all.flatMap(\.requirements).flatMap { plan.nodes(of: $0) })
        for node in plan.expressions.ids { add(plan[node].kind, isRequirement: required.contains(node)) }
        addData(plan)
        addAims(plan)
        addPeople(plan)
        if plan.assumptions.ids.contains(where: { !assumptions.contains($0) }) { addConstants(plan, declarations) }
    }

    /// What a node names. A requirement alone makes no dataset useful.
    private mutating func add(_ kind: RhumbModel.Expression.Kind, isRequirement: Bool) {
        switch kind {
        case .assumption(let id): assumptions.insert(id)
        case .column(let dataset, let position):
            addColumn(position, of: dataset)
            if !isRequirement { datasets.insert(dataset) }
        case .attribute(let id): attributes.insert(id)
        case .member(let id): segments.insert(id)
        case .tier(let id), .rung(let id, _): tiers.insert(id)
        case .metric(let id): metrics.insert(id)
        case .aggregate(let aggregate): add(aggregate)
        case .fit(let fit): add(fit.purchases)
        case .restricted(_, .segment(let id)): segments.insert(id)
        case .rank(_, let rank): if let base = rank.base { segments.insert(base) }
        case .quintile(_, _, _, let base): if let base { segments.insert(base) }
        case .literal, .today, .score, .parent, .restricted, .negate, .not, .arithmetic, .compare, .and, .or, .fallback,
            .known, .oneOf, .between, .inWindow, .span, .holds, .dayOf, .like, .customerValue, .goalIs:
            break
        }
    }

    private mutating func add(_ aggregate: Aggregate) {
        if let segment = aggregate.segment { segments.insert(segment) }
        if case .dataset(let id) = aggregate.source { datasets.insert(id) }
    }

    private mutating func addColumn(_ position: Int, of dataset: ID<Dataset>) {
        columns[dataset.index].insert(ID(position))
    }

    private mutating func addData(_ plan: CheckedPlan) {
        for id in plan.datasets.ids {
            let dataset = plan.datasets[id]
            let named = [dataset.key, dataset.event, dataset.consent].compactMap { $0 }
            for position in named + dataset.requirements.flatMap(\.columns) { addColumn(position, of: id) }
        }
        for reference in plan.references.all {
            addColumn(reference.column, of: reference.child)
            datasets.insert(reference.parent)
        }
        for survey in plan.surveys.all {
            for question in survey.questions { addColumn(question.column, of: survey.dataset) }
        }
        datasets.formUnion(plan.attributes.all.map(\.dataset) + plan.segments.all.map(\.dataset))
        datasets.formUnion(plan.tiers.all.map(\.dataset) + plan.funnels.all.map(\.dataset))
        datasets.formUnion(plan.cohorts.all.map(\.dataset) + plan.surveys.all.map(\.dataset))
        datasets.formUnion(plan.advice.all.compactMap(\.dataset) + plan.allFindings.compactMap(\.note.from))
        if let contact = plan.contact { datasets.insert(contact.dataset) }
        datasets.formUnion(plan.cohorts.all.compactMap(\.rows).map { plan.references[$0].child })
        datasets.formUnion(plan.relatedDatasets)
    }

    private mutating func addAims(_ plan: CheckedPlan) {
        segments.formUnion(plan.segments.all.compactMap(\.base) + plan.goals.all.compactMap(\.segment))
        segments.formUnion(plan.funnels.all.compactMap(\.segment) + plan.cohorts.all.compactMap(\.segment))
        segments.formUnion(plan.surveys.all.compactMap(\.segment) + plan.advice.all.compactMap(\.segment))
        segments.formUnion(plan.programmes.all.flatMap(\.segments))
        metrics.formUnion(plan.goals.all.compactMap(\.metric))
        for expectation in plan.tests.flatMap(\.expectations) {
            if case .member(_, _, let id) = expectation.claim { segments.insert(id) }
        }
    }

    private mutating func addPeople(_ plan: CheckedPlan) {
        let notes = plan.lessons.map(\.note.by)
        let reviews = plan.goals.all.flatMap(\.reviews) + plan.risks.all.flatMap(\.reviews)
        let responses = plan.risks.all.flatMap { [$0.response, $0.fallback] }.map { $0?.approver }
        let owners = notes + reviews.map(\.by) + responses + plan.programmes.all.map(\.owner)
        self.owners = Set(owners.compactMap { $0 })
        for owner in plan.everybody where !plan.duties(of: owner).isEmpty { self.owners.insert(owner) }
        for person in plan.people.all { if let resource = person.resource { self.owners.insert(.resource(resource)) } }
    }

    /// Where a fixed value is asked for, an assumption is read and forgotten: its name in the text tells.
    private mutating func addConstants(_ plan: CheckedPlan, _ declarations: [Declaration]) {
        var names: Set<String> = []
        for expression in declarations.flatMap(\.expressions) {
            if case .name(let name) = expression.kind { names.insert(name.text) }
            if case .member(_, let name) = expression.kind { names.insert(name.text) }
        }
        for id in plan.assumptions.ids {
            let last = plan.assumptions[id].heading.name.split(separator: ".").last.map(String.init)
            if let last, names.contains(last) { assumptions.insert(id) }
        }
    }
}

extension CheckedPlan {
    fileprivate var everybody: [Owner] { people.ids.map { .person($0) } + resources.ids.map { .resource($0) } }

    /// The datasets whose rows a value of another row asks for.
    fileprivate var relatedDatasets: [ID<Dataset>] {
        expressions.ids.compactMap { node in
            if case .aggregate(let aggregate) = self[node].kind { return related(aggregate) }
            if case .fit(let fit) = self[node].kind { return related(fit.purchases) }
            return nil
        }
    }

    private func related(_ aggregate: Aggregate) -> ID<Dataset>? {
        if case .related(let reference) = aggregate.source { references[reference].child } else { nil }
    }

    /// A node and all that it is made of; what it names is not followed.
    func within(_ node: Node) -> [Node] { [node] + self[node].kind.children.flatMap { within($0) } }

    fileprivate func nodes(of requirement: Requirement) -> [Node] {
        switch requirement.check {
        case .holds(let node, _), .known(let node, _), .fresh(let node, _): within(node)
        case .unique: []
        }
    }
}
