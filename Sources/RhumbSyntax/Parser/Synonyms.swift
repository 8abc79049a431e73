// What declarations, types, functions and responses are called elsewhere: looked at only where a word is none of the language.

import RhumbText

extension DeclarationKind {
    /// The kind that a word which begins no declaration most likely means.
    static func meant(by word: String) -> DeclarationKind? {
        switch word.lowercased() {
        case "kpi", "measure", "indicator", "考核指标": return .metric
        case "employee", "staff", "member", "owner", "员工", "负责人": return .person
        case "team", "group", "department", "团队", "部门": return .resource
        case "objective", "okr", "目的": return .goal
        case "initiative", "project", "measures", "task", "举措", "措施", "任务": return .action
        case "campaign", "program", "项目": return .programme
        case "table", "data", "sheet", "数据", "数据表", "表": return .dataset
        case "audience", "cohort", "人群", "分群", "客户群": return .segment
        case "levels", "tier", "ladder", "分层", "等级": return .tiers
        case "attribute", "fields", "字段": return .attributes
        case "questionnaire", "调查": return .survey
        case "recommendation", "tip", "推荐": return .advice
        case "assume", "assumptions", "假设": return .assumption
        case "holidays", "节假日": return .calendar
        case "case", "场景": return .scenario
        case "import", "include", "导入": return .use
        default:
            let near = nearestName(to: word, among: allCases.flatMap { [$0.keyword.english, $0.keyword.chinese] })
            return allCases.first { $0.keyword.english == near || $0.keyword.chinese == near }
        }
    }
}

extension Keyword {
    /// The type of a column by what databases and spreadsheets call it.
    static func columnType(called word: String) -> Keyword? {
        switch word.lowercased() {
        case "varchar", "string", "char", "nvarchar", "str", "字符串", "字符", "文字": .typeText
        case "int", "bigint", "smallint", "整型": .typeInteger
        case "bool", "boolean", "bit", "布尔", "布尔型", "逻辑", "逻辑型": .typeYesNo
        case "decimal", "float", "double", "numeric", "real", "小数", "数字", "浮点": .typeNumber
        case "datetime", "time", "日期时间", "时间": .typeTimestamp
        case "amount", "currency", "price", "货币": .typeMoney
        case "percentage", "rate", "比例": .typePercent
        case "day", "日": .typeDate
        case "enum", "choice", "枚举", "选项", "单选": .typeOneOf
        default: nil
        }
    }

    /// A function by what spreadsheets call it.
    static func function(called word: String) -> Keyword? {
        switch word.lowercased() {
        case "average", "mean", "averageif", "平均值", "均值", "平均数": .aggAvg
        case "countif", "countifs", "counta", "count_if", "数量", "个数", "条数": .aggCount
        case "sumif", "sumifs", "total", "求和", "总和", "总计": .aggSum
        case "maximum", "最大值": .aggMax
        case "minimum", "最小值": .aggMin
        case "quantile", "百分位数", "分位数": .aggPercentile
        case "unique", "count_distinct", "去重", "不重复计数": .aggDistinct
        case "ratio", "proportion", "percentage", "比例", "比率": .aggShare
        case "exists", "some", "存在": .aggAny
        case "mode", "众数": .aggCommonest
        case "datediff", "datedif", "日期差": .spanDays
        case "last", "最近", "最新": .aggLatest
        case "first", "最早": .aggEarliest
        default: nil
        }
    }

    /// The response to a risk by what is done.
    static func response(called word: String) -> Keyword? {
        switch word.lowercased() {
        case "insure", "insurance", "outsource", "share", "投保", "保险", "转嫁", "外包": .responseTransfer
        case "reduce", "lessen", "limit", "control", "降低", "减少", "缓解", "控制": .responseMitigate
        case "prevent", "stop", "避免", "预防", "回避": .responseAvoid
        case "tolerate", "ignore", "retain", "容忍", "承担", "自留": .responseAccept
        default: nil
        }
    }

    /// `AND` and `并且`, which join conditions elsewhere.
    static func join(called word: String) -> Keyword? {
        switch word {
        case "AND", "并且", "而且", "同时", "和", "与": .and
        case "OR", "或者", "或是": .or
        default: nil
        }
    }
}
