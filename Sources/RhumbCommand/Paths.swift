// The paths of a command line, of which there may be thousands: `rhumb check $(git ls-files '*.rhumb')`.
import ArgumentParser

/// Paths that came as one word of the command line; mostly one.
struct Paths: ExpressibleByArgument {
    fileprivate let each: [String]

    /// - Parameter argument: paths with zero bytes between them, which no path can hold.
    init(argument: String) {
        each = argument.utf8.split(separator: 0, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    static let here = [Paths(argument: ".")]

    var defaultValueDescription: String { each.joined(separator: " ") }

    /// A command line with the paths of a list in one word. The argument parser remembers with each word of a list all
    /// before it: a thousand paths took it 60 ms.
    static func joined(in words: some Collection<String>) -> [String] {
        guard let verb = words.first, ["check", "fmt", "test"].contains(verb) else { return Array(words) }
        var joined: [String] = []
        // The first after an option may be its value, and stays as it is.
        var behindOption = 0
        for word in words {
            behindOption = word.hasPrefix("-") ? 0 : behindOption + 1
            if behindOption > 2 {
                joined[joined.count - 1] += "\0" + word
            } else {
                joined.append(word)
            }
        }
        return joined
    }
}

extension [Paths] {
    /// One after another.
    var each: [String] { flatMap(\.each) }
}
