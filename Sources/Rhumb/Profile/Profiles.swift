// Looking at files that nobody has described: which reader, which layout, and what came of it.
import RhumbConfig
import RhumbData
import RhumbFormats
public import RhumbText

/// What to look at, and how far.
public struct ProfileOptions: Sendable {
    public var sheet: String?
    public var table: String?
    public var rows: Int
    public var threads: Int

    public init(sheet: String? = nil, table: String? = nil, rows: Int = 1_000_000, threads: Int = 1) {
        self.sheet = sheet
        self.table = table
        self.rows = rows
        self.threads = threads
    }
}

/// The profiles of some tables.
public struct Profiles: Sendable {
    /// A table with where it came from.
    struct Source: Sendable {
        /// A path, or the address of a server.
        let file: String
        /// The table of a database.
        let table: String?
        let format: DataFormat
        let profile: TableProfile

        /// What the dataset would be called.
        var name: String { table ?? Profiles.baseName(of: file) }
    }

    let sources: [Source]
    let references: [LikelyReference]

    public var isEmpty: Bool { sources.isEmpty }

    /// Looks at files, tables of databases and addresses of servers. What cannot be read is a finding, and the rest goes on.
    public static func of(_ files: [String], _ options: ProfileOptions = ProfileOptions()) -> Outcome<Profiles> {
        var sources: [Source] = []
        var diagnostics: [Diagnostic] = []
        for file in files {
            var source = DatasetSource()
            source.sheet = options.sheet
            source.table = options.table
            let format = source.format(ofFile: file)
            for table in tables(of: file, format, options, &diagnostics) {
                source.table = table
                if format == .csv || format == .tsv { source.layout = guessedLayout(ofFile: file) }
                guard let reader = source.plainReader(ofFile: file) else { continue }
                let found = RhumbData.profile(
                    reader, layout: source.layout, rows: options.rows, threads: options.threads)
                diagnostics += found.diagnostics
                guard let profile = found.value else { continue }
                sources.append(Source(file: file, table: table, format: format, profile: profile))
            }
        }
        let references = likelyReferences(sources.map(\.profile))
        return Outcome(Profiles(sources: sources, references: references), diagnostics)
    }

    /// The tables to look at: of a database file all where none is named; nil for a file that is one table.
    private static func tables(
        of file: String, _ format: DataFormat, _ options: ProfileOptions, _ diagnostics: inout [Diagnostic]
    ) -> [String?] {
        switch format {
        case .csv, .tsv, .jsonl, .json, .xlsx, .yaml: return [nil]
        case .postgresql: return [options.table ?? ""]
        case .sqlite:
            if let table = options.table { return [table] }
            let names = sqliteTableNames(path: file, displayPath: file)
            diagnostics += names.diagnostics
            return names.value
        }
    }

    static func baseName(of file: String) -> String {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        return name.split(separator: ".").first.map(String.init) ?? name
    }
}

extension DatasetSource {
    /// A reader that can say its header, with the separator that was guessed and not the one that the name suggests.
    fileprivate func plainReader(ofFile file: String) -> (any HeadedTable)? {
        switch format(ofFile: file) {
        case .csv, .tsv: CSVReader(path: file, displayPath: file, layout: layout)
        case .jsonl, .json, .xlsx, .yaml, .sqlite, .postgresql:
            reader(ofFile: file, shown: file, dataset: table ?? "") as? any HeadedTable
        }
    }
}
