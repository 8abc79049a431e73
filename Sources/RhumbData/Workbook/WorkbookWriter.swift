// Writing a workbook: its parts, packed into a zip file through minizip.
import CMinizip
import Glibc

/// Writes beside the target and renames; false where that is not possible. The same parts are the same bytes.
public func writeWorkbook(_ parts: [(name: String, text: String)], to path: String) -> Bool {
    let temporary = "\(path).\(getpid()).tmp"
    guard let zip = zipOpen64(temporary, APPEND_STATUS_CREATE) else { return false }
    let isWhole = parts.allSatisfy { write($0, to: zip) }
    guard zipClose(zip, nil) == ZIP_OK, isWhole, rename(temporary, path) == 0 else {
        unlink(temporary)
        return false
    }
    return true
}

private func write(_ part: (name: String, text: String), to zip: zipFile) -> Bool {
    var information = zip_fileinfo()
    // The first day that a zip file can tell: when it was written is nobody's business.
    information.tmz_date.tm_year = 1980
    information.tmz_date.tm_mday = 1
    let deflated: Int32 = 8
    guard zipOpenNewFileInZip64(zip, part.name, &information, nil, 0, nil, 0, nil, deflated, -1, 0) == ZIP_OK else {
        return false
    }
    var text = part.text
    let isWritten = text.withUTF8 { bytes in
        stride(from: 0, to: bytes.count, by: 1 << 20).allSatisfy { start in
            let chunk = UnsafeBufferPointer(rebasing: bytes[start..<min(start + 1 << 20, bytes.count)])
            return zipWriteInFileInZip(zip, chunk.baseAddress, UInt32(chunk.count)) == ZIP_OK
        }
    }
    return zipCloseFileInZip(zip) == ZIP_OK && isWritten
}
