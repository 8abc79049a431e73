// A node in words: for people who want to see what a run computes.
import RhumbValues

extension Query {
    /// What a node computes, its inputs spelt out two deep; deeper ones stand as `n12`.
    public func text(of node: NodeID, depth: Int = 2) -> String {
        let here = self[node]
        guard depth > 0 else {
            switch here.operation {
            case .column, .key, .constant: return text(of: node, depth: 1)
            case .map, .gather, .referenceKnown, .fold, .cut, .quintile, .fit, .repeated, .reduce:
                return "n\(node.index)"
            }
        }
        func inner(_ id: NodeID) -> String { text(of: id, depth: depth - 1) }
        let name = here.domain.map { self[$0].name } ?? ""
        switch here.operation {
        case .column(let column):
            return here.domain.map { "\(name).\(self[$0].columns[column].name)" } ?? ""
        case .key: return "\(name).key"
        case .constant(let constant): return constant.text
        case .map(let function, let inputs):
            return "\(function.name)(\(inputs.map(inner).joined(separator: ", ")))"
        case .gather(let reference, let value):
            let column = here.domain.map { self[$0].references[reference].column } ?? ""
            return "\(name).\(column) → \(inner(value))"
        case .referenceKnown(let reference):
            return "known(\(here.domain.map { self[$0].references[reference].column } ?? ""))"
        case .fold(let fold):
            return "\(fold.function)"
                + rows(of: self[fold.child].name, fold.value, fold.filter, fold.window, inner) + " per \(name) row"
        case .cut(let cut):
            let rank = cut.fromTop ? "top" : "bottom"
            return "\(rank) \(cut.amount.text) of " + rows(of: name, cut.value, cut.base, cut.window, inner)
        case .quintile(let quintile):
            return "quintile" + rows(of: name, quintile.value, quintile.base, quintile.window, inner)
        case .fit(let fit):
            return fit.question.name + " fitted to"
                + rows(of: self[fit.child].name, fit.value, fit.filter, fit.window, inner)
        case .repeated(let inputs): return "repeated(\(inputs.map(inner).joined(separator: ", ")))"
        case .reduce(let reduce):
            return reduce.function.name
                + rows(of: self[reduce.rows].name, reduce.value, reduce.filter, reduce.window, inner)
        }
    }

    private func rows(
        of name: String, _ value: NodeID?, _ filter: NodeID?, _ window: DayInterval?, _ inner: (NodeID) -> String
    ) -> String {
        let what = value.map(inner) ?? name
        let condition = filter.map { " where \(inner($0))" } ?? ""
        let days = window.map { " in \($0.first) .. \($0.last)" } ?? ""
        return "(\(what)\(condition)\(days))"
    }
}

extension Constant {
    fileprivate var text: String {
        switch self {
        case .unknown: "unknown"
        case .truth(let truth): truth ? "yes" : "no"
        case .integer(let integer): String(integer)
        case .double(let double): String(double)
        case .text(let text): "\"\(text)\""
        }
    }
}

extension MapFunction {
    /// The function without the lists that it may carry.
    fileprivate var name: String {
        switch self {
        case .textIn(let texts): "in \(texts.count) texts"
        case .integerIn(let integers): "in \(integers.count) values"
        case .textLike: "like"
        case .compare(let comparison): "\(comparison)"
        case .add, .subtract, .multiply, .negate, .multiplyDivide, .divideRounded, .hasBit, .floorDivide, .toDouble,
            .addDouble, .subtractDouble, .multiplyDouble, .negateDouble, .divideDouble, .round, .and, .or, .not, .known,
            .fallback, .onlyWhere, .firstYes, .addMonths, .monthsBetween, .yearsBetween:
            "\(self)"
        }
    }
}

extension Reduce.Function {
    fileprivate var name: String {
        switch self {
        case .aggregate(let function): "\(function)"
        case .sumOfSquares: "sum of squares"
        case .sumOfProducts(let other): "sum of products with n\(other.index) "
        case .order(.lower(let percent)): "lower bound of quantile \(percent)%"
        case .order(.upper(let percent)): "upper bound of quantile \(percent)%"
        case .fewest(let percent): "fewest rows with \(percent)%"
        }
    }
}

extension Cut.Amount {
    fileprivate var text: String {
        switch self {
        case .share(let numerator, let denominator): "\(numerator)/\(denominator)"
        case .count(let count): String(count)
        }
    }
}

extension Fit.Question {
    fileprivate var name: String {
        switch self {
        case .alive: "alive"
        case .purchases(let days): "purchases in \(days) days"
        case .lifetime(let days, _): "lifetime value in \(days) days"
        }
    }
}
