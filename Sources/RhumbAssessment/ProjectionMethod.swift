// How a projection was made, for those who want to know.
import RhumbModel
import RhumbText
import RhumbValues

public enum ProjectionMethod: String, Sendable, Hashable {
    /// Damped trend with an additive season, where two seasons of months are known.
    case holtWinters = "holt_winters"
    /// The median slope of the month ends.
    case theilSen = "theil_sen"
    /// A flow at its average rate so far.
    case runRate = "run_rate"
    /// A flow by the share of last year's total that had come together by this day.
    case seasonalRunRate = "seasonal_run_rate"
    /// The line from the baseline through today.
    case fromBaseline = "from_baseline"

    /// In brackets after "going on like this".
    func words(months: Int) -> Message {
        switch self {
        case .holtWinters: Message("Holt–Winters over \(months) months", zh: "霍尔特–温特斯法，\(months)个月")
        case .theilSen: Message("median slope of \(months) month ends", zh: "\(months)个月末的中位斜率")
        case .runRate: Message("at the average rate so far", zh: "按至今的平均速度")
        case .seasonalRunRate: Message("by last year's curve", zh: "按上一年的曲线")
        case .fromBaseline: Message("by the line from the baseline", zh: "按基线至今的直线")
        }
    }
}
