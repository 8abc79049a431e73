// rhumb rule: the page of a lint rule, or the list of all.
import ArgumentParser
import RhumbLint
import RhumbText

struct RuleVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rule",
        abstract: "The page of a lint rule, or the list of all rules.",
        discussion: "Exit code 2: there is no such rule.")

    @Argument(help: "The rule, as in smart/no-because; none: the list.")
    var id: String?

    @Flag(help: "The pages of all rules.")
    var all = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let language = common.language ?? Console.systemLanguage
        if let id {
            guard let rule = Rule.named(id) else {
                let near = nearestName(to: id, among: Rule.all.map(\.id))
                common.say(
                    Message(
                        "there is no rule `\(id)`" + (near.map { "; did you mean `\($0)`?" } ?? ""),
                        zh: "没有名为“\(id)”的规则" + (near.map { "；是否想写“\($0)”？" } ?? "")))
                throw Exit.input
            }
            return Console.print(rule.page(in: language))
        }
        for group in RuleGroup.allCases {
            let heading = (all ? "# " : "") + group.title.text(in: language) + "\n\n"
            let rules = Rule.all.filter { $0.group == group }
            let body =
                all ? rules.map { $0.page(in: language) }.joined(separator: "\n") : Rule.list(group, in: language)
            Console.print(heading + body + "\n")
        }
    }
}
