// Topics of help: a paragraph and examples each.
import RhumbText

enum HelpTopic: CaseIterable {
    case measures, rows, plot, compare, why, whatIf, declare, save, asOf, export

    /// English, then Chinese; either is understood.
    var names: [String] {
        switch self {
        case .measures: ["measures", "指标"]
        case .rows: ["rows", "逐行"]
        case .plot: ["plot", "走势"]
        case .compare: ["compare", "对比"]
        case .why: ["why", "为何"]
        case .whatIf: ["what-if", "假如"]
        case .declare: ["declare", "声明"]
        case .save: ["save", "保存"]
        case .asOf: ["as-of", "截至"]
        case .export: ["export", "导出"]
        }
    }

    var text: Message {
        switch self {
        case .measures:
            Message(
                "Whatever the plan could measure is a question: an aggregate or the name of a metric. The answer has its 95% interval, the rows it rests on (n) and those that could not be judged (skipped). `by` splits it, `where` takes some rows.",
                zh: "方案里能衡量的都可以直接问：聚合式或指标名。答案附95%区间、所依据的行数（样本）和无法判断的行数（跳过）。“按”分组，“其中”只取部分行。")
        case .rows:
            Message(
                "`show` lists rows of a segment or dataset: the key and the values you name, `*` for all columns. `histogram` tells how a value is spread.",
                zh: "“显示”逐行列出客群或数据集：主键和指定的值，* 表示全部列。“分布”说明一个值的分布。")
        case .plot:
            Message(
                "`plot` follows a measure through whole months; `quarterly` and `yearly` take longer steps, `since` says where to begin. A sum is what each period came to, anything else its level at the end.",
                zh: "“走势”按整月列出指标；“按季”“按年”步长更长，“自”指定起点。求和类为每期合计，其余为期末的值。")
        case .compare:
            Message(
                "`compare` puts every metric of the plan side by side for two segments or more.",
                zh: "“对比”把两个以上客群的各项指标并列。")
        case .why:
            Message(
                "`why` explains a goal (what moved it), a segment (what each condition leaves), a metric, risk, advice or a row by its key; an advice and a key: why this row is to be spoken to. `why not` tells what would do, and from when on.",
                zh: "“为何”说明目标（变动来源）、客群（各条件留下多少）、指标、风险、建议，或某一主键的行；建议加主键：为何要联系这位顾客。“为何不”说明怎样才算、何时起算。")
        case .whatIf:
            Message(
                "`what if` runs the plan with another value and tells only what differs. Anything that a scenario may change can stand there. `.save NAME` makes it a scenario.",
                zh: "“假如”换一个值重新评估，只列出不同之处；情景能改的都可以写。“.保存 名称”存为情景。")
        case .declare:
            Message(
                "A declaration as a plan has it holds for the session, and questions may use it. `.declared` lists them, `.undo` takes the last one back.",
                zh: "按方案写法的声明在本次会话有效，提问时可用。“.新增”列出，“.撤销”收回最后一项。")
        case .save:
            Message(
                "`.save FILE` writes what was declared into a plan, laid out; a file that is there is added to. After `what if`, a bare name makes a scenario of it.",
                zh: "“.保存 文件”把新增的声明写入方案并排版；文件已存在则追加。“假如”之后写名称则存为情景。")
        case .asOf:
            Message(
                "Everything is judged as of the plan's day. `as of` asks one question of another day, `.as-of` all that follow; `.as-of off` goes back.",
                zh: "一切按方案的日期评估。“截至”只改一问，“.截至”改此后各问，“.截至 off”恢复。")
        case .export:
            Message(
                "`> FILE` at the end of a question writes its answer, `.export FILE` the last one: .xlsx is a workbook, .csv a table, .json for programs. Files have every digit; bars are left out.",
                zh: "问题末尾写“> 文件”把答案写入文件，“.导出 文件”写上一答案：.xlsx 为工作簿，.csv 为表格，.json 供程序使用。文件保留全部位数，不含条形图。")
        }
    }

    func examples(_ names: Samples) -> [Message] {
        let (segment, value, metric) = (names.segment, names.value, names.metric)
        return switch self {
        case .measures:
            [
                Message("avg(\(segment).\(value))", zh: "平均(\(segment).\(value))"),
                Message("count(\(segment)) by \(names.part)", zh: "计数(\(segment)) 按 \(names.part)"),
            ]
        case .rows:
            [
                Message(
                    "show \(value) of \(segment) order \(value) highest first limit 5",
                    zh: "显示 \(value) 限于 \(segment) 排序 \(value) 从高到低 名额 5"),
                Message("histogram \(value) of \(segment)", zh: "分布 \(value) 限于 \(segment)"),
            ]
        case .plot:
            [
                Message("plot \(metric)", zh: "走势 \(metric)"),
                Message("plot \(metric) quarterly since \(names.year)", zh: "走势 \(metric) 按季 自 \(names.year)"),
            ]
        case .compare:
            [
                Message("compare \(segment), \(names.other)", zh: "对比 \(segment), \(names.other)"),
                Message(
                    "compare \(segment), \(names.other) as of \(names.year)-12-31",
                    zh: "对比 \(segment), \(names.other) 截至 \(names.year)-12-31"),
            ]
        case .why:
            [
                Message("why \(names.goal)", zh: "为何 \(names.goal)"),
                Message("why not KEY in \(segment)", zh: "为何不 主键 属于 \(segment)"),
            ]
        case .whatIf:
            [
                Message(
                    "what if \(names.goal).deadline \(names.deadline)", zh: "假如 \(names.goal).截止 \(names.deadline)"),
                Message("what if \(names.advice) off", zh: "假如 \(names.advice) 停用"),
            ]
        case .declare:
            [
                Message(
                    "segment better of \(segment) where \(value) in top 10%",
                    zh: "客群 优质 基于 \(segment) 其中 \(value) 居前 10%"),
                Message("metric better_value avg(\(segment).\(value))", zh: "指标 均值 平均(\(segment).\(value))"),
            ]
        case .save: [Message(".save more.rhumb", zh: ".保存 补充.rhumb"), Message(".save better", zh: ".保存 更好")]
        case .asOf:
            [
                Message("\(metric) as of \(names.year)-12-31", zh: "\(metric) 截至 \(names.year)-12-31"),
                Message(".as-of \(names.year)-12-31", zh: ".截至 \(names.year)-12-31"),
            ]
        case .export:
            [
                Message(
                    "show \(value) of \(segment) limit 200 > people.xlsx",
                    zh: "显示 \(value) 限于 \(segment) 名额 200 > 名单.xlsx"),
                Message(".export answer.csv", zh: ".导出 答案.csv"),
            ]
        }
    }
}
