// What execution finds in the data, worded for the people whose data it is.
import RhumbColumns
import RhumbQuery
import RhumbText

extension Run {
    /// Everything found: by domain in the order of the query, within a domain by kind and row.
    func diagnostics() -> [Diagnostic] {
        var all: [Diagnostic] = []
        if isStopped {
            all.append(
                Diagnostic(
                    "run/cancelled", .error,
                    Message("the run was stopped before it was done", zh: "运行在完成之前被停止"), at: .none))
        }
        if isLost {
            all.append(
                Diagnostic(
                    "run/lost-rows", .error,
                    Message(
                        "the temporary file that keeps rows for later could not be read again",
                        zh: "存放中间数据的临时文件无法读回"), at: .none,
                    help: Message(
                        "see whether the disk is sound, or name another folder in TMPDIR, and run again",
                        zh: "请检查磁盘是否正常，或用 TMPDIR 指定另一个目录，然后重新运行")))
        }
        for domain in query.domains.indices {
            all += findings[domain].reader
            guard !findings[domain].isUnreadable, !isStopped else { continue }
            all += missingKeys(domain)
            all += duplicates(domain)
            all += orphans(domain)
            all += overflows(in: domain)
        }
        return all + overflows(in: nil)
    }

    private func cell(_ domain: Int, row: Int, column: String?, value: String? = nil) -> Place {
        .cell(file: readers[domain].source, row: readers[domain].displayRow(row), column: column, value: value)
    }

    private func missingKeys(_ domain: Int) -> [Diagnostic] {
        let missing = findings[domain].missingKeys
        guard missing.count > 0, let key = query.domains[domain].key else { return [] }
        let name = query.domains[domain].name
        return [
            Diagnostic(
                "data/missing-key", .error,
                Message(
                    "\(missing.count) row\(missing.count == 1 ? "" : "s") of \(name) "
                        + "\(missing.count == 1 ? "has" : "have") no usable key in column \(key.column)",
                    zh: "数据集“\(name)”有 \(missing.count) 行在“\(key.column)”列没有可用的主键"),
                at: cell(domain, row: missing.first, column: key.column),
                help: Message(
                    "every row needs a key of its own: fill it in, or name another column as the key",
                    zh: "每一行都需要自己的主键：请补上，或把另一列声明为主键"))
        ]
    }

    private func duplicates(_ domain: Int) -> [Diagnostic] {
        let found = findings[domain]
        guard found.duplicateCount > 0, let key = query.domains[domain].key else { return [] }
        let name = query.domains[domain].name
        let values = readers[domain].texts(rows: found.duplicates.map(\.row), columns: [key.column])
        let help = Message(
            "a key names one row: remove the row that is too many, or give it a key of its own",
            zh: "一个主键只能对应一行：请删除多余的行，或给它单独的主键")
        var all = found.duplicates.enumerated().map { index, duplicate in
            let value = values.indices.contains(index) ? values[index].first ?? "" : ""
            let (row, earlier) = (
                readers[domain].displayRow(duplicate.row), readers[domain].displayRow(duplicate.earlier)
            )
            return Diagnostic(
                "data/duplicate-key", .error,
                Message(
                    "two rows of \(name) have the key \(value): \(earlier) and \(row)",
                    zh: "数据集“\(name)”有两行的主键都是 \(value)：第 \(earlier) 行和第 \(row) 行"),
                at: cell(domain, row: duplicate.row, column: key.column, value: value), help: help,
                related: [
                    Related(
                        Message("the key was first met here", zh: "这个主键首次出现在这里"),
                        at: cell(domain, row: duplicate.earlier, column: key.column, value: value))
                ])
        }
        let rest = found.duplicateCount - found.duplicates.count
        if rest > 0 {
            all.append(
                Diagnostic(
                    "data/duplicate-key", .error,
                    Message(
                        "\(rest) more row\(rest == 1 ? "" : "s") of \(name) repeat\(rest == 1 ? "s" : "") the key "
                            + "of an earlier row",
                        zh: "数据集“\(name)”还有 \(rest) 行重复了前面某行的主键"),
                    at: .file(readers[domain].source), help: help))
        }
        return all
    }

    private func orphans(_ domain: Int) -> [Diagnostic] {
        query.domains[domain].references.enumerated().compactMap { index, reference in
            let orphans = findings[domain].orphans[index]
            let parent = reference.parent.index
            guard orphans.count > 0, !findings[parent].isUnreadable else { return nil }
            let (child, name) = (query.domains[domain].name, query.domains[parent].name)
            let values = readers[domain].texts(rows: orphans.first, columns: [reference.column])
            let places = orphans.first.enumerated().map { index, row in
                cell(
                    domain, row: row, column: reference.column,
                    value: values.indices.contains(index) ? values[index].first : nil)
            }
            return Diagnostic(
                "data/orphan", .warning,
                Message(
                    "\(groupedDigits(String(orphans.count))) row\(orphans.count == 1 ? "" : "s") of \(child) "
                        + "\(orphans.count == 1 ? "refers" : "refer") to \(name) that \(name) does not have",
                    zh: "数据集“\(child)”有 \(groupedDigits(String(orphans.count))) 行引用了“\(name)”里不存在的主键"),
                at: places.first ?? .file(readers[domain].source),
                help: Message(
                    "totals count them, the rows of \(name) do not: add the missing rows to \(name), or correct "
                        + "\(reference.column)",
                    zh: "合计仍计入这些行，但不归入任何一行“\(name)”：请在“\(name)”补上缺少的行，或更正“\(reference.column)”"),
                related: places.dropFirst().map {
                    Related(Message("so does this row", zh: "这一行也是"), at: $0)
                })
        }
    }

    private func overflows(in domain: Int?) -> [Diagnostic] {
        let sites = overflows.rows.filter { $0.key.domain == domain }
        let ordered = sites.sorted { ($0.value.first, $0.key.node) < ($1.value.first, $1.key.node) }
        return ordered.map { site, found in
            let what = query.nodes[site.node].operation.overflowing
            let place: Place =
                if let domain {
                    found.first < 0 ? .file(readers[domain].source) : cell(domain, row: found.first, column: nil)
                } else { .none }
            let name = domain.map { query.domains[$0].name }
            let rows = found.count > 1 ? (" (in \(found.count) rows)", "（共 \(found.count) 行）") : ("", "")
            return Diagnostic(
                "data/overflow", .error,
                Message(
                    "\(what.english) \(name.map { "over \($0) " } ?? "")is too large to be calculated exactly"
                        + "\(rows.0)",
                    zh: "\(name.map { "对“\($0)”的" } ?? "")\(what.chinese)太大，无法精确计算\(rows.1)"),
                at: place,
                help: Message(
                    "amounts and counts go up to 9.2 × 10^18: look for a wrong value in the data, or for a "
                        + "product of two amounts in the plan",
                    zh: "金额和数量的上限是 9.2 × 10^18：请检查数据里是否有错误的值，或方案里是否把两个金额相乘"))
        }
    }
}

extension Operation {
    /// What it is called where its result is too large.
    fileprivate var overflowing: Message {
        switch self {
        case .fold, .reduce: Message("a sum", zh: "合计")
        case .map(let function, _):
            switch function {
            case .add, .addDouble: Message("A sum of two values", zh: "两个值之和")
            case .subtract, .subtractDouble: Message("A difference", zh: "差")
            case .multiply, .multiplyDouble, .multiplyDivide: Message("A product", zh: "乘积")
            case .divideRounded, .divideDouble: Message("A quotient", zh: "商")
            case .negate, .negateDouble, .floorDivide, .hasBit, .toDouble, .round, .compare, .and, .or, .not, .known,
                .fallback,
                .onlyWhere,
                .firstYes, .textIn, .textLike, .integerIn, .addMonths, .monthsBetween, .yearsBetween:
                Message("A value", zh: "一个值")
            }
        case .column, .key, .constant, .gather, .referenceKnown, .cut, .quintile, .fit, .repeated:
            Message("A value", zh: "一个值")
        }
    }
}
