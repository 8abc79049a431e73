// What a run leaves behind: enough to compare it with another one when plan and data have long changed.
public import RhumbModel
public import RhumbText
public import RhumbValues

/// One run, as history keeps it and as differences are taken of it. Nothing here depends on the clock.
public struct RunRecord: Sendable, Equatable {
    /// A file of the plan.
    public struct Source: Sendable, Equatable {
        public let path: String
        public let text: String

        public init(path: String, text: String) {
            self.path = path
            self.text = text
        }
    }

    /// A dataset as it was read.
    public struct Table: Sendable, Equatable {
        public let name: String
        public let source: String
        /// Rows that existed on the run's day.
        public let rows: Int64
        /// Of the file's bytes; nil where there was no file.
        public let fingerprint: Fingerprint?

        public init(name: String, source: String, rows: Int64, fingerprint: Fingerprint?) {
            self.name = name
            self.source = source
            self.rows = rows
            self.fingerprint = fingerprint
        }
    }

    /// How one declaration stood.
    public struct Standing: Sendable, Equatable {
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            case strategy, goal, metric, segment, tier, action, risk
        }

        public let kind: Kind
        /// Of a tier `ladder.rung`.
        public let name: String
        public let title: String?
        /// The word of `rhumb.run/1`; nil where such a thing has no status.
        public let status: String?
        /// Of a goal and a metric what was measured, of a segment and a tier the rows in it.
        public let value: Value
        /// Of a goal.
        public let target: Value
        /// Of a goal and a metric.
        public let better: Metric.Better?
        public let because: [Message]
        /// Of a goal: a fingerprint of the definitions that its measure rests on.
        public var basis: String?

        public init(
            kind: Kind, name: String, title: String?, status: String? = nil, value: Value = .unknown,
            target: Value = .unknown, better: Metric.Better? = nil, because: [Message] = []
        ) {
            self.kind = kind
            self.name = name
            self.title = title
            self.status = status
            self.value = value
            self.target = target
            self.better = better
            self.because = because
        }
    }

    /// The keys of the rows in a segment or on a rung of a ladder.
    public struct Members: Sendable, Equatable {
        public let dataset: String
        /// The segment, or the ladder.
        public let name: String
        /// nil for a segment.
        public let rung: String?
        /// In the order of their bytes.
        public let keys: [String]

        public init(dataset: String, name: String, rung: String?, keys: [String]) {
            self.dataset = dataset
            self.name = name
            self.rung = rung
            self.keys = keys.sortedByBytes
        }
    }

    /// To whom an advice was given.
    public struct Given: Sendable, Equatable {
        public let advice: String
        /// In the order of their bytes.
        public let keys: [String]

        public init(advice: String, keys: [String]) {
            self.advice = advice
            self.keys = keys.sortedByBytes
        }
    }

    /// Its number in the history; nil for a run that is not stored.
    public var number: Int?
    public let plan: String
    public let title: String?
    public let today: Day
    public let scenario: String?
    public let language: Language
    /// The project's limits of pace.
    public let bands: Bands
    public var sources: [Source]
    public var tables: [Table]
    public var standings: [Standing]
    public var members: [Members]
    public var given: [Given]

    public init(
        number: Int? = nil, plan: String, title: String?, today: Day, scenario: String?, language: Language,
        bands: Bands = Bands(), sources: [Source] = [], tables: [Table] = [], standings: [Standing] = [],
        members: [Members] = [],
        given: [Given] = []
    ) {
        self.number = number
        self.plan = plan
        self.title = title
        self.today = today
        self.scenario = scenario
        self.language = language
        self.bands = bands
        self.sources = sources
        self.tables = tables
        self.standings = standings
        self.members = members
        self.given = given
    }
}

/// A file or a text by its length and a 64-bit FNV-1a hash (Fowler, Noll, Vo): to see that it changed, not to prove that it did not.
public struct Fingerprint: Sendable, Hashable, CustomStringConvertible {
    public private(set) var bytes: Int64 = 0
    public private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325

    public init() {}

    public init(bytes: Int64, hash: UInt64) {
        self.bytes = bytes
        self.hash = hash
    }

    public init(_ bytes: [UInt8]) { add(bytes) }

    public mutating func add(_ more: [UInt8]) { more.withUnsafeBytes { add($0) } }

    public mutating func add(_ more: UnsafeRawBufferPointer) {
        for byte in more { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        bytes += Int64(more.count)
    }

    /// Sixteen hexadecimal digits.
    public var description: String {
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

extension [String] {
    /// The same on every machine, whatever its language.
    var sortedByBytes: [String] { sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
}
