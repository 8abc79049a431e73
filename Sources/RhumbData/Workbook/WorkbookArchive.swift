// The zip file that a workbook is, through minizip: parts are read as streams, so that what they inflate to is never held.
import CMinizip
import RhumbText

/// An open workbook file. One part is read at a time.
final class WorkbookArchive {
    /// What a part may inflate to, in bytes: more is no sheet but an attack on the disk or the memory.
    static let longestPart = 8 << 30

    private let zip: unzFile
    private var part: (name: String, read: Int)?

    init(path: String) throws(ReadFailure) {
        try WorkbookArchive.checkKind(path)
        guard let zip = unzOpen64(path) else { throw .damagedWorkbook("") }
        self.zip = zip
    }

    deinit {
        unzCloseCurrentFile(zip)
        unzClose(zip)
    }

    /// Looks at the first bytes: what is called .xlsx is not always one.
    private static func checkKind(_ path: String) throws(ReadFailure) {
        var input = try FileInput(path: path)
        let start = ChunkBuffer(capacity: 1 << 16)
        start.count = try input.read(into: start.bytes, count: 1 << 16)
        guard start.count > 0 else { throw .emptyWorkbook }
        let bytes = UnsafeBufferPointer(start: start.bytes, count: start.count)
        if bytes.starts(with: [0x50, 0x4B]) { return }
        guard bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) else { throw .noWorkbook }
        // The container of old Office files also holds the encrypted new ones; its names are UTF-16.
        let mark: [UInt8] = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
        let names = ChunkBuffer(capacity: 1 << 20)
        input.seek(to: 0)
        while input.offset < 64 << 20 {
            names.count = try input.read(into: names.bytes, count: 1 << 20)
            guard names.count > 0 else { break }
            // Names stand at multiples of 128 bytes.
            let isThere = stride(from: 0, to: max(0, names.count - mark.count), by: 128).contains { place in
                UnsafeBufferPointer(start: names.bytes + place, count: mark.count).elementsEqual(mark)
            }
            if isThere { throw .protectedWorkbook }
        }
        throw .oldWorkbook
    }

    /// Begins to read a part; false where there is none of that name.
    func open(_ name: String) throws(ReadFailure) -> Bool {
        if part != nil { unzCloseCurrentFile(zip) }
        part = nil
        // Names of parts are compared without regard to case.
        guard unzLocateFile(zip, name, 2) == UNZ_OK else { return false }
        var information = unz_file_info64()
        guard unzGetCurrentFileInfo64(zip, &information, nil, 0, nil, 0, nil, 0) == UNZ_OK else {
            throw .damagedWorkbook(name)
        }
        if information.flag & 1 != 0 { throw .protectedWorkbook }
        guard unzOpenCurrentFile(zip) == UNZ_OK else { throw .damagedWorkbook(name) }
        part = (name, 0)
        return true
    }

    /// Reads on in the part; 0 at its end.
    func read(into target: UnsafeMutableRawPointer, count: Int) throws(ReadFailure) -> Int {
        guard let open = part else { return 0 }
        let got = Int(unzReadCurrentFile(zip, target, UInt32(clamping: count)))
        guard got >= 0, open.read + got <= WorkbookArchive.longestPart else { throw .damagedWorkbook(open.name) }
        part?.read += got
        if got == 0 {
            part = nil
            // The checksum is compared when all has been read.
            guard unzCloseCurrentFile(zip) == UNZ_OK else { throw .damagedWorkbook(open.name) }
        }
        return got
    }
}

extension ReadFailure {
    private static let saveAsWorkbook = Message(
        "open it in the program it comes from and save it as an Excel workbook (.xlsx)",
        zh: "请在原程序中打开，并另存为 Excel 工作簿（.xlsx）")

    static let emptyWorkbook = ReadFailure.refused(
        id: "data/workbook", Message("the file is empty, a workbook is expected", zh: "文件为空，此处应为工作簿"),
        help: saveAsWorkbook)

    static let noWorkbook = ReadFailure.refused(
        id: "data/workbook", Message("this is no Excel workbook, whatever its name says", zh: "该文件虽有此名称，却不是 Excel 工作簿"),
        help: Message(
            "if it is a text table, write in rhumb.yaml format: csv; else save it as an Excel workbook (.xlsx)",
            zh: "若为文本表格，请在 rhumb.yaml 中写 format: csv；否则请另存为 Excel 工作簿（.xlsx）"))

    static let oldWorkbook = ReadFailure.refused(
        id: "data/workbook", Message("this is a workbook in the old format (.xls)", zh: "这是旧格式（.xls）的工作簿"),
        help: saveAsWorkbook)

    static let binaryWorkbook = ReadFailure.refused(
        id: "data/workbook", Message("this is a binary workbook (.xlsb)", zh: "这是二进制工作簿（.xlsb）"), help: saveAsWorkbook)

    static let protectedWorkbook = ReadFailure.refused(
        id: "data/workbook", Message("the workbook is protected with a password", zh: "工作簿设有密码保护"),
        help: Message("open it in Excel, remove the password and save it", zh: "请在 Excel 中打开，取消密码后保存"))

    /// - Parameter part: empty where it is the whole.
    static func damagedWorkbook(_ part: String) -> ReadFailure {
        .refused(
            id: "data/workbook",
            part.isEmpty
                ? Message("the workbook is damaged: it cannot be unpacked", zh: "工作簿已损坏：无法解压")
                : Message("the workbook is damaged in its part \(part)", zh: "工作簿已损坏：\(part) 部分无法读取"),
            help: Message(
                "fetch or export the file again; if it opens in Excel, save it there once more",
                zh: "请重新获取或导出；若能在 Excel 中打开，请在其中重新保存"))
    }

    static func missingPart(_ part: String) -> ReadFailure {
        .refused(
            id: "data/workbook",
            Message("the file has no part \(part): it is no whole workbook", zh: "文件缺少 \(part) 部分：不是完整的工作簿"),
            help: saveAsWorkbook)
    }
}
