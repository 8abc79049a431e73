// `split by`: which column, of whose row, and which values it has.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension Checker {
    /// The split of a metric that was checked; nil where it was refused.
    mutating func split(_ metric: Node, by path: Path, _ prefix: String) -> Split? {
        guard !plan[metric].type.isInvalid else { return nil }
        let counted = plan.countedDatasets(inside: metric)
        guard let dataset = counted.first else {
            error(
                "metric/split-rows", Message("this metric counts no rows that could be split", zh: "这个指标没有可分组的行"),
                at: path.span, help: Message("split a metric that aggregates rows", zh: "请对聚合了行的指标分组"))
            return nil
        }
        let value = self.value(expression(path), Scope(row: dataset, prefix: prefix))
        guard !value.type.isInvalid else { return nil }
        guard let parts = parts(of: value.type, path) else { return nil }
        let (home, homeValue) = home(of: value.node, dataset)
        for other in counted where other != dataset && plan.path(from: other, to: home) == nil {
            let (rows, owner) = (plan.datasets[other].heading.name, plan.datasets[home].heading.name)
            error(
                "metric/split-path",
                Message(
                    "the metric also counts rows of `\(rows)`, and they do not lead to `\(owner)`",
                    zh: "这个指标还统计“\(rows)”的行，而它们没有关联到“\(owner)”"), at: path.span,
                help: Message(
                    "split by a column of a dataset that all of them refer to", zh: "请按它们都关联到的数据集的列来分组"))
            return nil
        }
        return Split(
            name: path.text, value: value.node, dataset: dataset, homeValue: homeValue, home: home, parts: parts)
    }

    private func expression(_ path: Path) -> SyntaxExpression {
        path.rest.reduce(SyntaxExpression(.name(path.first), span: path.first.span)) { base, name in
            SyntaxExpression(.member(base, name), span: base.span.joined(name.span))
        }
    }

    /// The dataset where the column is, and the value as its row has it.
    private func home(of node: Node, _ dataset: ID<Dataset>) -> (ID<Dataset>, Node) {
        guard case .parent(let reference, let inner) = plan[node].kind else { return (dataset, node) }
        return home(of: inner, plan.references[reference].parent)
    }

    private mutating func parts(of type: ValueType, _ path: Path) -> [Split.Part]? {
        if let parts = Split.parts(of: type, in: plan) { return parts }
        let found = plan.describe(type)
        let isText = type == .text
        error(
            "metric/split-values",
            Message(
                "the values to split by are not known beforehand: this is \(found.english)",
                zh: "无法预知要分成哪几组：这是\(found.chinese)"), at: path.span,
            help: isText
                ? Message(
                    "declare the column with its values, as in: \(path.last.text) one of \"web\", \"phone\"",
                    zh: "请在列的声明里写出取值，如：\(path.last.text) 取值 \"网店\", \"电话\"")
                : Message(
                    "split by a `one of` or `yes_no` column, or make tiers of it and split by those",
                    zh: "请按“取值”或“是否”列分组，或先把它分成层级再按层级分组"))
        return nil
    }
}
