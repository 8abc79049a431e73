// Values in people's words: what a variable is called in the plan, and one of its values with its unit.
import RhumbModel
import RhumbText
import RhumbValues

extension Reasoner {
    /// The limits of a value that has some, with the expression that has the value.
    func limits(of variable: Variable) -> (node: Node, text: Message)? {
        guard let words = words[variable], case .numbers(let universe) = universes[variable].known,
            let numbers = universe.moved(by: words.constant, mirrored: words.isTurned),
            case .at(let low, let isAbove)? = numbers.least,
            // Turned round, whole numbers begin just above the one before.
            let first = isAbove ? low.adding(Exact(1)) : low, !isAbove || universe.whole == universe
        else { return nil }
        let least = RhumbModel.words(plan[words.node].type.value(of: first))
        guard let high = numbers.greatestNumber else {
            return (words.node, Message("is at least \(least.english)", zh: "至少是\(least.chinese)"))
        }
        let most = RhumbModel.words(plan[words.node].type.value(of: high))
        return (
            words.node,
            Message("lies between \(least.english) and \(most.english)", zh: "在\(least.chinese)到\(most.chinese)之间")
        )
    }
}

extension NumberSet {
    /// nil where there is none.
    fileprivate var greatestNumber: Exact? {
        switch greatest {
        case .at(let high, true): high
        // Whole numbers end just below the next one.
        case .at(let high, false): whole == self ? high.adding(Exact(-1)) : nil
        case .start, .end, nil: nil
        }
    }
}

extension ValueType {
    /// A number as it is compared, with its unit again.
    func value(of number: Exact) -> Value {
        switch self {
        case .integer: number.integer.map { .integer($0) } ?? .number(number.double)
        case .percent: .percent(number.double)
        case .points: .points(number.double)
        case .money(let currency):
            number.integer.map { .money(Money(minor: $0, currency: currency)) } ?? .number(number.double)
        case .days: number.integer.map { .days($0) } ?? .number(number.double)
        case .months: number.integer.map { .months($0) } ?? .number(number.double)
        case .minutes: number.integer.map { .minutes($0) } ?? .number(number.double)
        case .date:
            number.integer.flatMap { Int32(exactly: $0) }.map { .date(Day(number: $0)) } ?? .number(number.double)
        case .timestamp: number.integer.map { .timestamp(Timestamp(seconds: $0)) } ?? .number(number.double)
        case .number, .yesNo, .text, .category, .several, .key, .tier, .invalid: .number(number.double)
        }
    }
}
