// A new project around files that are there: they are named where they lie inside its folder, and copied into it elsewhere.
import RhumbConfig
public import RhumbText
public import RhumbValues

extension NewProject {
    /// Writes a plan and settings for data files. Nothing that is there already is overwritten.
    ///
    /// - Parameter today: for data without any date.
    /// - Returns: what was written, or nil with the reasons where a file cannot be read.
    public static func create(
        from files: [String], in folder: String, language: Language, today: Day, threads: Int = 1
    ) -> RhumbText.Outcome<Outcome?> {
        let found = Profiles.of(files, ProfileOptions(rows: .max, threads: threads))
        guard !found.hasErrors, !found.value.isEmpty else { return RhumbText.Outcome(nil, found.diagnostics) }
        let present = Files.names(in: folder).first { $0.hasSuffix(".rhumb") || $0 == "rhumb.yaml" }
        if let present { return RhumbText.Outcome(.occupied(Files.join(folder, present)), found.diagnostics) }
        guard Files.makeFolder(folder) else { return RhumbText.Outcome(.refused(folder), found.diagnostics) }
        var paths: [String: String] = [:]
        var copies: [(from: String, to: String)] = []
        for file in files where !DataFormat.isServerAddress(file) && paths[file] == nil {
            if let inside = relative(file, to: folder) {
                paths[file] = inside
                continue
            }
            let path = "data/" + (file.split(separator: "/").last.map(String.init) ?? file)
            let target = Files.join(folder, path)
            guard Files.kind(target) == nil, !copies.contains(where: { $0.to == target }) else {
                return RhumbText.Outcome(.occupied(target), found.diagnostics)
            }
            paths[file] = path
            copies.append((file, target))
        }
        let plan = FoundPlan(
            found.value, paths: found.value.sources.map { paths[$0.file] }, language: language, today: today)
        var made: [String] = []
        for copy in copies {
            guard Files.makeFolder(Files.folder(of: copy.to)), Files.copy(copy.from, to: copy.to) else {
                return RhumbText.Outcome(.refused(copy.to), found.diagnostics)
            }
            made.append(copy.to)
        }
        let name = language == .chinese ? "方案.rhumb" : "plan.rhumb"
        for (path, text) in [(name, plan.plan), ("rhumb.yaml", plan.settings)] {
            let path = Files.join(folder, path)
            guard Files.write(Array(text.utf8), to: path) else {
                return RhumbText.Outcome(.refused(path), found.diagnostics)
            }
            made.append(path)
        }
        return RhumbText.Outcome(.made(made), found.diagnostics)
    }

    /// The path of a file inside a folder; nil where it lies elsewhere.
    private static func relative(_ file: String, to folder: String) -> String? {
        guard let inner = Files.real(file), let outer = Files.real(folder) else { return nil }
        let prefix = outer.hasSuffix("/") ? outer : outer + "/"
        return inner.hasPrefix(prefix) ? String(inner.dropFirst(prefix.count)) : nil
    }
}
