// Keys in one form each, so that `007` and `7` are the same integer key and `2026/6/1` and `2026-06-01` the same day.
import RhumbColumns
import RhumbValues

/// Brings the text of a key into the form by which keys are compared.
struct KeyReader {
    let type: KeyType
    let plan: ColumnPlan
    let scratch: ChunkBuffer

    @inline(__always)
    func read(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> (key: UnsafeBufferPointer<UInt8>, fault: CellFault) {
        let text = UnsafeBufferPointer(start: bytes, count: count)
        switch type {
        case .text: return (text, .none)
        case .integer:
            if isPlainInteger(bytes, count) { return (text, .none) }
            return readInteger(text)
        case .date: return readDay(text)
        }
    }

    /// At most 18 digits, the first not 0: most integers are in their form already.
    @inline(__always)
    private func isPlainInteger(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count <= 18, bytes[0] != 0x30 || count == 1 else { return false }
        var index = 0
        while index < count {
            guard bytes[index] &- 0x30 <= 9 else { return false }
            index += 1
        }
        return true
    }

    private func readInteger(_ text: UnsafeBufferPointer<UInt8>) -> (UnsafeBufferPointer<UInt8>, CellFault) {
        guard let number = readNumber(text, style: plan.style) else { return (text, .notInteger) }
        let (value, fault) = number.scaled(to: 0, rounded: false)
        guard fault == .none else { return (text, fault == .tooManyPlaces ? .notInteger : fault) }
        return (written(String(value)), .none)
    }

    private func readDay(_ text: UnsafeBufferPointer<UInt8>) -> (UnsafeBufferPointer<UInt8>, CellFault) {
        let (day, fault) = readDate(text, pattern: plan.pattern)
        guard fault == .none else { return (text, fault) }
        return (written(day.description), .none)
    }

    /// The text in the scratch buffer; valid until the next cell.
    private func written(_ text: String) -> UnsafeBufferPointer<UInt8> {
        scratch.count = 0
        for byte in text.utf8 { scratch.append(byte) }
        return UnsafeBufferPointer(start: scratch.bytes, count: scratch.count)
    }
}
