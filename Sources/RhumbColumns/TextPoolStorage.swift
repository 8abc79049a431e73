// The memory of a text pool: an open-addressing table over bytes that never move. Readers go without a lock because nothing
// that they can reach ever changes: a slot is written once, and a table that grows is replaced, not altered.
import Synchronization

/// What a text is looked up by.
struct TextKey {
    /// A text of up to 8 bytes itself, padded with zeros; the hash of a longer one.
    let word: UInt64
    let hash: UInt64
    let length: UInt32

    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        let count = bytes.count
        length = UInt32(clamping: count)
        guard let base = bytes.baseAddress, count > 0 else {
            (word, hash) = (0, TextKey.mixed(0))
            return
        }
        let raw = UnsafeRawPointer(base)
        if count <= 8 {
            word = TextKey.short(raw, count)
            hash = TextKey.mixed(word ^ (UInt64(length) &* 0x9E37_79B9_7F4A_7C15))
        } else {
            hash = TextKey.long(raw, count)
            word = hash
        }
    }

    /// Up to 8 bytes in one word; overlapping loads read no byte beyond.
    @inline(__always)
    private static func short(_ raw: UnsafeRawPointer, _ count: Int) -> UInt64 {
        if count == 8 { return raw.loadUnaligned(as: UInt64.self) }
        if count >= 4 {
            let low = UInt64(raw.loadUnaligned(as: UInt32.self))
            let high = UInt64(raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
            return low | high << UInt64((count - 4) * 8)
        }
        let first = UInt64(raw.load(as: UInt8.self))
        let middle = UInt64(raw.load(fromByteOffset: count >> 1, as: UInt8.self)) << UInt64((count >> 1) * 8)
        let last = UInt64(raw.load(fromByteOffset: count - 1, as: UInt8.self)) << UInt64((count - 1) * 8)
        return first | middle | last
    }

    /// Eight bytes at a time, folded by a 128-bit product each; after Wang Yi's wyhash.
    private static func long(_ raw: UnsafeRawPointer, _ count: Int) -> UInt64 {
        var state = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
        var offset = 0
        while offset + 8 < count {
            state = folded(state ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self), 0xA076_1D64_78BD_642F)
            offset += 8
        }
        let tail = raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
        return mixed(folded(state ^ tail, 0xE703_7ED1_A0B4_28DB) ^ tail)
    }

    @inline(__always)
    private static func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }

    /// MurmurHash3's finaliser: one-to-one, every bit moves every other.
    @inline(__always)
    private static func mixed(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ (value >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        value = (value ^ (value >> 33)) &* 0xC4CE_B9FE_1A85_EC53
        return value ^ (value >> 33)
    }
}

/// A place in the table; written once, the tag last.
private struct TextSlot: ~Copyable {
    /// `TextKey.word`
    let word: Atomic<UInt64>
    /// 0: empty; else the code + 1 in the low half and the length in the high half.
    let tag: Atomic<UInt64>
}

/// A table of slots; a power of two, at most half of them in use.
private final class TextTable: Sendable {
    let mask: Int
    /// Shared by threads without a lock: the slots are atomics, and the memory lives as long as the table.
    nonisolated(unsafe) let slots: UnsafeMutablePointer<TextSlot>

    init(capacity: Int) {
        mask = capacity - 1
        slots = .allocate(capacity: capacity)
        // A slot is two words, and a word of zeros is an empty one.
        for index in 0..<capacity { (slots + index).initialize(to: TextSlot(word: Atomic(0), tag: Atomic(0))) }
    }

    deinit { slots.deallocate() }
}

/// Where a text lies.
private struct TextEntry {
    let start: UnsafePointer<UInt8>
    let count: Int
    let hash: UInt64
}

/// The table, the entries by code and the bytes of the texts. Adding is for one thread at a time; everything else for any.
final class TextPoolStorage: @unchecked Sendable {
    // Invariant behind `@unchecked`: `tables`, `blocks` and what they hold are changed under the pool's lock only; readers start
    // from `current` and `published`, which are stored after what they lead to, and loaded before it.
    private let current: Atomic<UnsafeRawPointer>
    private let published = Atomic<Int>(0)
    /// Texts that can be found.
    private var found = 0
    /// The tables so far; the last is the current one. Older ones stay for readers that still look at them.
    private var tables: [TextTable]
    /// Entries in blocks of 256, 512, 1024 …: they never move.
    private let entries: UnsafeMutablePointer<UnsafeMutablePointer<TextEntry>?>
    private static let firstEntries = 8
    private static let entryBlocks = 32
    /// Bytes of texts; blocks never move.
    private var blocks: [UnsafeMutablePointer<UInt8>] = []
    private var room = 0
    private var free: UnsafeMutablePointer<UInt8>?

    init(expecting: Int) {
        var capacity = 256
        while capacity < min(max(0, expecting), 1 << 28) * 2 { capacity *= 2 }
        let table = TextTable(capacity: capacity)
        tables = [table]
        current = Atomic(UnsafeRawPointer(Unmanaged.passUnretained(table).toOpaque()))
        entries = .allocate(capacity: TextPoolStorage.entryBlocks)
        entries.initialize(repeating: nil, count: TextPoolStorage.entryBlocks)
    }

    deinit {
        for block in 0..<TextPoolStorage.entryBlocks { entries[block]?.deallocate() }
        entries.deallocate()
        for block in blocks { block.deallocate() }
    }

    var count: Int { published.load(ordering: .acquiring) }

    /// The code of a text, if it is there.
    @inline(__always)
    func find(_ key: TextKey, _ bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
        let table = Unmanaged<TextTable>.fromOpaque(current.load(ordering: .acquiring))
        return table._withUnsafeGuaranteedRef { table in
            var index = Int(truncatingIfNeeded: key.hash) & table.mask
            while true {
                let tag = table.slots[index].tag.load(ordering: .acquiring)
                if tag == 0 { return nil }
                if table.slots[index].word.load(ordering: .relaxed) == key.word, UInt32(tag >> 32) == key.length {
                    let code = Int32(truncatingIfNeeded: tag & 0xFFFF_FFFF) - 1
                    // A word holds a short text whole; of a long one it is the hash only.
                    if key.length <= 8 || hasText(code, bytes) { return code }
                }
                index = (index + 1) & table.mask
            }
        }
    }

    /// The codes of up to `TextPool.lookupBlock` texts; −1 for those that are not there.
    func find(_ texts: UnsafeBufferPointer<UnsafeBufferPointer<UInt8>>, into codes: UnsafeMutablePointer<Int32>) {
        var keys = InlineArray<32, TextKey>(repeating: TextKey(UnsafeBufferPointer(start: nil, count: 0)))
        var words = InlineArray<32, UInt64>(repeating: 0)
        var tags = InlineArray<32, UInt64>(repeating: 0)
        let count = min(texts.count, TextPool.lookupBlock)
        let table = Unmanaged<TextTable>.fromOpaque(current.load(ordering: .acquiring))
        table._withUnsafeGuaranteedRef { table in
            // All first slots are asked for before any is looked at: the processor fetches them side by side.
            for index in 0..<count {
                let key = TextKey(texts[index])
                let slot = Int(truncatingIfNeeded: key.hash) & table.mask
                keys[index] = key
                tags[index] = table.slots[slot].tag.load(ordering: .acquiring)
                words[index] = table.slots[slot].word.load(ordering: .relaxed)
            }
        }
        for index in 0..<count {
            let tag = tags[index]
            let key = keys[index]
            if tag == 0 {
                codes[index] = -1
            } else if words[index] == key.word, UInt32(tag >> 32) == key.length, key.length <= 8 {
                codes[index] = Int32(truncatingIfNeeded: tag & 0xFFFF_FFFF) - 1
            } else {
                codes[index] = find(key, texts[index]) ?? -1
            }
        }
    }

    private func hasText(_ code: Int32, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let entry = entry(Int(code))
        return entry.count == bytes.count
            && UnsafeBufferPointer(start: entry.start, count: entry.count).elementsEqual(bytes)
    }

    /// Adds a text that is not there. Under the pool's lock.
    func add(_ key: TextKey, _ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
        let code = Int(append(bytes, hash: key.hash))
        var table = tables[tables.count - 1]
        found += 1
        if found * 2 > table.mask {
            table = grown(table, to: (table.mask + 1) * 2)
            tables.append(table)
            current.store(UnsafeRawPointer(Unmanaged.passUnretained(table).toOpaque()), ordering: .releasing)
        }
        TextPoolStorage.put(key.word, key.hash, key.length, code: code, into: table)
        return Int32(truncatingIfNeeded: code)
    }

    /// Keeps a text that only its code leads to. Under the pool's lock.
    func append(_ bytes: UnsafeBufferPointer<UInt8>, hash: UInt64 = 0) -> Int32 {
        let code = published.load(ordering: .relaxed)
        // Codes are 32 bits; a pool of 2^31 texts would need 64 GB. The last code then stands for all further texts.
        guard code < Int(Int32.max) else { return Int32.max - 1 }
        let (block, offset) = TextPoolStorage.place(code)
        if entries[block] == nil { entries[block] = .allocate(capacity: 1 << (TextPoolStorage.firstEntries + block)) }
        let entry = TextEntry(start: keep(bytes), count: bytes.count, hash: hash)
        (entries[block].unsafelyUnwrapped + offset).initialize(to: entry)
        // The text is readable before its code can be found: who finds a code may ask for its text at once.
        published.store(code + 1, ordering: .releasing)
        return Int32(truncatingIfNeeded: code)
    }

    /// Grows the table at once to hold so many texts. Under the pool's lock.
    func expect(_ texts: Int) {
        let table = tables[tables.count - 1]
        var capacity = table.mask + 1
        while capacity < min(max(0, texts), 1 << 28) * 2 { capacity *= 2 }
        guard capacity > table.mask + 1 else { return }
        let larger = grown(table, to: capacity)
        tables.append(larger)
        current.store(UnsafeRawPointer(Unmanaged.passUnretained(larger).toOpaque()), ordering: .releasing)
    }

    private func grown(_ old: TextTable, to capacity: Int) -> TextTable {
        let table = TextTable(capacity: capacity)
        for index in 0...old.mask {
            let tag = old.slots[index].tag.load(ordering: .relaxed)
            guard tag != 0 else { continue }
            let code = Int(tag & 0xFFFF_FFFF) - 1
            let word = old.slots[index].word.load(ordering: .relaxed)
            TextPoolStorage.put(word, entry(code).hash, UInt32(tag >> 32), code: code, into: table)
        }
        return table
    }

    private static func put(_ word: UInt64, _ hash: UInt64, _ length: UInt32, code: Int, into table: TextTable) {
        var index = Int(truncatingIfNeeded: hash) & table.mask
        while table.slots[index].tag.load(ordering: .relaxed) != 0 { index = (index + 1) & table.mask }
        table.slots[index].word.store(word, ordering: .relaxed)
        table.slots[index].tag.store(UInt64(length) << 32 | UInt64(code + 1), ordering: .releasing)
    }

    /// The UTF-8 of a code's text.
    func bytes(_ code: Int32) -> UnsafeBufferPointer<UInt8>? {
        guard code >= 0, Int(code) < count else { return nil }
        let entry = entry(Int(code))
        return UnsafeBufferPointer(start: entry.start, count: entry.count)
    }

    /// The entry of a code that has been given.
    private func entry(_ code: Int) -> TextEntry {
        let (block, offset) = TextPoolStorage.place(code)
        return entries[block].unsafelyUnwrapped[offset]
    }

    /// Block k holds 256·2^k entries, from 256·(2^k − 1) on.
    private static func place(_ code: Int) -> (block: Int, offset: Int) {
        let shifted = code + 1 << firstEntries
        let block = Int.bitWidth - 1 - shifted.leadingZeroBitCount - firstEntries
        return (block, shifted - (1 << (block + firstEntries)))
    }

    /// Copies bytes to where they stay.
    private func keep(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafePointer<UInt8> {
        if free == nil || room < bytes.count {
            let size = max(bytes.count, min(1 << 22, 1 << (12 + min(10, blocks.count))))
            let block = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
            blocks.append(block)
            free = block
            room = size
        }
        let target = free.unsafelyUnwrapped
        if let base = bytes.baseAddress { target.update(from: base, count: bytes.count) }
        free = target + bytes.count
        room -= bytes.count
        return UnsafePointer(target)
    }
}
