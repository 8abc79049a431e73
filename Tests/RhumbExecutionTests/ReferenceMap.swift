// Row-wise functions of the reference, cell by cell, and exact sums in a small arbitrary precision of its own.
import RhumbQuery
import RhumbValues

enum ReferenceMap {
    /// The result, and whether it did not fit.
    static func apply(_ function: MapFunction, _ inputs: [Cell]) -> (Cell, Bool) {
        switch function {
        case .and:
            if inputs.contains(.truth(false)) { return (.truth(false), false) }
            return (inputs.contains(.unknown) ? .unknown : .truth(true), false)
        case .or:
            if inputs.contains(.truth(true)) { return (.truth(true), false) }
            return (inputs.contains(.unknown) ? .unknown : .truth(false), false)
        case .known: return (.truth(inputs[0] != .unknown), false)
        case .fallback: return (inputs[0] == .unknown ? inputs[1] : inputs[0], false)
        case .onlyWhere: return (inputs[0] == .truth(true) ? inputs[1] : .unknown, false)
        case .firstYes(let otherwise):
            for (index, input) in inputs.enumerated() {
                if input == .unknown { return (.unknown, false) }
                if input == .truth(true) { return (.integer(Int64(index)), false) }
            }
            return (otherwise ? .integer(Int64(inputs.count)) : .unknown, false)
        default: break
        }
        if inputs.contains(.unknown) { return (.unknown, false) }
        switch (function, inputs.first ?? .unknown, inputs.count > 1 ? inputs[1] : .unknown) {
        case (.not, .truth(let a), _): return (.truth(!a), false)
        case (.add, .integer(let a), .integer(let b)): return fit(Int128(a) + Int128(b))
        case (.subtract, .integer(let a), .integer(let b)): return fit(Int128(a) - Int128(b))
        case (.multiply, .integer(let a), .integer(let b)): return fit(Int128(a) * Int128(b))
        case (.negate, .integer(let a), _): return fit(-Int128(a))
        case (.multiplyDivide(let divisor), .integer(let a), .integer(let b)):
            return divisor == 0 ? (.unknown, false) : fit(rounded(Int128(a) * Int128(b), Int128(divisor)))
        case (.divideRounded(let multiplier), .integer(let a), .integer(let b)):
            return b == 0 ? (.unknown, false) : fit(rounded(Int128(a) * Int128(multiplier), Int128(b)))
        case (.toDouble(let scale), .integer(let a), _):
            var divisor = 1.0
            for _ in 0..<scale { divisor *= 10 }
            return (.double(Double(a) / divisor), false)
        case (.addDouble, .double(let a), .double(let b)): return finite(a + b)
        case (.subtractDouble, .double(let a), .double(let b)): return finite(a - b)
        case (.multiplyDouble, .double(let a), .double(let b)): return finite(a * b)
        case (.divideDouble, .double(let a), .double(let b)): return b == 0 ? (.unknown, false) : finite(a / b)
        case (.negateDouble, .double(let a), _): return finite(-a)
        case (.round, .double(let a), _):
            let whole = a.rounded(.toNearestOrAwayFromZero)
            guard whole >= -0x1p63, whole < 0x1p63 else { return (.unknown, true) }
            return (.integer(Int64(whole)), false)
        case (.compare(let comparison), let a, let b): return (.truth(compare(comparison, a, b)), false)
        case (.textIn(let set), .text(let a), _): return (.truth(set.contains(a)), false)
        case (.floorDivide(let divisor), .integer(let a), _):
            let (quotient, remainder) = a.quotientAndRemainder(dividingBy: divisor)
            return (.integer(remainder < 0 ? quotient - 1 : quotient), false)
        case (.hasBit(let bit), .integer(let a), _):
            let bits = String(UInt64(bitPattern: a), radix: 2).reversed()
            return (.truth(Array(bits).indices.contains(bit) && Array(bits)[bit] == "1"), false)
        case (.textLike(let pattern), .text(let a), _):
            return (.truth(like(Array(pattern.text), Array(a))), false)
        case (.integerIn(let set), .integer(let a), _): return (.truth(set.contains(a)), false)
        case (.addMonths, .integer(let a), .integer(let b)):
            return (.integer(Int64(Day(number: Int32(clamping: a)).adding(months: Int(b)).number)), false)
        case (.monthsBetween, .integer(let a), .integer(let b)):
            return (.integer(Int64(Day(number: Int32(clamping: a)).months(to: Day(number: Int32(clamping: b))))), false)
        case (.yearsBetween, .integer(let a), .integer(let b)):
            return (.integer(Int64(Day(number: Int32(clamping: a)).years(to: Day(number: Int32(clamping: b))))), false)
        default: return (.unknown, false)
        }
    }

    private static func fit(_ value: Int128) -> (Cell, Bool) {
        Int64(exactly: value).map { (.integer($0), false) } ?? (.unknown, true)
    }

    private static func finite(_ value: Double) -> (Cell, Bool) {
        value.isFinite ? (.double(value), false) : (.unknown, true)
    }

    /// Half away from zero.
    static func rounded(_ a: Int128, _ b: Int128) -> Int128 {
        let negative = (a < 0) != (b < 0)
        let (n, d) = (a.magnitude, b.magnitude)
        let quotient = Int128(n / d) + (n % d * 2 >= d ? 1 : 0)
        return negative ? -quotient : quotient
    }

    private static func compare(_ comparison: Comparison, _ a: Cell, _ b: Cell) -> Bool {
        switch (a, b) {
        case (.integer(let a), .integer(let b)): ordered(comparison, a, b)
        case (.double(let a), .double(let b)): ordered(comparison, a, b)
        default: comparison == .equal ? a == b : a != b
        }
    }

    private static func ordered<T: Comparable>(_ comparison: Comparison, _ a: T, _ b: T) -> Bool {
        switch comparison {
        case .equal: a == b
        case .notEqual: a != b
        case .less: a < b
        case .lessOrEqual: a <= b
        case .greater: a > b
        case .greaterOrEqual: a >= b
        }
    }

    /// By the first letter, and what the rest may be.
    private static func like(_ pattern: [Character], _ text: [Character]) -> Bool {
        guard let first = pattern.first else { return text.isEmpty }
        let rest = Array(pattern.dropFirst())
        if first == "*" { return (0...text.count).contains { like(rest, Array(text.dropFirst($0))) } }
        guard let letter = text.first else { return false }
        let fits =
            switch first {
            case "#": "0123456789".contains(letter)
            case "@": letter.isLetter
            default: first == letter
            }
        return fits && like(rest, Array(text.dropFirst()))
    }

    /// R-7.
    static func quantile(_ percent: Int, _ cells: [Cell]) -> Cell {
        let integers = cells.compactMap { if case .integer(let value) = $0 { value } else { nil } }.sorted()
        let doubles = cells.compactMap { if case .double(let value) = $0 { value } else { nil } }.sorted()
        let count = max(integers.count, doubles.count)
        guard count > 0 else { return .unknown }
        let (low, rest) = ((count - 1) * percent / 100, (count - 1) * percent % 100)
        if !integers.isEmpty {
            guard rest > 0 else { return .integer(integers[low]) }
            let (a, b) = (Int128(integers[low]), Int128(integers[low + 1]))
            return .integer(Int64(rounded(a * 100 + (b - a) * Int128(rest), 100)))
        }
        guard rest > 0 else { return .double(doubles[low]) }
        let (a, b, part) = (doubles[low], doubles[low + 1], Double(rest) / 100)
        let value = a + (b - a) * part
        return .double(value.isFinite ? value : a * (1 - part) + b * part)
    }
}

/// Σ of products of any size, as decimal-free limbs of 32 bits, positive and negative apart.
struct BigSum {
    private var positive: [UInt64] = []
    private var negative: [UInt64] = []

    mutating func add(_ a: Int64, _ b: Int64) { add(Int128(a) * Int128(b)) }

    mutating func add(_ value: Int128) {
        if value < 0 { BigSum.add(value.magnitude, &negative) } else { BigSum.add(value.magnitude, &positive) }
    }

    private static func add(_ value: UInt128, _ limbs: inout [UInt64]) {
        var (rest, carry, place) = (value, UInt64(0), 0)
        while rest > 0 || carry > 0 {
            if place == limbs.count { limbs.append(0) }
            let sum = limbs[place] + UInt64(rest & 0xFFFF_FFFF) + carry
            limbs[place] = sum & 0xFFFF_FFFF
            carry = sum >> 32
            rest >>= 32
            place += 1
        }
    }

    /// Magnitude of the difference, and whether it is negative.
    private var difference: (limbs: [UInt64], isNegative: Bool) {
        let size = max(positive.count, negative.count)
        let a = positive + Array(repeating: 0, count: size - positive.count)
        let b = negative + Array(repeating: 0, count: size - negative.count)
        let isNegative = a.reversed().lexicographicallyPrecedes(b.reversed())
        let (more, less) = isNegative ? (b, a) : (a, b)
        var (result, borrow) = ([UInt64](), Int64(0))
        for (x, y) in zip(more, less) {
            var digit = Int64(x) - Int64(y) - borrow
            borrow = digit < 0 ? 1 : 0
            if digit < 0 { digit += 1 << 32 }
            result.append(UInt64(digit))
        }
        return (result, isNegative)
    }

    var int64: Int64? {
        let (limbs, isNegative) = difference
        guard !limbs.dropFirst(3).contains(where: { $0 > 0 }) else { return nil }
        var value: Int128 = 0
        for limb in limbs.prefix(3).reversed() { value = value << 32 + Int128(limb) }
        return Int64(exactly: isNegative ? -value : value)
    }

    /// Rounded to nearest, ties to even: 64 leading bits with a sticky last one.
    var double: Double {
        let (limbs, isNegative) = difference
        let bits = limbs.reversed().flatMap { limb in (0..<32).reversed().map { limb >> UInt64($0) & 1 } }
        let digits = Array(bits.drop { $0 == 0 })
        guard !digits.isEmpty else { return 0 }
        var head: UInt64 = 0
        for digit in digits.prefix(64) { head = head << 1 | digit }
        if digits.dropFirst(64).contains(1) { head |= 1 }
        var value = Double(head)
        for _ in 0..<max(0, digits.count - 64) { value *= 2 }
        return isNegative ? -value : value
    }
}
