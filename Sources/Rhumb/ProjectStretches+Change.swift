// A change is checked: the stretches that it touches are cut and read anew, and they are checked with those that speak of what they
// declare. What these speak of in turn is read as well; of all else the names are enough.
import RhumbChecker
import RhumbSyntax
public import RhumbText

extension ProjectStretches {
    /// So many stretches may rest on what has changed; with more it is no detour to check everything.
    private static let most = 400

    /// What is found in the project after a change of one of its texts: errors as a check of everything finds them, remarks as they
    /// were. nil where that asks for a check of everything, whose findings `adopt` takes over.
    /// - Parameter source: the text after the change.
    public mutating func check(_ change: TextChange, now source: SourceFile) -> [Diagnostic]? {
        guard isCurrent, let touched = cut(change, source) else {
            isCurrent = false
            return nil
        }
        guard knowsFindings, let found = found(change, touched) else {
            knowsFindings = false
            return nil
        }
        errors = found
        remarks = remarks.compactMap { $0.moved(by: change, in: touched.before.index) }
        return project.inOrder(errors + remarks)
    }

    /// The errors after a change.
    private func found(_ change: TextChange, _ touched: Touched) -> [Diagnostic]? {
        let (gone, fresh, before) = (touched.gone, touched.fresh, touched.before)
        let pieces = gone + fresh
        guard !pieces.contains(where: \.isGround) else { return nil }
        // Where names come or go, what is called by no name may be near to another one.
        let isRenamed = Set(gone.flatMap(\.names)) != Set(fresh.flatMap(\.names))
        let erring = isRenamed ? Set(errors.compactMap { piece(of: $0, before: before) }).subtracting(pieces) : []
        guard let affected = dependents(of: pieces + erring), !affected.contains(where: \.isGround),
            let found = checked(affected.subtracting(gone))
        else { return nil }
        var kept: [Diagnostic] = []
        for error in errors {
            if let piece = piece(of: error, before: before), affected.contains(piece) { continue }
            // It speaks of what has changed.
            guard let moved = error.moved(by: change, in: before.index) else { return nil }
            kept.append(moved)
        }
        return kept + found
    }

    /// Takes over what a check of everything found in the texts as they are now; false where these are others.
    public mutating func adopt(_ project: Project, found: [Diagnostic]) -> Bool {
        guard isCurrent, ProjectStretches.canBeCut(project, found), project.files.count == files.count else {
            return false
        }
        for (file, known) in zip(project.files, files) {
            guard file.tree.file.path == known.source.path, file.tree.file.bytes == known.source.bytes else {
                return false
            }
        }
        self.project = project
        for (place, file) in project.files.enumerated() {
            files[place] = File(
                index: file.tree.index, alias: file.alias, language: file.tree.language, source: file.tree.file,
                parts: files[place].parts)
        }
        errors = found.filter { $0.level == .error }
        remarks = found.filter { $0.level != .error }
        knowsFindings = true
        return true
    }

    /// What a change touches.
    private struct Touched {
        let gone: [Piece]
        let fresh: [Piece]
        /// The file before the change.
        let before: File
    }

    /// Cuts the stretches that a change touches anew; nil where it may be read otherwise far from there.
    private mutating func cut(_ change: TextChange, _ source: SourceFile) -> Touched? {
        guard let position = files.firstIndex(where: { $0.source.path == source.path }),
            source.bytes.count == files[position].source.bytes.count + change.shift,
            let cut = files[position].cut(change, source),
            let tree = parse(source, index: files[position].index, cut.all, only: Array(cut.new), language: nil)
        else { return nil }
        let before = files[position]
        let fresh = Array(cut.all[cut.new]).parts(tree.value.declarations)
        let gone = before.parts[cut.old].map(\.piece)
        guard fresh.allSatisfy(\.piece.isFound) else { return nil }
        for piece in gone { forget(piece) }
        for part in fresh { note(part.piece) }
        files[position].source = source
        files[position].replace(cut.old, by: fresh, shift: change.shift)
        project.sources.replace(before.index, with: source)
        return Touched(gone: gone, fresh: fresh.map(\.piece), before: before)
    }

    /// These pieces and all that may be found to be otherwise where they are; nil where that is too much.
    private func dependents(of changed: [Piece]) -> Set<Piece>? {
        var affected = Set(changed)
        var names = changed.flatMap(\.names)
        while let name = names.popLast() {
            for piece in speaking[name] ?? [] where affected.insert(piece).inserted {
                guard affected.count <= ProjectStretches.most else { return nil }
                names += piece.names
            }
        }
        return affected
    }

    /// The errors in some pieces. These are read with all that they speak of.
    private func checked(_ affected: Set<Piece>) -> [Diagnostic]? {
        var needed = affected
        for file in files {
            for part in file.parts where part.piece.isGround || part.piece.isBroken { needed.insert(part.piece) }
        }
        var asked = Set<String>()
        var names = needed.flatMap(\.words)
        while let name = names.popLast() {
            guard asked.insert(name).inserted else { continue }
            for piece in declaring[name] ?? [] where needed.insert(piece).inserted { names += piece.words }
        }
        var read: [ProjectFile] = []
        var found: [Diagnostic] = []
        for file in files {
            guard let outcome = file.read(needed) else { return nil }
            found += outcome.diagnostics
            read.append(outcome.value)
        }
        found += RhumbChecker.check(read).diagnostics
        return found.filter { finding in
            guard finding.level == .error, case .source(let span) = finding.place,
                let piece = files.first(where: { $0.index == span.file })?.piece(at: span.start)
            else { return false }
            return affected.contains(piece)
        }
    }

    /// The piece that a finding was in before a file changed; nil for what is in no plan's text.
    private func piece(of finding: Diagnostic, before: File) -> Piece? {
        guard case .source(let span) = finding.place else { return nil }
        let file = span.file == before.index ? before : files.first { $0.index == span.file }
        return file?.piece(at: span.start)
    }
}

extension ProjectStretches.File {
    /// What becomes of the stretches that a change touches.
    struct Cut {
        /// The parts that it touches, as they were.
        let old: Range<Int>
        /// The stretches of the changed text.
        let all: [Stretch]
        /// Those among them that take the places of the old ones.
        let new: Range<Int>
    }

    /// nil where all behind the change might be read otherwise.
    func cut(_ change: TextChange, _ source: SourceFile) -> Cut? {
        guard var first = parts.firstIndex(where: { $0.stretch.end >= change.replaced.lowerBound }),
            let last = parts.lastIndex(where: { $0.stretch.start <= change.replaced.upperBound })
        else { return nil }
        let end = parts[last].stretch.end + change.shift
        guard last + 1 == parts.count || end > 0 && end <= source.bytes.count && source.bytes[end - 1] == 0x0A else {
            return nil
        }
        while true {
            let start = parts[first].stretch.start
            guard start <= end else { return nil }
            let new = start < end ? stretches(of: source, from: start, to: end) : []
            // What begins no declaration belongs to the one before.
            if first > 0, new.first.map({ !$0.beginsDeclaration }) == true {
                first -= 1
                continue
            }
            let behind = parts[(last + 1)...].map { $0.stretch.moved(by: change.shift) }
            return Cut(
                old: first..<(last + 1), all: parts[..<first].map(\.stretch) + new + behind,
                new: first..<(first + new.count))
        }
    }

    mutating func replace(_ old: Range<Int>, by new: [ProjectStretches.Part], shift: Int) {
        for place in old.upperBound..<parts.count { parts[place].stretch.start += shift }
        parts.replaceSubrange(old, with: new)
    }

    /// The piece that an offset is in.
    func piece(at offset: Int) -> Piece? {
        var (low, high) = (0, parts.count)
        while low < high {
            let middle = (low + high) / 2
            if parts[middle].stretch.end <= offset { low = middle + 1 } else { high = middle }
        }
        // The end of the file belongs to its last stretch.
        return low < parts.count ? parts[low].piece : parts.last?.piece
    }

    /// The file with some pieces read; nil where they cannot be read by themselves.
    func read(_ needed: Set<Piece>) -> Outcome<ProjectFile>? {
        let wanted = parts.indices.filter { needed.contains(parts[$0].piece) }
        let all = parts.map(\.stretch)
        guard let outcome = parse(source, index: index, all, only: wanted, language: language) else { return nil }
        let unread: @Sendable () -> [UnreadDeclaration] = { [parts] in
            parts.lazy.map(\.piece).filter { !needed.contains($0) }.flatMap(\.declared)
        }
        return Outcome(ProjectFile(tree: outcome.value, alias: alias, unread: unread), outcome.diagnostics)
    }
}

extension Stretch {
    fileprivate func moved(by shift: Int) -> Stretch {
        var moved = self
        moved.start += shift
        return moved
    }
}
