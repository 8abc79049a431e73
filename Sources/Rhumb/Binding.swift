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
                    at: .none))
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
            readers.append(source.reader(ofFile: file, shown: shown(file), dataset: dataset.heading.name))
        }
        return Outcome(readers, diagnostics)
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

    /// Formats that are not read, and paths that leave the project.
    private func refusal(
        _ file: String, _ dataset: Dataset, _ source: DatasetSource, isOverride: Bool
    ) -> Diagnostic? {
        let format = source.format(ofFile: file)
        guard format.isSupported else {
            return Diagnostic("data/format", .error, format.refusal, at: .file(file))
        }
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
        let names = plan.datasets.all.map(\.heading.name)
        let near = nearestName(to: name, among: names)
        return Diagnostic(
            "config/no-dataset", .error,
            Message(
                "rhumb.yaml speaks of `\(name)`, which is no dataset of the plan", zh: "rhumb.yaml 里的“\(name)”不是方案中的数据集"
            ),
            at: configuration.datasets[name]?.place ?? .none,
            help: near.map { Message("did you mean `\($0)`?", zh: "是否要写“\($0)”？") })
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
        case .csv, .tsv, .jsonl, .json, .xlsx, .yaml: return CSVReader(path: file, displayPath: shown, layout: layout)
        case .sqlite: return sqliteTable(path: file, displayPath: shown, table: table ?? dataset, layout: layout)
        case .postgresql: return postgresqlTable(address: file, table: table ?? dataset, layout: layout)
        }
    }
}
