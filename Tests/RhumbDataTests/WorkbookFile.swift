// Workbooks for the time of a test: a zip file whose parts are stored as they are, and sheets from plain values.

enum WorkbookFile {
    /// A zip file with these parts.
    static func zip(_ parts: [(name: String, bytes: [UInt8])], flags: UInt16 = 0) -> [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        func two(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)] }
        func four(_ value: Int) -> [UInt8] { two(value & 0xFFFF) + two(value >> 16) }
        for part in parts {
            let name = Array(part.name.utf8)
            let size = four(part.bytes.count)
            let common =
                two(20) + two(Int(flags)) + two(0) + four(0x21_0000) + four(Int(crc32(part.bytes))) + size + size
                + two(name.count) + two(0)
            directory +=
                four(0x0201_4B50) + two(20) + common + two(0) + two(0) + two(0) + four(0) + four(file.count) + name
            file += four(0x0403_4B50) + common + name + part.bytes
        }
        let end =
            four(0x0605_4B50) + four(0) + two(parts.count) + two(parts.count) + four(directory.count) + four(file.count)
            + two(0)
        return file + directory + end
    }

    private static let remainders: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(byte) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
    }

    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        let remainders = remainders
        var crc = ~UInt32(0)
        for byte in bytes { crc = crc >> 8 ^ remainders[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] }
        return ~crc
    }

    static let styles = """
        <styleSheet><numFmts count="4"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>\
        <numFmt numFmtId="165" formatCode="&quot;day &quot;0.00"/><numFmt numFmtId="166" formatCode="[h]:mm"/>\
        <numFmt numFmtId="167" formatCode="[Red]0.0;[Blue]\\d0"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
        <cellXfs>\([0, 14, 22, 164, 165, 166, 167, 31, 9, 20, 46].map { "<xf numFmtId=\"\($0)\"/>" }.joined())</cellXfs>\
        </styleSheet>
        """

    /// The parts of a workbook; a sheet is the XML of its rows.
    static func parts(
        sheets: [(name: String, state: String?, rows: String)], strings: [String] = [], from1904: Bool = false
    ) -> [(name: String, bytes: [UInt8])] {
        let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        var parts: [(String, String)] = [
            (
                "_rels/.rels",
                "<Relationships><Relationship Id=\"r1\" Type=\"\(type)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
            (
                "xl/workbook.xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<workbook xmlns:r=\"\(type)\">"
                    + "<workbookPr date1904=\"\(from1904 ? 1 : 0)\"/><sheets>"
                    + sheets.enumerated().map { place, sheet in
                        "<sheet name=\"\(sheet.name)\" sheetId=\"\(place + 1)\" r:id=\"s\(place)\""
                            + (sheet.state.map { " state=\"\($0)\"" } ?? "") + "/>"
                    }.joined() + "</sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships>"
                    + sheets.indices.map {
                        "<Relationship Id=\"s\($0)\" Type=\"\(type)/worksheet\" Target=\"/xl/worksheets/../worksheets/Sheet\($0).xml\"/>"
                    }.joined()
                    + "<Relationship Id=\"t\" Type=\"\(type)/sharedStrings\" Target=\"sharedStrings.xml\"/>"
                    + "<Relationship Id=\"y\" Type=\"\(type)/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
            ("xl/styles.xml", styles), ("xl/sharedStrings.xml", "<sst>" + strings.joined() + "</sst>"),
        ]
        for (place, sheet) in sheets.enumerated() {
            parts.append(
                ("xl/worksheets/sheet\(place).xml", "<worksheet><sheetData>\(sheet.rows)</sheetData></worksheet>"))
        }
        return parts.map { (name: $0.0, bytes: Array($0.1.utf8)) }
    }

    /// A workbook of one sheet.
    static func bytes(_ rows: String, strings: [String] = [], from1904: Bool = false) -> [UInt8] {
        zip(parts(sheets: [("Data", nil, rows)], strings: strings, from1904: from1904))
    }

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\r", with: "_x000D_")
    }
}
