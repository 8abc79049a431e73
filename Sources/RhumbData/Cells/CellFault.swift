// What can be wrong with one cell, said so that its author can mend it.
import RhumbColumns
import RhumbText

/// Why a cell has no value.
enum CellFault: UInt8, Sendable {
    case none
    case missing
    case notInteger
    case notNumber
    case tooManyPlaces
    case tooLarge
    case notPercent
    case notMoney
    case otherCurrency
    case notDate
    case noSuchDate
    case notYesNo
    case notChoice
    case outOfRange
    case notText
}

extension ColumnPlan {
    /// The warning for a bad cell.
    func diagnostic(_ fault: CellFault, file: String, row: Int, value: String) -> Diagnostic {
        let (message, help) = words(fault, value: value)
        return Diagnostic(
            "data/cell", .warning, message,
            at: .cell(file: file, row: row, column: request.name, value: fault == .missing ? nil : value), help: help)
    }

    private func words(_ fault: CellFault, value: String) -> (Message, Message) {
        switch fault {
        case .none, .notText:
            (
                Message("“\(value)” cannot be read", zh: "无法读取“\(value)”"),
                Message("check this cell in the source", zh: "请在源数据中检查该单元格")
            )
        case .missing:
            (
                Message(
                    "there is no value, and \(request.name) is not declared optional",
                    zh: "此处没有值，而 \(request.name) 未声明为“可空”"),
                Message(
                    "fill the cell in, or write `optional` behind the column in the plan",
                    zh: "请补全该单元格，或在方案中给该列加上“可空”")
            )
        case .notInteger:
            (
                Message("“\(value)” is not a whole number", zh: "“\(value)”不是整数"),
                Message("correct the cell, or declare the column as a number or text", zh: "请更正该单元格，或将该列声明为数值或文本")
            )
        case .notNumber:
            (
                Message("“\(value)” is not a number", zh: "“\(value)”不是数字"),
                numberHelp
            )
        case .tooManyPlaces:
            (
                Message(
                    "“\(value)” has more than \(places) decimal places", zh: "“\(value)”的小数超过 \(places) 位"),
                isMoney
                    ? Message("round the amounts in the source to \(places) places", zh: "请在源数据中将金额保留 \(places) 位小数")
                    : Message(
                        "declare the column `number rounded N` to have it rounded", zh: "如可舍入，请将该列声明为“数值 舍入 N”")
            )
        case .tooLarge:
            (
                Message("“\(value)” is too large", zh: "“\(value)”超出可表示的范围"),
                Message("correct the cell; a code of many digits is text", zh: "请更正该单元格；很长的编号应声明为文本")
            )
        case .notPercent:
            (
                Message("“\(value)” is not a percentage", zh: "“\(value)”不是百分比"),
                Message("write 38% or 0.38", zh: "请写成 38% 或 0.38")
            )
        case .notMoney:
            (
                Message("“\(value)” is not an amount of money", zh: "“\(value)”不是金额"),
                numberHelp
            )
        case .otherCurrency:
            (
                Message("“\(value)” is in another currency than the plan's", zh: "“\(value)”的币种与方案不一致"),
                Message("convert the amounts in the source to one currency", zh: "请在源数据中统一币种")
            )
        case .notDate:
            (
                Message(
                    "“\(value)” is not a date of the form \(dateForm)", zh: "“\(value)”不是 \(dateForm) 格式的日期"),
                Message(
                    "if the file has another format throughout, say so in rhumb.yaml, as in date: D/M/YYYY",
                    zh: "若整个文件采用其他格式，请在 rhumb.yaml 中注明，例如 date: D/M/YYYY")
            )
        case .noSuchDate:
            (
                Message("“\(value)” is a date that does not exist", zh: "“\(value)”这个日期不存在"),
                Message(
                    "correct the cell; if day and month are swapped throughout, declare date: in rhumb.yaml",
                    zh: "请更正该单元格；若日和月整体颠倒，请在 rhumb.yaml 中声明 date:")
            )
        case .notYesNo:
            (
                Message("“\(value)” is neither yes nor no", zh: "“\(value)”既非是也非否"),
                Message(
                    "understood are yes, no, true, false, 1, 0, Y, N, 是, 否; other words go into rhumb.yaml under yes: and no:",
                    zh: "可识别 yes、no、true、false、1、0、Y、N、是、否；其他词请在 rhumb.yaml 的 yes: 和 no: 中注明")
            )
        case .notChoice: choiceWords(value)
        case .outOfRange:
            (
                Message("“\(value)” is outside \(rangeText)", zh: "“\(value)”不在 \(rangeText) 范围内"),
                Message("correct the cell, or widen the range in the plan", zh: "请更正该单元格，或在方案中放宽范围")
            )
        }
    }

    private var numberHelp: Message {
        style.decimal == 0x2E
            ? Message(
                "correct the cell; if the file has decimal commas, write decimal: \",\" in rhumb.yaml",
                zh: "请更正该单元格；若文件使用小数逗号，请在 rhumb.yaml 中写 decimal: \",\"")
            : Message(
                "correct the cell; rhumb.yaml says that this file has decimal commas",
                zh: "请更正该单元格；rhumb.yaml 声明该文件使用小数逗号")
    }

    private func choiceWords(_ value: String) -> (Message, Message) {
        let shown = choices.prefix(8).map { "“\($0)”" }
        let more = choices.count > 8
        return (
            Message(
                "“\(value)” is not one of \(shown.joined(separator: ", "))\(more ? ", …" : "")",
                zh: "“\(value)”不在下列取值中：\(shown.joined(separator: "、"))\(more ? "……" : "")"),
            Message("correct the cell, or add the value to the column in the plan", zh: "请更正该单元格，或在方案中为该列补上此取值")
        )
    }
}
