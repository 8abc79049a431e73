// The list of records in a JSON file: all of the file, or the one list in an object.
import RhumbFormats

/// Where the reading of a list stands.
enum JSONListState {
    case atStart
    /// At a record; `isWrapped` where the list stands in an object.
    case inList(isWrapped: Bool)
    case atEnd
}

/// Passes over what stands before the first record.
func openList(_ scanner: inout JSONScanner, isFileEnd: Bool) throws(JSONRecordStop) -> JSONListState {
    scanner.skipSpace()
    var isWrapped = false
    switch scanner.current {
    case 0x5B: break
    case 0x7B:
        isWrapped = true
        guard try scanner.read({ scanner throws(JSONScanner.Stop) in try scanner.openObject() }),
            try findList(&scanner)
        else { throw .noList(offset: scanner.offset) }
    case nil: throw .emptyFile(offset: scanner.offset)
    default: throw .noList(offset: scanner.offset)
    }
    if try scanner.read({ scanner throws(JSONScanner.Stop) in try scanner.openArray() }) {
        return .inList(isWrapped: isWrapped)
    }
    try closeList(&scanner, isWrapped: isWrapped, isFileEnd: isFileEnd)
    return .atEnd
}

/// Goes on from a key to the next value that is a list; false where the object has no more.
private func findList(_ scanner: inout JSONScanner) throws(JSONRecordStop) -> Bool {
    try scanner.read { scanner throws(JSONScanner.Stop) in
        while true {
            _ = try scanner.key()
            if scanner.current == 0x5B { return true }
            try scanner.skipValue()
            guard try scanner.nextMember() else { return false }
        }
    }
}

/// Behind the list: nothing more, or the rest of its object, which has no second list.
func closeList(_ scanner: inout JSONScanner, isWrapped: Bool, isFileEnd: Bool) throws(JSONRecordStop) {
    if isWrapped, try scanner.read({ scanner throws(JSONScanner.Stop) in try scanner.nextMember() }),
        try findList(&scanner)
    {
        throw .secondList(offset: scanner.offset)
    }
    scanner.skipSpace()
    guard scanner.current == nil else { throw .trailing(offset: scanner.offset) }
    // Whether the file goes on is not known at the end of a piece.
    guard isFileEnd else { throw .cut(offset: scanner.offset) }
}
