// The error budget of a bound: how many review dates may miss it, how many did, and how fast that uses the budget up.
import RhumbModel
import RhumbText
import RhumbValues

/// How often a bound may be missed on the review dates of its goal, and how often it was.
public struct ErrorBudget: Sendable, Hashable {
    /// Misses that are allowed: ⌊(1 − share) · N⌋ of all N review dates; 0 without a share.
    public let allowed: Int
    /// Misses so far. A review date whose value is unknown is none.
    public let used: Int
    /// Review dates that have come, and all.
    public let passed: Int
    public let all: Int
    /// Review dates that have come and whose value is not known.
    public let unknown: Int

    public init(allowed: Int, used: Int, passed: Int, all: Int, unknown: Int) {
        self.allowed = allowed
        self.used = used
        self.passed = passed
        self.all = all
        self.unknown = unknown
    }

    /// Misses that may still come.
    public var left: Int { max(0, allowed - used) }

    /// Misses / (allowed × share of dates passed); nil where that is 0.
    public var burn: Double? {
        let allowance = all > 0 ? Double(allowed) * Double(passed) / Double(all) : 0
        return allowance > 0 ? Double(used) / allowance : nil
    }

    /// ⌊(1 − share) · N⌋ in whole numbers; without a share none.
    static func allowed(of all: Int, share: Exact?) -> Int {
        guard let share, share.scale <= 18 else { return 0 }
        let whole = Exact.wholePower(share.scale)
        return max(0, Int((whole - share.mantissa) * Int128(all) / whole))
    }

    var sentence: Message {
        let unknownPart =
            unknown > 0
            ? Message(", \(unknown) without a value", zh: "，\(unknown)次没有数值") : Message(verbatim: "")
        let rest =
            allowed == 0
            ? Message(verbatim: "")
            : used > allowed
                ? Message("; the error budget is used up", zh: "；容错次数已用尽")
                : Message(
                    "; error budget: \(used) of \(allowed) used, \(left) left",
                    zh: "；容错\(allowed)次，已用\(used)次，余\(left)次")
        let burnPart =
            burn.map { Message(", burn \(NumberText.fixed($0, 2))", zh: "，消耗率\(NumberText.fixed($0, 2))") }
            ?? Message(verbatim: "")
        return Message(
            "missed on \(used) of \(passed) review dates so far (of \(all) in all, \(allowed) may be missed)",
            zh: "已过的\(passed)个复盘日中有\(used)次未达标（共\(all)个，允许\(allowed)次）") + unknownPart + rest + burnPart
    }
}
