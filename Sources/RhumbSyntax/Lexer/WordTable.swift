// The spellings of all keywords, word by word, so that the lexer knows a keyword's words by number and the parser
// compares numbers. Built once from the generated table; never changes.

/// A spelling of a keyword as word numbers, in one language: one to three words, flat so that looking costs nothing.
struct Phrase: Sendable {
    let first: UInt16
    let second: UInt16
    let third: UInt16
    let isChinese: Bool

    init(_ words: [UInt16], isChinese: Bool) {
        first = words.first ?? 0
        second = words.count > 1 ? words[1] : 0
        third = words.count > 2 ? words[2] : 0
        self.isChinese = isChinese
    }

    var count: Int { third != 0 ? 3 : second != 0 ? 2 : 1 }
}

struct WordTable: Sendable {
    static let shared = WordTable()

    /// The spellings of all keywords, one keyword after another.
    private(set) var phrases: [Phrase] = []
    /// For each keyword (by ordinal) where its spellings begin; one entry more than keywords.
    private(set) var starts: [Int32] = []
    /// Word number → what the layout rules and name rules need to know.
    private(set) var traits: [WordTraits] = [[]]
    /// Word number → text.
    private(set) var texts: [String] = [""]
    private var slots: [UInt16]
    private var bytes: [[UInt8]] = [[]]

    private static let slotCount = 4096

    private init() {
        slots = Array(repeating: 0, count: WordTable.slotCount)
        for keyword in Keyword.allCases {
            starts.append(Int32(phrases.count))
            for spelling in keyword.englishSpellings where !spelling.isEmpty {
                add(Phrase(intern(spelling), isChinese: false), keyword)
            }
            for spelling in keyword.chineseSpellings where !spelling.isEmpty {
                add(Phrase(intern(spelling), isChinese: true), keyword)
            }
        }
        starts.append(Int32(phrases.count))
    }

    private mutating func add(_ phrase: Phrase, _ keyword: Keyword) {
        phrases.append(phrase)
        addTraits(of: keyword, phrase)
    }

    private mutating func intern(_ spelling: String) -> [UInt16] {
        spelling.split(separator: " ").map { part in
            let key = Array(part.utf8)
            let known = find(key, from: 0, to: key.count)
            if known != 0 { return known }
            let number = UInt16(texts.count)
            texts.append(String(part))
            traits.append([])
            bytes.append(key)
            var slot = WordTable.hash(key, from: 0, to: key.count)
            while slots[slot] != 0 { slot = (slot + 1) % WordTable.slotCount }
            slots[slot] = number
            return number
        }
    }

    private static func hash(_ source: [UInt8], from start: Int, to end: Int) -> Int {
        var value: UInt32 = 2_166_136_261
        for index in start..<end { value = (value ^ UInt32(source[index])) &* 16_777_619 }
        return Int((value ^ (value >> 13)) % UInt32(slotCount))
    }

    /// The number of the word in a range of bytes, 0 when no keyword is spelt so.
    func find(_ source: [UInt8], from start: Int, to end: Int) -> UInt16 {
        let count = end - start
        guard count <= 24 else { return 0 }
        var slot = WordTable.hash(source, from: start, to: end)
        while true {
            let number = slots[slot]
            if number == 0 { return 0 }
            let candidate = bytes[Int(number)]
            if candidate.count == count {
                var index = 0
                while index < count, candidate[index] == source[start + index] { index += 1 }
                if index == count { return number }
            }
            slot = (slot + 1) % WordTable.slotCount
        }
    }

    private mutating func addTraits(of keyword: Keyword, _ phrase: Phrase) {
        var traits: WordTraits = []
        switch keyword {
        case .and, .or, .where, .else:
            traits = [.reserved, .cannotBeginClause, .cannotEndClause]
        case .in:
            traits = [.reserved, .cannotBeginClause]
        case .notIn:
            traits = phrase.isChinese ? [.reserved, .cannotEndClause] : []
        case .not, .of, .percentOf:
            traits = [.reserved, .cannotEndClause]
        case .winLink:
            traits = [.reserved]
        case .is, .known, .missing, .when, .yes, .no, .today, .period, .winSince, .winBefore, .spanTo,
            .tierOtherwise, .headFrom, .unitPer:
            traits = [.reserved]
        case .winAYearAgo:
            // `a` is free as a name: nothing else can be followed by `year ago`.
            traits = phrase.isChinese ? [.reserved, .window] : []
        case .winPeriod, .winThisWeek, .winThisMonth, .winThisQuarter, .winThisYear, .winPreviousWeek,
            .winPreviousMonth, .winPreviousQuarter, .winPreviousYear:
            traits = phrase.isChinese ? [.reserved, .cannotBeginClause, .window] : []
        case .winLast, .winNext, .rankTop, .rankBottom:
            traits = phrase.isChinese ? [.cannotBeginBeforeNumber] : []
        default:
            if keyword.role == .decl { traits = [.declaration] }
        }
        self.traits[Int(phrase.first)].formUnion(traits.union(WordTraits.place(of: keyword)))
    }
}

/// What the layout and the name rules need to know of a keyword's first word.
struct WordTraits: OptionSet, Sendable {
    let rawValue: UInt16
    /// Needs backticks as a name, in either language.
    static let reserved = WordTraits(rawValue: 1)
    /// First word of a declaration.
    static let declaration = WordTraits(rawValue: 2)
    /// A line never begins a clause with it.
    static let cannotBeginClause = WordTraits(rawValue: 4)
    /// A line never ends a clause with it.
    static let cannotEndClause = WordTraits(rawValue: 8)
    /// Like `cannotBeginClause`, when a number follows (`近12个月`).
    static let cannotBeginBeforeNumber = WordTraits(rawValue: 16)
    /// A whole window in one Chinese word: `本月`.
    static let window = WordTraits(rawValue: 32)
    /// May stand where an operator may.
    static let operation = WordTraits(rawValue: 64)
    /// May begin a membership or a window.
    static let suffix = WordTraits(rawValue: 128)
    /// May stand after a number.
    static let unit = WordTraits(rawValue: 256)

    /// Where in an expression a keyword may stand; quick refusals rest on it.
    fileprivate static func place(of keyword: Keyword) -> WordTraits {
        switch keyword {
        case .and, .or, .else, .is, .known, .missing, .like: .operation
        case .in, .notIn, .not, .of, .rankTop, .rankBottom: .suffix
        default:
            switch keyword.role {
            case .window: .suffix
            case .unit, .magnitude: .unit
            default: []
            }
        }
    }
}
