// Values of databases as the texts that a table would have.

extension RecordBlock {
    /// A whole number.
    mutating func add(_ value: Int64, slot: Int) {
        // Digits from behind; the longest is -9223372036854775808.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var rest = value.magnitude
            var place = 20
            repeat {
                place -= 1
                digits[place] = UInt8(truncatingIfNeeded: rest % 10) + 0x30
                rest /= 10
            } while rest > 0
            if value < 0 {
                place -= 1
                digits[place] = 0x2D
            }
            add(UnsafeBufferPointer(rebasing: digits[place...]), slot: slot)
        }
    }

    /// A binary number: the shortest decimal that reads back as the same, and none after the point of a whole one.
    mutating func add(_ value: Double, slot: Int, decimal: UInt8) {
        if let whole = Int64(exactly: value) { return add(whole, slot: slot) }
        add(marked(value.description, decimal), slot: slot)
    }

    mutating func add(_ value: Float, slot: Int, decimal: UInt8) {
        if let whole = Int64(exactly: value) { return add(whole, slot: slot) }
        add(marked(value.description, decimal), slot: slot)
    }

    /// With the decimal mark of the layout: the texts beside it in the column may have it.
    private func marked(_ text: String, _ decimal: UInt8) -> String {
        decimal == 0x2E ? text : String(decoding: text.utf8.map { $0 == 0x2E ? decimal : $0 }, as: UTF8.self)
    }
}
