// Scores and fitted models in `rhumb.run/1`.
import RhumbAssessment
import RhumbFormats
import RhumbModel
import RhumbText
import RhumbValues

extension ReportJSON {
    var quintiles: [JSON] {
        measurements.quintiles.map { found in
            .object([
                (key: "attribute", value: .string(found.name)),
                (key: "n", value: .integer(found.n)),
                (key: "cuts", value: .array(found.cuts.map { JSON($0) })),
                (key: "distinct", value: .integer(found.distinct)),
                (key: "part", value: JSON(found.part)),
            ])
        }
    }

    var models: [JSON] { measurements.models.flatMap { purchases($0) + spending($0) } }

    private func model(
        _ name: String, _ measured: ModelMeasurement, n: Int64, _ parameters: [(key: String, value: Double)],
        _ logLikelihood: Double?, _ users: [Heading]
    ) -> JSON {
        .object([
            (key: "model", value: .string(name)),
            (key: "of", value: .string(measured.purchases)),
            (key: "attributes", value: .strings(users.map(\.name))),
            (key: "n", value: .integer(n)),
            (
                key: "parameters",
                value: parameters.isEmpty
                    ? .null : .object(parameters.map { (key: $0.key, value: JSON(Value.number($0.value))) })
            ),
            (key: "log_likelihood", value: logLikelihood.map { JSON(Value.number($0)) } ?? .null),
            (key: "refused", value: JSON(measured.refusal?.text(in: report.language))),
        ])
    }

    private func purchases(_ measured: ModelMeasurement) -> [JSON] {
        let fitted = measured.models.purchases
        let parameters = fitted.map {
            [("r", $0.model.r), ("alpha", $0.model.alpha), ("a", $0.model.a), ("b", $0.model.b)]
        }
        return [
            model(
                "bg_nbd", measured, n: measured.models.buyers, parameters ?? [], fitted?.logLikelihood,
                measured.attributes)
        ]
    }

    private func spending(_ measured: ModelMeasurement) -> [JSON] {
        guard let fitted = measured.models.spending else { return [] }
        let parameters = [("p", fitted.model.p), ("q", fitted.model.q), ("gamma", fitted.model.gamma)]
        return [model("gamma_gamma", measured, n: fitted.customers, parameters, fitted.logLikelihood, measured.valued)]
    }
}
