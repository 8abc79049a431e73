// Markup as a value: text is escaped where it is written, so no datum can become markup.
import RhumbText

/// A piece of a page.
indirect enum Markup: Sendable {
    case text(String)
    case element(String, [(name: String, value: String)], [Markup])
    case list([Markup])
    /// Our own style sheet, script or data, as it is.
    case verbatim(String)

    static let nothing = Markup.list([])
}

extension Markup: ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
    init(stringLiteral text: String) { self = .text(text) }
    init(arrayLiteral elements: Markup...) { self = .list(elements) }
}

/// An element. An attribute whose value is nil is left out.
func tag(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ children: Markup...) -> Markup {
    .element(name, attributes.compactMap { key, value in value.map { (key, $0) } }, children)
}

/// An element with a list of children.
func tag(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], all children: [Markup]) -> Markup {
    .element(name, attributes.compactMap { key, value in value.map { (key, $0) } }, children)
}

extension Markup {
    /// The piece as HTML.
    var html: String {
        var text = ""
        write(to: &text)
        return text
    }

    /// Elements that have no end tag.
    private static let empty: Set<String> = ["meta", "link", "input", "br", "col", "hr"]

    private func write(to target: inout String) {
        switch self {
        case .text(let text): escape(text, to: &target)
        case .verbatim(let text): target += text
        case .list(let pieces): for piece in pieces { piece.write(to: &target) }
        case .element(let name, let attributes, let children):
            target += "<\(name)"
            for attribute in attributes {
                target += " \(attribute.name)"
                guard !attribute.value.isEmpty else { continue }
                target += "=\""
                escape(attribute.value, to: &target)
                target += "\""
            }
            target += ">"
            guard !Markup.empty.contains(name) else { return }
            for child in children { child.write(to: &target) }
            target += "</\(name)>"
        }
    }
}

/// Text as it stands between tags and in quoted attributes. Control characters have been made visible: they have no place in HTML.
private func escape(_ text: String, to target: inout String) {
    guard text.utf8.contains(where: { isMark($0) }) else {
        target += printable(text)
        return
    }
    for character in printable(text).unicodeScalars {
        switch character {
        case "&": target += "&amp;"
        case "<": target += "&lt;"
        case ">": target += "&gt;"
        case "\"": target += "&quot;"
        case "'": target += "&#39;"
        default: target.unicodeScalars.append(character)
        }
    }
}

private func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    default: false
    }
}
