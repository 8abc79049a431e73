// What a session adds to a project: declarations that stand in no file, and tables that are opened once.
public import RhumbColumns
import RhumbChecker
import RhumbData
import RhumbSyntax
public import RhumbText

extension Project {
    /// The project with one more text, as if it were a file of it.
    /// - Parameter path: what the text is called where a finding points into it.
    public func adding(_ text: String, path: String) -> Project {
        var loader = ProjectLoader(self)
        loader.add(bytes: Array(text.utf8), path: path, alias: nil)
        return loader.project
    }

    /// The project with values that are otherwise: `family_repeat.target=40%`, as of `--set`; what was set before holds on.
    public func setting(_ settings: [String]) -> Project {
        var loader = ProjectLoader(self)
        loader.project.files.removeAll { $0.tree.file.path == Project.settingsScenario }
        loader.set(self.settings + settings)
        return loader.project
    }

    /// Are these tables still what they were when they were opened, as far as anything of them is remembered?
    public static func areUnchanged(_ tables: [any TableReader]) -> Bool {
        tables.allSatisfy { ($0 as? CachedTable)?.isUnchanged ?? true }
    }

    /// Is one of them so large that its columns are kept from one question to the next?
    public static func keepsColumns(of tables: [any TableReader]) -> Bool {
        tables.contains { ($0 as? CachedTable)?.isLarge ?? false }
    }

    /// The same tables, of which large ones stay in memory, and what questions about them share.
    public static func remembering(_ tables: [any TableReader]) -> (tables: [any TableReader], memory: TableMemory) {
        let stays = tables.map { ($0 as? CachedTable)?.isLarge ?? false }
        let memory = TableMemory(stays: stays)
        return (zip(tables, stays).map { $1 ? RememberedTable($0, memory: memory) : $0 }, memory)
    }

    /// The folder beside the plan in which things are kept from one time to the next, made where it is missing; nil where it cannot be.
    public func makeStateFolder() -> String? {
        let path = Files.join(folder, ".rhumb")
        return Files.makeFolder(path) ? path : nil
    }

    /// The place of a file among those that findings point into.
    public func index(of path: String) -> FileIndex? {
        sources.files.firstIndex { $0.path == path }.map { FileIndex($0) }
    }
}
