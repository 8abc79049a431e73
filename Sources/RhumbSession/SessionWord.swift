// The words of a session beside the plan's own: in both languages, and one may stand for the other.
import RhumbText

/// What a question begins with, or one of its parts.
enum SessionWord: CaseIterable {
    case show, plot, histogram, compare, explain, why, whyNot, whatIf
    case of, condition, by, order, limit, asOf, within
    case monthly, quarterly, yearly, since

    /// The first is the one that help shows.
    var spellings: [String] {
        switch self {
        case .show: ["show", "显示"]
        case .plot: ["plot", "走势"]
        case .histogram: ["histogram", "分布"]
        case .compare: ["compare", "对比"]
        case .explain: ["explain", "说明"]
        case .why: ["why", "为何"]
        case .whyNot: ["why not", "为何不"]
        case .whatIf: ["what if", "假如"]
        case .of: ["of", "限于", "基于"]
        case .condition: ["where", "其中"]
        case .by: ["by", "按"]
        case .order: ["order", "排序"]
        case .limit: ["limit", "名额"]
        case .asOf: ["as of", "截至"]
        case .within: ["in", "属于"]
        case .monthly: ["monthly", "按月", "by month"]
        case .quarterly: ["quarterly", "按季", "by quarter"]
        case .yearly: ["yearly", "按年", "by year"]
        case .since: ["since", "自"]
        }
    }

    static let commands: [SessionWord] = [.show, .plot, .histogram, .compare, .explain, .whyNot, .why, .whatIf]
    static let parts: [SessionWord] = [.of, .condition, .by, .order, .limit, .asOf]
    /// Those of a plot: in other questions they are the plan's own, or nothing.
    static let partsOfPlot: [SessionWord] = [.monthly, .quarterly, .yearly, .since, .condition, .by, .asOf]

    func spelling(in language: Language) -> String {
        switch language {
        case .english: spellings[0]
        case .chinese: spellings[1]
        }
    }
}
