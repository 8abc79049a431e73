// Datasets, segments, tiers and metrics in `rhumb.run/1`.
import RhumbAssessment
import RhumbFormats
import RhumbModel
import RhumbText

extension ReportJSON {
    var datasets: [JSON] {
        plan.datasets.all.enumerated().map { position, dataset in
            let measured = measurements.datasets.at(position)
            return .object([
                (key: "name", value: .string(dataset.heading.name)),
                (key: "rows", value: measured.map { .integer($0.rows) } ?? .null),
                (key: "source", value: JSON(measured?.source)),
                (key: "requirements", value: .array(requirements(of: dataset, at: position))),
            ])
        }
    }

    private func requirements(of dataset: Dataset, at position: Int) -> [JSON] {
        dataset.requirements.enumerated().map { number, requirement in
            let judged = assessment.requirements.at(position)?.at(number)
            let examples = measurements.datasets.at(position)?.requirements.at(number)?.examples ?? []
            return .object([
                (key: "text", value: .string(requirement.text.text(in: report.language))),
                (key: "kind", value: .string(requirement.kind.rawValue)),
                (key: "holds", value: JSON(truth: judged?.holds)),
                (key: "checked", value: judged.map { .integer($0.checked) } ?? .null),
                (key: "broken", value: judged.map { .integer($0.broken) } ?? .null),
                (
                    key: "examples",
                    value: .array(
                        examples.map {
                            .object([(key: "row", value: JSON($0.row)), (key: "value", value: .string($0.value))])
                        })
                ),
                (key: "because", value: sentences(judged?.because ?? [])),
            ])
        }
    }

    var segments: [JSON] {
        zip(plan.segments.all, measurements.segments).enumerated().map { position, pair in
            let (segment, counts) = pair
            return .object([
                (key: "name", value: .string(segment.heading.name)),
                (key: "title", value: JSON(segment.heading.title)),
                (key: "of", value: .string(plan.base(of: segment).name)),
                (key: "in", value: .integer(counts.inside)),
                (key: "out", value: .integer(counts.outside)),
                (key: "unknown", value: .integer(counts.unknown)),
                (key: "share", value: JSON(counts.share)),
                (key: "pareto", value: pareto(ofSegment: position)),
                (key: "overlaps", value: overlaps(ofSegment: position)),
            ])
        }
    }

    /// The segments that share rows with one, and how many.
    private func overlaps(ofSegment position: Int) -> JSON {
        .array(
            measurements.overlaps.compactMap { overlap in
                guard overlap.first.index == position || overlap.second.index == position else { return nil }
                let other = overlap.first.index == position ? overlap.second : overlap.first
                return .object([
                    (key: "with", value: .string(plan.segments[other].heading.name)),
                    (key: "in", value: .integer(overlap.both)),
                ])
            })
    }

    /// How much of what a segment is ranked by its members hold; null for a segment without `in top`.
    private func pareto(ofSegment position: Int) -> JSON {
        guard let (condition, found) = report.concentration(ofSegment: position) else { return .null }
        return .object([
            (key: "of", value: .string(condition.text(in: report.language))),
            (key: "held", value: JSON(found.held)), (key: "eighty", value: JSON(found.eighty)),
            (key: "negative", value: .integer(found.negative)),
        ])
    }

    var tiers: [JSON] {
        zip(plan.tiers.all, measurements.tiers).map { ladder, counts in
            let rungs = zip(ladder.tiers, counts.inside).map { tier, inside in
                JSON.object([
                    (key: "name", value: .string(tier.name)), (key: "in", value: .integer(inside)),
                    (key: "title", value: JSON(tier.title == nil ? nil : tier.shown.text(in: report.language))),
                ])
            }
            return .object([
                (key: "name", value: .string(ladder.heading.name)),
                (key: "of", value: .string(plan.datasets[ladder.dataset].heading.name)),
                (key: "tiers", value: .array(rungs)),
                (key: "unknown", value: .integer(counts.unknown)),
                (key: "title", value: JSON(ladder.heading.title)),
            ])
        }
    }

    var metrics: [JSON] {
        zip(plan.metrics.all, measurements.metrics).enumerated().map { position, pair in
            let (metric, measured) = pair
            let unit = report.unit(of: metric)
            return .object([
                (key: "name", value: .string(metric.heading.name)),
                (key: "title", value: JSON(metric.heading.title)),
                (key: "value", value: JSON(measured.value)),
                (key: "unit", value: .string(unit.name)),
                (key: "n", value: measured.n.map { .integer($0) } ?? .null),
                (key: "skipped", value: .integer(measured.skipped)),
                (key: "interval", value: JSON(assessment.metrics.at(position) ?? nil, unit)),
                (key: "partial", value: .bool(measured.partial)),
                (key: "split_by", value: JSON(metric.split?.name)),
                (key: "split", value: metric.split.map { .array(parts(of: $0, at: position, unit)) } ?? .null),
                (key: "forecast", value: forecast(of: ID(position), unit)),
                (key: "forecast_method", value: JSON(assessment.forecasts[ID(position)]?.method?.rawValue)),
            ])
        }
    }

    /// One object a part; the last is of the rows where the column is unknown, and its `by` is null.
    private func parts(of split: Split, at position: Int, _ unit: MeasureUnit) -> [JSON] {
        let measured = measurements.splits.at(position) ?? []
        return zip(split.parts, measured).enumerated().map { number, pair in
            let (part, measured) = pair
            let name = plan.name(of: part, in: split).text(in: report.language)
            return .object([
                (key: "by", value: part == .unknown ? .null : .string(name)),
                (key: "value", value: JSON(measured.value)),
                (key: "n", value: measured.n.map { .integer($0) } ?? .null),
                (key: "skipped", value: .integer(measured.skipped)),
                (key: "interval", value: JSON((assessment.splits.at(position) ?? []).at(number) ?? nil, unit)),
            ])
        }
    }

    /// null where none is asked for.
    private func forecast(of id: ID<Metric>, _ unit: MeasureUnit) -> JSON {
        guard let forecast = assessment.forecasts[id] else { return .null }
        return .array(
            forecast.points.map { point in
                .object([
                    (key: "day", value: JSON(point.day)), (key: "value", value: JSON(point.value, unit)),
                    (key: "low", value: JSON(point.interval?.low, unit)),
                    (key: "high", value: JSON(point.interval?.high, unit)),
                ])
            })
    }
}

extension SegmentMeasurement {
    /// In / (in + out + unknown); nil of nobody.
    var share: Double? {
        let all = inside + outside + unknown
        return all > 0 ? Double(inside) / Double(all) : nil
    }
}

extension CheckedPlan {
    /// What a segment narrows: another segment, or a dataset.
    func base(of segment: Segment) -> Heading {
        segment.base.map { segments[$0].heading } ?? datasets[segment.dataset].heading
    }
}

extension Array {
    /// The element at a position; nil beyond the end.
    func at(_ position: Int) -> Element? { indices.contains(position) ? self[position] : nil }
}
