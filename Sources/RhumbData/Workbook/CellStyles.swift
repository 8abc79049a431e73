// Which numbers of a workbook are days: nothing but the format in which they are shown says so.

/// The formats of cells.
final class CellStyles: XMLHandler {
    enum Kind {
        case number
        case date
        /// Hours that are counted beyond 24.
        case elapsed
    }

    /// By the cell's style.
    private var kinds: [Kind] = []
    private var custom: [Int: Kind] = [:]
    private var isInFormats = false
    let failure: ReadFailure? = nil

    func kind(_ style: Int) -> Kind { kinds.indices.contains(style) ? kinds[style] : .number }

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case "numFmt":
            guard let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] else {
                return
            }
            if custom.count < 1 << 16 { custom[id] = numberFormatKind(code) }
        case "cellXfs": isInFormats = true
        case "xf":
            guard isInFormats, kinds.count < 1 << 16 else { return }
            let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            kinds.append(custom[id] ?? CellStyles.builtIn(id))
        default: break
        }
    }

    func end(_ name: XMLName) -> Bool {
        if "cellXfs" ~= name { isInFormats = false }
        return false
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    /// The formats that have numbers of their own, those of East Asian languages among them.
    private static func builtIn(_ id: Int) -> Kind {
        switch id {
        case 46: .elapsed
        case 14...22, 27...36, 45, 47, 50...58: .date
        default: .number
        }
    }
}

/// What a format shows, by its letters outside of quotes and brackets.
func numberFormatKind(_ code: String) -> CellStyles.Kind {
    // The first section is that of positive numbers.
    var letters = code.unicodeScalars[...]
    var bracket: String?
    while let letter = letters.popFirst() {
        if let open = bracket {
            if letter != "]" {
                bracket = open + String(letter)
                continue
            }
            bracket = nil
            if !open.isEmpty, open.lowercased().allSatisfy({ "hms".contains($0) }) { return .elapsed }
            continue
        }
        switch letter {
        case "[": bracket = ""
        case "\"": while let quoted = letters.popFirst(), quoted != "\"" {}
        case "\\", "_", "*": _ = letters.popFirst()
        case ";": return .number
        case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S": return .date
        case "G", "g":
            // “General” has no letter of a date before its end, but it has them.
            if letters.starts(with: "eneral".unicodeScalars) { letters = letters.dropFirst(6) }
        default: break
        }
    }
    return .number
}
