// An answer as the parts of an Excel workbook: numbers are numbers, days are days, a text is never a formula.
import RhumbFormats
import RhumbModel
public import RhumbText
import RhumbValues

/// The parts of a workbook with one sheet; nil where the answer has more rows or a longer text than a sheet can hold.
public func workbook(_ answer: Answer, language: Language) -> [(name: String, text: String)]? {
    let (titles, rows) = answer.sheet(in: language)
    var sheet = SheetWriter(language: language)
    sheet.add(titles.map { .text($0) }, isHead: true)
    for row in rows { sheet.add(row) }
    guard sheet.fits else { return nil }
    let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let packages = "http://schemas.openxmlformats.org/package/2006"
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    let name = Message("Answer", zh: "答案").text(in: language)
    let parts = [
        (
            "[Content_Types].xml",
            """
            <Types xmlns="\(packages)/content-types"><Default Extension="rels" \
            ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Override PartName="/xl/workbook.xml" ContentType="\(kind).sheet.main+xml"/>\
            <Override PartName="/xl/styles.xml" ContentType="\(kind).styles+xml"/>\
            <Override PartName="/xl/worksheets/sheet1.xml" ContentType="\(kind).worksheet+xml"/></Types>
            """
        ),
        (
            "_rels/.rels",
            """
            <Relationships xmlns="\(packages)/relationships"><Relationship Id="r1" Type="\(types)/officeDocument" \
            Target="xl/workbook.xml"/></Relationships>
            """
        ),
        (
            "xl/workbook.xml",
            """
            <workbook xmlns="\(main)" xmlns:r="\(types)"><sheets><sheet name="\(name)" sheetId="1" r:id="r1"/></sheets></workbook>
            """
        ),
        (
            "xl/_rels/workbook.xml.rels",
            """
            <Relationships xmlns="\(packages)/relationships"><Relationship Id="r1" Type="\(types)/worksheet" \
            Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="\(types)/styles" Target="styles.xml"/></Relationships>
            """
        ),
        ("xl/styles.xml", sheet.styles(main)), ("xl/worksheets/sheet1.xml", sheet.text(main)),
    ]
    return parts.map { (name: $0.0, text: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + $0.1) }
}

extension Answer {
    fileprivate func sheet(in language: Language) -> (titles: [String], rows: [[AnswerTable.Cell]]) {
        func title(_ english: String, zh chinese: String) -> String { Message(english, zh: chinese).text(in: language) }
        switch self {
        case .measured(let found):
            let measured = found.measurement
            func bound(_ number: Double?) -> AnswerTable.Cell {
                .value(number.map { measured.value.with($0) } ?? .unknown)
            }
            return (
                [
                    title("value", zh: "值"), title("from", zh: "区间下限"), title("to", zh: "区间上限"), title("n", zh: "样本"),
                    title("skipped", zh: "跳过"), title("as of", zh: "截至"),
                ],
                [
                    [
                        .value(measured.value), bound(measured.interval?.low), bound(measured.interval?.high),
                        .value(measured.n.map { .integer($0) } ?? .unknown), .value(.integer(Int64(measured.skipped))),
                        .value(.date(found.day)),
                    ]
                ]
            )
        case .table(let table):
            return (
                table.written.map(\.column.title), table.rows.map { row in table.written.map { row[$0.position] } }
            )
        case .lines(let lines): return (Array(lines.prefix(1)), lines.dropFirst().map { [.text($0)] })
        }
    }
}
