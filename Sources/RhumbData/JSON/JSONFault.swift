// What can be wrong with a JSON file of records, in words.
import RhumbFormats
import RhumbText

/// What stops the reading of records. Offsets are places in the piece at hand.
enum JSONRecordStop: Error {
    case syntax(JSONScanner.Stop)
    /// A list element or a line that is no object.
    case noObject(offset: Int)
    case repeatedKey(String, offset: Int)
    case emptyFile(offset: Int)
    case noList(offset: Int)
    case secondList(offset: Int)
    /// Something behind the end.
    case trailing(offset: Int)
    /// More of the file is needed to go on.
    case cut(offset: Int)

    var offset: Int {
        switch self {
        case .syntax(let stop): stop.offset
        case .noObject(let offset), .repeatedKey(_, let offset), .emptyFile(let offset), .noList(let offset),
            .secondList(let offset), .trailing(let offset), .cut(let offset):
            offset
        }
    }

    /// With more of the file there may be nothing wrong.
    var isCut: Bool {
        switch self {
        case .syntax(let stop): stop.isCut
        case .emptyFile, .cut: true
        case .noObject, .repeatedKey, .noList, .secondList, .trailing: false
        }
    }
}

extension JSONScanner {
    /// Asks for something, with the stops of records.
    mutating func read<Value>(_ body: (inout JSONScanner) throws(Stop) -> Value) throws(JSONRecordStop) -> Value {
        do throws(Stop) {
            return try body(&self)
        } catch {
            throw .syntax(error)
        }
    }
}

/// A fault of a file, told to people.
struct JSONFault {
    let message: Message
    let help: Message

    /// - Parameter record: 0-based, the one at hand.
    init(_ stop: JSONRecordStop, framing: JSONFraming, record: Int) {
        let isLines = framing == .lines
        switch stop {
        case .syntax(let stop) where stop.isCut && isLines:
            message = Message(
                "record \(record + 1) is not complete at the end of its line", zh: "第 \(record + 1) 条记录在行末未结束")
            help = Message(
                "JSON Lines has a whole record on every line; if the file is one JSON list, write in rhumb.yaml format: json",
                zh: "JSON Lines 每行应为一条完整记录；若整个文件是一个 JSON 列表，请在 rhumb.yaml 中写 format: json")
        case .syntax(let stop):
            let words = stop.problem.words
            message = Message(
                "record \(record + 1) is not JSON: \(words.english)",
                zh: "第 \(record + 1) 条记录不是有效的 JSON：\(words.chinese)")
            help = Message("correct it in the file, or export the file again", zh: "请在文件中更正，或重新导出")
        case .noObject:
            message = Message(
                "record \(record + 1) is no object of keys and values", zh: "第 \(record + 1) 条记录不是由键和值组成的对象")
            help = Message(
                "let every record be an object, as in {\"id\": 1, \"city\": \"Bergen\"}",
                zh: "每条记录都应是对象，例如 {\"id\": 1, \"city\": \"杭州\"}")
        case .repeatedKey(let key, _):
            message = Message(
                "record \(record + 1) has the key “\(key)” twice", zh: "第 \(record + 1) 条记录中键“\(key)”出现了两次")
            help = Message("keep one of the two", zh: "请只保留一个")
        case .cut:
            message = Message(
                "the file ends before its list of records does, behind record \(record)",
                zh: "文件在第 \(record) 条记录之后中断，列表没有结束")
            help = Message("export the file again; it was cut off", zh: "文件被截断，请重新导出")
        case .emptyFile, .noList:
            message = Message("a list of records is expected", zh: "此处应为记录列表")
            help = Message(
                "write [ {…}, {…} ], alone or as the one list in an object; if the file has a record on each line, write in rhumb.yaml format: jsonl",
                zh: "请写成 [ {…}, {…} ]，单独或作为对象中唯一的列表；若文件每行一条记录，请在 rhumb.yaml 中写 format: jsonl")
        case .secondList:
            message = Message(
                "a second list begins here: which of them has the records is not clear", zh: "此处开始了第二个列表：无法判断哪个列表是记录")
            help = Message("keep one list in the file", zh: "请在文件中只保留一个列表")
        case .trailing where isLines:
            message = Message(
                "something follows record \(record + 1) on its line", zh: "第 \(record + 1) 条记录之后，同一行还有内容")
            help = Message(
                "put every record on a line of its own; if the file is one JSON list, write in rhumb.yaml format: json",
                zh: "每条记录应独占一行；若整个文件是一个 JSON 列表，请在 rhumb.yaml 中写 format: json")
        case .trailing:
            message = Message("something follows the end of the list", zh: "列表结束之后还有内容")
            help = Message(
                "remove it; if the file has a record on each line, write in rhumb.yaml format: jsonl",
                zh: "请删除；若文件每行一条记录，请在 rhumb.yaml 中写 format: jsonl")
        }
    }

    /// A byte that fits no character.
    static func notUTF8(offset: Int, byte: UInt8, record: Int) -> ReadFailure {
        let shown = String(byte, radix: 16, uppercase: true)
        return .refused(
            id: "data/encoding",
            Message(
                "the file is not UTF-8: byte \(offset) (\(shown), counted from 0), in record \(record + 1), fits no character",
                zh: "文件不是 UTF-8 编码：第 \(record + 1) 条记录、偏移 \(offset)（从 0 起）处的字节 \(shown) 无法解码"),
            help: Message(
                "JSON is UTF-8 everywhere: save or export the file as UTF-8", zh: "JSON 一律使用 UTF-8：请将文件保存或导出为 UTF-8"))
    }
}
