// Files in two languages.
import RhumbSyntax
import RhumbText

extension Rule {
    static let mixedLanguage = Rule(
        "style/mixed-language", .note,
        Message("A file's keywords are of one language", zh: "一个文件里的关键词用同一种语言"),
        why: Message(
            """
            Both languages are understood everywhere, and a file that changes between them is hard to read for whoever knows \
            one. `rhumb fmt --language` brings it into either without loss; names and titles stay.
            """,
            zh: """
                两种语言在哪里都看得懂，但一个文件里换来换去，只懂一种的人读起来就吃力。rhumb fmt --language 能无损地改成任何一种，\
                名称和标题不变。
                """),
        bad: """
            goal more_families "More families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%
              ‹截止› 2026-12-31
            }
            """,
        good: """
            goal more_families "More families come back" {
              measure repeat_rate of family
              baseline 31%; target 38%
              deadline 2026-12-31
            }
            """
    ) { lint in
        for tree in lint.trees {
            // Keywords of either language are of its letters from the first on; a clause may begin with a text of the author's.
            var (english, chinese) = (WordsFound(), WordsFound())
            func look(at span: SourceSpan) {
                if tree.file.startsWithLetter(at: span) { english.add(span) }
                if tree.file.startsWithIdeograph(at: span) { chinese.add(span) }
            }
            for declaration in tree.declarations {
                look(at: declaration.keywordSpan)
                for clause in declaration.clauses where clause.payload.beginsWithKeyword {
                    look(at: clause.keywordSpan)
                }
            }
            let isChinese = chinese.count > english.count
            guard chinese.count > 0, let odd = isChinese ? english.first : chinese.first else { continue }
            let (word, code) = (lint.written(odd), isChinese ? "zh" : "en")
            lint.report(
                at: odd,
                Message(
                    "`\(word)` stands in a file whose other words are \(isChinese ? "Chinese" : "English")",
                    zh: "这个文件用的是\(isChinese ? "中文" : "英文")关键词，这里却写了“\(word)”"),
                help: Message(
                    "bring the file into one language: rhumb fmt --language \(code) \(tree.file.path)",
                    zh: "请统一语言：rhumb fmt --language \(code) \(tree.file.path)"))
        }
    }
}

/// Words of one language.
private struct WordsFound {
    private(set) var first: SourceSpan?
    private(set) var count = 0

    mutating func add(_ span: SourceSpan) {
        if first == nil { first = span }
        count += 1
    }
}

extension SourceFile {
    fileprivate func startsWithLetter(at span: SourceSpan) -> Bool {
        first(of: span).map { $0 < 0x80 && $0 != UInt8(ascii: "\"") } ?? false
    }

    fileprivate func startsWithIdeograph(at span: SourceSpan) -> Bool {
        // “ and ” begin with 0xE2.
        first(of: span).map { $0 >= 0x80 && $0 != 0xE2 } ?? false
    }

    private func first(of span: SourceSpan) -> UInt8? { span.start < bytes.count ? bytes[span.start] : nil }
}

extension ClausePayload {
    /// False where a name of the author's stands first, or a word that both languages share.
    fileprivate var beginsWithKeyword: Bool {
        switch self {
        case .column, .attribute, .tier, .override, .expression, .rfm, .broken: false
        case .file, .base, .condition, .trigger, .source, .better, .title, .because, .note, .owner, .decides,
            .consults, .informs, .atLeastRows, .today, .start, .serves, .lesson, .finding, .period, .currency,
            .budget, .contact, .fit, .rollup, .key, .event, .extracted, .consent, .require, .promise, .metricKind,
            .splitBy, .forecast, .stage, .matureAfter, .active, .cohortEvery, .cohortLast, .unbounded, .surveyPart,
            .question, .cohort, .measure, .deadline, .baseline, .baselineMeasured, .target, .targetUp, .targetDown,
            .keep, .hold, .milestone, .pace, .partOf, .priority, .weight, .review, .reviewed, .revised, .bands,
            .covers, .memberOf, .people, .rate, .capacity, .holiday, .workday, .advances, .after, .finish, .effort,
            .cost, .done, .doneMeasured, .spent, .repeats, .actionKind, .task, .investmentOf, .investmentCost,
            .benefit, .horizon, .discount, .riskKind, .likelihood, .impact, .threatens, .signal, .response,
            .fallback, .residual, .say, .worth, .order, .limit, .startAction, .given, .expect:
            true
        }
    }
}
