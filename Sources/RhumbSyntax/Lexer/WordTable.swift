// The spellings of all keywords, word by word, so that the lexer knows a keyword's words by number and the parser
// compares numbers. Built once from the generated table; never changes.

/// A spelling of a keyword, found by its first word: the one or two words after that, 0 where it has none. Flat, so that
/// looking costs nothing.
struct Phrase: Sendable {
    let keyword: Keyword
    let second: UInt16
    let third: UInt16
    let isChinese: Bool

    var count: Int { third != 0 ? 3 : second != 0 ? 2 : 1 }
}

struct WordTable: Sendable {
    static let shared = WordTable()

    /// The spellings of all keywords by their first word.
    private(set) var phrases: [Phrase] = []
    /// For each word where the spellings that begin with it are; one entry more than words.
    private(set) var starts: [Int32] = []
    /// Word number → what the layout rules and name rules need to know.
    private(set) var traits: [WordTraits] = [[]]
    /// Keyword by ordinal → the kinds of declaration in whose blocks it is a clause word.
    private(set) var blocks: [BlockSet]
    /// Word number → where its letters end; they begin where those of the word before end.
    private var ends: [Int32] = [0]
    private var letters: [UInt8] = []
    /// Word number → hash of its letters.
    private var hashes: [UInt32] = [0]
    private var slots: [UInt16]

    private static let slotCount = 4096

    private init() {
        slots = Array(repeating: 0, count: WordTable.slotCount)
        blocks = DeclarationKind.blockSets()
        var byWord: [[Phrase]] = [[]]
        for keyword in Keyword.allCases {
            for spelling in keyword.englishSpellings where !spelling.isEmpty {
                add(spelling, of: keyword, isChinese: false, to: &byWord)
            }
            for spelling in keyword.chineseSpellings where !spelling.isEmpty {
                add(spelling, of: keyword, isChinese: true, to: &byWord)
            }
        }
        for found in byWord {
            starts.append(Int32(phrases.count))
            phrases += found
        }
        starts.append(Int32(phrases.count))
    }

    private mutating func add(
        _ spelling: String, of keyword: Keyword, isChinese: Bool, to byWord: inout [[Phrase]]
    ) {
        let words = spelling.utf8.split(separator: UInt8(ascii: " ")).map { intern(Array($0)) }
        while byWord.count < traits.count { byWord.append([]) }
        guard let first = words.first else { return }
        byWord[Int(first)].append(
            Phrase(
                keyword: keyword, second: words.count > 1 ? words[1] : 0, third: words.count > 2 ? words[2] : 0,
                isChinese: isChinese))
        addTraits(of: keyword, first, isChinese: isChinese)
    }

    private mutating func intern(_ word: [UInt8]) -> UInt16 {
        let known = find(word, from: 0, to: word.count)
        if known != 0 { return known }
        let number = UInt16(traits.count)
        let hash = WordTable.hash(word, from: 0, to: word.count)
        traits.append([])
        letters += word
        ends.append(Int32(letters.count))
        hashes.append(hash)
        var slot = WordTable.slot(of: hash)
        while slots[slot] != 0 { slot = (slot + 1) % WordTable.slotCount }
        slots[slot] = number
        return number
    }

    // MARK: Finding

    /// The hash of no letters; `hash(_:_:)` adds one.
    static let emptyHash: UInt32 = 2_166_136_261

    static func hash(_ hash: UInt32, _ letter: UInt8) -> UInt32 { (hash ^ UInt32(letter)) &* 16_777_619 }

    private static func hash(_ source: [UInt8], from start: Int, to end: Int) -> UInt32 {
        var value = emptyHash
        for index in start..<end { value = hash(value, source[index]) }
        return value
    }

    private static func slot(of hash: UInt32) -> Int { Int((hash ^ (hash >> 13)) % UInt32(slotCount)) }

    /// The number of the word in a range of bytes, 0 when no keyword is spelt so.
    func find(_ source: [UInt8], from start: Int, to end: Int) -> UInt16 {
        find(source, from: start, to: end, hash: WordTable.hash(source, from: start, to: end))
    }

    /// The same where the hash of the bytes is known. Inline, for as an argument the table would be copied.
    @inline(__always) func find(_ source: [UInt8], from start: Int, to end: Int, hash: UInt32) -> UInt16 {
        var slot = WordTable.slot(of: hash)
        while true {
            let number = slots[slot]
            if number == 0 { return 0 }
            if hashes[Int(number)] == hash, isSpelt(Int(number), source, from: start, to: end) { return number }
            slot = (slot + 1) % WordTable.slotCount
        }
    }

    private func isSpelt(_ number: Int, _ source: [UInt8], from start: Int, to end: Int) -> Bool {
        let first = Int(ends[number - 1])
        guard Int(ends[number]) - first == end - start else { return false }
        for index in 0..<(end - start) where letters[first + index] != source[start + index] { return false }
        return true
    }

    private mutating func addTraits(of keyword: Keyword, _ first: UInt16, isChinese: Bool) {
        var traits: WordTraits = []
        switch keyword {
        case .and, .or, .where, .else:
            traits = [.reserved, .cannotBeginClause, .cannotEndClause]
        case .in:
            traits = [.reserved, .cannotBeginClause]
        case .notIn:
            traits = isChinese ? [.reserved, .cannotEndClause] : []
        case .not, .of, .percentOf:
            traits = [.reserved, .cannotEndClause]
        case .winLink:
            traits = [.reserved]
        case .is, .known, .missing, .when, .yes, .no, .today, .period, .winSince, .winBefore, .spanTo,
            .tierOtherwise, .headFrom, .unitPer:
            traits = [.reserved]
        case .winAYearAgo:
            // `a` is free as a name: nothing else can be followed by `year ago`.
            traits = isChinese ? [.reserved, .window] : []
        case .winPeriod, .winThisWeek, .winThisMonth, .winThisQuarter, .winThisYear, .winPreviousWeek,
            .winPreviousMonth, .winPreviousQuarter, .winPreviousYear:
            traits = isChinese ? [.reserved, .cannotBeginClause, .window] : []
        case .winLast, .winNext, .rankTop, .rankBottom:
            traits = isChinese ? [.cannotBeginBeforeNumber] : []
        default:
            if keyword.role == .decl { traits = [.declaration] }
        }
        self.traits[Int(first)].formUnion(traits.union(WordTraits.place(of: keyword)))
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
