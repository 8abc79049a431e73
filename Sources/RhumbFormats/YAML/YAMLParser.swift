// From libyaml's events to a tree. The subset is what a configuration needs: one document, no aliases, no tags.
internal import CYAML

extension YAMLNode {
    /// Mappings and lists may be nested so deep.
    public static let depthLimit = 64
    /// Texts may be so long, in bytes.
    public static let sizeLimit = 16 << 20

    /// Reads one YAML document in UTF-8 or UTF-16; nil where the text holds nothing but comments.
    public static func parse(_ bytes: [UInt8]) throws(FormatFault) -> YAMLNode? {
        guard bytes.count <= sizeLimit else {
            throw FormatFault(
                line: 1, column: 1, english: "this YAML file is larger than 16 MiB; split it or use another format",
                chinese: "该 YAML 文件超过 16 MiB，请拆分或改用其他格式")
        }
        var builder = YAMLBuilder(lines: YAMLLines(bytes))
        return try builder.build(bytes)
    }
}

/// Builds the tree without recursion: the open collections are a list.
struct YAMLBuilder {
    /// A collection whose end has not come yet.
    struct Open {
        let isMapping: Bool
        let start: yaml_mark_t
        var nodes: [YAMLNode] = []
        var entries: [(key: YAMLNode, value: YAMLNode)] = []
        var key: YAMLNode?
        var keys: Set<String> = []
    }

    let lines: YAMLLines
    var open: [Open] = []
    var root: YAMLNode?

    init(lines: YAMLLines) { self.lines = lines }

    mutating func build(_ bytes: [UInt8]) throws(FormatFault) -> YAMLNode? {
        // libyaml keeps pointers into its parser and its input: both stay where they are until the end of this function.
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        let input = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, bytes.count))
        _ = input.initialize(from: bytes)
        defer {
            parser.deallocate()
            input.deallocate()
        }
        guard yaml_parser_initialize(parser) == 1 else {
            throw FormatFault(
                line: 1, column: 1, english: "not enough memory to read YAML", chinese: "内存不足，无法读取 YAML")
        }
        defer { yaml_parser_delete(parser) }
        yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
        var documents = 0
        while true {
            var event = yaml_event_t()
            guard yaml_parser_parse(parser, &event) == 1 else {
                throw YAMLProblem(parser.pointee).fault(in: lines, bytes: bytes)
            }
            defer { yaml_event_delete(&event) }
            if event.type == YAML_STREAM_END_EVENT { return root }
            if event.type == YAML_DOCUMENT_START_EVENT {
                documents += 1
                guard documents == 1 else {
                    throw secondDocument(event.start_mark)
                }
            }
            try take(event)
        }
    }

    func secondDocument(_ mark: yaml_mark_t) -> FormatFault {
        fault(
            mark, "a second document begins here; keep one document in the file",
            zh: "此处开始了第二个文档；一个文件只能有一个文档")
    }

    /// Takes the next event of the text.
    mutating func take(_ event: yaml_event_t) throws(FormatFault) {
        switch event.type {
        case YAML_ALIAS_EVENT:
            throw fault(
                event.start_mark, "references (*name) are not understood here; write the value out",
                zh: "此处不支持引用（*名称），请直接写出内容")
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            try refuseTag(scalar.tag, event.start_mark)
            let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            let node = YAMLNode(
                .scalar(String(decoding: bytes, as: UTF8.self), quoted: scalar.style != YAML_PLAIN_SCALAR_STYLE),
                start: lines.mark(event.start_mark), end: lines.mark(event.end_mark))
            try add(node)
        case YAML_SEQUENCE_START_EVENT:
            try refuseTag(event.data.sequence_start.tag, event.start_mark)
            try enter(Open(isMapping: false, start: event.start_mark))
        case YAML_MAPPING_START_EVENT:
            try refuseTag(event.data.mapping_start.tag, event.start_mark)
            try enter(Open(isMapping: true, start: event.start_mark))
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
            guard let closed = open.popLast() else { return }
            let content: YAMLNode.Content = closed.isMapping ? .mapping(closed.entries) : .sequence(closed.nodes)
            try add(YAMLNode(content, start: lines.mark(closed.start), end: lines.mark(event.end_mark)))
        default: break  // Starts and ends of stream and document carry nothing.
        }
    }

    private mutating func enter(_ collection: Open) throws(FormatFault) {
        guard open.count < YAMLNode.depthLimit else {
            throw fault(
                collection.start,
                "lists and mappings are nested more than \(YAMLNode.depthLimit) deep; make it flatter",
                zh: "列表和映射嵌套超过 \(YAMLNode.depthLimit) 层，请减少嵌套")
        }
        open.append(collection)
    }

    /// Puts a finished node where it belongs.
    private mutating func add(_ node: YAMLNode) throws(FormatFault) {
        guard var parent = open.popLast() else {
            root = node
            return
        }
        if !parent.isMapping {
            parent.nodes.append(node)
        } else if let key = parent.key {
            parent.entries.append((key: key, value: node))
            parent.key = nil
        } else {
            if let name = node.scalar, !parent.keys.insert(name).inserted {
                throw FormatFault(
                    line: node.start.line, column: node.start.column,
                    english: "the key “\(name)” stands here a second time; keep one of the two",
                    chinese: "键“\(name)”在此处重复出现，请只保留一个")
            }
            parent.key = node
        }
        open.append(parent)
    }

    private func refuseTag(_ tag: UnsafeMutablePointer<UInt8>?, _ mark: yaml_mark_t) throws(FormatFault) {
        guard let tag else { return }
        let name = String(cString: tag)
        throw fault(
            mark, "the tag “\(name)” is not understood here; write the plain value",
            zh: "此处不支持标签“\(name)”，请直接写值")
    }

    func fault(_ mark: yaml_mark_t, _ english: String, zh chinese: String) -> FormatFault {
        let mark = lines.mark(mark)
        return FormatFault(line: mark.line, column: mark.column, english: english, chinese: chinese)
    }
}
