// Which project a file belongs to: an editor opens files, and projects are folders.
import RhumbChecker
import RhumbSyntax
import RhumbText

extension Project {
    /// So many folders up a plan is looked for that uses the file.
    private static let highest = 4

    /// The folder of the project that a file belongs to: its own, unless no plan is declared there and a folder above has one that
    /// uses the file.
    public static func home(of path: String, _ memory: inout ProjectMemory) -> String {
        let own = Files.folder(of: path)
        guard !load(own, &memory).declaresPlan else { return own }
        var folder = own
        for _ in 0..<highest {
            let above = Files.folder(of: folder)
            guard above != folder, above != "." else { break }
            folder = above
            guard !memory.planNames(in: folder).isEmpty else { continue }
            let project = load(folder, &memory)
            if project.declaresPlan, project.sources.files.contains(where: { $0.path == path }) { return folder }
        }
        return own
    }

    private var declaresPlan: Bool {
        files.contains { $0.tree.declarations.contains { $0.kind == .plan } }
    }
}
