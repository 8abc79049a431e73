// The requests that the server understands.
import RhumbFormats

enum Feature: String, CaseIterable {
    case completion = "textDocument/completion"
    case resolveCompletion = "completionItem/resolve"
    case hover = "textDocument/hover"
    case definition = "textDocument/definition"
    case references = "textDocument/references"
    case highlight = "textDocument/documentHighlight"
    case prepareRename = "textDocument/prepareRename"
    case rename = "textDocument/rename"
    case documentSymbols = "textDocument/documentSymbol"
    case workspaceSymbols = "workspace/symbol"
    case codeActions = "textDocument/codeAction"
    case resolveAction = "codeAction/resolve"
    case formatting = "textDocument/formatting"
    case rangeFormatting = "textDocument/rangeFormatting"
    case foldingRanges = "textDocument/foldingRange"
    case selectionRanges = "textDocument/selectionRange"
    case inlayHints = "textDocument/inlayHint"
    case codeLenses = "textDocument/codeLens"
    case execute = "workspace/executeCommand"
    case tokens = "textDocument/semanticTokens/full"
    case tokensInRange = "textDocument/semanticTokens/range"
}

extension LanguageServer {
    mutating func answer(_ feature: Feature, _ parameters: JSON) throws(ResponseError) -> JSON {
        switch feature {
        case .completion: try completion(parameters)
        case .resolveCompletion: try resolveCompletion(parameters)
        case .hover: try hover(parameters)
        case .definition: try definition(parameters)
        case .references: try references(parameters)
        case .highlight: try highlight(parameters)
        case .prepareRename: try prepareRename(parameters)
        case .rename: try rename(parameters)
        case .documentSymbols: try documentSymbols(parameters)
        case .workspaceSymbols: try workspaceSymbols(parameters)
        case .codeActions: try codeActions(parameters)
        case .resolveAction: try resolveAction(parameters)
        case .formatting: try formatting(parameters)
        case .rangeFormatting: try rangeFormatting(parameters)
        case .foldingRanges: try foldingRanges(parameters)
        case .selectionRanges: try selectionRanges(parameters)
        case .inlayHints: try inlayHints(parameters)
        case .codeLenses: try codeLenses(parameters)
        case .execute: try execute(parameters)
        case .tokens: try semanticTokens(parameters, isRange: false)
        case .tokensInRange: try semanticTokens(parameters, isRange: true)
        }
    }
}
