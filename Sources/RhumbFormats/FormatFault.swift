// What is wrong with a JSON or YAML text, and where. This module knows no diagnostics: callers turn a fault into one.

/// The first thing in a text that does not follow its format.
public struct FormatFault: Error, Sendable, Hashable {
    /// 1-based.
    public let line: Int
    /// 1-based; counts characters as an editor shows them.
    public let column: Int
    /// What was found, what was expected and what to do, in English.
    public let english: String
    /// The same in Chinese.
    public let chinese: String

    public init(line: Int, column: Int, english: String, chinese: String) {
        self.line = line
        self.column = column
        self.english = english
        self.chinese = chinese
    }
}
