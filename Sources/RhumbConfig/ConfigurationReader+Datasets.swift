// The part of `rhumb.yaml` that says where each dataset lives and how it is written there.
import RhumbFormats
import RhumbText

extension ConfigurationReader {
    /// The settings of a dataset, in the order of the documentation.
    static let datasetKeys = [
        "file", "format", "encoding", "separator", "decimal", "header", "date", "missing", "sheet", "table", "database",
        "columns", "yes", "no",
    ]

    mutating func datasets(_ node: YAMLNode) -> [String: DatasetSource] {
        var result: [String: DatasetSource] = [:]
        for (name, key, value) in freeEntries(node) {
            // A text alone is the file.
            if value.scalar != nil, !value.isNull {
                result[name] = DatasetSource(file: projectPath(value))
            } else {
                result[name] = dataset(value, name: name)
            }
            result[name]?.place = place(key)
        }
        return result
    }

    private mutating func dataset(_ node: YAMLNode, name: String) -> DatasetSource {
        var source = DatasetSource()
        let owner = Message("dataset \(name)", zh: "数据集 \(name)")
        for (key, value) in entries(node, known: ConfigurationReader.datasetKeys, of: owner) {
            switch key {
            case "file": source.file = projectPath(value)
            case "format":
                source.format = choice(value, DataFormat.allCases.map { ($0.rawValue, $0) })
            case "sheet": source.sheet = text(value)
            case "table": source.table = text(value)
            case "database": source.database = database(value)
            case "separator":
                guard let separator = separator(value) else { continue }
                source.layout.separator = separator
                source.hasSeparator = true
            default: layout(key, value, into: &source.layout)
            }
        }
        if source.hasSeparator, source.layout.separator == .character(source.layout.decimal),
            let decimal = node["decimal"]
        {
            report(
                "config/value", decimal,
                Message("the decimal mark is also the separator", zh: "小数点与分隔符相同"),
                help: Message("files with decimal commas have another separator, often “;”", zh: "使用小数逗号的文件通常以“；”分隔"))
        }
        if source.file != nil, let database = source.database, let node = node["database"] {
            report(
                "config/value", at: DataFormat.isServerAddress(database) ? .file(path) : place(node),
                Message("a dataset has a file or a database, not both", zh: "一个数据集只能有 file 或 database 其中之一"),
                help: Message("take one of the two out", zh: "请去掉其中一个"))
        }
        return source
    }

    /// A file of the project, or the address of a server.
    private mutating func database(_ node: YAMLNode) -> String? {
        guard let address = text(node) else { return nil }
        return DataFormat.isServerAddress(address) ? address : projectPath(node)
    }

    private mutating func layout(_ key: String, _ value: YAMLNode, into layout: inout DelimitedLayout) {
        switch key {
        case "encoding": layout.encoding = text(value)
        case "decimal": layout.decimal = choice(value, [(".", 0x2E), (",", 0x2C)]) ?? layout.decimal
        case "header": layout.header = header(value) ?? layout.header
        case "date": dates(value, into: &layout)
        case "missing": missing(value, into: &layout)
        case "columns":
            for (name, _, header) in freeEntries(value) { layout.columns[name] = text(header) }
        case "yes": layout.yes = texts(value) ?? []
        case "no": layout.no = texts(value) ?? []
        default: break  // `entries` has reported it.
        }
    }

    private mutating func separator(_ node: YAMLNode) -> DelimitedLayout.Separator? {
        let text = node.scalar ?? ""
        if text == "whitespace" { return .whitespace }
        if text == "tab" || text == "\\t" { return .character(0x09) }
        let bytes = Array(text.utf8)
        // Letters, digits, quotes and line ends could not be told from what the cells hold.
        guard bytes.count == 1, let byte = bytes.first, byte == 0x09 || (0x20..<0x7F).contains(byte), byte != 0x22,
            !Character(Unicode.Scalar(byte)).isLetter, !Character(Unicode.Scalar(byte)).isNumber
        else {
            expected(
                Message(
                    "one character such as , ; | or \\t, or the word whitespace,", zh: "一个字符（如 , ; | 或 \\t）或 whitespace"
                ),
                at: node)
            return nil
        }
        return .character(byte)
    }

    private mutating func header(_ node: YAMLNode) -> DelimitedLayout.Header? {
        if let nodes = node.sequence, !nodes.isEmpty { return texts(node).map(DelimitedLayout.Header.names) }
        switch node.scalar?.lowercased() {
        case "true", "yes": return .present
        case "false", "no": return .absent
        default:
            expected(Message("true, false or a list of column names", zh: "true、false 或列名列表"), at: node)
            return nil
        }
    }

    /// One format for all, or a mapping from column to format, in which `*` is all others.
    private mutating func dates(_ node: YAMLNode, into layout: inout DelimitedLayout) {
        guard node.mapping != nil else {
            layout.date = pattern(node)
            return
        }
        for (column, _, value) in freeEntries(node) {
            guard let pattern = pattern(value) else { continue }
            if column == "*" { layout.date = pattern } else { layout.dates[column] = pattern }
        }
    }

    private mutating func pattern(_ node: YAMLNode) -> DatePattern? {
        guard let text = text(node) else { return nil }
        do throws(FormatFault) {
            return try DatePattern(text)
        } catch {
            report(
                "config/value", node,
                Message(
                    "the date format “\(text)” is not understood: \(error.english)",
                    zh: "无法理解日期格式“\(text)”：\(error.chinese)"),
                help: Message(
                    "write it like D/M/YYYY HH:mm, YYYYMMDD or YYYY年M月D日",
                    zh: "请写成 D/M/YYYY HH:mm、YYYYMMDD 或 YYYY年M月D日 的样子"))
            return nil
        }
    }

    /// One list for all, or a mapping from column to list, in which `*` is all others.
    private mutating func missing(_ node: YAMLNode, into layout: inout DelimitedLayout) {
        guard node.mapping != nil else {
            layout.missing = texts(node) ?? []
            return
        }
        for (column, _, value) in freeEntries(node) {
            guard let texts = texts(value) else { continue }
            if column == "*" { layout.missing = texts } else { layout.missingByColumn[column] = texts }
        }
    }
}
