// Findings as bytes: those about cells and files, which is what reading and counting find.
public import RhumbFormats
public import RhumbText

extension Diagnostic {
    /// Whether it can be kept as bytes with nothing lost.
    public var isStorable: Bool {
        fixes.isEmpty && place.isStorable && related.allSatisfy { $0.place.isStorable }
    }
}

extension Place {
    fileprivate var isStorable: Bool {
        switch self {
        case .cell, .file, .none: true
        case .source, .position: false
        }
    }
}

extension ByteWriter {
    private mutating func add(_ message: Message) {
        add(message.english)
        add(message.chinese)
    }

    private mutating func add(_ place: Place) {
        switch place {
        case .cell(let file, let row, let column, let value):
            add(1)
            add(file)
            add(row)
            add(column)
            add(value)
        case .file(let file):
            add(2)
            add(file)
        case .source, .position, .none: add(0)
        }
    }

    /// A finding that is storable.
    public mutating func add(_ diagnostic: Diagnostic) {
        add(diagnostic.id)
        add(diagnostic.level.rawValue)
        add(diagnostic.message)
        add(diagnostic.help == nil ? 0 : 1)
        if let help = diagnostic.help { add(help) }
        add(diagnostic.place)
        add(diagnostic.related.count)
        for related in diagnostic.related {
            add(related.message)
            add(related.place)
        }
    }
}

extension ByteReader {
    private mutating func message() -> Message? {
        guard let english = text(), let chinese = text() else { return nil }
        return Message(english, zh: chinese)
    }

    private mutating func place() -> Place? {
        switch number() {
        case 0: return Place.none
        case 1:
            guard let file = text(), let row = number(), let column = optionalText(), let value = optionalText() else {
                return nil
            }
            return .cell(file: file, row: row, column: column, value: value)
        case 2: return text().map { .file($0) }
        default: return nil
        }
    }

    private mutating func related() -> Related? {
        guard let message = message(), let place = place() else { return nil }
        return Related(message, at: place)
    }

    public mutating func diagnostic() -> Diagnostic? {
        guard let id = text(), let level = text().flatMap({ Level(rawValue: $0) }), let message = message(),
            let hasHelp = number()
        else { return nil }
        let help = hasHelp == 0 ? nil : self.message()
        guard hasHelp == 0 || help != nil, let place = place(), let related = list({ $0.related() }) else { return nil }
        return Diagnostic(id, level, message, at: place, help: help, related: related)
    }
}
