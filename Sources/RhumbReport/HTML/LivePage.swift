// The page of a plan that is being worked on: its report as it is now, and the plan's text beside it.
import RhumbFormats
public import RhumbText

/// The page that shows a report while plan and data change, and an editor for the plan; the report itself, its state and the plan's
/// texts are asked of the server that it comes from. Ended by a newline.
/// - Parameter canEdit: whether the text may be changed; else it is only shown.
public func livePage(_ language: Language, canEdit: Bool) -> String {
    LivePage(language: language, canEdit: canEdit).text
}

private struct LivePage {
    let language: Language
    let canEdit: Bool

    func words(_ english: String, zh chinese: String) -> String { Message(english, zh: chinese).text(in: language) }

    var text: String { "<!doctype html>\n" + tag("html", ["lang": language.tag], head, body).html + "\n" }

    /// The report in its frame brings its own policy; this page may talk with its server besides.
    private var head: Markup {
        let policy =
            "default-src 'none'; style-src 'sha256-\(PageAssets.liveStyleHash)' 'sha256-\(PageAssets.styleHash)'; "
            + "script-src 'sha256-\(PageAssets.liveScriptHash)'; connect-src 'self'; frame-src 'self'; img-src data:; "
            + "base-uri 'none'; form-action 'none'"
        return tag(
            "head", [:],
            tag("meta", ["charset": "utf-8"]),
            tag("meta", ["http-equiv": "Content-Security-Policy", "content": policy]),
            tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
            tag("meta", ["name": "generator", "content": "Rhumb"]),
            tag("link", ["rel": "icon", "href": "data:,"]),
            tag("title", [:], "Rhumb"), tag("style", [:], .verbatim(PageAssets.liveStyle)))
    }

    private var body: Markup {
        tag(
            "body", [:],
            tag(
                "header", [:],
                tag("h1", [:], .text(words("Plan and report", zh: "方案与报告"))),
                tag(
                    "label", ["for": "files"], .text(words("File", zh: "文件")), tag("select", ["id": "files"])),
                canEdit
                    ? tag("button", ["type": "button", "id": "save", "disabled": ""], .text(words("Save", zh: "保存")))
                    : tag("span", ["class": "quiet"], .text(words("read-only", zh: "只读"))),
                tag(
                    "button", ["type": "button", "id": "turn", "aria-pressed": "false"],
                    .text(words("Show the report", zh: "查看报告"))),
                tag("p", ["id": "state", "role": "status"])),
            tag("p", ["id": "banner", "role": "alert", "hidden": ""]),
            tag(
                "main", [:],
                tag(
                    "section", ["class": "editor", "aria-label": words("The plan's text", zh: "方案文本")],
                    tag(
                        "div", ["class": "sheet"],
                        tag("pre", ["id": "gutter", "aria-hidden": "true"]),
                        tag(
                            "div", ["class": "paper"],
                            tag("pre", ["id": "paint", "aria-hidden": "true"]),
                            tag(
                                "textarea",
                                [
                                    "id": "text", "spellcheck": "false", "autocapitalize": "off", "wrap": "off",
                                    "aria-label": words("Plan", zh: "方案"), "aria-describedby": "findings-title",
                                    "readonly": canEdit ? nil : "",
                                ]))),
                    tag("h2", ["id": "findings-title"], .text(words("Findings", zh: "检查结果"))),
                    tag("ol", ["id": "findings", "aria-labelledby": "findings-title"])),
                tag("iframe", ["id": "report", "title": words("Report", zh: "报告")])),
            tag("script", ["type": "application/json", "id": "words"], .verbatim(scriptWords.text(.compact))),
            tag("script", [:], .verbatim(PageAssets.liveScript)))
    }

    /// What the script says; our own words only, none of which ends a script element.
    private var scriptWords: JSON {
        let all: KeyValuePairs = [
            "live": words("up to date", zh: "已是最新"),
            "lost": words("The server does not answer; what is shown may be old.", zh: "服务没有响应，显示的内容可能已过时。"),
            "reading": words("reading plan and data …", zh: "正在读取方案与数据……"),
            "broken": words(
                "The plan or its data cannot be used as they are; the report is of the last state that could.",
                zh: "方案或数据目前无法使用，报告停留在最近一次可用的状态。"),
            "nothing": words("The plan or its data cannot be used as they are.", zh: "方案或数据目前无法使用。"),
            "moved": words(
                "This link was made of another state of plan or data; what is shown is the present one.",
                zh: "此链接对应的是方案或数据的另一状态，当前显示的是最新状态。"),
            "none": words("nothing to say", zh: "没有问题"),
            "unsaved": words("not saved", zh: "尚未保存"),
            "saved": words("saved", zh: "已保存"),
            "other": words(
                "The file was changed elsewhere; your text here is not saved.", zh: "文件已在别处改动，此处文字尚未保存。"),
            "mine": words("Keep mine", zh: "保留我的"), "theirs": words("Take the file's", zh: "采用文件的"),
            "line": words("line {line}", zh: "第{line}行"),
            "error": words("error", zh: "错误"), "warning": words("warning", zh: "警告"), "note": words("note", zh: "提示"),
            "report": words("Show the report", zh: "查看报告"), "plan": words("Show the plan", zh: "查看方案"),
        ]
        return .object(all.map { ($0.key, .string($0.value)) })
    }
}
