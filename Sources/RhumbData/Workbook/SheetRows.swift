// The rows of a sheet, one at a time: the cells that are wanted, as the texts that a text table would have.
import RhumbFormats
import RhumbText

/// The cells of one row of a sheet after another.
final class SheetRows: XMLHandler {
    /// As many rows and columns as a sheet can have.
    static let mostRows = 1 << 20
    static let mostColumns = 1 << 14

    private enum Kind {
        case number, shared, text, truth, error, day
    }

    private let strings: SharedStrings
    private let styles: CellStyles
    private let writing: NumberWriting
    /// The declared formats of days, by column.
    var patterns: [DatePattern?] = []
    /// By column: whether its cells are wanted; nil: all are.
    var wanted: [Bool]?

    /// The row that was read last, as its sheet counts: from 1.
    private(set) var number = 0
    /// Its cells that hold something, in the order of columns.
    private(set) var cells: [(column: Int, text: Range<Int>)] = []
    /// Whether anything stands in it, wanted or not.
    private(set) var isBlank = true
    private var bytes: [UInt8] = []
    private(set) var failure: ReadFailure?

    // The cell at hand.
    private var column = -1
    private var isWanted = false
    private var kind = Kind.number
    private var style = 0
    private var isInValue = false
    private var hasFormula = false
    private var hasValue = false
    private var value: [UInt8] = []
    private var run = TextRun()

    init(strings: SharedStrings, styles: CellStyles, writing: NumberWriting) {
        self.strings = strings
        self.styles = styles
        self.writing = writing
    }

    /// The bytes of a cell of the row.
    func withText<Result>(_ text: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[text])) }
    }

    /// The texts of the row by column, for headers.
    var texts: [String] {
        var texts: [String] = []
        for cell in cells {
            while texts.count < cell.column { texts.append("") }
            texts.append(trimmedText(Array(bytes[cell.text])))
        }
        return texts
    }

    // MARK: - Elements

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case "c": startCell(attributes)
        case "v":
            isInValue = true
            hasValue = true
        case "row": startRow(attributes)
        case "f": hasFormula = true
        case "is": hasValue = true
        default: run.start(name)
        }
    }

    func end(_ name: XMLName) -> Bool {
        switch name {
        case "c": endCell()
        case "v": isInValue = false
        case "row": return failure == nil
        default: run.end(name)
        }
        return false
    }

    func text(_ text: UnsafeBufferPointer<UInt8>) {
        if isInValue {
            isBlank = false
            if isWanted { value.append(contentsOf: text) }
            if value.count > 1 << 20 { failure = damaged }
        } else {
            guard run.append(text) else { return failure = damaged }
            if !run.bytes.isEmpty { isBlank = false }
        }
    }

    private var damaged: ReadFailure { .damagedWorkbook("row \(number)") }

    private func startRow(_ attributes: XMLAttributes) {
        let declared = attributes.bytes("r").flatMap(wholeNumber)
        let next = declared ?? number + 1
        // Rows come in rising order, each once.
        if next <= number || next > SheetRows.mostRows { failure = damaged }
        number = next
        cells.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        isBlank = true
        column = -1
    }

    private func startCell(_ attributes: XMLAttributes) {
        let declared = attributes.bytes("r").flatMap(columnOfReference)
        let next = declared ?? column + 1
        if next <= column || next >= SheetRows.mostColumns { failure = damaged }
        column = next
        isWanted = wanted.map { $0.indices.contains(next) && $0[next] } ?? true
        hasFormula = false
        hasValue = false
        run.clear()
        value.removeAll(keepingCapacity: true)
        guard isWanted else { return }
        style = attributes.bytes("s").flatMap(wholeNumber) ?? 0
        kind = .number
        guard let type = attributes.bytes("t") else { return }
        switch (UInt8(bitPattern: type[0]), type[0] == 0 ? 0 : UInt8(bitPattern: type[1])) {
        case (0x73, 0): kind = .shared
        case (0x73, _), (0x69, _): kind = .text
        case (0x62, _): kind = .truth
        case (0x65, _): kind = .error
        case (0x64, _): kind = .day
        default: kind = .number
        }
    }

    private func endCell() {
        guard isWanted, failure == nil else { return }
        guard hasValue else {
            if hasFormula { failure = .uncalculated(cell: columnName(column) + String(number)) }
            return
        }
        let start = bytes.count
        switch kind {
        case .number:
            let pattern = patterns.indices.contains(column) ? patterns[column] : nil
            writing.append(value, kind: styles.kind(style), pattern: pattern, to: &bytes)
        case .shared:
            let index = value.withUnsafeBufferPointer { Int(String(decoding: $0, as: UTF8.self)) }
            guard let index, let text = strings.text(index) else { return failure = damaged }
            bytes.append(contentsOf: text)
        case .text where run.bytes.isEmpty: bytes.append(contentsOf: unescapedCharacters(value))
        case .text:
            run.unescape()
            bytes.append(contentsOf: run.bytes)
        case .truth: bytes.append(contentsOf: value == [0x31] ? "true".utf8 : "false".utf8)
        case .error: if !value.elementsEqual("#N/A".utf8) { bytes.append(contentsOf: value) }
        case .day: bytes.append(contentsOf: value)
        }
        // Each cell has its limit, and so has the number of columns; a row of both at their limits is no table.
        guard bytes.count <= ChunkSource.Limits.longestRecord else { return failure = damaged }
        if bytes.count > start { cells.append((column: column, text: start..<bytes.count)) }
    }
}

extension ReadFailure {
    static func uncalculated(cell: String) -> ReadFailure {
        .refused(
            id: "data/formula",
            Message("the formula in \(cell) has no stored result", zh: "单元格 \(cell) 的公式没有保存计算结果"),
            help: Message(
                "open the workbook in Excel or LibreOffice and save it: results are stored then",
                zh: "请用 Excel 或 LibreOffice 打开并保存工作簿，计算结果会随之保存"))
    }
}

/// A number of digits only, which end in 0; nil where there are others or too many.
private func wholeNumber(_ text: UnsafePointer<CChar>) -> Int? {
    var value = 0
    var place = 0
    while text[place] != 0 {
        let digit = UInt8(bitPattern: text[place]) &- 0x30
        guard digit <= 9, place < 9 else { return nil }
        value = value * 10 + Int(digit)
        place += 1
    }
    return place > 0 ? value : nil
}

/// The 0-based column of a reference such as `AB12`; nil where it begins with no letter.
private func columnOfReference(_ text: UnsafePointer<CChar>) -> Int? {
    var column = 0
    var place = 0
    while place < 4 {
        let letter = (UInt8(bitPattern: text[place]) & 0xDF) &- 0x41
        guard letter < 26 else { break }
        column = column * 26 + Int(letter) + 1
        place += 1
    }
    return column > 0 ? column - 1 : nil
}

/// `A` to `XFD`.
func columnName(_ column: Int) -> String {
    var name = ""
    var rest = column + 1
    while rest > 0 {
        name = String(Character(Unicode.Scalar(UInt8(0x41 + (rest - 1) % 26)))) + name
        rest = (rest - 1) / 26
    }
    return name
}
