// Writing a template to disk without overwriting anything.
import Glibc

public enum NewProject {
    public enum Outcome: Sendable, Hashable {
        /// The files that were written, in order.
        case made([String])
        /// A file that is there already; nothing was written.
        case occupied(String)
        case refused(String)
    }

    /// Writes the files of a template into a folder, which is made where it is not there.
    public static func create(_ template: Template, in folder: String) -> Outcome {
        let paths = template.files.map { Files.join(folder, $0.path) }
        for path in paths where Files.kind(path) != nil { return .occupied(path) }
        let present = Files.names(in: folder).first { $0.hasSuffix(".rhumb") || $0 == "rhumb.yaml" }
        if let present { return .occupied(Files.join(folder, present)) }
        for (path, file) in zip(paths, template.files) {
            makeFolders(for: path)
            guard Files.write(Array(file.text.utf8), to: path) else { return .refused(path) }
        }
        return .made(paths)
    }

    private static func makeFolders(for path: String) {
        let folder = Files.folder(of: path)
        guard Files.kind(folder) == nil, folder != path else { return }
        makeFolders(for: folder)
        mkdir(folder, 0o755)
    }
}
