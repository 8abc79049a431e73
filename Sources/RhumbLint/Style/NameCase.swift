// Names in many fashions.
import RhumbSyntax
import RhumbText

extension Rule {
    static let nameCase = Rule(
        "style/name-case", .note,
        Message("Latin names are small letters with underscores", zh: "拉丁字母的名称用小写字母和下划线"),
        why: Message(
            """
            One fashion for all names spares the question whether it was `familyClub`, `Family_Club` or `family_club`. \
            Columns keep the names that the data have; abbreviations such as NPS and Chinese names are fine as they are.
            """,
            zh: "名称只用一种写法，就不用猜是 familyClub、Family_Club 还是 family_club。数据列保留数据里的名称；NPS 一类缩写和中文名称照常写。"),
        bad: """
            segment ‹WebGuests› "From our own page" of guests where channel = "web"
            """,
        good: """
            segment web_guests "From our own page" of guests where channel = "web"
            """
    ) { lint in
        for declared in lint.declaredNames where declared.kind.isChosen {
            let name = declared.name.text
            guard let better = SnakeCase.name(name), better != name else { continue }
            lint.report(
                at: declared.name.span,
                Message("`\(name)` is written in another fashion than names are", zh: "“\(name)”的写法与一般名称不同"),
                help: Message("call it `\(better)`, here and wherever it is named", zh: "请改作“\(better)”，用到的地方一并改"))
        }
    }
}

private enum SnakeCase {
    /// `FamilyClub` → `family_club`; nil for names that are not ASCII, and for abbreviations.
    static func name(_ name: String) -> String? {
        let small = UInt8(ascii: "a")...UInt8(ascii: "z")
        let great = UInt8(ascii: "A")...UInt8(ascii: "Z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        let underscore = UInt8(ascii: "_")
        var bytes = name
        let isSnakeCase = bytes.withUTF8 { letters in
            letters.allSatisfy { small.contains($0) || digits.contains($0) || $0 == underscore }
        }
        if isSnakeCase { return name }
        let letters = name.utf8
        guard name.isASCII, letters.contains(where: { small.contains($0) }) else { return nil }
        var result: [UInt8] = []
        var wasSmall = false
        for letter in letters {
            if great.contains(letter), wasSmall { result.append(underscore) }
            wasSmall = small.contains(letter) || digits.contains(letter)
            // Capitals and small letters are a bit apart.
            result.append(great.contains(letter) ? letter | 0x20 : wasSmall ? letter : underscore)
        }
        return String(decoding: result, as: UTF8.self)
    }
}
