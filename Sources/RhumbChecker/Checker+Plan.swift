// The plan's own clauses: period, currency, budget, today, contacts; and the strategies.
import RhumbModel
import RhumbSyntax
import RhumbText
import RhumbValues

extension DateLiteral {
    /// The parser lets only days pass that exist.
    var value: Day { Day(year: year, month: month, day: day) ?? .first }
}

extension Checker {
    mutating func checkPlanDeclaration() {
        for extra in declarations(.plan).dropFirst() {
            error(
                "plan/second",
                Message("a project has one plan", zh: "一个项目只有一份方案"), at: extra.declaration.nameSpan,
                help: Message(
                    "move this one to a folder of its own", zh: "请把这份方案放到单独的文件夹"),
                related: [
                    Related(
                        Message("the first plan is here", zh: "第一份方案在这里"), at: .source(planDeclaration.nameSpan))
                ])
        }
        plan.heading = Heading(
            name: planDeclaration.name?.text ?? "", title: title(of: planDeclaration), span: planDeclaration.nameSpan)
        var hasPeriod = false
        var hasCurrency = false
        for clause in planDeclaration.clauses {
            switch clause.payload {
            case .period(let from, let to):
                hasPeriod = true
                plan.period = DayInterval(from.value, to.value)
                if plan.period.isEmpty {
                    error(
                        "plan/period",
                        Message("the period ends before it starts", zh: "计划期的结束早于开始"), at: clause.span,
                        help: Message("swap the two dates", zh: "请对调两个日期"))
                }
            case .currency where hasCurrency: currencyIsRefused = true
            case .currency(let name):
                hasCurrency = true
                if let currency = Currency(code: name.text) {
                    plan.currency = currency
                } else {
                    currencyIsRefused = true
                    let meant = Currency.meant(by: name.text)
                    error(
                        "plan/currency",
                        Message("`\(name.text)` is no currency", zh: "“\(name.text)”不是币种代码"), at: name.span,
                        help: meant.map { Message("did you mean \($0.code)?", zh: "是否想写 \($0.code)？") }
                            ?? Message(
                                "write three capital letters, as in CNY or EUR", zh: "请写三个大写字母，如 CNY、EUR"),
                        fixes: meant.map {
                            [
                                Fix(
                                    title: Message("write \($0.code)", zh: "改为 \($0.code)"),
                                    edits: [Edit(span: name.span, text: $0.code)])
                            ]
                        } ?? [])
                    if let meant { plan.currency = meant }
                }
            default: break
            }
        }
        if !hasPeriod, !planDeclaration.isBroken {
            error(
                "plan/period-missing",
                Message("the plan has no period", zh: "方案没有计划期"), at: planDeclaration.nameSpan,
                help: Message("add: period 2026-01-01 .. 2026-12-31", zh: "请加上：计划期 2026-01-01 .. 2026-12-31"))
        }
        checkUses()
    }

    /// Amounts and names need the currency and the declarations, so they come after those.
    mutating func checkPlanAmounts() {
        for clause in planDeclaration.clauses {
            switch clause.payload {
            case .budget(let amount): plan.budget = planned(amount, prefix: "", .planBudget)
            case .today(let date): plan.today = date.value
            case .contact(let contact): checkContact(contact)
            case .fit(let fit): checkFitGate(fit)
            case .finding(let day, let text, let from): plan.findings.append(finding(day, text, from, ""))
            default: break
            }
        }
        checkStrategies()
    }

    private mutating func checkContact(_ contact: ContactSyntax) {
        let dataset = resolve(contact.whom, "", expecting: Message("a dataset", zh: "数据集")) {
            if case .dataset(let id) = $0 { id } else { nil }
        }
        // What is no whole number the parser has told.
        guard let atMost = contact.limit.integer, atMost >= 0 else { return }
        let every = contact.every.flatMap { calendarSpan($0) }
        if let dataset { plan.contact = ContactCap(dataset: dataset, atMost: atMost, every: every) }
    }

    private mutating func checkFitGate(_ fit: FitSyntax) {
        let days = fit.over.flatMap { calendarSpan($0) }.map { Int64($0.approximateDays.rounded(.up)) }
        let buyers = Int64(wholeNumber(fit.rows) ?? Int(FitGate.standard.buyers))
        plan.fitGate = FitGate(buyers: buyers, days: days ?? FitGate.standard.days)
    }

    /// `use … as x` must not hide a name; the files themselves are found by the project.
    private mutating func checkUses() {
        var aliases: [String: SourceSpan] = [:]
        for located in declarations(.use) {
            guard let alias = located.declaration.name else { continue }
            if let first = aliases[alias.text] {
                duplicateName(alias.text, at: alias.span, first: first)
            } else {
                aliases[alias.text] = alias.span
            }
        }
    }

    /// A person or a resource.
    mutating func owner(_ path: Path, _ prefix: String) -> Owner? {
        resolve(path, prefix, expecting: Message("a person or a resource", zh: "人员或资源")) { symbol -> Owner? in
            switch symbol {
            case .person(let id): .person(id)
            case .resource(let id): .resource(id)
            default: nil
            }
        }
    }
}

extension Currency {
    /// The currency that a word names.
    fileprivate static func meant(by word: String) -> Currency? {
        switch word.lowercased() {
        case "dollar", "dollars", "美元", "美金": Currency(code: "USD")
        case "euro", "euros", "欧元": Currency(code: "EUR")
        case "pound", "pounds", "sterling", "英镑": Currency(code: "GBP")
        case "yuan", "renminbi", "人民币", "元": Currency(code: "CNY")
        case "franc", "francs", "瑞士法郎": Currency(code: "CHF")
        case "yen", "日元": Currency(code: "JPY")
        case "港币", "港元": Currency(code: "HKD")
        default: Currency(code: word.uppercased())
        }
    }
}
