// Words that promise without measuring, and what counts as a figure.

enum Wording {
    /// Nobody can say whether these were done; nil for a sentence without one, else the first of them.
    static func vague(in text: String) -> String? {
        phrase(in: text, of: vaguePhrases) ?? vagueChinese.first { text.contains($0) }
    }

    /// Words that name a direction and no distance.
    static func direction(in text: String) -> String? {
        phrase(in: text, of: directions) ?? directionsChinese.first { text.contains($0) }
    }

    /// Digits, or numbers in words: `nine of ten`, `六成`, `一半`. Years and quarters are no figures.
    static func hasFigure(_ text: String) -> Bool {
        hasAmount(text) || words(of: text).contains { wholes.contains($0) }
            || wholesChinese.contains { text.contains($0) }
    }

    /// Like `hasFigure`, for amounts: words such as `all` and `every` are none.
    static func hasAmount(_ text: String) -> Bool {
        hasDigits(text) || words(of: text).contains { amounts.contains($0) } || countsChinese(text)
    }

    private static func countsChinese(_ text: String) -> Bool {
        let letters = Array(text)
        return zip(letters, letters.dropFirst()).contains { numerals.contains($0) && counters.contains($1) }
            || ["一半", "减半", "翻番", "翻倍"].contains { text.contains($0) }
    }

    private static func hasDigits(_ text: String) -> Bool {
        func isDigit(_ letter: Character) -> Bool { ("0"..."9").contains(letter) || ("０"..."９").contains(letter) }
        var rest = text[...]
        while let start = rest.firstIndex(where: isDigit) {
            let isQuarter = start > rest.startIndex && "Qq".contains(rest[rest.index(before: start)])
            let run = rest[start...].prefix(while: isDigit)
            let isYear = run.count == 4 && (run.hasPrefix("19") || run.hasPrefix("20"))
            if !isQuarter, !isYear { return true }
            rest = rest[run.endIndex...]
        }
        return false
    }

    private static func words(of text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && $0 != "-" }.map(String.init)
    }

    private static func phrase(in text: String, of phrases: [[String]]) -> String? {
        let words = words(of: text)
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
