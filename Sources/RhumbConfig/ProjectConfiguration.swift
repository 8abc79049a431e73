// What `rhumb.yaml` says: everything that depends on the place and not on the strategy.
import RhumbFormats
import RhumbText

/// The settings beside a plan. An absent or empty file means the defaults.
public struct ProjectConfiguration: Sendable {
    /// By the dataset's name in the plan.
    public var datasets: [String: DatasetSource]
    /// The language of messages and reports; nil: the plan's.
    public var language: Language?
    /// By the rule's id.
    public var lint: [String: LintSetting]
    public var bands: Bands
    /// The scores from which on a risk is moderate, high and extreme; nil: 5, 10, 17.
    public var riskBands: [Int]?
    /// Where the history of runs is kept, relative to the file.
    public var history: String?
    /// Where people report what became of recommendations, relative to the file.
    public var outcomes: String?

    public init(
        datasets: [String: DatasetSource] = [:], language: Language? = nil, lint: [String: LintSetting] = [:],
        bands: Bands = Bands(), riskBands: [Int]? = nil, history: String? = nil,
        outcomes: String? = nil
    ) {
        self.datasets = datasets
        self.language = language
        self.lint = lint
        self.bands = bands
        self.riskBands = riskBands
        self.history = history
        self.outcomes = outcomes
    }
}

/// What to do with the findings of a rule.
public struct LintSetting: Sendable, Hashable {
    /// nil: the rule is off.
    public let level: Level?
    /// Where the rule is named, for a message that it does not exist.
    public let place: Place

    public init(level: Level?, place: Place) {
        self.level = level
        self.place = place
    }
}

/// The bounds of pace between on track, at risk and off track.
public struct Bands: Sendable, Hashable {
    /// A ratio: 0.95 is 95% of the expected pace.
    public var onTrack: Double
    /// A ratio, at most `onTrack`.
    public var atRisk: Double

    public init(onTrack: Double = 0.95, atRisk: Double = 0.75) {
        self.onTrack = onTrack
        self.atRisk = atRisk
    }
}

/// Where a dataset lives and how it is written there.
public struct DatasetSource: Sendable {
    /// Relative to `rhumb.yaml`; nil: as the plan says.
    public var file: String?
    /// As declared; nil: by the file's name.
    public var format: DataFormat?
    public var layout: DelimitedLayout
    /// The sheet of a workbook.
    public var sheet: String?
    /// The table of a database.
    public var table: String?
    /// The database: a file or an address.
    public var database: String?
    /// Where the dataset is named in `rhumb.yaml`.
    public var place: Place
    /// Whether a separator was declared: elsewhere a `.tsv` file has tabs.
    var hasSeparator: Bool

    public init(file: String? = nil, format: DataFormat? = nil, layout: DelimitedLayout = DelimitedLayout()) {
        self.file = file
        self.format = format
        self.layout = layout
        self.place = .none
        self.hasSeparator = false
    }

    /// The format of a file for this dataset: as declared, else by the file's name.
    public func format(ofFile path: String) -> DataFormat {
        // A database file may have any name.
        if format == nil, let database, !DataFormat.isServerAddress(database), path.hasSuffix(database) {
            return .sqlite
        }
        // A file that stands in for a server's table for one run is what its name says.
        guard let format, (format == .postgresql) == DataFormat.isServerAddress(path) else {
            return DataFormat(path: path)
        }
        return format
    }

    /// The layout of a file for this dataset. Where no separator was declared, a `.tsv` file has tabs, and a file with
    /// decimal commas has semicolons.
    public func layout(ofFile path: String) -> DelimitedLayout {
        guard !hasSeparator else { return layout }
        var layout = layout
        if format(ofFile: path) == .tsv {
            layout.separator = .character(0x09)
        } else if layout.decimal == 0x2C {
            layout.separator = .character(0x3B)
        }
        return layout
    }
}

/// A kind of data source.
public enum DataFormat: String, Sendable, Hashable, CaseIterable {
    case csv, tsv, jsonl, json, xlsx, sqlite, postgresql, yaml

    /// By the ending of the file's name, of what stands before `.gz` in a compressed file's; a text table where it says
    /// nothing. An address of a server says it at the beginning.
    public init(path: String) {
        if DataFormat.isServerAddress(path) {
            self = .postgresql
            return
        }
        var endings = (path.split(separator: "/").last ?? "").lowercased().split(separator: ".")
        if endings.last == "gz" { endings.removeLast() }
        switch endings.last {
        case "tsv", "tab": self = .tsv
        case "jsonl", "ndjson": self = .jsonl
        case "json": self = .json
        case "xlsx", "xlsm": self = .xlsx
        case "sqlite", "sqlite3", "db": self = .sqlite
        case "yaml", "yml": self = .yaml
        default: self = .csv
        }
    }

    /// Whether a text is the address of a server and no path.
    public static func isServerAddress(_ text: String) -> Bool {
        text.hasPrefix("postgresql://") || text.hasPrefix("postgres://")
    }
}
