// What the client said of itself at the beginning, and what it is told.
public import RhumbText
public import RhumbValues
import RhumbFormats

/// What the world outside is to the server: effects are parameters.
public struct ServerEnvironment: Sendable {
    /// The language of the person's system.
    public let language: Language
    public let version: String
    /// The calendar's day.
    public let today: @Sendable () -> Day

    public init(language: Language, version: String, today: @escaping @Sendable () -> Day) {
        self.language = language
        self.version = version
        self.today = today
    }
}

struct Client {
    var encoding = PositionEncoding.utf16
    /// As the client chose; nil: the plan's own.
    var language: Language?
    /// The language of the editor or the system, where nothing else says one.
    var locale = Language.english
    var version = ""
    var today: @Sendable () -> Day = { .first }
    var takesSnippets = false
    /// Whether it tells of changed files when it is asked to.
    var watchesFiles = false
    /// Whether it can show Markdown.
    var readsMarkdown = true
    /// Whether the edit of an action may come when it is chosen.
    var resolvesActions = false

    init() {}

    init(_ parameters: JSON, _ environment: ServerEnvironment) {
        version = environment.version
        today = environment.today
        let capabilities = parameters["capabilities"]
        let encodings = capabilities?["general"]?["positionEncodings"]?.array ?? []
        if encodings.contains(where: { $0.string == PositionEncoding.utf8.rawValue }) { encoding = .utf8 }
        let item = capabilities?["textDocument"]?["completion"]?["completionItem"]
        let action = capabilities?["textDocument"]?["codeAction"]?["resolveSupport"]?["properties"]?.array ?? []
        watchesFiles =
            capabilities?["workspace"]?["didChangeWatchedFiles"]?["dynamicRegistration"]?.bool ?? false
        let formats = capabilities?["textDocument"]?["hover"]?["contentFormat"]?.array
        readsMarkdown = formats?.contains { $0.string == "markdown" } ?? true
        resolvesActions = action.contains { $0.string == "edit" }
        takesSnippets = item?["snippetSupport"]?.bool ?? false
        language = (parameters["initializationOptions"]?["language"]?.string).flatMap { Language(rawValue: $0) }
        let locale = parameters["locale"]?.string
        self.locale = locale.map { $0.lowercased().hasPrefix("zh") ? .chinese : .english } ?? environment.language
    }

    /// What it is asked to watch: plans and settings that others write.
    static let watching: JSON = [
        "registrations": [
            [
                "id": "files", "method": "workspace/didChangeWatchedFiles",
                "registerOptions": [
                    "watchers": [["globPattern": "**/*.rhumb"], ["globPattern": "**/rhumb.yaml"]]
                ],
            ]
        ]
    ]

    /// The answer to `initialize`.
    var welcome: JSON {
        [
            "capabilities": [
                "positionEncoding": .string(encoding.rawValue),
                "textDocumentSync": ["openClose": true, "change": 2, "save": ["includeText": false]],
                "completionProvider": ["triggerCharacters": [".", "\"", "“", "{"], "resolveProvider": true],
                "hoverProvider": true, "definitionProvider": true, "referencesProvider": true,
                "documentHighlightProvider": true, "renameProvider": ["prepareProvider": true],
                "documentSymbolProvider": true, "workspaceSymbolProvider": true,
                "codeActionProvider": [
                    "codeActionKinds": ["quickfix", "refactor.rewrite"], "resolveProvider": true,
                ],
                "documentFormattingProvider": true, "documentRangeFormattingProvider": true,
                "foldingRangeProvider": true, "selectionRangeProvider": true, "inlayHintProvider": true,
                "codeLensProvider": ["resolveProvider": false],
                "executeCommandProvider": ["commands": [.string(LanguageServer.runTest)]],
                "semanticTokensProvider": [
                    "legend": [
                        "tokenTypes": .array(TokenType.allCases.map { .string($0.rawValue) }), "tokenModifiers": [],
                    ],
                    "full": true, "range": true,
                ],
            ],
            "serverInfo": ["name": "rhumb", "version": .string(version)],
        ]
    }
}
