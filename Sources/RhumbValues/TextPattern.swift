// Forms of texts, for requirements such as "a phone number has eleven digits".

/// A pattern over whole texts: `#` is a digit, `@` a letter of any script, `*` anything or nothing; every other character
/// stands for itself.
public struct TextPattern: Sendable, Hashable {
    /// As it was written.
    public let text: String
    private let scalars: [Unicode.Scalar]

    public init(_ text: String) {
        self.text = text
        scalars = Array(text.unicodeScalars)
    }

    public func matches(_ candidate: String) -> Bool {
        let candidate = Array(candidate.unicodeScalars)
        var (place, here) = (0, 0)
        // Where to go on when the last `*` has to take one character more.
        var retry: (place: Int, here: Int)?
        while here < candidate.count {
            if place < scalars.count, scalars[place] == "*" {
                retry = (place, here)
                place += 1
            } else if place < scalars.count, TextPattern.matches(scalars[place], candidate[here]) {
                place += 1
                here += 1
            } else if let last = retry {
                retry = (last.place, last.here + 1)
                (place, here) = (last.place + 1, last.here + 1)
            } else {
                return false
            }
        }
        return scalars[place...].allSatisfy { $0 == "*" }
    }

    private static func matches(_ pattern: Unicode.Scalar, _ scalar: Unicode.Scalar) -> Bool {
        switch pattern {
        case "#": ("0"..."9").contains(scalar)
        case "@": scalar.properties.isAlphabetic
        default: pattern == scalar
        }
    }
}
