// Conditions that restrict nothing.
import RhumbModel
import RhumbText

extension Rule {
    static let always = Rule(
        "logic/always", .note,
        Message("Every condition leaves somebody out", zh: "每个条件都要能把一些人排除在外"),
        why: Message(
            """
            A condition that every row meets, or that another one beside it already says, reads as a restriction and is none. \
            Either it can go, or its bound is a slip. A share of those who meet it is always 100%.
            """,
            zh: "人人都满足的条件，或旁边已有更严的条件，看上去有限制，其实没有：要么删去，要么界限写错了。拿它算占比，永远是 100%。"),
        bad: """
            segment regulars "Regular guests" of guests where frequency >= 6 and ‹frequency >= 2›
            """,
        good: """
            segment regulars "Regular guests" of guests where frequency >= 6
            """
    ) { lint in
        for condition in lint.conditions {
            // What is expected of a test is meant to hold.
            if case .expectation = condition.subject { continue }
            // What no data can keep quiet by itself the checker has said.
            if case .signal = condition.subject, condition.parts.count == 1 { continue }
            // A segment that is all of another one is a finding of its own.
            if case .segment = condition.subject, lint.reasoner.isAllOfItsBase(condition) { continue }
            for part in condition.parts { lint.reportIdle(part, in: condition) }
        }
    }
}

extension Lint {
    fileprivate mutating func reportIdle(_ part: Node, in condition: AskedCondition) {
        // What asks only for blanks says what the others mean.
        guard !plan.isAboutBlanks(part), let idle = reasoner.idle(part, in: condition) else { return }
        let text = written(plan[part].span)
        switch idle {
        case .always:
            report(
                at: plan[part].span,
                Message(
                    "`\(text)` holds wherever it is known: it restricts nothing", zh: "凡是有值的行，“\(text)”都成立，等于没有限制"),
                help: Message("take it out, or correct its bound", zh: "请删去它，或改正界限"))
        case .given:
            report(
                at: plan[part].span,
                Message(
                    "all members of the segment meet `\(text)`: it restricts nothing", zh: "客群里的每一行都满足“\(text)”，等于没有限制"),
                help: Message("take it out, or correct its bound", zh: "请删去它，或改正界限"),
                related: condition.given.map {
                    Related(Message("the segment asks for this", zh: "客群已有这个条件"), at: .source(plan[$0].span))
                })
        case .beside(let other):
            // Of the same words twice style/repeated-condition speaks.
            guard spelling(at: plan[part].span) != spelling(at: plan[other].span) else { return }
            let stricter = written(plan[other].span)
            report(
                at: plan[part].span,
                Message("`\(text)` adds nothing to `\(stricter)`", zh: "已有“\(stricter)”，再写“\(text)”没有作用"),
                help: Message("take it out, or correct one of the bounds", zh: "请删去它，或改正其中一个界限"),
                related: [Related(Message("this already says it", zh: "这里已经限定"), at: .source(plan[other].span))])
        }
    }
}

/// Why a condition restricts nothing.
private enum Idle {
    case always
    /// The segment that is narrowed asks for as much.
    case given
    /// Another part of the same condition is stricter.
    case beside(Node)
}

extension Reasoner {
    fileprivate mutating func idle(_ part: Node, in condition: AskedCondition) -> Idle? {
        if isAlwaysNotNo(part), !isNever([part]) { return .always }
        if !condition.given.isEmpty, adds(part, nothingTo: condition.given), !isNever(condition.given) { return .given }
        for other in condition.parts where other != part && !plan.isAboutBlanks(other) {
            guard adds(part, nothingTo: [other]), !isNever([other]) else { continue }
            // Of two that say the same the second is the idle one.
            if adds(other, nothingTo: [part]), plan[part].span.start < plan[other].span.start { continue }
            return .beside(other)
        }
        return nil
    }

    /// No known values make it a no.
    private mutating func isAlwaysNotNo(_ node: Node) -> Bool {
        if case .isIn(let variable, let set) = formula(node, .yes) {
            return universes[variable].knownOnly.isSubset(of: set)
        }
        return isImpossible([formula(node, .no)])
    }

    /// Is `these and it` the same as these: whoever meets them meets it, too, and nobody fails it of whom they are unknown?
    fileprivate mutating func adds(_ node: Node, nothingTo nodes: [Node]) -> Bool {
        let (given, asked) = (formula(all: nodes, .yes), formula(node, .notYes))
        // That who came this year came within a year is true, and worth saying to a reader.
        guard asked.isAbout(only: given.variables), isImpossible([given, asked]) else { return false }
        return isImpossible([formula(all: nodes, .notYes), formula(all: nodes, .notNo), formula(node, .no)])
    }

    /// Has a segment all members of the one that it narrows?
    mutating func isAllOfItsBase(_ condition: AskedCondition) -> Bool {
        !condition.given.isEmpty
            && isImpossible([formula(all: condition.given, .yes), formula(all: condition.parts, .notYes)])
            && !isNever(condition.given)
    }
}

extension CheckedPlan {
    /// Does it ask whether something is known?
    fileprivate func isAboutBlanks(_ node: Node) -> Bool {
        switch self[node].kind {
        case .known: true
        case .not(let inner): isAboutBlanks(inner)
        default: false
        }
    }
}
