// Forecasts of metrics, under the metrics.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues

extension PageBuilder {
    /// A table a metric that is to be forecast; a line where its past is too short.
    var forecasts: [Block] {
        plan.metrics.ids.flatMap { id -> [Block] in
            guard let forecast = assessment.forecasts[id] else { return [] }
            let metric = plan.metrics[id]
            let name = metric.heading.shown
            guard let method = forecast.method else {
                return [
                    .lines([
                        Cell(
                            words(
                                "\(name): no forecast, only \(forecast.months) whole months are known and three are needed",
                                zh: "\(name)：无法预测，仅有\(forecast.months)个完整月份，至少需要3个"), .warning)
                    ])
                ]
            }
            let unit = report.unit(of: metric)
            let how = words(
                "\(forecast.months) months, \(method.shown.english)", zh: "\(forecast.months)个月，\(method.shown.chinese)"
            )
            let columns = [
                Table.Column(words("\(name), forecast (\(how))", zh: "\(name)的预测（\(how)）")),
                column("value", zh: "预测值", .right), column("95%", zh: "95%区间", rank: 1),
            ]
            let rows = forecast.points.map { point in
                Table.Row([
                    Cell(point.day.description), Cell(figures.number(point.value, unit)),
                    Cell(figures.interval(point.interval, unit)),
                ])
            }
            return [.table(Table(columns: columns, rows: rows))]
        }
    }
}

extension ProjectionMethod {
    /// The name of the method.
    var shown: Message {
        switch self {
        case .holtWinters: Message("Holt–Winters", zh: "霍尔特–温特斯法")
        case .theilSen: Message("median slope", zh: "中位斜率")
        case .runRate: Message("average rate", zh: "平均速度")
        case .seasonalRunRate: Message("last year's curve", zh: "上一年的曲线")
        case .fromBaseline: Message("line from the baseline", zh: "基线直线")
        }
    }
}
