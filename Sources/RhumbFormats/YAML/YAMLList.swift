// A long YAML list element by element: memory is bounded by its longest element, not by the text.
internal import CYAML

/// The elements of a YAML text that is one list.
public final class YAMLList {
    /// What stops the reading.
    public enum Stop: Error, Sendable {
        case fault(FormatFault)
        /// A byte that is none of the encoding's, or that no text has.
        case badByte(offset: Int, english: String, chinese: String)
        /// Something else than a list begins the text.
        case noList(line: Int, column: Int)
        /// An element of more bytes than anybody writes.
        case tooLong(line: Int)
    }

    private enum State {
        case atStart, inList, atEnd
    }

    /// An element may be so long, in bytes.
    private static let longest = 64 << 20

    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let read: (_ target: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int?
    private var builder = YAMLBuilder(lines: YAMLLines())
    private var state = State.atStart
    /// Bytes that were read since an element ended.
    private var unanswered = 0

    /// - Parameter read: reads the next bytes of the text, up to a number of them; 0 at its end, nil where it
    ///   cannot be read.
    public init?(_ read: @escaping (_ target: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int?) {
        parser = .allocate(capacity: 1)
        self.read = read
        guard yaml_parser_initialize(parser) == 1 else {
            parser.initialize(to: yaml_parser_t())
            return nil
        }
        yaml_parser_set_input(
            parser,
            { list, buffer, size, sizeRead in
                guard let list, let buffer, let sizeRead else { return 0 }
                let reader = Unmanaged<YAMLList>.fromOpaque(list).takeUnretainedValue()
                guard let got = reader.read(buffer, size) else { return 0 }
                sizeRead.pointee = got
                reader.unanswered += got
                return reader.unanswered <= YAMLList.longest ? 1 : 0
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    /// The next element; nil at the end of the text.
    public func next() throws(Stop) -> YAMLNode? {
        while state != .atEnd {
            var event = yaml_event_t()
            guard yaml_parser_parse(parser, &event) == 1 else { throw problem() }
            defer { yaml_event_delete(&event) }
            if let element = try take(event) {
                unanswered = 0
                return element
            }
        }
        return nil
    }

    private func take(_ event: yaml_event_t) throws(Stop) -> YAMLNode? {
        switch event.type {
        case YAML_STREAM_END_EVENT: state = .atEnd
        case YAML_STREAM_START_EVENT, YAML_DOCUMENT_END_EVENT, YAML_NO_EVENT: break
        case YAML_DOCUMENT_START_EVENT:
            guard state == .atStart else {
                throw .fault(builder.secondDocument(event.start_mark))
            }
        case YAML_SEQUENCE_START_EVENT where state == .atStart: state = .inList
        case YAML_SEQUENCE_END_EVENT where builder.open.isEmpty: break
        default:
            guard state == .inList else {
                let place = YAMLLines().mark(event.start_mark)
                throw .noList(line: place.line, column: place.column)
            }
            do throws(FormatFault) {
                try builder.take(event)
            } catch {
                throw .fault(error)
            }
            defer { builder.root = nil }
            return builder.root
        }
        return nil
    }

    private func problem() -> Stop {
        let problem = YAMLProblem(parser.pointee)
        if unanswered > YAMLList.longest { return .tooLong(line: Int(clamping: parser.pointee.mark.line) + 1) }
        guard problem.isReader else { return .fault(problem.fault(in: YAMLLines(), bytes: [])) }
        return .badByte(offset: problem.offset, english: problem.words.english, chinese: problem.words.chinese)
    }
}
