// The door of the checker: syntax trees in, a checked plan and findings out.
import RhumbModel
import RhumbSyntax
import RhumbText

/// A parsed file of a project.
public struct ProjectFile: Sendable {
    public let tree: SyntaxTree
    /// `use "…" as x`: its declarations are `x.name` elsewhere.
    public let alias: String?
    /// What else the file declares where the tree holds only a part of it: names that may have been meant, asked for when one is
    /// not found. nil where the tree is whole.
    public let unread: (@Sendable () -> [UnreadDeclaration])?

    public init(tree: SyntaxTree, alias: String? = nil, unread: (@Sendable () -> [UnreadDeclaration])? = nil) {
        self.tree = tree
        self.alias = alias
        self.unread = unread
    }
}

/// A declaration of which nothing is known but what it is called, for nothing that is read speaks of it.
public struct UnreadDeclaration: Sendable {
    public let kind: DeclarationKind
    public let name: String

    public init(kind: DeclarationKind, name: String) {
        self.kind = kind
        self.name = name
    }
}

/// Checks the files of one project, in order. The plan is nil where there is no plan declaration to start from; where the
/// findings hold an error the plan must not be run.
public func check(_ files: [ProjectFile]) -> Outcome<CheckedPlan?> {
    guard let (declaration, language) = theOnlyPlan(in: files) else {
        return Outcome(nil, [noPlan(files)])
    }
    var checker = Checker(files, planDeclaration: declaration, language: language)
    checker.run()
    return Outcome(checker.plan, checker.findings)
}

/// The same for editors, with what each name in the text was found to mean. Where there is no plan declaration the names mean what
/// they would with one.
public func checkNotingNames(_ files: [ProjectFile]) -> (outcome: Outcome<CheckedPlan?>, uses: [NameUse]) {
    let found = theOnlyPlan(in: files)
    let nowhere = SourceSpan(file: FileIndex(0), start: 0, end: 0)
    let standIn = Declaration(
        kind: .plan, name: nil, title: nil, clauses: [], span: nowhere, keywordSpan: nowhere, leadingComments: [],
        isBroken: true)
    var checker = Checker(
        files, planDeclaration: found?.0 ?? standIn, language: found?.1 ?? .english, notesNames: true)
    checker.run()
    let outcome =
        found == nil ? Outcome<CheckedPlan?>(nil, [noPlan(files)]) : Outcome(checker.plan, checker.findings)
    return (outcome, checker.nameUses)
}

private func theOnlyPlan(in files: [ProjectFile]) -> (Declaration, Language)? {
    for file in files {
        if let plan = file.tree.declarations.first(where: { $0.kind == .plan }) {
            return (plan, file.tree.language ?? .english)
        }
    }
    return nil
}

private func noPlan(_ files: [ProjectFile]) -> Diagnostic {
    let place: Place =
        if let tree = files.first?.tree {
            .source(SourceSpan(file: tree.index, start: 0, end: 0))
        } else {
            .none
        }
    return Diagnostic(
        "plan/missing", .error,
        Message("there is no plan here", zh: "这里没有方案声明"), at: place,
        help: Message(
            "begin with: plan my_hotel \"My hotel\" { period 2026-01-01 .. 2026-12-31; currency CNY }",
            zh: "请先写：方案 我的酒店 \"我的酒店\" { 计划期 2026-01-01 .. 2026-12-31; 币种 CNY }"))
}
