// Short names for what rules read: two modules call their trees alike.
import RhumbModel
import RhumbSyntax

typealias Node = RhumbModel.Expression.Node
typealias SyntaxExpression = RhumbSyntax.Expression

/// A column by its dataset and its position there.
struct ColumnID: Hashable, Comparable {
    let dataset: ID<Dataset>
    let position: Int

    init(_ dataset: ID<Dataset>, _ position: Int) {
        self.dataset = dataset
        self.position = position
    }

    static func < (left: ColumnID, right: ColumnID) -> Bool {
        (left.dataset.index, left.position) < (right.dataset.index, right.position)
    }
}

extension CheckedPlan {
    subscript(_ column: ColumnID) -> DatasetColumn { datasets[column.dataset].columns[column.position] }
}
