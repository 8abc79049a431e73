// Figures in tables and headlines: short, aligned, with the unit where it cannot be guessed. Sentences come
// ready-made from the assessment.
import RhumbAssessment
import RhumbModel
import RhumbText
import RhumbValues

/// Writes figures for one reader on one day.
struct Figures: Sendable {
    let language: Language
    let today: Day

    func text(_ message: Message) -> String { message.text(in: language) }

    /// A short name for the rows of a matrix: A, B, C; behind Z numbers.
    func letter(_ position: Int) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return position < letters.count ? String(letters[position]) : "\(position + 1)"
    }

    /// A list of sentences as one.
    func sentence(_ messages: [Message]) -> String {
        messages.map { text($0) }.joined(separator: text(Message("; ", zh: "；")))
    }

    /// The same without the name that each sentence begins with, for where the name stands above it already.
    func sentence(_ messages: [Message], about name: String) -> String {
        let texts = messages.map { message -> String in
            let full = text(message)
            let start = name + text(Message(": ", zh: "："))
            return full.hasPrefix(start) ? String(full.dropFirst(start.count)) : full
        }
        return texts.joined(separator: text(Message("; ", zh: "；")))
    }

    var nothing: String { "—" }

    /// A measured value: `32.1%`, `1.86M CNY`, `186.2万元`.
    func measured(_ value: Value) -> String {
        switch value {
        case .percent(let number): Digits.fixed(number * 100, 1) + "%"
        case .points(let number): Digits.fixed(number * 100, 1) + points
        case .money(let amount): money(amount)
        case .number(let number): Digits.sized(number)
        case .integer(let number): count(number)
        case .unknown: text(Message("unknown", zh: "未知"))
        case .yesNo, .text, .date, .timestamp, .days, .months, .minutes: RhumbModel.text(value, in: language)
        }
    }

    /// A value as the plan gives it, without zeros at the end: `38%`.
    func given(_ value: Value) -> String {
        switch value {
        case .percent(let number): Digits.trimmed(number * 100, 2) + "%"
        case .points(let number): Digits.trimmed(number * 100, 2) + points
        case .unknown: nothing
        case .money, .number, .integer, .yesNo, .text, .date, .timestamp, .days, .months, .minutes: measured(value)
        }
    }

    /// A computed number of a measure.
    func number(_ number: Double?, _ unit: MeasureUnit) -> String {
        guard let number else { return nothing }
        switch unit {
        case .ratio: return Digits.fixed(number * 100, 1) + "%"
        case .points: return Digits.fixed(number * 100, 2) + points
        case .money: return unit.money(number).map { money($0) } ?? nothing
        case .days: return Digits.trimmed(number, 1) + text(Message(" days", zh: "天"))
        case .months: return Digits.trimmed(number, 1) + text(Message(" months", zh: "个月"))
        case .minutes: return Digits.trimmed(number, 1) + text(Message(" minutes", zh: "分钟"))
        case .count, .number: return Digits.sized(number)
        }
    }

    /// A difference with its sign: `+0.98pp`.
    func change(_ number: Double?, _ unit: MeasureUnit) -> String {
        guard let number else { return nothing }
        return (number > 0 ? "+" : "") + self.number(number, unit.difference)
    }

    /// `[29.0, 35.4]`; nothing where there is none.
    func interval(_ interval: Interval?, _ unit: MeasureUnit) -> String {
        guard let interval else { return "" }
        return "[\(bare(interval.low, unit)), \(bare(interval.high, unit))]"
    }

    /// An amount: thousands in full, then 万 and 亿 or k and M.
    func money(_ amount: Money) -> String {
        guard let short = short(amount.major) else { return RhumbModel.text(.money(amount), in: language) }
        return short + unitName(of: amount.currency)
    }

    func count(_ number: Int64) -> String { Digits.grouped(number) }

    /// `38%`, `3.4%` for what is small.
    func share(_ ratio: Double?) -> String {
        guard let ratio else { return nothing }
        let percent = ratio * 100
        return Digits.fixed(percent, percent != 0 && percent.magnitude < 9.95 ? 1 : 0) + "%"
    }

    /// Month and day in today's year, else the whole date.
    func day(_ day: Day?) -> String {
        guard let day else { return nothing }
        if day == today { return text(Message("today", zh: "今日")) }
        return day.civil.year == today.civil.year ? String(day.description.suffix(5)) : day.description
    }

    /// A bar of eight cells, in eighths of a cell, for a ratio from 0 to 1.
    func bar(_ ratio: Double?) -> String {
        guard let ratio, ratio.isFinite else { return "" }
        let eighths = Int((min(max(ratio, 0), 1) * 64).rounded())
        let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        let filled = String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
        return filled + String(repeating: "·", count: 8 - displayWidth(filled))
    }

    /// The same as a cell, with a word behind it.
    func barCell(_ ratio: Double?, label: String = "") -> Cell {
        let text = label.isEmpty ? bar(ratio) : "\(bar(ratio)) \(label)"
        return Cell(
            text, label.isEmpty ? .quiet : nil, picture: ratio.map { .bar(min(max($0, 0), 1), label: label) })
    }

    /// A line of small bars, from the least to the greatest of the numbers; nothing for fewer than two.
    func spark(_ numbers: [Double]) -> String {
        guard numbers.count > 1, let low = numbers.min(), let high = numbers.max() else { return "" }
        let levels = Array("▁▂▃▄▅▆▇█")
        return String(
            numbers.map { number in
                guard high > low else { return levels[3] }
                return levels[min(7, max(0, Int((number - low) / (high - low) * 8)))]
            })
    }

    private var points: String { "pp" }

    private func bare(_ number: Double, _ unit: MeasureUnit) -> String {
        switch unit {
        case .ratio, .points: Digits.fixed(number * 100, 1)
        case .money: short(number) ?? Digits.trimmed(number, 0)
        case .days, .months, .minutes: Digits.trimmed(number, 1)
        case .count, .number: Digits.sized(number)
        }
    }

    /// nil below ten thousand.
    private func short(_ number: Double) -> String? {
        let steps: [(least: Double, unit: Double, places: Int, name: String)] =
            switch language {
            case .english: [(999_500_000, 1e9, 2, "bn"), (999_500, 1e6, 2, "M"), (10_000, 1e3, 0, "k")]
            case .chinese: [(99_995_000, 1e8, 2, "亿"), (10_000, 1e4, 1, "万")]
            }
        guard let step = steps.first(where: { abs(number) >= $0.least }) else { return nil }
        return Digits.trimmed(number / step.unit, step.places) + step.name
    }

    private func unitName(of currency: Currency) -> String {
        let one = RhumbModel.text(.money(Money(minor: 0, currency: currency)), in: language)
        return String(one.drop { $0 == "0" || $0 == "." })
    }
}
