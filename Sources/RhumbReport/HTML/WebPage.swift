// One self-contained page for a browser: the verdict first, everything else below it. Nothing is fetched, no datum can run.
import RhumbAssessment
import RhumbModel
import RhumbText

/// Who will read a page.
public enum Audience: Sendable, Hashable {
    /// The people of the plan: recommendations with keys and words to each customer.
    case team
    /// Anybody else: no key, no text and no value of a single row.
    case client
}

/// A run as one HTML file, ended by a newline.
public func html(_ report: Report, for audience: Audience = .team) -> String {
    WebPage(report, audience).text
}

/// Builds the page, part by part.
struct WebPage {
    let report: Report
    let audience: Audience
    let builder: PageBuilder

    init(_ report: Report, _ audience: Audience) {
        self.report = report
        self.audience = audience
        builder = PageBuilder(report)
    }

    var figures: Figures { builder.figures }
    var plan: CheckedPlan { report.plan }

    func words(_ english: String, zh chinese: String) -> String { builder.words(english, zh: chinese) }

    var text: String {
        let parts = self.parts
        let document = tag(
            "html", ["lang": report.language.tag],
            head,
            tag(
                "body", [:],
                tag("a", ["class": "skip", "href": "#top"], .text(words("Skip to the report", zh: "跳到正文"))),
                Drawing.patterns, masthead(parts),
                tag("main", ["id": "top"], all: [opening] + parts.map { section($0) }),
                tag(
                    "footer", [:],
                    tag(
                        "p", [:],
                        .text(words("Made by Rhumb from the plan's text and its data.", zh: "由 Rhumb 根据方案文本与数据生成。")))
                ),
                tag("script", [:], .verbatim(PageAssets.script))))
        return "<!doctype html>\n" + document.html + "\n"
    }

    /// Nothing but what stands in this file is shown or run.
    private var head: Markup {
        let policy =
            "default-src 'none'; style-src 'sha256-\(PageAssets.styleHash)'; script-src 'sha256-\(PageAssets.scriptHash)'; "
            + "img-src data:; base-uri 'none'; form-action 'none'"
        return tag(
            "head", [:],
            tag("meta", ["charset": "utf-8"]),
            tag("meta", ["http-equiv": "Content-Security-Policy", "content": policy]),
            tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
            tag("meta", ["name": "referrer", "content": "no-referrer"]),
            tag("meta", ["name": "generator", "content": "Rhumb"]),
            tag("title", [:], .text("\(plan.heading.shown) · \(report.assessment.today)")),
            tag("style", [:], .verbatim(PageAssets.style)))
    }

    private func masthead(_ parts: [Part]) -> Markup {
        let links = parts.map { part in
            tag("li", [:], tag("a", ["href": "#\(part.id)"], .text(part.title)))
        }
        return tag(
            "header", ["class": "masthead"],
            tag(
                "nav", ["aria-label": words("Contents", zh: "目录")],
                tag("ul", [:], all: links)),
            tag(
                "button",
                [
                    "type": "button", "id": "theme", "hidden": "", "aria-pressed": "false",
                    "data-dark": words("Dark", zh: "深色"), "data-light": words("Light", zh: "浅色"),
                ], .text(words("Dark", zh: "深色"))))
    }

    /// The verdict, how far the data can be trusted, and what to do first: with the goals' table all that fits the first sheet.
    private var opening: Markup {
        var pieces = [
            tag("h1", [:], runs(plan.heading.shown)),
            tag("p", ["class": "asof"], .text(builder.dataAsOf)),
            tag("p", ["class": "verdict \(builder.headline.ink?.name ?? "")"], runs(builder.headline.text)),
            tag("p", ["class": "counts"], .text(builder.verdict.text)),
            tag("p", ["class": "trust"], .text(builder.trust.text)),
        ]
        if let scenario = builder.scenario { pieces.append(tag("p", ["class": "scenario"], runs(scenario))) }
        if let steps = builder.steps { pieces.append(acts(steps)) }
        return tag("section", ["class": "opening", "aria-label": words("Verdict", zh: "结论")], all: pieces)
    }

    private func acts(_ section: Section) -> Markup {
        let steps = section.blocks.flatMap { block in
            if case .steps(let steps) = block { steps } else { [Step]() }
        }
        guard !steps.isEmpty else { return .list(section.blocks.map { self.block($0, section.title) }) }
        let items = steps.prefix(3).map { step in
            tag(
                "li", [:],
                tag("p", ["class": "act"], runs(step.text.text)),
                step.aside.isEmpty ? .nothing : tag("p", ["class": "aside"], runs(step.aside)),
                step.because.isEmpty ? .nothing : tag("p", ["class": "because"], runs(step.because)))
        }
        return [
            tag("h2", [:], .text(section.title)), tag("ol", ["class": "acts"], all: items),
        ]
    }

    /// A part of the page with its heading.
    struct Part {
        let id: String
        let title: String
        let content: [Markup]
    }

    private func section(_ part: Part) -> Markup {
        tag(
            "section", ["id": part.id, "aria-labelledby": "\(part.id)-title"],
            all: [tag("h2", ["id": "\(part.id)-title"], .text(part.title))] + part.content)
    }

    /// In the order in which a reader asks: will we arrive, who are they, what threatens us, what is late, whom to call, how was
    /// this made.
    private var parts: [Part] {
        let parts: [Part?] = [
            goals, goalLines, strategies, plain(builder.programmes), segments, ladders, funnels,
            plain(builder.cohorts), plain(builder.surveys), plain(builder.metrics),
            plain(builder.risks), schedule, plain(builder.investments), plain(builder.responsibilities),
            plain(builder.reviews), plain(builder.lessons), plain(builder.research), contacts, reliability, method,
            plain(builder.quintiles), plain(builder.models), plain(builder.findings),
        ]
        return parts.compactMap { $0 }
    }

    /// A section as the terminal and Markdown have it.
    func plain(_ section: Section?) -> Part? {
        section.map { section in
            Part(id: section.id, title: section.title, content: section.blocks.map { block($0, section.title) })
        }
    }
}

extension Language {
    /// For `lang` attributes.
    var tag: String {
        switch self {
        case .english: "en"
        case .chinese: "zh-Hans"
        }
    }
}
