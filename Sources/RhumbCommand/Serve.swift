// rhumb serve: the report's page, live, with the plan's text beside it.
import ArgumentParser
import Rhumb
import RhumbReport
import RhumbServer
import RhumbText

struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Show the report in a browser, anew whenever plan or data change, and the plan's text beside it.",
        discussion: """
            Only this machine can open it, unless --host names another address; then the printed address holds a token. \
            A dataset on a database server is asked anew when the plan changes. Ctrl-C ends it.
            """)

    @OptionGroup var inputs: RunInputs

    @Option(help: ArgumentHelp("Where it listens; 0: any port that is free.", valueName: "number"))
    var port: Int?

    @Option(help: ArgumentHelp("The address it listens at: 0.0.0.0 for all of this machine's.", valueName: "address"))
    var host: String = "127.0.0.1"

    @Flag(help: "Let the browser write the plan.")
    var edit = false

    @Flag(help: "For readers outside: leave out the customers' keys and what to say to each.")
    var client = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        try inputs.needOneScenario(for: "a page")
        if let port, !(0...65535).contains(port) { throw ValidationError("--port takes a number from 0 to 65535") }
    }

    func run() throws {
        Interrupt.listen()
        let project = inputs.project
        // A plan that is wrong is served too, to be mended; nothing at all is not.
        if project.files.isEmpty {
            common.complain(project.diagnostics, of: project)
            throw Exit.input
        }
        var served = Served(path: inputs.path, options: inputs.options(common, for: project, isWatched: false).options)
        served.settings = inputs.settings
        served.overrides = inputs.overrides
        served.keepsColumns = !inputs.noCache
        served.audience = client ? .client : .team
        served.canEdit = edit
        let language = common.language ?? project.language
        let ready = { (url: String) in Console.print(url + "\n") }
        // The usual port, or where somebody has it any other.
        let ports = port.map { [$0] } ?? [Serve.usualPort, 0]
        for port in ports
        where serve(
            served, at: Address(host: host, port: port), language: language, isStopped: { Interrupt.isRaised },
            ready: ready)
        {
            return
        }
        let place = "\(host):\(ports[0])"
        let failure = Diagnostic(
            "serve/address", .error,
            Message("the address \(place) cannot be had", zh: "无法使用地址 \(place)"), at: .none,
            help: Message("name another with --port or --host", zh: "请用 --port 或 --host 指定其他地址"))
        common.complain([failure], of: project)
        throw Exit.input
    }

    private static let usualPort = 4747
}
