// types.md's table of operators, by physical form: money is exact and rounded once, other fractions are doubles.
import RhumbModel
import RhumbText
import RhumbValues

extension Lowering {
    mutating func arithmetic(
        _ sign: ArithmeticOperator, _ left: Expression.Node, _ right: Expression.Node, type: ValueType,
        _ context: LoweringContext
    ) -> LoweredValue {
        let first = lower(left, context)
        let second = lower(right, context)
        switch (type, plan[left].type, plan[right].type) {
        case (.money, .money, .money):
            return plain(builder.map(sign == .subtract ? .subtract : .add, [first.node, second.node], .integer))
        case (.money, .money, _):
            return plain(sign == .divide ? divided(first.node, second) : multiplied(first.node, second))
        case (.money, _, _):
            return plain(multiplied(second.node, first))
        case (.date, _, .months):
            let months = sign == .subtract ? builder.map(.negate, [second.node], .integer) : second.node
            return plain(builder.map(.addMonths, [first.node, months], .integer))
        case (.date, .months, _):
            return plain(builder.map(.addMonths, [second.node, first.node], .integer))
        case (.integer, _, _), (.date, _, _), (.days, _, _), (.months, _, _), (.minutes, _, _):
            return plain(builder.map(whole(sign), [first.node, second.node], .integer))
        default:
            if sign == .add || sign == .subtract, let both = aligned(first, second) {
                return LoweredValue(
                    node: builder.map(whole(sign), [both.left, both.right], .integer), form: .scaled(both.scale))
            }
            // A percent as a plain number is that number times 1: the same digits.
            if sign == .multiply, case .exact(Exact(1)) = second.form, let places = places(first.form) {
                let value = settled(first)
                return LoweredValue(node: value.node, form: .scaled(places))
            }
            return fraction(builder.map(fractional(sign), [double(first), double(second)], .double))
        }
    }

    /// Two decimals as integers at one scale, so that what is formed of them is exact; nil where one is a fraction, or has
    /// more places than a column of numbers.
    mutating func aligned(
        _ left: LoweredValue, _ right: LoweredValue
    ) -> (left: NodeID, right: NodeID, scale: Int)? {
        guard let first = places(left.form), let second = places(right.form) else { return nil }
        let scale = max(first, second)
        guard let one = rescaled(left, from: first, to: scale), let two = rescaled(right, from: second, to: scale)
        else { return nil }
        return (one, two, scale)
    }

    /// Decimal places of an exact value; nil for fractions and for more than nine.
    private func places(_ form: LoweredValue.Form) -> Int? {
        switch form {
        case .plain: 0
        case .scaled(let scale): scale
        case .exact(let exact): exact.scale <= 9 ? exact.scale : nil
        case .double: nil
        }
    }

    private mutating func rescaled(_ value: LoweredValue, from places: Int, to scale: Int) -> NodeID? {
        if case .exact(let exact) = value.form { return exact.scaled(scale).map { builder.integer($0) } }
        guard places < scale else { return value.node }
        return builder.map(.multiply, [value.node, builder.integer(power(scale - places))], .integer)
    }

    private func whole(_ sign: ArithmeticOperator) -> MapFunction {
        switch sign {
        case .add: .add
        case .subtract: .subtract
        case .multiply: .multiply
        case .divide: .divideRounded(multiplier: 1)
        }
    }

    private func fractional(_ sign: ArithmeticOperator) -> MapFunction {
        switch sign {
        case .add: .addDouble
        case .subtract: .subtractDouble
        case .multiply: .multiplyDouble
        case .divide: .divideDouble
        }
    }

    /// money × factor, rounded once.
    private mutating func multiplied(_ money: NodeID, _ factor: LoweredValue) -> NodeID {
        switch factor.form {
        case .plain:
            return builder.map(.multiply, [money, factor.node], .integer)
        case .scaled(let scale):
            return builder.map(.multiplyDivide(divisor: power(scale)), [money, factor.node], .integer)
        case .exact(let exact):
            if let mantissa = Int64(exactly: exact.mantissa), exact.scale <= 18 {
                return builder.map(
                    .multiplyDivide(divisor: power(exact.scale)), [money, builder.integer(mantissa)], .integer)
            }
        case .double:
            break
        }
        let product = builder.map(.multiplyDouble, [double(plain(money)), double(factor)], .double)
        return builder.map(.round, [product], .integer)
    }

    /// money ÷ divisor, rounded once.
    private mutating func divided(_ money: NodeID, _ divisor: LoweredValue) -> NodeID {
        switch divisor.form {
        case .plain:
            return builder.map(.divideRounded(multiplier: 1), [money, divisor.node], .integer)
        case .scaled(let scale):
            return builder.map(.divideRounded(multiplier: power(scale)), [money, divisor.node], .integer)
        case .exact(let exact):
            if let mantissa = Int64(exactly: exact.mantissa), exact.scale <= 18 {
                return builder.map(
                    .divideRounded(multiplier: power(exact.scale)), [money, builder.integer(mantissa)], .integer)
            }
        case .double:
            break
        }
        let quotient = builder.map(.divideDouble, [double(plain(money)), double(divisor)], .double)
        return builder.map(.round, [quotient], .integer)
    }

    private func power(_ scale: Int) -> Int64 { Int64(clamping: Exact.wholePower(scale)) }

    mutating func negated(_ value: LoweredValue, type: ValueType) -> LoweredValue {
        switch value.form {
        case .plain: plain(builder.map(.negate, [value.node], .integer))
        case .scaled(let scale):
            LoweredValue(node: builder.map(.negate, [value.node], .integer), form: .scaled(scale))
        case .exact(let exactValue): exact(exactValue.negated)
        case .double: fraction(builder.map(.negateDouble, [value.node], .double))
        }
    }

    mutating func comparison(
        _ sign: ComparisonOperator, _ left: Expression.Node, _ right: Expression.Node, _ context: LoweringContext
    ) -> NodeID {
        let first = lower(left, context)
        let second = lower(right, context)
        switch plan[left].type {
        case .tier:
            // The first tier is the highest: positions fall as tiers rise.
            return builder.map(.compare(comparison(sign)), [second.node, first.node], .truth)
        case .category(let texts):
            if case .category(let others) = plan[right].type, others != texts {
                let message = builder.constant(.truth(false), .truth)
                return message
            }
            return compare(sign, first, second)
        default:
            return compare(sign, first, second)
        }
    }

    mutating func equality(_ left: LoweredValue, _ right: LoweredValue) -> NodeID { compare(.equal, left, right) }

    private mutating func compare(
        _ sign: ComparisonOperator, _ left: LoweredValue, _ right: LoweredValue
    ) -> NodeID {
        switch (left.form, right.form) {
        case (.plain, .plain):
            if builder.kind(left.node) == .truth { return sameTruth(sign, left.node, right.node) }
            return builder.map(.compare(comparison(sign)), [left.node, right.node], .truth)
        case (.plain, .exact(let exact)):
            return compare(sign, left.node, scale: 0, with: exact)
        case (.scaled(let scale), .exact(let exact)):
            return compare(sign, left.node, scale: scale, with: exact)
        case (.exact(let exact), .plain):
            return compare(sign.mirrored, right.node, scale: 0, with: exact)
        case (.exact(let exact), .scaled(let scale)):
            return compare(sign.mirrored, right.node, scale: scale, with: exact)
        case (.scaled(let first), .scaled(let second)) where first == second:
            return builder.map(.compare(comparison(sign)), [left.node, right.node], .truth)
        case (.plain, _), (.scaled, _), (.exact, _), (.double, _):
            return builder.map(.compare(comparison(sign)), [double(left), double(right)], .truth)
        }
    }

    /// Integers at a scale against an exact decimal, exactly: between two integers a bound moves to the nearer one.
    private mutating func compare(
        _ sign: ComparisonOperator, _ node: NodeID, scale: Int, with exact: Exact
    ) -> NodeID {
        if let bound = exact.scaled(scale) {
            return builder.map(.compare(comparison(sign)), [node, builder.integer(bound)], .truth)
        }
        let wide = exact.mantissa.multipliedReportingOverflow(by: Exact.wholePower(scale))
        let divisor = Exact.wholePower(exact.scale)
        let quotient = wide.partialValue / divisor
        let floor = quotient * divisor > wide.partialValue ? quotient - 1 : quotient
        guard !wide.overflow, let bound = Int64(exactly: floor) else {
            let constant = builder.constant(.double(exact.double), .double)
            let value = builder.map(.toDouble(scale: scale), [node], .double)
            return builder.map(.compare(comparison(sign)), [value, constant], .truth)
        }
        let whole = builder.integer(bound)
        switch sign {
        case .less, .lessOrEqual: return builder.map(.compare(.lessOrEqual), [node, whole], .truth)
        case .greater, .greaterOrEqual: return builder.map(.compare(.greater), [node, whole], .truth)
        case .equal: return builder.map(.integerIn([]), [node], .truth)
        case .notEqual:
            return builder.map(.not, [builder.map(.integerIn([]), [node], .truth)], .truth)
        }
    }

    /// a = b for truths: (a and b) or (not a and not b).
    private mutating func sameTruth(_ sign: ComparisonOperator, _ left: NodeID, _ right: NodeID) -> NodeID {
        let both = builder.map(.and, [left, right], .truth)
        let neither = builder.map(
            .and, [builder.map(.not, [left], .truth), builder.map(.not, [right], .truth)], .truth)
        let same = builder.map(.or, [both, neither], .truth)
        return sign == .notEqual ? builder.map(.not, [same], .truth) : same
    }

    private func comparison(_ sign: ComparisonOperator) -> Comparison {
        switch sign {
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        }
    }
}
