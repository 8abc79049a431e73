// Commands of the session itself: they begin with a dot, in either language.
import Rhumb
import RhumbChecker
import RhumbModel
import RhumbReport
import RhumbSyntax
import RhumbText
import RhumbValues

enum SessionCommand: CaseIterable {
    case help, quit, asOf, scenario, type, source, save, undo, load, export, history, pager, time, declared

    var spellings: [String] {
        switch self {
        case .help: [".help", ".帮助"]
        case .quit: [".quit", ".退出", ".exit"]
        case .asOf: [".as-of", ".截至"]
        case .scenario: [".scenario", ".情景"]
        case .type: [".type", ".类型"]
        case .source: [".source", ".原文"]
        case .save: [".save", ".保存"]
        case .undo: [".undo", ".撤销"]
        case .load: [".load", ".载入"]
        case .export: [".export", ".导出"]
        case .history: [".history", ".历史"]
        case .pager: [".pager", ".分页"]
        case .time: [".time", ".计时"]
        case .declared: [".declared", ".新增"]
        }
    }

    /// What it does, after its own words.
    var meaning: Message {
        switch self {
        case .help: Message("this list; TOPIC: that, by examples", zh: "本列表；主题：举例说明")
        case .quit: Message("end the session", zh: "结束会话")
        case .asOf: Message("DATE: judge as of that day; off: the plan's own", zh: "日期：按该日评估；off：恢复方案的日期")
        case .scenario: Message("NAME: under that scenario; off: the plan as it stands", zh: "名称：按该情景；off：原方案")
        case .type: Message("EXPRESSION: what kind of value it is", zh: "表达式：值的类型")
        case .source: Message("NAME: the declaration as it is written", zh: "名称：声明的原文")
        case .save:
            Message(
                "FILE: write what was declared here into a plan; NAME: what was tried last as a scenario",
                zh: "文件：把本次新增的声明写入方案；名称：把刚才的假设存为情景")
        case .undo: Message("take the last declaration back", zh: "收回最后一项声明")
        case .load: Message("FILE: declarations from a file", zh: "文件：载入声明")
        case .export:
            Message("FILE.xlsx, FILE.csv or FILE.json: the last answer", zh: "文件.xlsx、文件.csv 或 文件.json：导出上一答案")
        case .history: Message("the lines asked in this session; NUMBER: the last so many", zh: "本次会话问过的各行；数字：最后若干行")
        case .pager: Message("page answers taller than the screen ($PAGER), or no more", zh: "超出一屏的答案分页显示（$PAGER）或不再分页")
        case .time: Message("tell how long each answer takes, or no more", zh: "显示或不再显示用时")
        case .declared: Message("what was declared in this session", zh: "本次会话新增的声明")
        }
    }
}

extension Session {
    mutating func command(_ line: LineScanner) -> Reply {
        let words = line.words.map { String($0.text) }
        let argument =
            words.count > 1 ? line.text(line.trimmed(line.words[1].range.lowerBound..<line.bytes.count)) : nil
        guard let name = words.first,
            let command = SessionCommand.allCases.first(where: { $0.spellings.contains(name) })
        else {
            let near = nearestName(to: words.first ?? "", among: SessionCommand.allCases.flatMap(\.spellings))
            return refusal(
                Message("there is no command `\(words.first ?? "")`", zh: "没有命令“\(words.first ?? "")”"),
                help: near.map { Message("did you mean `\($0)`?", zh: "是否指“\($0)”？") }
                    ?? Message("`.help` lists them", zh: "“.帮助”列出全部命令"))
        }
        var reply = Reply()
        switch command {
        case .help: return help(argument)
        case .history: return history(argument)
        case .quit: reply.isOver = true
        case .pager:
            usesPager.toggle()
            reply.note =
                usesPager
                ? Message("long answers are paged", zh: "长答案分页显示") : Message("long answers are not paged", zh: "长答案不分页")
        case .time:
            tellsTime.toggle()
            reply.note = tellsTime ? Message("times are told", zh: "显示用时") : Message("times are not told", zh: "不显示用时")
        case .asOf: return asOf(argument)
        case .scenario: return scenario(argument)
        case .type: return argument == nil ? wanting(command) : type(line)
        case .source: return source(argument)
        case .declared: reply.answer = .lines(declared.flatMap { $0.split(separator: "\n").map(String.init) })
        case .undo:
            guard declared.popLast() != nil else {
                return refusal(Message("nothing was declared in this session", zh: "本次会话没有新增声明"))
            }
            rebuild()
            reply.note = Message("taken back; \(declared.count) left", zh: "已收回，还有 \(declared.count) 项")
        case .save: return save(argument)
        case .load: return load(argument)
        case .export:
            guard let argument else { return wanting(command) }
            guard let last else { return refusal(Message("there is no answer yet", zh: "还没有答案")) }
            (reply.answer, reply.file) = (last, argument)
        }
        return reply
    }

    private func wanting(_ command: SessionCommand) -> Reply {
        refusal(
            Message("`\(command.spellings[0])` wants more", zh: "“\(command.spellings[1])”后面还需要内容"),
            help: Message(
                "\(command.spellings[0]) \(command.meaning.english)",
                zh: "\(command.spellings[1]) \(command.meaning.chinese)"))
    }

    private mutating func asOf(_ argument: String?) -> Reply {
        guard let argument else { return wanting(.asOf) }
        if argument == "off" {
            options.asOf = nil
        } else {
            guard let day = Day(iso: argument) else { return noDay(argument) }
            options.asOf = day
        }
        report = nil
        var reply = Reply()
        reply.note = Message("as of \(today)", zh: "截至 \(today)")
        return reply
    }

    private mutating func scenario(_ argument: String?) -> Reply {
        guard let argument else { return wanting(.scenario) }
        let names = plan.scenarios.all.map(\.heading.name)
        guard argument == "off" || names.contains(argument) else {
            return refusal(
                Message("the plan has no scenario `\(argument)`", zh: "方案没有情景“\(argument)”"),
                help: names.isEmpty
                    ? nil
                    : Message("there is: \(names.joined(separator: ", "))", zh: "可用的有：\(names.joined(separator: "、"))"))
        }
        options.scenario = argument == "off" ? nil : argument
        report = nil
        var reply = Reply()
        reply.note =
            options.scenario.map { Message("under the scenario \($0)", zh: "情景：\($0)") }
            ?? Message("the plan as it stands", zh: "原方案")
        return reply
    }

    private func type(_ line: LineScanner) -> Reply {
        var draft = Draft(line)
        let range = line.trimmed(line.words[1].range.lowerBound..<line.bytes.count)
        draft.add("metric \(Draft.name(0)) ")
        draft.add(range)
        draft.add("\n")
        var (plan, reply) = check(draft)
        if let plan, let metric = plan.metrics.all.first(where: { $0.heading.name == Draft.name(0) }) {
            reply.answer = .lines([plan.describe(plan[metric.value].type).text(in: language)])
            return reply
        }
        // A value of rows: of the first dataset that it can be read in.
        for dataset in self.plan.datasets.all {
            var draft = Draft(line)
            draft.add("attributes of \(dataset.heading.name) { \(Draft.name(0)) ")
            draft.add(range)
            draft.add(" }\n")
            guard let plan = check(draft).plan,
                let found = plan.attributes.all.first(where: { $0.heading.name == Draft.name(0) })
            else { continue }
            let type = plan.describe(plan[found.value].type)
            let of = Message(
                "\(type.english), of each row of \(dataset.heading.name)",
                zh: "\(type.chinese)（\(dataset.heading.name)每行一个）")
            reply.findings = []
            reply.answer = .lines([of.text(in: language)])
            return reply
        }
        return reply
    }

    private func source(_ argument: String?) -> Reply {
        guard let argument else { return wanting(.source) }
        for file in project.files {
            guard let found = file.tree.declarations.first(where: { $0.name?.text == argument }) else { continue }
            var reply = Reply()
            let position = file.tree.file.position(at: found.span.start)
            let text = file.tree.file.text(found.span.start, found.span.end)
            reply.answer = .lines(
                ["\(file.tree.file.path):\(position.line)"]
                    + text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
            return reply
        }
        let names = project.files.flatMap(\.tree.declarations).compactMap { $0.name?.text }
        return refusal(
            Message("nothing is declared as `\(argument)`", zh: "没有名为“\(argument)”的声明"),
            help: nearestName(to: argument, among: names).map { Message("did you mean `\($0)`?", zh: "是否指“\($0)”？") })
    }

    private mutating func save(_ argument: String?) -> Reply {
        guard let argument else { return wanting(.save) }
        if let reply = saveTrial(argument) { return reply }
        guard !declared.isEmpty else {
            return refusal(Message("nothing was declared in this session", zh: "本次会话没有新增声明"))
        }
        let old = InputFile.text(argument) ?? ""
        let text =
            old + (old.isEmpty || old.hasSuffix("\n") ? "" : "\n") + "\n" + declared.joined(separator: "\n\n") + "\n"
        let parsed = losslessTree(of: SourceFile(path: argument, text: text), index: FileIndex(0))
        guard let laidOut = format(parsed.value, language: nil), OutputFile.write(laidOut, to: argument) else {
            return refusal(Message("`\(argument)` cannot be written", zh: "“\(argument)”无法写入"))
        }
        // From now on it is part of the plan.
        (base, declared) = (project, [])
        var reply = Reply()
        reply.note = Message("written to \(argument), laid out", zh: "已写入 \(argument)，并已排版")
        return reply
    }

    private mutating func load(_ argument: String?) -> Reply {
        guard let argument else { return wanting(.load) }
        guard let text = InputFile.text(argument) else {
            return refusal(Message("`\(argument)` cannot be read", zh: "“\(argument)”无法读取"))
        }
        return reply(to: text)
    }

    /// Numbered from the beginning of the session.
    private func history(_ argument: String?) -> Reply {
        guard let count = argument.map({ Int($0) }) ?? 20, count > 0 else {
            return refusal(
                Message("`\(argument ?? "")` is no number of lines", zh: "“\(argument ?? "")”不是行数"),
                help: Message("as in: .history 10", zh: "如：.历史 10"))
        }
        let width = String(asked.count).count
        var reply = Reply()
        reply.answer = .lines(
            asked.enumerated().suffix(count).map { number, text in
                let digits = String(number + 1)
                let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
                return String(repeating: " ", count: width - digits.count) + "\(digits)  \(line)"
            })
        return reply
    }
}
