// An answer as text for a terminal, as JSON and as CSV.
import RhumbFormats
import RhumbModel
public import RhumbText
public import RhumbValues

/// An answer for a terminal of so many columns, ended by a newline.
public func terminal(_ answer: Answer, width: Int, colour: Bool, language: Language, today: Day) -> String {
    let page = TerminalPage(width: min(max(width, 20), 400), colour: colour)
    let figures = Figures(language: language, today: today)
    let lines: [String] =
        switch answer {
        case .measured(let found): [figures.line(of: found)]
        case .table(let table):
            (table.rows.isEmpty ? [] : page.lines(of: figures.table(table)).map { String($0.dropFirst()) })
                + [page.paint(figures.text(table.footer), .quiet)]
        case .lines(let lines): lines.map { printable($0) }
        }
    return lines.map { $0 + "\n" }.joined()
}

/// An answer as one line of JSON, ended by a newline.
public func json(_ answer: Answer) -> String {
    let value: JSON =
        switch answer {
        case .measured(let found):
            .object([
                ("value", JSON(found.measurement.value)), ("unit", .string(MeasureUnit(found.type).name)),
                ("n", JSON(found.measurement.n.map { Int($0) })), ("skipped", .integer(found.measurement.skipped)),
                ("interval", JSON(found.measurement.interval, MeasureUnit(found.type))), ("as_of", JSON(found.day)),
            ])
        case .table(let table):
            .object([
                ("columns", .strings(table.written.map(\.column.title))),
                ("rows", .array(table.rows.map { row in .array(table.written.map { row[$0.position].json }) })),
            ])
        case .lines(let lines): .object([("lines", .strings(lines))])
        }
    return value.text(.compact) + "\n"
}

/// An answer as comma-separated values (RFC 4180), lines ended by CR LF.
public func csv(_ answer: Answer) -> String {
    switch answer {
    case .measured(let found): csvLine(["value"]) + csvLine([AnswerTable.Cell.value(found.measurement.value).written])
    case .table(let table):
        csvLine(table.written.map(\.column.title))
            + table.rows.map { row in csvLine(table.written.map { row[$0.position].written }) }.joined()
    case .lines(let lines): lines.map { csvLine([$0]) }.joined()
    }
}

extension AnswerTable {
    /// Columns that are written into files: not the pictures.
    var written: [(position: Int, column: Column)] {
        columns.indices.filter { position in
            !rows.contains { row in
                if position < row.count, case .bar = row[position] { return true }
                return position >= row.count
            }
        }.map { ($0, columns[$0]) }
    }
}

extension AnswerTable.Cell {
    fileprivate var json: JSON {
        switch self {
        case .text(let text): .string(text)
        case .value(let value), .change(let value): JSON(value)
        case .bar(let ratio): JSON(ratio)
        }
    }

    /// Exact, without units: money as its amount, a percentage as a ratio.
    fileprivate var written: String {
        switch self {
        case .text(let text): text
        case .bar: ""
        case .value(let value), .change(let value): value.written
        }
    }
}

extension Value {
    fileprivate var written: String {
        switch self {
        case .unknown: ""
        case .money(let money): money.decimal
        case .percent(let number), .points(let number), .number(let number): shortDecimal(number)
        case .integer(let number), .days(let number), .months(let number), .minutes(let number): String(number)
        case .yesNo(let yes): yes ? "yes" : "no"
        case .text(let text): text
        case .date(let day): day.description
        case .timestamp(let time): time.description
        }
    }
}

extension Figures {
    /// `32.1% [29.0, 35.4]   n 812 · skipped 0 · as of 2026-06-30`
    fileprivate func line(of found: MeasuredAnswer) -> String {
        let measured = found.measurement
        let value = [self.measured(measured.value), interval(measured.interval, MeasureUnit(found.type))]
        var notes: [String] = []
        if let n = measured.n { notes.append(text(Message("n \(count(n))", zh: "样本 \(count(n))"))) }
        notes.append(text(Message("skipped \(count(measured.skipped))", zh: "跳过 \(count(measured.skipped))")))
        if measured.partial { notes.append(text(Message("partial", zh: "未满期"))) }
        notes.append(text(Message("as of \(found.day)", zh: "截至 \(found.day)")))
        return value.filter { !$0.isEmpty }.joined(separator: " ") + "   " + notes.joined(separator: " · ")
    }

    fileprivate func table(_ answer: AnswerTable) -> Table {
        let columns = answer.columns.map { Table.Column($0.title, $0.isNumber ? .right : .left) }
        let rows = answer.rows.map { row in
            Table.Row(
                row.map { cell in
                    switch cell {
                    case .text(let text): Cell(text)
                    case .value(.unknown): Cell(nothing, .quiet)
                    case .value(.money(let amount)) where answer.isExact:
                        Cell(RhumbModel.text(.money(amount), in: language))
                    case .value(let value): Cell(measured(value))
                    case .change(let value): Cell(((value.magnitude ?? 0) > 0 ? "+" : "") + measured(value))
                    case .bar(let ratio): barCell(ratio)
                    }
                })
        }
        return Table(columns: columns, rows: rows)
    }
}
