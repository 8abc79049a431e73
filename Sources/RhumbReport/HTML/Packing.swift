// Long lists travel in a page as zlib data in base64; the browser's own DecompressionStream opens them.
import CZlib

/// A text, deflated (RFC 1950) and written in base64 (RFC 4648).
func packed(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var length = compressBound(uLong(bytes.count))
    var target = [UInt8](repeating: 0, count: Int(length))
    // Nothing can go wrong where the target is as long as the library says.
    compress2(&target, &length, bytes, uLong(bytes.count), Z_BEST_COMPRESSION)
    return base64(target[..<Int(length)])
}

private let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

/// RFC 4648, section 4.
func base64(_ bytes: ArraySlice<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: bytes.startIndex, to: bytes.endIndex, by: 3) {
        let left = bytes.endIndex - start
        let (first, second) = (bytes[start], left > 1 ? bytes[start + 1] : 0)
        let third = left > 2 ? bytes[start + 2] : 0
        text.append(digits[Int(first >> 2)])
        text.append(digits[Int((first & 3) << 4 | second >> 4)])
        text.append(left > 1 ? digits[Int((second & 15) << 2 | third >> 6)] : UInt8(ascii: "="))
        text.append(left > 2 ? digits[Int(third & 63)] : UInt8(ascii: "="))
    }
    return String(decoding: text, as: UTF8.self)
}
