// Where in a workbook its sheets, strings and styles are.
import RhumbText

/// A workbook's table of contents.
struct WorkbookDirectory {
    struct Sheet {
        let name: String
        let isVisible: Bool
        let part: String
    }

    private(set) var sheets: [Sheet] = []
    /// Days are counted from 1904.
    private(set) var countsFrom1904 = false
    private(set) var strings: String?
    private(set) var styles: String?

    init(_ archive: WorkbookArchive) throws(ReadFailure) {
        let roots = Relations(folder: "")
        _ = try XMLReader.read("_rels/.rels", of: archive, roots)
        let part = roots.found.first { $0.kind == "officeDocument" }?.target ?? "xl/workbook.xml"
        if part.hasSuffix(".bin") { throw .binaryWorkbook }
        let cut = part.lastIndex(of: "/").map { part.index(after: $0) } ?? part.startIndex
        let folder = String(part[..<cut])
        let relations = Relations(folder: folder)
        _ = try XMLReader.read(folder + "_rels/" + part[cut...] + ".rels", of: archive, relations)
        let list = SheetList()
        guard try XMLReader.read(part, of: archive, list), list.isWorkbook else {
            throw .missingPart("xl/workbook.xml")
        }
        countsFrom1904 = list.countsFrom1904
        sheets = list.sheets.compactMap { sheet in
            // Sheets of charts and dialogues have no rows.
            guard let found = relations.found.first(where: { $0.id == sheet.id && $0.kind == "worksheet" }) else {
                return nil
            }
            return Sheet(name: sheet.name, isVisible: sheet.isVisible, part: found.target)
        }
        strings = relations.found.first { $0.kind == "sharedStrings" }?.target
        styles = relations.found.first { $0.kind == "styles" }?.target
    }

    /// The sheet of that name, else the first that people see.
    func sheet(_ wanted: String?) throws(ReadFailure) -> Sheet {
        guard let wanted else {
            if let sheet = sheets.first(where: \.isVisible) ?? sheets.first { return sheet }
            throw .refused(
                id: "data/no-sheet", Message("the workbook has no sheet with rows", zh: "工作簿中没有数据工作表"),
                help: Message("check that this is the right file", zh: "请确认文件是否正确"))
        }
        if let sheet = sheets.first(where: { $0.name == wanted }) { return sheet }
        let names = sheets.map(\.name)
        let shown = names.prefix(30)
        let more = names.count > shown.count
        throw .refused(
            id: "data/no-sheet",
            Message(
                "there is no sheet “\(wanted)”; the sheets found are: \(shown.joined(separator: ", "))\(more ? " …" : "")",
                zh: "没有工作表“\(wanted)”；现有的工作表：\(shown.joined(separator: "、"))\(more ? " ……" : "")"),
            help: nearestName(to: wanted, among: names).map {
                Message(
                    "did you mean “\($0)”? Then write in rhumb.yaml: sheet: \($0)",
                    zh: "是否指“\($0)”？若是，请在 rhumb.yaml 中写 sheet: \($0)")
            } ?? Message("say in rhumb.yaml which of them it is: sheet: …", zh: "请在 rhumb.yaml 中说明是哪一张：sheet: ……"))
    }
}

/// What one part says of others.
private final class Relations: XMLHandler {
    private let folder: String
    private(set) var found: [(id: String, kind: String, target: String)] = []
    let failure: ReadFailure? = nil

    init(folder: String) { self.folder = folder }

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard "Relationship" ~= name, let id = attributes["Id"], let type = attributes["Type"],
            let target = attributes["Target"], found.count < 1 << 16
        else { return }
        let kind = type.split(separator: "/").last.map { String($0) } ?? ""
        found.append((id: id, kind: kind, target: path(target)))
    }

    func end(_ name: XMLName) -> Bool { false }
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    /// From the root of the archive, without `..`.
    private func path(_ target: String) -> String {
        var steps: [Substring] = []
        for step in ((target.hasPrefix("/") ? "" : folder) + target).split(separator: "/") where step != "." {
            if step == ".." { _ = steps.popLast() } else { steps.append(step) }
        }
        return steps.joined(separator: "/")
    }
}

/// The sheets that the workbook's own part lists.
private final class SheetList: XMLHandler {
    private(set) var sheets: [(name: String, id: String, isVisible: Bool)] = []
    private(set) var countsFrom1904 = false
    private(set) var isWorkbook = false
    let failure: ReadFailure? = nil

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case "workbook": isWorkbook = true
        case "workbookPr": countsFrom1904 = ["1", "true"].contains(attributes["date1904"])
        case "sheet":
            guard let name = attributes["name"], let id = attributes["id"], sheets.count < 1 << 16 else { return }
            sheets.append((name: name, id: id, isVisible: [nil, "visible"].contains(attributes["state"])))
        default: break
        }
    }

    func end(_ name: XMLName) -> Bool { false }
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
