// `split by channel`: the same measure for each value of a column, side by side.
import RhumbText
import RhumbValues

/// What a metric is split by.
public struct Split: Sendable, Hashable {
    /// A value of the column, or none.
    public enum Part: Sendable, Hashable {
        /// Position among the texts of a `one of` column or the tiers of a ladder.
        case choice(Int)
        case yesNo(Bool)
        case unknown
    }

    /// As written.
    public let name: String
    /// Stands in the row of the dataset that the metric counts first.
    public let value: Expression.Node
    public let dataset: ID<Dataset>
    /// The same value where it is at home: other datasets that the metric counts lead there.
    public let homeValue: Expression.Node
    public let home: ID<Dataset>
    /// All values, in the order of their declaration, and last the rows where it is unknown.
    public let parts: [Part]

    public init(
        name: String, value: Expression.Node, dataset: ID<Dataset>, homeValue: Expression.Node, home: ID<Dataset>,
        parts: [Part]
    ) {
        self.name = name
        self.value = value
        self.dataset = dataset
        self.homeValue = homeValue
        self.home = home
        self.parts = parts
    }
}

extension CheckedPlan {
    /// What a reader calls a part.
    public func name(of part: Split.Part, in split: Split) -> Message {
        switch (part, self[split.value].type) {
        case (.choice(let position), .category(let texts)):
            Message(verbatim: texts.indices.contains(position) ? texts[position] : "")
        case (.choice(let position), .tier(let id)):
            tiers[id].tiers.indices.contains(position) ? tiers[id].tiers[position].shown : Message(verbatim: "")
        case (.yesNo(true), _): Message("yes", zh: "是")
        case (.yesNo(false), _): Message("no", zh: "否")
        case (.unknown, _): Message("unknown", zh: "未知")
        case (.choice, _): Message(verbatim: "")
        }
    }
}

extension Split {
    /// Every value of a type and last the unknown one; nil for a type whose values are not known beforehand.
    public static func parts(of type: ValueType, in plan: CheckedPlan) -> [Split.Part]? {
        switch type {
        case .category(let texts): texts.indices.map { .choice($0) } + [.unknown]
        case .tier(let id): plan.tiers[id].tiers.indices.map { .choice($0) } + [.unknown]
        case .yesNo: [.yesNo(true), .yesNo(false), .unknown]
        case .integer, .number, .percent, .points, .money, .text, .several, .date, .timestamp, .days, .months, .minutes,
            .key, .invalid:
            nil
        }
    }
}
