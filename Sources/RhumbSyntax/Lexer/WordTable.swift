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
    /// Made once and there for good, so that whoever reads it need not keep it.
    nonisolated(unsafe) static let shared: UnsafePointer<WordTable> = {
        let table = UnsafeMutablePointer<WordTable>.allocate(capacity: 1)
        table.initialize(to: WordTable(WordTableBuilder()))
        return UnsafePointer(table)
    }()

    /// The spellings of all keywords by their first word.
    let phrases: View<Phrase>
    /// For each word where the spellings that begin with it are; one entry more than words.
    let starts: View<Int32>
    /// Word number → what the layout rules and name rules need to know.
    let traits: View<WordTraits>
    /// Word number → the keywords that it begins, as bits: a keyword's is that of its ordinal, by 64.
    fileprivate let keywords: View<UInt64>
    /// Keyword by ordinal → the kinds of declaration in whose blocks it is a clause word.
    let blocks: View<BlockSet>
    /// Word number → where its letters end; they begin where those of the word before end.
    fileprivate let ends: View<Int32>
    fileprivate let letters: View<UInt8>
    /// Word number → hash of its letters.
    fileprivate let hashes: View<UInt64>
    fileprivate let slots: View<UInt16>

    fileprivate static let slotCount = 4096

    private init(_ builder: WordTableBuilder) {
        traits = .forever(builder.traits)
        blocks = .forever(DeclarationKind.blockSets())
        keywords = .forever(builder.phrases.map { $0.reduce(0) { $0 | WordTable.bit(of: $1.keyword) } })
        phrases = .forever(builder.phrases.flatMap { $0 })
        starts = .forever(builder.phrases.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.count)) })
        let letters = View.forever(builder.words.flatMap(\.utf8))
        let ends: [Int32] = builder.words.reduce(into: []) { $0.append(($0.last ?? 0) + Int32($1.utf8.count)) }
        let hashes = ends.indices.map { number in
            WordTable.hash(letters, from: number > 0 ? Int(ends[number - 1]) : 0, to: Int(ends[number]))
        }
        var slots = [UInt16](repeating: 0, count: WordTable.slotCount)
        // The word in no table is number 0.
        for number in hashes.indices.dropFirst() {
            var slot = WordTable.slot(of: hashes[number])
            while slots[slot] != 0 { slot = (slot + 1) % WordTable.slotCount }
            slots[slot] = UInt16(number)
        }
        self.letters = letters
        self.ends = .forever(ends)
        self.hashes = .forever(hashes)
        self.slots = .forever(slots)
    }

    @inline(__always) fileprivate static func bit(of keyword: Keyword) -> UInt64 { 1 << UInt64(keyword.ordinal & 63) }

    /// A hash of the first letters, the last ones and their number: it tells a few hundred words apart as well as one of all
    /// letters would, and costs the same for any word. No two words of fewer than eight bytes have the same: what becomes of
    /// their letters can be undone.
    @inline(__always) fileprivate static func hash(_ source: View<UInt8>, from start: Int, to end: Int) -> UInt64 {
        let count = end - start
        let letters =
            if count >= 8 {
                source.eight(at: start) &+ source.eight(at: end - 8) &* 0x9E37_79B9_7F4A_7C15
            } else if start + 8 <= source.endIndex {
                source.eight(at: start) & (1 << UInt64(8 * count) - 1)
            } else {
                (start..<end).reversed().reduce(0 as UInt64) { $0 << 8 | UInt64(source[$1]) }
            }
        return (letters ^ UInt64(truncatingIfNeeded: count)) &* 0xD6E8_FEB8_6659_FD93
    }

    fileprivate static func slot(of hash: UInt64) -> Int { Int((hash >> 32 ^ hash >> 45) % UInt64(slotCount)) }
}

/// Looking something up. Asked of the pointer: asked of the table itself, the compiler makes a copy of it first.
extension UnsafePointer<WordTable> {
    /// Whether a word may begin a keyword; where this says no, it does not.
    @inline(__always) func may(_ word: UInt16, begin keyword: Keyword) -> Bool {
        pointee.keywords[Int(word)] & WordTable.bit(of: keyword) != 0
    }

    /// The number of the word in a range of bytes, 0 when no keyword is spelt so.
    func find(_ source: [UInt8], from start: Int, to end: Int) -> UInt16 {
        source.withUnsafeBufferPointer { find(View($0), from: start, to: end) }
    }

    func find(_ source: View<UInt8>, from start: Int, to end: Int) -> UInt16 {
        let hash = WordTable.hash(source, from: start, to: end)
        var slot = WordTable.slot(of: hash)
        while true {
            let number = pointee.slots[slot]
            if number == 0 { return 0 }
            if pointee.hashes[Int(number)] == hash, isSpelt(Int(number), source, from: start, to: end) { return number }
            slot = (slot + 1) % WordTable.slotCount
        }
    }

    private func isSpelt(_ number: Int, _ source: View<UInt8>, from start: Int, to end: Int) -> Bool {
        let first = Int(pointee.ends[number - 1])
        guard Int(pointee.ends[number]) - first == end - start else { return false }
        return end - start < 8 || pointee.letters.hasSame(source, at: first, and: start, count: end - start)
    }
}

/// The words of all spellings as they are found. Each is made once for the whole program, but before it does anything else.
private struct WordTableBuilder {
    /// Word number → its letters, what begins with it, what the rules need to know of it.
    private(set) var words = [""]
    private(set) var phrases: [[Phrase]] = [[]]
    private(set) var traits: [WordTraits] = [[]]
    private var numbers: [String: UInt16] = [:]

    init() {
        numbers.reserveCapacity(1024)
        for keyword in Keyword.allCases {
            for spelling in keyword.englishSpellings where !spelling.isEmpty {
                add(spelling, of: keyword, isChinese: false)
            }
            for spelling in keyword.chineseSpellings where !spelling.isEmpty {
                add(spelling, of: keyword, isChinese: true)
            }
        }
    }

    private mutating func add(_ spelling: String, of keyword: Keyword, isChinese: Bool) {
        var rest = spelling.utf8[...]
        func next() -> UInt16 {
            let word = rest.prefix { $0 != UInt8(ascii: " ") }
            rest = rest[word.endIndex...].dropFirst()
            return word.isEmpty ? 0 : number(of: String(Substring(word)))
        }
        let (first, second, third) = (next(), next(), next())
        phrases[Int(first)].append(Phrase(keyword: keyword, second: second, third: third, isChinese: isChinese))
        addTraits(of: keyword, first, isChinese: isChinese)
    }

    private mutating func number(of word: String) -> UInt16 {
        if let known = numbers[word] { return known }
        let number = UInt16(words.count)
        numbers[word] = number
        words.append(word)
        phrases.append([])
        traits.append([])
        return number
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
