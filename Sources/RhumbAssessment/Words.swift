// The words for verdicts, and lists of words, in both languages.
public import RhumbModel
public import RhumbText

extension GoalStatus {
    /// What a report calls it.
    public var words: Message {
        switch self {
        case .notStarted: Message("not started", zh: "未开始")
        case .noData: Message("no data", zh: "无数据")
        case .achieved: Message("achieved", zh: "已达成")
        case .missed: Message("missed", zh: "未达成")
        case .onTrack: Message("on track", zh: "正常")
        case .atRisk: Message("at risk", zh: "需关注")
        case .offTrack: Message("off track", zh: "已落后")
        }
    }
}

extension ActionStatus {
    public var words: Message {
        switch self {
        case .notStarted: Message("not started", zh: "未开始")
        case .onTime: Message("on time", zh: "按时")
        case .late: Message("late", zh: "延误")
        case .done: Message("done", zh: "已完成")
        case .unknown: Message("not reported", zh: "未报进度")
        }
    }
}

extension Rating {
    public var words: Message {
        switch self {
        case .low: Message("low", zh: "低")
        case .moderate: Message("moderate", zh: "中")
        case .high: Message("high", zh: "高")
        case .extreme: Message("extreme", zh: "极高")
        }
    }
}

extension SignalState {
    public var words: Message {
        switch self {
        case .fired: Message("fired", zh: "已触发")
        case .quiet: Message("quiet", zh: "未触发")
        case .unknown: Message("unknown", zh: "不明")
        case .none: Message("no signal", zh: "未设信号")
        }
    }
}

extension Confidence {
    public var words: Message {
        switch self {
        case .high: Message("high", zh: "高")
        case .medium: Message("medium", zh: "中")
        case .low: Message("low", zh: "低")
        }
    }
}

extension Risk.Strategy {
    /// What to do about a risk.
    public var words: Message {
        switch self {
        case .avoid: Message("avoid", zh: "规避")
        case .transfer: Message("transfer", zh: "转移")
        case .mitigate: Message("mitigate", zh: "减轻")
        case .accept: Message("accept", zh: "接受")
        }
    }
}

extension Message {
    /// Messages one after another, with what stands between them in either language.
    static func joined(_ parts: [Message], _ separator: Message) -> Message {
        Message(
            parts.map(\.english).joined(separator: separator.english),
            zh: parts.map(\.chinese).joined(separator: separator.chinese))
    }

    /// `a, b, c` / `a、b、c`
    static func list(_ parts: [Message]) -> Message { joined(parts, Message(", ", zh: "、")) }

    static func + (left: Message, right: Message) -> Message {
        Message(left.english + right.english, zh: left.chinese + right.chinese)
    }
}

/// `1 row`, `2 rows`: English counts, Chinese does not change the word.
func count(_ number: Int64, _ one: String, _ many: String, zh chinese: String) -> Message {
    let digits = NumberText.grouped(number)
    return Message("\(digits) \(number == 1 ? one : many)", zh: "\(digits)\(chinese)")
}
