// Every sentence that a person reads exists in both languages; the types here make a missing one fail to compile.

/// A language of the surface: of keywords, messages and reports.
public enum Language: String, Sendable, Hashable, CaseIterable {
    case english = "en"
    case chinese = "zh"
}

/// A sentence in both languages, written side by side.
public struct Message: Sendable, Hashable {
    public let english: String
    public let chinese: String

    public init(_ english: String, zh chinese: String) {
        self.english = english
        self.chinese = chinese
    }

    /// The same words in both languages: a name, a figure, a quotation.
    public init(verbatim text: String) {
        self.init(text, zh: text)
    }

    /// The sentence in one language.
    public func text(in language: Language) -> String {
        switch language {
        case .english: english
        case .chinese: chinese
        }
    }
}
