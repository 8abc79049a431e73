// The eight types of customers that Chinese practice tells apart by recency, frequency and money, each high or low.
import RhumbText

/// One type of the grid.
public struct RFMType: Sendable, Hashable {
    public let name: String
    public let title: Message
    /// Bought lately, often, for much.
    public let isRecent: Bool
    public let isFrequent: Bool
    public let isBig: Bool

    private init(_ name: String, _ title: Message, _ recent: Bool, _ frequent: Bool, _ big: Bool) {
        self.name = name
        self.title = title
        isRecent = recent
        isFrequent = frequent
        isBig = big
    }

    /// From the most valuable to the least. High is a score of 4 or 5.
    public static let all = [
        RFMType("key_value", Message("Key value", zh: "重要价值"), true, true, true),
        RFMType("key_develop", Message("Key to develop", zh: "重要发展"), true, false, true),
        RFMType("key_keep", Message("Key to keep", zh: "重要保持"), false, true, true),
        RFMType("key_win_back", Message("Key to win back", zh: "重要挽留"), false, false, true),
        RFMType("general_value", Message("General value", zh: "一般价值"), true, true, false),
        RFMType("general_develop", Message("General to develop", zh: "一般发展"), true, false, false),
        RFMType("general_keep", Message("General to keep", zh: "一般保持"), false, true, false),
        RFMType("general_win_back", Message("General to win back", zh: "一般挽留"), false, false, false),
    ]

    /// Rows that have no scores: never bought, or a value is missing.
    public static let unscored = (name: "unscored", title: Message("Unscored", zh: "未评分"))
}
