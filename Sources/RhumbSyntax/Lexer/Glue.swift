// Words typed without spaces around numbers (L4, L5): which unit a glued word begins with, which lead a digit follows,
// and quantities in Chinese numerals.

enum Glue {
    /// Words that are cut off before a digit or a Chinese numeral.
    private static let leads: [[UInt8]] = [
        "最近", "近", "过去", "未来", "前", "后", "每", "每隔", "第", "至少", "至多", "截止", "居前", "居后", "自", "早于", "至", "于",
    ].map { Array($0.utf8) }

    private static let windowLeads: [[UInt8]] = ["最近", "近", "过去", "未来", "每", "每隔"].map { Array($0.utf8) }

    /// What may follow a unit directly.
    private static let followers: [[UInt8]] = ["的", "之前", "前", "去年同期"].map { Array($0.utf8) }

    /// Spellings that are cut after a number, longest first. `3月` is no quantity: it would be March.
    private static let units: [[UInt8]] = {
        var spellings: [[UInt8]] = []
        for keyword in Keyword.allCases {
            guard keyword.role == .unit || keyword.role == .magnitude || keyword == .rows || keyword == .ratingOf else {
                continue
            }
            let english = keyword == .ratingOf ? [] : keyword.englishSpellings
            for spelling in english + keyword.chineseSpellings where spelling != "月" {
                spellings.append(Array(spelling.utf8))
            }
        }
        return spellings.sorted { $0.count > $1.count }
    }()

    private static let magnitudes: [[UInt8]] = ["万", "亿"].map { Array($0.utf8) }

    /// Chinese numerals and their values; 0 stands for a half.
    private static let numerals: [([UInt8], Int)] = [
        ("半", 0), ("一", 1), ("两", 2), ("二", 2), ("三", 3), ("四", 4), ("五", 5), ("六", 6), ("七", 7), ("八", 8),
        ("九", 9), ("十", 10),
    ].map { (Array($0.0.utf8), $0.1) }

    private static let timeUnitSpellings: [(String, TimeUnit)] = [
        ("个工作日", .workdays), ("个季度", .quarters), ("个星期", .weeks), ("个小时", .hours), ("个月", .months), ("季度", .quarters),
        ("小时", .hours), ("分钟", .minutes), ("人天", .persondays), ("天", .days), ("周", .weeks), ("年", .years),
    ]
    private static let timeUnits: [([UInt8], TimeUnit)] = timeUnitSpellings.map { (Array($0.0.utf8), $0.1) }

    struct QuantityCut {
        let start: Int
        let end: Int
    }

    static func matches(_ bytes: [UInt8], _ start: Int, _ end: Int, _ text: [UInt8]) -> Bool {
        guard end - start >= text.count else { return false }
        for index in 0..<text.count where bytes[start + index] != text[index] { return false }
        return true
    }

    static func isLead(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        leads.contains { $0.count == end - start && matches(bytes, start, end, $0) }
    }

    /// End of the longest unit, magnitude or currency that a glued word begins with.
    static func unitEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (end: Int, isMagnitude: Bool)? {
        for unit in units where matches(bytes, start, end, unit) {
            return (start + unit.count, magnitudes.contains(unit))
        }
        if end - start >= 3, isCurrency(bytes, start, start + 3), end == start + 3 || bytes[start + 3] >= 0x80 {
            return (start + 3, false)
        }
        return nil
    }

    static func isCurrency(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        // No money is called AND or NOT: those are words of a database.
        end - start == 3 && bytes[start..<end].allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
            && !(bytes[start] == 0x41 && bytes[start + 1] == 0x4E && bytes[start + 2] == 0x44)
            && !(bytes[start] == 0x4E && bytes[start + 1] == 0x4F && bytes[start + 2] == 0x54)
    }

    /// End of the follower of a unit that begins here.
    static func followerEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
        for follower in followers.sorted(by: { $0.count > $1.count }) where matches(bytes, start, end, follower) {
            return start + follower.count
        }
        return nil
    }

    /// A whole word of the form [lead] numeral unit [的]: where the quantity is in it.
    static func chineseQuantity(_ bytes: [UInt8], _ start: Int, _ end: Int) -> QuantityCut? {
        let lead = bytes[start]
        // First bytes of the numerals and leads: nearly every word ends here.
        guard lead >= 0xE4, lead <= 0xE8, mayBeginQuantity(Characters.decode(bytes, start, end).value) else {
            return nil
        }
        var from = start
        for candidate in windowLeads where matches(bytes, start, end, candidate) {
            from = max(from, start + candidate.count)
        }
        guard let numeral = numerals.first(where: { matches(bytes, from, end, $0.0) }) else { return nil }
        let unitStart = from + numeral.0.count
        guard let unit = timeUnits.first(where: { matches(bytes, unitStart, end, $0.0) }) else { return nil }
        if numeral.1 == 0, unit.1 != .years { return nil }
        let unitEnd = unitStart + unit.0.count
        guard unitEnd == end || followerEnd(bytes, unitEnd, end) == end else { return nil }
        return QuantityCut(start: from, end: unitEnd)
    }

    private static func mayBeginQuantity(_ value: UInt32) -> Bool {
        switch Unicode.Scalar(value) {
        case "近", "最", "过", "未", "每", "半", "一", "两", "二", "三", "四", "五", "六", "七", "八", "九", "十": true
        default: false
        }
    }

    /// The amount and unit of a quantity in Chinese numerals: `半年` is 6 months.
    static func value(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (amount: Int, unit: TimeUnit)? {
        guard let numeral = numerals.first(where: { matches(bytes, start, end, $0.0) }) else { return nil }
        let from = start + numeral.0.count
        guard let unit = timeUnits.first(where: { matches(bytes, from, end, $0.0) && from + $0.0.count == end }) else {
            return nil
        }
        return numeral.1 == 0 ? (6, .months) : (numeral.1, unit.1)
    }
}
