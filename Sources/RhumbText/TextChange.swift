// What becomes of places when a text changes.

/// One change of a text: bytes that were replaced, and how many came for them.
public struct TextChange: Sendable, Equatable {
    public let replaced: Range<Int>
    public let length: Int

    public init(replaced: Range<Int>, length: Int) {
        self.replaced = replaced
        self.length = length
    }

    /// So much further on stands what stood behind it.
    public var shift: Int { length - replaced.count }

    /// Both as one, the other made in what this one left.
    public func followed(by next: TextChange) -> TextChange {
        let start = min(replaced.lowerBound, next.replaced.lowerBound)
        let end = max(replaced.lowerBound + length, next.replaced.upperBound)
        return TextChange(replaced: start..<(end - shift), length: end - start + next.shift)
    }

    /// Where a span of the file stands afterwards; nil where it is no longer what it was.
    public func moved(_ span: SourceSpan) -> SourceSpan? {
        if replaced.lowerBound >= span.end { return span }
        guard replaced.upperBound <= span.start else { return nil }
        return SourceSpan(file: span.file, start: span.start + shift, end: span.end + shift)
    }
}

extension Place {
    /// nil where the text that it speaks of has changed.
    func moved(by change: TextChange, in file: FileIndex) -> Place? {
        guard case .source(let span) = self, span.file == file else { return self }
        return change.moved(span).map { .source($0) }
    }
}

extension Diagnostic {
    /// The same finding where it stands after a change of a file; nil where a place of it has changed.
    public func moved(by change: TextChange, in file: FileIndex) -> Diagnostic? {
        guard let place = place.moved(by: change, in: file) else { return nil }
        var fixes: [Fix] = []
        for fix in self.fixes {
            var edits: [Edit] = []
            for edit in fix.edits {
                guard case .source(let span)? = Place.source(edit.span).moved(by: change, in: file) else { return nil }
                edits.append(Edit(span: span, text: edit.text))
            }
            fixes.append(Fix(title: fix.title, edits: edits, isSafe: fix.isSafe))
        }
        var related: [Related] = []
        for other in self.related {
            guard let place = other.place.moved(by: change, in: file) else { return nil }
            related.append(Related(other.message, at: place))
        }
        return Diagnostic(id, level, message, at: place, help: help, fixes: fixes, related: related)
    }
}
