// Where records end: the one thing that must be known in order. Everything else can be done by any thread.

/// What separates a file's fields and records.
struct Dialect: Sendable {
    /// nil: whitespace.
    let separator: UInt8?
    /// `\n`, or `\r` in files that have no other.
    let newline: UInt8

    static let quote: UInt8 = 0x22
}

/// The complete records at the beginning of a buffer.
struct RecordScan {
    /// The offset behind the last complete record.
    var end = 0
    /// Complete records without blank lines.
    var rows = 0
    var hasQuotes = false
    /// Whether a byte is not ASCII.
    var hasHighBytes = false
    /// Where a quoted field begins that has no end in the buffer.
    var openQuote: Int?

    /// Looks at the bytes from a record's beginning. Needs `ChunkBuffer.padding` readable bytes before and behind.
    init(_ bytes: UnsafePointer<UInt8>, count: Int, dialect: Dialect) {
        let survey = ByteSurvey(bytes, count: count, newline: dialect.newline)
        hasQuotes = survey.hasQuotes
        hasHighBytes = survey.hasHighBytes
        if hasQuotes {
            walkQuotes(bytes, count: count, dialect: dialect)
        } else if dialect.separator == nil {
            countVisibleLines(bytes, count: count, newline: dialect.newline)
        } else {
            rows = survey.lines
            end = count
            while end > 0, bytes[end - 1] != dialect.newline { end -= 1 }
        }
    }

    /// Follows quotes and line ends one by one. A quote opens a field only at its beginning; elsewhere it is a letter.
    private mutating func walkQuotes(_ bytes: UnsafePointer<UInt8>, count: Int, dialect: Dialect) {
        let newline = dialect.newline
        var recordStart = 0
        var opened = -1
        var skipped = -1
        var position = 0
        while position < count {
            var mask = byteMask(bytes + position, Dialect.quote) | byteMask(bytes + position, newline)
            while mask != 0 {
                let at = position + mask.trailingZeroBitCount >> 3
                mask &= mask - 1
                guard at < count else { break }
                if bytes[at] == newline {
                    guard opened < 0 else { continue }
                    if !isBlank(bytes, recordStart, at, dialect) { rows += 1 }
                    recordStart = at + 1
                } else if opened >= 0 {
                    if at == skipped { continue }
                    if at + 1 < count, bytes[at + 1] == Dialect.quote { skipped = at + 1 } else { opened = -1 }
                } else if at == recordStart || dialect.separates(bytes[at - 1]) {
                    opened = at
                }
            }
            position += 8
        }
        end = recordStart
        openQuote = opened >= 0 ? opened : nil
    }

    /// In files of padded columns a line of nothing but spaces is blank too.
    private mutating func countVisibleLines(_ bytes: UnsafePointer<UInt8>, count: Int, newline: UInt8) {
        let dialect = Dialect(separator: nil, newline: newline)
        var start = 0
        for at in 0..<count where bytes[at] == newline {
            if !isBlank(bytes, start, at, dialect) { rows += 1 }
            start = at + 1
        }
        end = start
    }
}

extension Dialect {
    @inline(__always)
    func separates(_ byte: UInt8) -> Bool {
        if let separator { byte == separator } else { byte == 0x20 || byte == 0x09 }
    }
}

/// Whether the bytes of a record are none, apart from a `\r` (and spaces, where they separate).
@inline(__always)
func isBlank(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ dialect: Dialect) -> Bool {
    var end = end
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    if dialect.separator == nil {
        while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    }
    return end == start
}

/// For each of 8 bytes that equals the wanted one, the top bit of its place (exact: no carries between bytes).
@inline(__always)
func byteMask(_ bytes: UnsafePointer<UInt8>, _ wanted: UInt8) -> UInt64 {
    let word = UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self)
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let difference = word ^ (UInt64(wanted) &* 0x0101_0101_0101_0101)
    return ~(((difference & low) &+ low) | difference | low)
}

/// One pass over bytes, written so that the compiler makes vector code of it. (Swift's own vector types compare well, but
/// combine lane by lane.)
struct ByteSurvey {
    /// Line ends that do not end a blank line.
    private(set) var lines = 0
    private(set) var hasQuotes = false
    private(set) var hasHighBytes = false

    /// Bytes in a block: their number must fit the 8-bit counters.
    private static let block = 192

    /// Looks at a few bytes before the first and behind the last: they must be readable.
    init(_ bytes: UnsafePointer<UInt8>, count: Int, newline: UInt8) {
        var lines = 0
        var bits: UInt8 = 0
        var quotes: UInt8 = 0
        // The first two bytes have no record before them: they are looked at one by one, and the rest of a block too.
        var position = min(2, count)
        for index in 0..<position { look(bytes, index, newline) }
        while position + ByteSurvey.block <= count {
            let here = bytes + position
            let before = here - 1
            let twoBefore = here - 2
            var found: UInt8 = 0
            for index in 0..<ByteSurvey.block {
                let byte = here[index]
                let isLine: UInt8 = byte == newline ? 1 : 0
                let afterLine: UInt8 = before[index] == newline ? 1 : 0
                let afterReturn: UInt8 = before[index] == 0x0D ? 1 : 0
                let afterLineReturn: UInt8 = twoBefore[index] == newline ? afterReturn : 0
                found = found &+ (isLine & ~(afterLine | afterLineReturn))
                quotes = quotes | (byte == Dialect.quote ? 1 : 0)
                bits = bits | byte
            }
            lines += Int(found)
            position += ByteSurvey.block
        }
        while position < count {
            look(bytes, position, newline)
            position += 1
        }
        self.lines += lines
        hasQuotes = hasQuotes || quotes != 0
        hasHighBytes = hasHighBytes || bits >= 0x80
    }

    private mutating func look(_ bytes: UnsafePointer<UInt8>, _ index: Int, _ newline: UInt8) {
        let byte = bytes[index]
        if byte >= 0x80 { hasHighBytes = true }
        if byte == Dialect.quote { hasQuotes = true }
        guard byte == newline else { return }
        let afterLine = index == 0 || bytes[index - 1] == newline
        let afterReturn = index > 0 && bytes[index - 1] == 0x0D && (index == 1 || bytes[index - 2] == newline)
        if !afterLine, !afterReturn { lines += 1 }
    }
}
