// Words that promise without measuring, and what counts as a figure.

/// A text, with its words.
struct Wording {
    private let text: String
    private let words: [String]

    init(_ text: String) {
        self.text = text
        words = text.lowercased().split { !$0.isLetter && $0 != "-" }.map(String.init)
    }

    /// Nobody can say whether these were done: the first of them; nil for a sentence without one.
    var vague: String? { phrase(of: Wording.vaguePhrases) ?? Wording.vagueChinese.first { text.holds($0) } }

    /// The first word that names a direction and no distance.
    var direction: String? { phrase(of: Wording.directions) ?? Wording.directionsChinese.first { text.holds($0) } }

    /// Digits, or numbers in words: `nine of ten`, `六成`, `一半`. Years and quarters are no figures.
    var hasFigure: Bool {
        hasAmount || words.contains { Wording.wholes.contains($0) }
            || Wording.wholesChinese.contains { text.holds($0) }
    }

    /// Like `hasFigure`, for amounts: words such as `all` and `every` are none.
    var hasAmount: Bool { hasDigits || words.contains { Wording.amounts.contains($0) } || countsChinese }

    private var countsChinese: Bool {
        zip(text, text.dropFirst()).contains { Wording.numerals.contains($0) && Wording.counters.contains($1) }
            || ["一半", "减半", "翻番", "翻倍"].contains { text.holds($0) }
    }

    private var hasDigits: Bool {
        let letters = Array(text.unicodeScalars)
        func isDigit(_ letter: Unicode.Scalar) -> Bool {
            (0x30...0x39).contains(letter.value) || (0xFF10...0xFF19).contains(letter.value)
        }
        var start = 0
        while let first = letters[start...].firstIndex(where: isDigit) {
            let isQuarter = first > 0 && (letters[first - 1] == "Q" || letters[first - 1] == "q")
            let run = letters[first...].prefix(while: isDigit)
            let century = run.prefix(2).map(\.value)
            let isYear = run.count == 4 && (century == [0x31, 0x39] || century == [0x32, 0x30])
            if !isQuarter, !isYear { return true }
            start = run.endIndex
        }
        return false
    }

    private func phrase(of phrases: [[String]]) -> String? {
        for start in words.indices {
            if let found = phrases.first(where: { words[start...].starts(with: $0) }) {
                return found.joined(separator: " ")
            }
        }
        return nil
    }

    private static let vaguePhrases = [
        "as much as possible", "as many as possible", "as soon as possible", "as far as possible",
        "as well as possible",
        "as good as possible", "as fast as possible", "as quickly as possible", "best possible", "asap",
        "significantly",
        "substantially", "considerably", "greatly", "dramatically", "drastically", "vigorously", "world-class",
        "best-in-class", "step up",
    ].map { $0.split(separator: " ").map(String.init) }

    private static let directions = [
        "improve", "raise", "increase", "boost", "enhance", "strengthen", "optimise", "optimize", "reduce",
    ].map { [$0] }

    private static let vagueChinese = [
        "尽量", "尽可能", "尽快", "尽最大努力", "大力", "显著", "大幅", "狠抓", "切实", "不断提", "全面提升", "努力提", "有效提升", "一流",
    ]
    private static let directionsChinese = ["提高", "提升", "加强", "增强", "改善", "优化", "强化", "降低", "减少"]

    private static let amounts: Set<String> = [
        "half", "halve", "halved", "third", "thirds", "quarter", "fifth", "eighth", "tenth", "twice", "double",
        "doubled",
        "triple", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "hundreds",
        "thousand", "million", "millions", "dozen",
    ]
    private static let wholes: Set<String> = ["every", "everyone", "everybody", "all", "none", "nobody"]
    private static let wholesChinese = ["过半", "对半", "全部", "所有", "人人", "零"]
    private static let numerals = Set("一二两三四五六七八九十百千几数半")
    private static let counters = Set("成倍万亿百千十个分家位次天周月年条单间行半")
}
