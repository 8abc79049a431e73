// One clause of a block: which word begins it, and what that word says.

import RhumbText

extension Parser {
    /// Reads one clause; `say` and `title` in two languages give two.
    mutating func clause(_ kind: DeclarationKind, _ clauses: inout [Clause]) throws(Stop) {
        let first = position
        if let word = cursor.clauseWord(kind) {
            take(word.keyword, length: word.length, isChinese: word.isChinese)
            endLabel()
            if word.keyword == .adviceSay {
                let texts = try say()
                for text in texts {
                    clauses.append(
                        Clause(text, span: span(from: first), keywordSpan: cursor.wordSpan(first, word.length)))
                }
                return
            }
            let payload = try payload(word.keyword, kind)
            clauses.append(Clause(payload, span: span(from: first), keywordSpan: cursor.wordSpan(first, word.length)))
            return
        }
        if cursor.atLocalizedTitle {
            _ = accept(.commonTitle)
            endLabel()
            let titles = try titles()
            for title in titles {
                clauses.append(Clause(title, span: span(from: first), keywordSpan: span(token(first))))
            }
            return
        }
        guard kind.hasOwnNames, current.kind == .word || current.kind == .quotedName else {
            throw unknownClause(kind)
        }
        let payload = try ownName(kind)
        clauses.append(Clause(payload, span: span(from: first), keywordSpan: span(token(first))))
    }

    private mutating func titles() throws(Stop) -> [ClausePayload] {
        var result: [ClausePayload] = []
        while let language = language() { result.append(.title(language, try string())) }
        return result
    }

    mutating func language() -> Language? {
        if accept(.languageEnglish) { return .english }
        if accept(.languageChinese) { return .chinese }
        return nil
    }

    /// A line whose first word is none of this block's clauses.
    private mutating func unknownClause(_ kind: DeclarationKind) -> Stop {
        let token = current
        let known = Message(
            kind.clauseWords.map(\.english).joined(separator: ", "),
            zh: kind.clauseWords.map(\.chinese).joined(separator: "、"))
        guard token.kind == .word else {
            return expected(
                Message("a clause of this \(kind.word.english)", zh: "“\(kind.word.chinese)”的一句"),
                help: Message("it can say: \(known.english)", zh: "这里可写：\(known.chinese)"))
        }
        let word = text(token)
        if let inner = cursor.declarationKind(), !kind.hasOwnNames {
            report(SyntaxMessages.nestedDeclaration(word, span(token)))
            readNested(inner)
            return Stop()
        }
        let isChinese = token.start < bytes.count && bytes[Int(token.start)] >= 0x80
        let spellings = kind.clauseWords.map { isChinese ? $0.chinese : $0.english }
        let owner = DeclarationKind.allCases.first { other in
            other != kind && other.clauseWords.contains { match($0, at: position).length > 0 }
        }
        let near = owner == nil ? nearestName(to: word, among: spellings) : nil
        report(
            SyntaxMessages.unknownClause(
                word, in: kind.word, suggestion: near, belongsTo: owner?.word, known: known, span(token)))
        return Stop()
    }

    /// A declaration within another is read all the same, so that others may speak of it. Not one within that.
    private mutating func readNested(_ kind: DeclarationKind) {
        guard !isNested else { return }
        isNested = true
        defer { isNested = false }
        let saved = (clauseStart, openRows, missingSeparators)
        let outerBraces = braces
        nested.append(declaration(kind, []))
        braces = outerBraces
        (clauseStart, openRows, missingSeparators) = saved
    }

    // MARK: Lines that begin with a name of the author's

    private mutating func ownName(_ kind: DeclarationKind) throws(Stop) -> ClausePayload {
        switch kind {
        case .dataset: return .column(try column())
        case .attributes:
            let name = try name(Message("the attribute's name", zh: "属性名"))
            endLabel()
            let value = try expression()
            let title = at(.string) ? try string() : nil
            return .attribute(AttributeSyntax(name: name, value: value, title: title))
        case .tiers: return .tier(try tier())
        default: return try override()
        }
    }

    private mutating func tier() throws(Stop) -> TierSyntax {
        let name = try name(Message("the tier's name", zh: "层级名"))
        endLabel()
        let title = at(.string) ? try string() : nil
        if accept(.tierOtherwise) { return TierSyntax(name: name, title: title, condition: nil) }
        try expect(
            .when,
            help: Message(
                "write `when` and a condition, or `otherwise` for the last tier", zh: "请写“当”加条件，最后一层写“其余”"))
        let condition = try expression(Message("a condition", zh: "条件"))
        return TierSyntax(name: name, title: title, condition: condition)
    }

    private mutating func override() throws(Stop) -> ClausePayload {
        let first = try name(Message("what to change", zh: "要改动的对象"))
        var rest: [Name] = []
        while accept(.dot) {
            let place = position
            rest.append(try name(Message("a name", zh: "名称")))
            let token = self.token(place)
            // `.target` is a clause word and is respelt like one.
            guard token.kind == .word, let keyword = Keyword.overridden(by: text(token)) else { continue }
            marks[place].keyword = keyword
            if bytes[Int(token.start)] >= 0x80 { chineseWords += 1 } else { englishWords += 1 }
        }
        endLabel()
        let path = Path(first: first, rest: rest)
        if accept(.scenarioOff) { return .override(path, .off) }
        if accept(.scenarioOn) { return .override(path, .on) }
        let value = try expression()
        return .override(path, .value(value, by: accept(.goalMilestoneBy) ? try date() : nil))
    }

    // MARK: Columns

    mutating func column() throws(Stop) -> ColumnSyntax {
        let name = try name(Message("the column's name", zh: "列名"))
        endLabel()
        return try column(named: name)
    }

    static let columnTypes: [Keyword] = [
        .typeText, .typeYesNo, .typeInteger, .typeNumber, .typePercent, .typeMoney, .typeDate, .typeTimestamp,
        .typeOneOf, .typeSeveral, .typeRefersTo,
    ]

    func columnTypeHelp() -> Message {
        Message(
            "types: text, yes_no, integer, number, percent, money, date, timestamp, one of \"a\", \"b\", several of \"a\", \"b\", refers to DATASET",
            zh: "类型：文本、是否、整数、数值、百分比、金额、日期、时间戳、取值 \"甲\", \"乙\"、多选 \"甲\", \"乙\"、关联 数据集")
    }

    mutating func column(named name: Name) throws(Stop) -> ColumnSyntax {
        let first = position
        let type = try type()
        let typeSpan = span(from: first)
        var isOptional = false
        var isCurrent = false
        while true {
            if accept(.optional) { isOptional = true } else if accept(.current) { isCurrent = true } else { break }
        }
        return ColumnSyntax(
            name: name, type: type, typeSpan: typeSpan, isOptional: isOptional, isCurrent: isCurrent)
    }

    private mutating func type() throws(Stop) -> TypeSyntax {
        if accept(.typeText) { return .text }
        if accept(.typeYesNo) { return .yesNo }
        if accept(.typeDate) { return .date }
        if accept(.typePercent) { return .percent }
        if accept(.typeInteger) { return .integer(try rangeHere()) }
        if accept(.typeNumber) {
            let range = try rangeHere()
            let places = accept(.typeRounded) ? try quantity(Message("a number of digits", zh: "位数")) : nil
            return .number(range, rounded: places)
        }
        if accept(.typeMoney) {
            let token = current
            guard !atEnd, token.kind == .word, Glue.isCurrency(bytes, Int(token.start), Int(token.end)) else {
                return .money(nil)
            }
            advance()
            return .money(Name(text: text(token), span: span(token)))
        }
        if accept(.typeTimestamp) { return .timestamp(accept(.typeZone) ? try string() : nil) }
        if accept(.typeOneOf) { return .oneOf(try choices()) }
        if accept(.typeSeveral) {
            let values = try choices()
            return .severalOf(values, separator: accept(.typeSeparated) ? try string() : nil)
        }
        if accept(.typeRefersTo) {
            let dataset = try path(Message("a dataset's name", zh: "数据集名称"))
            let alias = accept(.headAs) ? try name(Message("a name", zh: "名称")) : nil
            return .refersTo(dataset, as: alias)
        }
        var help = columnTypeHelp()
        if current.kind == .word, !atEnd {
            let near =
                Keyword.columnType(called: text(current)).map { spelling(of: $0) }
                ?? nearestName(to: text(current), among: Parser.columnTypes.flatMap { [$0.english, $0.chinese] })
            if let near { help = Message("did you mean `\(near)`?", zh: "是否想写“\(near)”？") }
        }
        throw expected(Message("a column type", zh: "列的类型"), help: help)
    }

    /// A keyword in the language of the current word's letters.
    func spelling(of keyword: Keyword) -> String {
        bytes[Int(current.start)] >= 0x80 ? keyword.chinese : keyword.english
    }

    /// The texts of a choice. Words without quotes, and semicolons between the texts, are said once and read as meant.
    private mutating func choices() throws(Stop) -> [StringLiteral] {
        let first = position
        if at(.word), !traits(current).contains(.reserved) {
            var words: [StringLiteral] = []
            repeat {
                guard at(.word) else { break }
                words.append(StringLiteral(value: text(current), span: span(current)))
                advance()
            } while accept(.comma)
            let list = words.map { "\"\($0.value)\"" }.joined(separator: ", ")
            report(SyntaxMessages.needsQuotes(text(token(first)), list, span(token(first))))
            return words
        }
        var values = [try string()]
        while accept(.comma) { values.append(try string()) }
        if current.kind == .semicolon, token(position + 1).kind == .string, !token(position + 1).newlineBefore {
            let semicolon = span(current)
            while current.kind == .semicolon || current.kind == .comma, token(position + 1).kind == .string {
                advance()
                clauseStart = position
                values.append(try string())
            }
            let list = values.map { "\"\($0.value)\"" }.joined(separator: ", ")
            report(SyntaxMessages.semicolonBetweenValues(list, semicolon))
        }
        return values
    }

    private mutating func rangeHere() throws(Stop) -> RangeSyntax? {
        guard atQuantity(position) || at(.minus) else { return nil }
        return try range()
    }

    mutating func range() throws(Stop) -> RangeSyntax {
        let from = try bound()
        guard accept(.range) else {
            throw expected(Message("`..`", zh: "“..”"), help: Message("a range is `0 .. 10`", zh: "范围写成“0 .. 10”"))
        }
        return RangeSyntax(from: from, to: try bound())
    }

    // MARK: Requirements

    mutating func requirement() throws(Stop) -> RequirementSyntax {
        if accept(.expectUnique) {
            var names = [try name(Message("a column's name", zh: "列名"))]
            while accept(.comma) { names.append(try name(Message("a column's name", zh: "列名"))) }
            return .unique(names)
        }
        let subject = try expression(Message("a column or a condition", zh: "列或条件"))
        if accept(.expectUnique) {
            guard case .name(let name) = subject.kind else {
                report(
                    SyntaxMessages.needs(
                        Message("a column before `unique`", zh: "“唯一”前为列名"), subject.span,
                        help: Message("write `unique a, b` for several columns", zh: "多列请写“唯一 甲，乙”")))
                throw Stop()
            }
            return .unique([name])
        }
        if accept(.expectKnownFor) { return .known(subject, share: try percentage()) }
        if accept(.expectFresh) {
            let age = try duration()
            let column = accept(.expectBy) ? try name(Message("a date column", zh: "日期列")) : nil
            return .fresh(subject, within: age, by: column)
        }
        let share = accept(.expectFor) ? try percentage() : nil
        if case .known(let value) = subject.kind, let share {
            // `有值 占 95%` says what `齐全 95%` says.
            return .known(value, share: share)
        }
        return .predicate(subject, share: share)
    }
}

extension Cursor {
    fileprivate func wordSpan(_ first: Int, _ length: Int) -> SourceSpan {
        span(token(first)).joined(span(token(first + length - 1)))
    }

    /// The longest clause word of this block that stands here.
    fileprivate func clauseWord(_ kind: DeclarationKind) -> Reading<Void>? {
        keyword(at: position) { keyword, length in
            // `consent yes_no` declares a column of that name, as exports often have one.
            if keyword == .datasetConsent, beginsType(position + length) { return nil }
            return clauseWord(keyword, of: kind)
        }
    }

    /// Whether a keyword begins clauses of a block.
    func clauseWord(_ keyword: Keyword, of kind: DeclarationKind) -> Void? {
        table.pointee.blocks[keyword.ordinal].contains(kind) ? () : nil
    }

    func beginsType(_ position: Int) -> Bool {
        keyword(at: position) { keyword, _ in keyword.role == .type ? () : nil } != nil
    }

    /// `title en "…"`; a column that is called title has a type after it.
    fileprivate var atLocalizedTitle: Bool {
        guard at(.commonTitle) else { return false }
        let next = position + 1
        let isLanguage = match(.languageEnglish, at: next).length > 0 || match(.languageChinese, at: next).length > 0
        return isLanguage && token(next + 1).kind == .string
    }
}
