// Segments that lie within one another against what the plan says.
import RhumbModel
import RhumbText

extension Rule {
    static let contained = Rule(
        "logic/contained", .warning,
        Message("A part is smaller than the whole, and two programmes share no segment", zh: "细分要比原客群小，两个专项不重复包含客户"),
        why: Message(
            """
            A segment that narrows another one and keeps everybody is only a second name. And where a programme covers a \
            segment that lies within a segment of another programme, its customers have two owners: both speak to them, \
            and both count their success.
            """,
            zh: "细分之后一个人也没有少，等于给同一批人起了第二个名字。一个专项的客群若整个落在另一个专项的客群里，这些客户就有两个负责人：两边都去联系，成绩两边都算。"),
        bad: """
            segment returning "Guests who come back" of guests where frequency >= 2
            segment ‹coming› "Of these, those who stayed" of returning where frequency >= 1
            """,
        good: """
            segment returning "Guests who come back" of guests where frequency >= 2
            segment coming "Of these, those who come often" of returning where frequency >= 4
            """
    ) { lint in
        for condition in lint.conditions {
            guard case .segment(let id) = condition.subject, let base = lint.plan.segments[id].base,
                lint.reasoner.isAllOfItsBase(condition)
            else { continue }
            let (heading, whole) = (lint.plan.segments[id].heading, lint.plan.segments[base].heading)
            lint.report(
                at: heading.span,
                Message(
                    "“\(heading.shown)” holds everybody in “\(whole.shown)”: its condition leaves nobody out",
                    zh: "“\(heading.shown)”就是“\(whole.shown)”的全部：条件一个人也没有排除"),
                help: Message("correct the bound, or use `\(whole.name)` itself", zh: "请改正界限，或直接用“\(whole.name)”"),
                related: [Related(Message("all of these", zh: "就是这里的全部"), at: .source(whole.span))])
        }
        lint.reportSharedSegments()
    }
}

extension Lint {
    /// Segments of different programmes of which one lies within the other.
    fileprivate mutating func reportSharedSegments() {
        let programmes = plan.programmes.all
        guard programmes.count > 1 else { return }
        for (position, second) in programmes.enumerated() {
            for first in programmes.prefix(position) {
                for inner in second.segments {
                    for outer in first.segments { reportShared(inner, of: second, outer, of: first) }
                }
            }
        }
    }

    private mutating func reportShared(
        _ segment: ID<Segment>, of programme: Programme, _ other: ID<Segment>, of another: Programme
    ) {
        guard plan.segments[segment].dataset == plan.segments[other].dataset else { return }
        let isInside = segment == other || isContained(segment, in: other)
        guard isInside || isContained(other, in: segment) else { return }
        let (inner, outer) = isInside ? (segment, other) : (other, segment)
        guard !reasoner.isNever(plan.conditions(of: inner).map(\.node)) else { return }
        let (small, large) = (plan.segments[inner].heading, plan.segments[outer].heading)
        let inside = reasoner.formula(all: plan.conditions(of: inner).map(\.node), .yes)
        let example = example(of: [inside], in: plan.segments[inner].dataset).map {
            Message(", for example one with \($0.english)", zh: "（例如\($0.chinese)的人）")
        }
        let what =
            inner == outer
            ? Message("both programmes cover “\(small.shown)”", zh: "两个专项都包含“\(small.shown)”")
            : Message(
                "everybody in “\(small.shown)” is in “\(large.shown)”, too", zh: "“\(small.shown)”的人都在“\(large.shown)”里"
            )
        report(
            at: programme.heading.span,
            Message(
                "\(what.english), so “\(programme.heading.shown)” and “\(another.heading.shown)” both answer for them"
                    + (example?.english ?? ""),
                zh:
                    "\(what.chinese)\(example?.chinese ?? "")：“\(programme.heading.shown)”和“\(another.heading.shown)”都要对他们负责"
            ),
            help: Message(
                "leave them to one programme, as in: segment others of … where not (…)",
                zh: "请只归一个专项，例如：客群 其他人 基于 … 其中 非 (…)"),
            related: [Related(Message("the other programme", zh: "另一个专项"), at: .source(another.heading.span))])
    }
}
