// Two runs compared, in every form: the page for people, `rhumb.diff/1` for programs.
public import RhumbHistory
public import RhumbText
import RhumbFormats

/// A difference as text for a terminal, ended by a newline.
/// - Parameters:
///   - width: columns of the terminal; taken as 40 to 200.
///   - colour: with escape sequences for colours.
public func terminal(_ difference: RunDifference, language: Language, width: Int, colour: Bool) -> String {
    terminal(DifferencePage(difference, language: language).page, width: width, colour: colour)
}

/// A difference as Markdown, ended by a newline.
public func markdown(_ difference: RunDifference, language: Language) -> String {
    markdown(DifferencePage(difference, language: language).page, in: language)
}

/// A difference as a JSON document of schema `rhumb.diff/1`, ended by a newline. Lists of keys are whole.
public func json(_ difference: RunDifference, language: Language) -> String {
    DifferenceJSON(difference: difference, language: language).document.text()
}
