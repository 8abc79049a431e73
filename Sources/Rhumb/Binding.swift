// Which reader serves which dataset: the plan says what, rhumb.yaml says where and how, the command line may override.
public import RhumbColumns
import RhumbConfig
import RhumbData
import RhumbFormats
public import RhumbModel
public import RhumbText

extension Project {
    /// A reader for each dataset of the plan, in order.
    /// - Parameter overrides: dataset name to file, as of `--data`.
    public func readers(for plan: CheckedPlan, overrides: [String: String] = [:]) -> Outcome<[any TableReader]> {
        var readers: [any TableReader] = []
        var diagnostics: [Diagnostic] = []
        for name in configuration.datasets.keys.sorted()
        where !plan.datasets.all.contains(where: { $0.heading.name == name }) {
            diagnostics.append(unknownDataset(name, plan))
        }
        for name in overrides.keys.sorted() where !plan.datasets.all.contains(where: { $0.heading.name == name }) {
            diagnostics.append(
                Diagnostic(
                    "data/no-dataset", .error,
                    Message(
                        "--data names `\(name)`, which is no dataset of the plan", zh: "--data 指定的“\(name)”不是方案中的数据集"),
                    at: .none, help: datasetMeant(by: name, plan)))
        }
        for dataset in plan.datasets.all {
            let source = configuration.datasets[dataset.heading.name] ?? DatasetSource()
            guard let file = file(of: dataset, source, overrides) else {
                diagnostics.append(noFile(dataset))
                continue
            }
            if let finding = refusal(file, dataset, source, isOverride: overrides[dataset.heading.name] != nil) {
                diagnostics.append(finding)
                continue
            }
            let reader = source.reader(ofFile: file, shown: shown(file), dataset: dataset.heading.name)
            readers.append(kept(reader, source, file))
        }
        linkKept(readers, plan)
        return Outcome(readers, diagnostics)
    }

    /// Where columns are kept from run to run.
    public var cachePath: String { Files.join(folder, ".rhumb/cache") }

    var cacheFolder: CacheFolder { CacheFolder(cachePath) }

    /// Removes what runs have kept; the number of bytes.
    public func removeKeptColumns() -> Int { cacheFolder.removeAll() }

    /// The reader, which keeps a file's columns where the project does that. A database is asked anew each time.
    private func kept(_ reader: any TableReader, _ source: DatasetSource, _ file: String) -> any TableReader {
        let format = source.format(ofFile: file)
        switch format {
        case .sqlite, .postgresql: return reader
        case .csv, .tsv, .jsonl, .json, .xlsx, .yaml:
            guard keepsColumns, cacheFolder.isUsable else { return reader }
            let settings = [format.rawValue, source.sheet ?? "", source.layout(ofFile: file).cacheText]
            return CachedTable(
                reader, path: file, folder: cacheFolder, settings: settings.joined(separator: "\n"))
        }
    }

    /// A column of keys means what the table that it refers to holds.
    private func linkKept(_ readers: [any TableReader], _ plan: CheckedPlan) {
        guard readers.count == plan.datasets.all.count else { return }
        for reference in plan.references.all {
            guard let child = readers[reference.child.index] as? CachedTable,
                let parent = readers[reference.parent.index] as? CachedTable,
                let key = plan.datasets[reference.parent].key
            else { continue }
            child.refer(
                plan.datasets[reference.child].columns[reference.column].name, to: parent,
                key: plan.datasets[reference.parent].columns[key].name)
        }
    }

    /// The file, or the address of the server.
    func file(of dataset: Dataset, _ source: DatasetSource?, _ overrides: [String: String]) -> String? {
        if let file = overrides[dataset.heading.name] { return file }
        if let place = source?.database ?? source?.file {
            return DataFormat.isServerAddress(place) ? place : Files.join(folder, place)
        }
        guard let path = dataset.path else { return nil }
        if DataFormat.isServerAddress(path) { return path }
        let declared = sources[dataset.heading.span.file]?.path ?? folder
        return Files.join(Files.folder(of: declared), path)
    }

    /// Inside the project a path is relative to it, so that a report does not depend on where the project is.
    func shown(_ file: String) -> String {
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        return file.hasPrefix(prefix) ? String(file.dropFirst(prefix.count)) : file
    }

    private func noFile(_ dataset: Dataset) -> Diagnostic {
        Diagnostic(
            "data/no-file", .error,
            Message("nobody says where `\(dataset.heading.name)` is", zh: "没有说明“\(dataset.heading.name)”的数据在哪里"),
            at: .source(dataset.heading.span),
            help: Message(
                "write dataset \(dataset.heading.name) from \"data/\(dataset.heading.name).csv\", or `file:` in rhumb.yaml",
                zh: "请写 数据集 \(dataset.heading.name) 来自 \"data/\(dataset.heading.name).csv\"，或在 rhumb.yaml 里写 file:"))
    }

    /// Paths that leave the project.
    private func refusal(
        _ file: String, _ dataset: Dataset, _ source: DatasetSource, isOverride: Bool
    ) -> Diagnostic? {
        if !isOverride, Files.kind(file) != nil, !Files.isInside(file, folder) {
            return Diagnostic(
                "data/outside", .error,
                Message("`\(file)` lies outside the project's folder", zh: "“\(file)”在项目文件夹之外"),
                at: .source(dataset.heading.span),
                help: Message(
                    "copy it into the folder, or name it on the command line: --data \(dataset.heading.name)=\(file)",
                    zh: "请复制到项目文件夹内，或在命令行指定：--data \(dataset.heading.name)=\(file)"))
        }
        return nil
    }

    private func unknownDataset(_ name: String, _ plan: CheckedPlan) -> Diagnostic {
        Diagnostic(
            "config/no-dataset", .error,
            Message(
                "rhumb.yaml speaks of `\(name)`, which is no dataset of the plan", zh: "rhumb.yaml 里的“\(name)”不是方案中的数据集"
            ),
            at: configuration.datasets[name]?.place ?? .none,
            help: datasetMeant(by: name, plan))
    }

    /// The nearest dataset, else all of them; nil where the plan has none.
    private func datasetMeant(by name: String, _ plan: CheckedPlan) -> Message? {
        let names = plan.datasets.all.map(\.heading.name)
        if let near = nearestName(to: name, among: names) {
            return Message("did you mean `\(near)`?", zh: "是否要写“\(near)”？")
        }
        guard !names.isEmpty else { return nil }
        return Message(
            "its datasets are: \(names.joined(separator: ", "))", zh: "方案中的数据集有：\(names.joined(separator: "、"))")
    }
}

extension DatasetSource {
    /// The reader of a file or an address.
    /// - Parameters:
    ///   - shown: the file as it is shown to people.
    ///   - dataset: the table of a database where none is named.
    func reader(ofFile file: String, shown: String, dataset: String) -> any TableReader {
        let layout = layout(ofFile: file)
        switch format(ofFile: file) {
        case .csv, .tsv: return CSVReader(path: file, displayPath: shown, layout: layout)
        case .jsonl: return jsonTable(path: file, displayPath: shown, hasLines: true, layout: layout)
        case .json: return jsonTable(path: file, displayPath: shown, hasLines: false, layout: layout)
        case .xlsx: return workbookTable(path: file, displayPath: shown, sheet: sheet, layout: layout)
        case .yaml: return yamlTable(path: file, displayPath: shown, layout: layout)
        case .sqlite: return sqliteTable(path: file, displayPath: shown, table: table ?? dataset, layout: layout)
        case .postgresql: return postgresqlTable(address: file, table: table ?? dataset, layout: layout)
        }
    }
}
