// The part of a JSON report that the plans over real data are held to, and its figures by name.
import Foundation

struct RealReport: Decodable {
    /// An amount, a number, a word, or nothing.
    enum Value: Decodable {
        case amount(String), number(Double), word(String), nothing

        private struct Money: Decodable { let amount: String }

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if value.decodeNil() {
                self = .nothing
            } else if let number = try? value.decode(Double.self) {
                self = .number(number)
            } else if let word = try? value.decode(String.self) {
                self = .word(word)
            } else {
                self = .amount(try value.decode(Money.self).amount)
            }
        }

        var text: String {
            switch self {
            case .amount(let text), .word(let text): text
            case .number(let number): String(number)
            case .nothing: "nothing"
            }
        }

        /// Amounts and words to the letter, whole numbers exactly, others to eleven places.
        func agrees(with counted: String) -> Bool {
            guard case .number(let number) = self else { return text == counted }
            guard let counted = Double(counted) else { return false }
            return number == counted
                || abs(number - counted) <= 1e-11 * max(1, abs(counted)) && counted != counted.rounded()
        }
    }

    struct Dataset: Decodable {
        struct Requirement: Decodable { let broken: Int }
        let name: String, rows: Int, requirements: [Requirement]
    }

    struct Segment: Decodable {
        let name: String, `in`: Int, unknown: Int
    }

    struct Ladder: Decodable {
        struct Tier: Decodable {
            let name: String, `in`: Int
        }
        let name: String, tiers: [Tier], unknown: Int
    }

    struct Metric: Decodable {
        struct Part: Decodable {
            let by: String?, value: Value
        }
        let name: String, value: Value, n: Int?, skipped: Int?, split: [Part]?
    }

    struct Funnel: Decodable {
        struct Step: Decodable { let immature: Int }
        struct Stage: Decodable {
            let name: String, reached: Int, step: Step?
        }
        let name: String, stages: [Stage]
    }

    struct Goal: Decodable {
        let name: String, baseline: Value?
    }

    struct Risk: Decodable {
        let name: String, signal: String?
    }

    struct Advice: Decodable {
        let name: String, found: Int, given: Int, totalWorth: Value?
    }

    struct Recommendation: Decodable { let advice: String?, key: String? }
    struct Finding: Decodable { let id: String, message: String }

    let datasets: [Dataset], segments: [Segment], tiers: [Ladder], metrics: [Metric], funnels: [Funnel], goals: [Goal]
    let risks: [Risk], advice: [Advice], recommendations: [Recommendation], diagnostics: [Finding]

    init(_ json: Data) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        self = try decoder.decode(RealReport.self, from: json)
    }

    var warnings: [String] { diagnostics.map { "\($0.id): \($0.message)" } }

    /// The names are those of Tests/Corpus/real/verifying.py.
    var figures: [String: Value] {
        var found: [String: Value] = [:]
        func put(_ name: String, _ count: Int?) { found[name] = count.map { .number(Double($0)) } }
        for dataset in datasets {
            put("rows \(dataset.name)", dataset.rows)
            for (index, requirement) in dataset.requirements.enumerated() {
                put("broken \(dataset.name) \(index + 1)", requirement.broken)
            }
        }
        for segment in segments {
            put("in \(segment.name)", segment.in)
            put("unknown \(segment.name)", segment.unknown)
        }
        for ladder in tiers {
            put("unknown \(ladder.name)", ladder.unknown)
            for tier in ladder.tiers { put("tier \(ladder.name) \(tier.name)", tier.in) }
        }
        for metric in metrics {
            found["metric \(metric.name)"] = metric.value
            put("n \(metric.name)", metric.n)
            put("skipped \(metric.name)", metric.skipped)
            for part in metric.split ?? [] { found["part \(metric.name) \(part.by ?? "?")"] = part.value }
        }
        for funnel in funnels {
            for stage in funnel.stages {
                put("stage \(funnel.name) \(stage.name)", stage.reached)
                put("young \(funnel.name) \(stage.name)", stage.step?.immature)
            }
        }
        for goal in goals { found["baseline \(goal.name)"] = goal.baseline }
        for risk in risks { found["signal \(risk.name)"] = risk.signal.map { .word($0) } }
        for advice in advice {
            put("found \(advice.name)", advice.found)
            put("given \(advice.name)", advice.given)
            found["worth \(advice.name)"] = advice.totalWorth
        }
        for recommendation in recommendations.reversed() {
            guard let advice = recommendation.advice, let key = recommendation.key else { continue }
            found["first \(advice)"] = .word(key)
        }
        return found
    }
}
