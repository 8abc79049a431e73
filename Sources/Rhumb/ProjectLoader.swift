// Reading a project: which files belong to it, in which order, and what is wrong with them as files.
import RhumbChecker
import RhumbConfig
import RhumbSyntax
import RhumbText

struct ProjectLoader {
    var project: Project
    private let path: String
    /// Texts of an editor, and what was read before.
    var memory: ProjectMemory
    /// Files that are being read or have been read, by their real path, with the way that led there.
    private var seen: Set<String> = []
    private var trail: [String] = []

    init(_ path: String, _ memory: ProjectMemory = ProjectMemory()) {
        self.path = path
        self.memory = memory
        let folder = Files.kind(path) == .folder ? path : Files.folder(of: path)
        project = Project(
            folder: folder, sources: SourceMap(), files: [], configuration: ProjectConfiguration(), diagnostics: [])
    }

    /// To add to a project that has been read.
    init(_ project: Project) {
        path = project.folder
        memory = ProjectMemory()
        self.project = project
    }

    mutating func load() {
        switch Files.kind(path) {
        case nil where memory.holdsText(at: path): loadFile(path, alias: nil)
        case nil:
            fail(
                "project/missing", Message("there is nothing at `\(path)`", zh: "“\(path)”不存在"), path,
                help: Message(
                    "check the path; a new plan is made with: rhumb init \(path)", zh: "请检查路径；新建方案可用：rhumb init \(path)"
                ))
        case .file?:
            loadConfiguration()
            loadFile(path, alias: nil)
        case .folder?:
            loadConfiguration()
            let names = memory.planNames(in: path)
            if names.isEmpty {
                fail(
                    "project/empty",
                    Message("there is no .rhumb file in `\(path)`", zh: "“\(path)”里没有 .rhumb 文件"), path,
                    help: Message("make one with: rhumb init \(path)", zh: "可以新建：rhumb init \(path)"))
            }
            for name in names { loadFile(Files.join(path, name), alias: nil) }
        }
    }

    private mutating func loadConfiguration() {
        let file = Files.join(project.folder, "rhumb.yaml")
        guard Files.kind(file) != nil else { return }
        do throws(FileFault) {
            let outcome = try memory.configuration(file)
            project.configuration = outcome.value
            project.diagnostics += outcome.diagnostics
        } catch {
            unreadable(file, error)
        }
    }

    private mutating func loadFile(_ file: String, alias: String?) {
        let identity = Files.real(file) ?? file
        guard seen.insert(identity).inserted else { return }
        do throws(FileFault) {
            let parsed = try memory.file(file, index: FileIndex(project.sources.files.count))
            trail.append(identity)
            add(parsed, alias: alias)
            trail.removeLast()
        } catch {
            unreadable(file, error)
        }
    }

    /// Parses a file and follows what it uses.
    mutating func add(bytes: [UInt8], path: String, alias: String?) {
        let decoded = decodeUTF8(path: path, bytes: bytes)
        add(ParsedFile(decoded, index: FileIndex(project.sources.files.count)), alias: alias)
    }

    private mutating func add(_ parsed: ParsedFile, alias: String?) {
        project.diagnostics += parsed.findings
        guard let tree = parsed.tree else { return }
        _ = project.sources.add(tree.file)
        project.files.append(ProjectFile(tree: tree, alias: alias))
        for declaration in tree.declarations where declaration.kind == .use {
            use(declaration, from: tree.file.path)
        }
    }

    private mutating func use(_ declaration: Declaration, from user: String) {
        for clause in declaration.clauses {
            guard case .file(let literal) = clause.payload else { continue }
            let target = Files.join(Files.folder(of: user), literal.value)
            let place = Place.source(literal.span)
            guard Files.kind(target) == .file || memory.holdsText(at: target) else {
                report(
                    "use/missing",
                    Message("there is no file `\(literal.value)`", zh: "没有文件“\(literal.value)”"), place,
                    Message("the path is relative to this file", zh: "路径相对于本文件"))
                continue
            }
            guard Files.isInside(target, project.folder) else {
                report(
                    "use/outside",
                    Message("`\(literal.value)` lies outside the project's folder", zh: "“\(literal.value)”在项目文件夹之外"),
                    place, Message("copy the file into the folder", zh: "请把文件复制到项目文件夹内"))
                continue
            }
            let identity = Files.real(target) ?? target
            if let start = trail.firstIndex(of: identity) {
                let names = (trail[start...] + [identity]).map { $0.split(separator: "/").last.map(String.init) ?? $0 }
                report(
                    "use/cycle",
                    Message(
                        "these files use one another: " + names.joined(separator: " → "),
                        zh: "这些文件互相引用：" + names.joined(separator: " → ")), place,
                    Message("take one `use` away", zh: "请去掉其中一个“引用”"))
                continue
            }
            loadFile(target, alias: declaration.name?.text)
        }
    }

    /// Adds the scenario of `NAME=VALUE` settings as if it stood in a file.
    mutating func set(_ settings: [String]) {
        project.settings = settings
        let name = Project.settingsScenario
        var lines: [String] = []
        for setting in settings {
            guard let equals = setting.firstIndex(of: "=") else {
                fail(
                    "project/setting",
                    Message("`\(setting)` is no NAME=VALUE", zh: "“\(setting)”不是 名称=值 的形式"), "--set",
                    help: Message("as in: --set family_repeat.target=40%", zh: "如：--set 家庭复购.目标值=40%"))
                continue
            }
            lines.append("\(setting[..<equals]) \(setting[setting.index(after: equals)...])")
        }
        let text = "scenario `\(name)` {\n" + lines.joined(separator: "\n") + "\n}\n"
        add(bytes: Array(text.utf8), path: name, alias: nil)
    }

    private mutating func unreadable(_ file: String, _ fault: FileFault) {
        project.diagnostics.append(fault.diagnostic(file))
    }

    private mutating func fail(_ id: String, _ message: Message, _ file: String, help: Message? = nil) {
        project.diagnostics.append(Diagnostic(id, .error, message, at: .file(file), help: help))
    }

    private mutating func report(_ id: String, _ message: Message, _ place: Place, _ help: Message) {
        project.diagnostics.append(Diagnostic(id, .error, message, at: place, help: help))
    }
}

extension FileFault {
    /// What to say of a file that could not be had.
    func diagnostic(_ file: String) -> Diagnostic {
        let message: Message =
            switch self {
            case .missing: Message("there is no file `\(file)`", zh: "没有文件“\(file)”")
            case .folder: Message("`\(file)` is a folder, not a file", zh: "“\(file)”是文件夹，不是文件")
            case .notReadable: Message("`\(file)` cannot be read", zh: "“\(file)”无法读取")
            case .tooLarge: Message("`\(file)` is too large for a plan", zh: "“\(file)”太大，不像是方案文件")
            }
        return Diagnostic("project/unreadable", .error, message, at: .file(file))
    }
}
