// How a keyword is written in a language; the table itself is generated.

import RhumbText

extension Keyword {
    static let byOrdinal = allCases

    /// The English spelling that the formatter writes; several words are joined by a space, empty for what English omits.
    public var english: String { Keyword.englishWritten[ordinal] }

    /// The Chinese spelling that the formatter writes.
    public var chinese: String { Keyword.chineseWritten[ordinal] }

    private static let englishWritten = allCases.map { $0.englishSpellings.first ?? "" }
    private static let chineseWritten = allCases.map { $0.chineseSpellings.first ?? "" }

    /// The spelling that the formatter writes in a language.
    public func spelling(in language: Language) -> String {
        switch language {
        case .english: english
        case .chinese: chinese
        }
    }

    /// The English singular of a unit (`day`), else the written spelling.
    public var englishSingular: String { englishSpellings.count > 1 && role == .unit ? englishSpellings[1] : english }
}
