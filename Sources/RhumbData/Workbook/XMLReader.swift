// The XML of a workbook's parts through expat, in pieces. What a hostile file would have us hold (deep nesting, endless
// attributes, entities of entities) is refused.
import CExpat
import RhumbText

/// What is to be done with the elements of a part.
protocol XMLHandler: AnyObject {
    /// What is wrong with the part's contents; the reading ends then.
    var failure: ReadFailure? { get }
    func start(_ name: XMLName, _ attributes: XMLAttributes)
    /// Whether the reading rests behind this element.
    func end(_ name: XMLName) -> Bool
    func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// The name of an element or attribute without its prefix; valid during the call.
struct XMLName {
    fileprivate let bytes: UnsafePointer<CChar>

    fileprivate init(_ bytes: UnsafePointer<CChar>) {
        var start = bytes
        var place = bytes
        while place.pointee != 0 {
            if place.pointee == 0x3A { start = place + 1 }
            place += 1
        }
        self.bytes = start
    }

    static func ~= (text: StaticString, name: XMLName) -> Bool {
        let wanted = text.utf8Start
        for place in 0..<text.utf8CodeUnitCount where UInt8(bitPattern: name.bytes[place]) != wanted[place] {
            return false
        }
        return name.bytes[text.utf8CodeUnitCount] == 0
    }
}

/// The attributes of an element; valid during the call.
struct XMLAttributes {
    fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    /// The bytes of an attribute's value, which end in 0.
    func bytes(_ wanted: StaticString) -> UnsafePointer<CChar>? {
        guard var pair = pairs else { return nil }
        while let name = pair[0], let value = pair[1] {
            if wanted ~= XMLName(name) { return value }
            pair += 2
        }
        return nil
    }

    subscript(_ wanted: StaticString) -> String? { bytes(wanted).map { String(cString: $0) } }
}

/// Reads one part.
final class XMLReader {
    private static let deepest = 64
    /// A name, an attribute or a tag may be so long, in bytes.
    private static let longestPiece = 16 << 20
    private static let chunk = 1 << 16

    private let archive: WorkbookArchive
    private let name: String
    private let parser: XML_Parser
    fileprivate let handler: any XMLHandler
    private var isResting = false
    private var isAtEnd = false
    fileprivate var depth = 0
    /// Bytes that expat has been given since it last found something.
    fileprivate var unanswered = 0

    /// - Parameter name: of the part, which is open in the archive.
    init(_ archive: WorkbookArchive, part name: String, handler: any XMLHandler) throws(ReadFailure) {
        guard let parser = XML_ParserCreate(nil) else { throw .unreadable("no memory") }
        self.archive = archive
        self.name = name
        self.parser = parser
        self.handler = handler
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { reader, name, attributes in
                guard let reader = XMLReader.from(reader), let name else { return }
                reader.unanswered = 0
                reader.depth += 1
                if reader.depth > XMLReader.deepest { return reader.stop() }
                reader.handler.start(XMLName(name), XMLAttributes(pairs: attributes))
            },
            { reader, name in
                guard let reader = XMLReader.from(reader), let name else { return }
                reader.unanswered = 0
                reader.depth -= 1
                if reader.handler.end(XMLName(name)) { XML_StopParser(reader.parser, XML_Bool(XML_TRUE)) }
            })
        XML_SetCharacterDataHandler(parser) { reader, text, count in
            guard let reader = XMLReader.from(reader), let text else { return }
            reader.unanswered = 0
            text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
                reader.handler.text(UnsafeBufferPointer(start: $0, count: Int(count)))
            }
        }
        // Workbooks declare no entities: whoever does wants something else.
        XML_SetStartDoctypeDeclHandler(parser) { reader, _, _, _, _ in XMLReader.from(reader)?.stop() }
    }

    deinit { XML_ParserFree(parser) }

    private static func from(_ pointer: UnsafeMutableRawPointer?) -> XMLReader? {
        pointer.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
    }

    private func stop() { XML_StopParser(parser, XML_Bool(XML_FALSE)) }

    /// Reads on until the handler rests; false at the end of the part.
    func read() throws(ReadFailure) -> Bool {
        while true {
            let status: XML_Status
            if isResting {
                isResting = false
                status = XML_ResumeParser(parser)
            } else if isAtEnd {
                return false
            } else {
                guard let buffer = XML_GetBuffer(parser, Int32(XMLReader.chunk)) else { throw .damagedWorkbook(name) }
                let got = try archive.read(into: buffer, count: XMLReader.chunk)
                isAtEnd = got == 0
                unanswered += got
                status = XML_ParseBuffer(parser, Int32(truncatingIfNeeded: got), got == 0 ? 1 : 0)
            }
            if let failure = handler.failure { throw failure }
            guard unanswered <= XMLReader.longestPiece else { throw .damagedWorkbook(name) }
            switch status {
            case XML_STATUS_OK: continue
            case XML_STATUS_SUSPENDED:
                isResting = true
                return true
            default: throw .damagedWorkbook(name)
            }
        }
    }

    /// Reads a whole part; nothing where there is none.
    static func read(_ name: String, of archive: WorkbookArchive, _ handler: any XMLHandler) throws(ReadFailure) -> Bool
    {
        guard try archive.open(name) else { return false }
        let reader = try XMLReader(archive, part: name, handler: handler)
        while try reader.read() {}
        return true
    }
}
