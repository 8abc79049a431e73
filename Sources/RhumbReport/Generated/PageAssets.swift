// Written by Scripts/generate-page.py from Page/.
// swift-format-ignore-file

/// What the page of a report looks like and does.
enum PageAssets {
    static let style = #"""
:root {
  --paper: #ffffff; --panel: #f5f7fa; --ink: #1a2330; --quiet: #55606e; --rule: #d5dbe3; --grid: #e6eaf0;
  --good: #17713f; --warning: #8a5200; --bad: #b3261e; --accent: #1d5a9e; --mark: #6b7685; --heat: 29 90 158;
  color-scheme: light;
}
@media (prefers-color-scheme: dark) {
  :root:not([data-theme="light"]) {
    --paper: #11161d; --panel: #1a212b; --ink: #e8ecf2; --quiet: #a7b1bf; --rule: #364150; --grid: #26303c;
    --good: #5fc98c; --warning: #e3b04b; --bad: #ff8f85; --accent: #86bbf5; --mark: #8d99a8; --heat: 86 150 220;
    color-scheme: dark;
  }
}
:root[data-theme="dark"] {
  --paper: #11161d; --panel: #1a212b; --ink: #e8ecf2; --quiet: #a7b1bf; --rule: #364150; --grid: #26303c;
  --good: #5fc98c; --warning: #e3b04b; --bad: #ff8f85; --accent: #86bbf5; --mark: #8d99a8; --heat: 86 150 220;
  color-scheme: dark;
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; max-width: 66rem; padding: 0 1.25rem 3rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: break-word;
}
:lang(zh-Hans) { line-height: 1.7; }
table:lang(zh-Hans), table { line-height: 1.4; }
em, i, cite { font-style: normal; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, summary:focus-visible, .scroll:focus-visible {
  outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px;
}
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .5rem; z-index: 2; }
.patterns { position: absolute; }
.masthead { display: flex; gap: 1rem; justify-content: space-between; align-items: flex-start; padding: .75rem 0; border-bottom: 1px solid var(--rule); }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1rem; list-style: none; margin: 0; padding: 0; font-size: .875rem; }
nav a { display: inline-block; min-height: 1.75rem; line-height: 1.75rem; text-decoration: none; }
nav a:hover { text-decoration: underline; }
button { font: inherit; font-size: .875rem; min-height: 2rem; padding: .2rem .8rem; border: 1px solid var(--mark); border-radius: 4px; background: var(--paper); color: var(--ink); cursor: pointer; white-space: nowrap; }
button:disabled { color: var(--quiet); border-color: var(--rule); cursor: default; }
h1 { font-size: 1.9rem; line-height: 1.25; margin: 1.6rem 0 .2rem; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.6rem 0 .8rem; padding-bottom: .3rem; border-bottom: 2px solid var(--ink); }
h3 { font-size: 1.05rem; line-height: 1.4; margin: 1.4rem 0 .3rem; }
.opening h2 { border: 0; margin: 1.6rem 0 .4rem; padding: 0; }
.asof, .quiet, .because, .aside { color: var(--quiet); }
.asof, .trust, .counts, .scenario { margin: .1rem 0; }
.verdict { font-size: 1.35rem; line-height: 1.35; font-weight: 600; margin: .8rem 0 .1rem; }
.because, .aside, .lines .because { margin: .1rem 0; font-size: .9rem; }
.good { color: var(--good); } .warning { color: var(--warning); } .bad { color: var(--bad); } .quiet { color: var(--quiet); }
.place { color: var(--accent); } .strong { font-weight: 600; }
.status { white-space: nowrap; font-weight: 600; font-size: .95em; }
.acts { margin: 0; padding-left: 1.6rem; }
.acts li { margin: 0 0 .7rem; }
.acts li::marker { font-weight: 700; color: var(--accent); }
.act { margin: 0; font-weight: 600; }
.lines { margin: .3rem 0; padding-left: 1.2rem; }
.lines li { margin: .15rem 0; }
.tree, .tree ul { list-style: none; padding-left: 1.1rem; margin: .2rem 0; border-left: 1px solid var(--rule); }
.tree { padding-left: 0; border: 0; }
.tree li { padding: .1rem 0; }
.scroll { overflow-x: auto; margin: .6rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .7rem .4rem 0; border-bottom: 1px solid var(--rule); }
thead th, thead td { font-size: .8125rem; font-weight: 600; color: var(--quiet); border-bottom: 1px solid var(--mark); white-space: nowrap; vertical-align: bottom; }
tbody th { font-weight: 500; min-width: 8rem; }
.right { text-align: right; white-space: nowrap; } .centre { text-align: center; }
th.right { padding-left: .7rem; }
.note td { color: var(--quiet); border-bottom: 1px solid var(--rule); padding-top: 0; }
tr:has(+ .note) > * { border-bottom: 0; }
.bar { width: 8rem; min-width: 5.5rem; white-space: nowrap; }
.inline-bar { display: inline-block; width: 4.5rem; height: .6rem; margin-right: .5rem; background: var(--grid); border-radius: 2px; print-color-adjust: exact; }
.bar .inline-bar:only-child { width: 100%; margin: 0; }
.whole { white-space: nowrap; }
.matrix { width: auto; border-collapse: separate; border-spacing: 3px; }
.matrix th { border: 0; min-width: 0; text-align: center; color: var(--quiet); font-weight: 600; }
.field { min-width: 3.4rem; height: 2.2rem; padding: .3rem; text-align: center; vertical-align: middle; border: 1px solid var(--rule); border-radius: 3px; font-weight: 600; }
.field.low { border-bottom: 3px solid var(--good); } .field.moderate { border-bottom: 3px solid var(--mark); } .field.high { border-bottom: 3px solid var(--warning); } .field.extreme { border-bottom: 3px solid var(--bad); }
.bar-filled { fill: var(--accent); }
.overlap .right { white-space: normal; padding-inline: .35rem; } .overlap .heat, .moves .heat { padding-left: .35rem; }
.heat { text-align: right; print-color-adjust: exact; }
.heat0 { background: rgb(var(--heat) / .03); } .heat1 { background: rgb(var(--heat) / .08); } .heat2 { background: rgb(var(--heat) / .13); }
.heat3 { background: rgb(var(--heat) / .18); } .heat4 { background: rgb(var(--heat) / .23); } .heat5 { background: rgb(var(--heat) / .28); }
.heat6 { background: rgb(var(--heat) / .33); } .heat7 { background: rgb(var(--heat) / .38); } .heat8 { background: rgb(var(--heat) / .43); } .heat9 { background: rgb(var(--heat) / .48); }
.goal { margin: 1.4rem 0 2rem; padding: .2rem 1.1rem 1rem; background: var(--panel); border-radius: 6px; }
figure { margin: .4rem 0; }
figcaption { margin: 0 0 .5rem; }
.drawing { display: block; width: 100%; min-width: 36rem; height: auto; font-size: 12.5px; }
.drawing text { fill: var(--ink); }
.drawing .scale { fill: var(--quiet); }
.grid { stroke: var(--grid); } .goal .grid { stroke: var(--rule); } .tick { stroke: var(--mark); }
.today { stroke: var(--mark); stroke-dasharray: 2 3; }
.expected { fill: none; stroke: var(--mark); stroke-width: 1.75; stroke-dasharray: 6 4; }
.former { fill: none; stroke: var(--mark); stroke-width: 1.25; stroke-dasharray: 1.5 4; }
.measured { fill: none; stroke: var(--accent); stroke-width: 2.5; stroke-linejoin: round; }
.projected { fill: none; stroke: var(--accent); stroke-width: 1.5; stroke-dasharray: 2 4; }
.band { fill: url(#hatch); stroke: var(--accent); stroke-width: .75; stroke-opacity: .6; }
.hatch line { stroke: var(--accent); stroke-width: 1.2; stroke-opacity: .55; }
.rising line { stroke: var(--good); stroke-width: 1.3; stroke-opacity: .6; } .falling line { stroke: var(--bad); stroke-width: 1.3; stroke-opacity: .6; }
.new circle { fill: var(--accent); fill-opacity: .7; }
.flow { stroke-width: .9; } .flow.stayed { fill: var(--grid); stroke: var(--mark); stroke-opacity: .7; } .flow.rose { fill: url(#rising); stroke: var(--good); } .flow.fell { fill: url(#falling); stroke: var(--bad); }
.flow.arrived { fill: url(#new); stroke: var(--accent); } .flow.unclear { fill: url(#hatch); stroke: var(--mark); } .flow.pooled { fill: var(--mark); stroke: var(--mark); }
.tier { fill: var(--mark); } .tier.open { fill: var(--paper); stroke: var(--mark); }
.load { fill: var(--accent); } .load.full { fill: var(--bad); } .load.over { fill: url(#falling); stroke: var(--bad); stroke-width: 1.25; } .limit { stroke: var(--ink); stroke-width: 1.25; } .drawing .over-label { fill: var(--bad); font-weight: 600; }
.stage { fill: var(--accent); } .stage.waiting { fill: url(#hatch); stroke: var(--accent); } .stage.lost { fill: none; stroke: var(--mark); stroke-dasharray: 3 3; } .narrowing { fill: var(--panel); }
.point { fill: var(--accent); } .now { fill: var(--accent); stroke: var(--panel); stroke-width: 2; } .error { stroke: var(--accent); stroke-width: 1.5; }
.milestone { fill: var(--panel); stroke: var(--ink); stroke-width: 1.5; } .milestone.passed { fill: var(--ink); }
.target { fill: none; stroke: var(--ink); stroke-width: 1.75; } .bullseye { fill: var(--ink); }
.now-label, .projected-label { font-weight: 600; }
.drawing .now-label, .drawing .projected-label { fill: var(--accent); } .target-label { font-weight: 600; }
.work { fill: var(--panel); stroke: var(--mark); stroke-width: 1.25; } .worked { fill: var(--mark); }
.work.good { stroke: var(--good); } .worked.good { fill: var(--good); } .work.bad { stroke: var(--bad); } .worked.bad { fill: var(--bad); }
.work.warning { stroke: var(--warning); } .worked.warning { fill: var(--warning); } .work.critical { stroke-width: 3; } .ghost { fill: var(--mark); }
.facts { display: flex; flex-wrap: wrap; gap: .2rem 1.6rem; margin: .6rem 0 0; font-size: .9rem; }
.facts div { display: flex; gap: .4rem; max-width: 100%; } dt { color: var(--quiet); } dd { margin: 0; }
details { margin: .4rem 0; } summary { cursor: pointer; min-height: 1.5rem; color: var(--accent); font-size: .9rem; }
details table { max-width: 42rem; } .goal details table { max-width: 30rem; }
.tools { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: end; margin: 1rem 0 .4rem; }
.tools[hidden] { display: none; }
.tools label { display: flex; flex-direction: column; font-size: .8125rem; color: var(--quiet); }
.tools input, .tools select { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--mark); border-radius: 4px; padding: .3rem .5rem; min-height: 2rem; min-width: 12rem; max-width: 100%; }
.tools [role="status"] { margin-left: auto; font-size: .875rem; color: var(--quiet); }
.sort { border: 0; padding: 0; background: none; font-weight: 600; color: inherit; min-height: 1.5rem; text-decoration: underline dotted; text-underline-offset: .2em; }
[aria-sort="ascending"] .sort::after { content: " ▲"; } [aria-sort="descending"] .sort::after { content: " ▼"; }
#contacts td:nth-child(3) { min-width: 17rem; }
.method td:nth-child(2) { font-family: ui-monospace, "SF Mono", Consolas, "Noto Sans Mono CJK SC", monospace; font-size: .85rem; }
footer { margin-top: 3rem; border-top: 1px solid var(--rule); color: var(--quiet); font-size: .875rem; }
@media (max-width: 40rem) {
  body { padding: 0 .9rem 2rem; } h1 { font-size: 1.5rem; } .goal { padding: .2rem .8rem .8rem; margin-inline: -.2rem; }
  .drawing { min-width: 46rem; } .drawing:lang(zh-Hans) { min-width: 50rem; }
  .tools input, .tools select { min-width: 0; width: 100%; } .tools label { flex: 1 1 100%; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media (forced-colors: active) {
  .measured, .point, .now, .projected, .hatch line, .bar-filled, .flow, .tier, .load.over, .limit, .stage { stroke: CanvasText; } .rising line, .falling line { stroke: CanvasText; } .tier, .load, .load.full, .stage { fill: CanvasText; } .flow.stayed, .narrowing, .stage.lost { fill: none; } .expected, .grid, .tick { stroke: GrayText; } .drawing text { fill: CanvasText; }
}
@page { size: A4; margin: 14mm 13mm; }
@media print {
  :root, :root:not([data-theme="light"]), :root[data-theme="dark"] {
    --paper: #ffffff; --panel: #ffffff; --ink: #000000; --quiet: #444444; --rule: #cccccc; --grid: #e4e4e4; --good: #17713f; --warning: #8a5200; --bad: #b3261e;
    --accent: #1d5a9e; --mark: #6b7685; --heat: 29 90 158; color-scheme: light;
  }
  html { font-size: 12px; }
  body { max-width: none; padding: 0; font-size: 1rem; }
  .masthead, .tools, .skip { display: none; }
  h1 { margin-top: 0; } h2 { break-after: avoid; margin-top: 1.6rem; } h3 { break-after: avoid; }
  figure, .acts li, tr, .tree > li { break-inside: avoid; } thead { display: table-header-group; }
  .goal { border: 1px solid var(--rule); padding: .2rem .7rem .5rem; break-inside: avoid; } .scroll { overflow: visible; } .drawing { min-width: 0; }
  .goal .drawing { width: 82%; }
  .goal details .scroll { columns: 3; column-gap: 1.5rem; } details th, details td { padding-block: .1rem; }
  details::details-content { content-visibility: visible; } a { color: inherit; text-decoration: none; }
}
"""#

    /// SHA-256 of `style`, in base64.
    static let styleHash = "VnGdGbXhhPLxYrQijXPYO9uZOHknfJ25JAQNJzwTLRI="

    static let script = #"""
// All that the page cannot do by itself: the theme, opening details for paper, and searching long lists.
(() => {
  "use strict";
  const root = document.documentElement;
  const theme = document.getElementById("theme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const show = () => {
    theme.textContent = isDark() ? theme.dataset.light : theme.dataset.dark;
    theme.setAttribute("aria-pressed", String(isDark()));
  };
  theme.hidden = false;
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    show();
  });
  dark.addEventListener("change", show);
  show();

  // Paper shows everything that was folded.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const details of folded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of folded) details.open = false;
  });

  const packed = document.getElementById("contacts-data");
  if (!packed || !("DecompressionStream" in window)) return;
  const open = async () => {
    const bytes = Uint8Array.from(atob(packed.textContent), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return JSON.parse(await new Response(stream).text());
  };

  const make = (name, text, attributes = {}) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  open().then((data) => {
    const { words, names, key, say, because, worth, shown } = data;
    const count = key.length;
    const page = 50;
    const table = document.getElementById("contacts");
    const body = table.tBodies[0];
    const tools = document.getElementById("contacts-tools");
    let order = Array.from({ length: count }, (_, row) => row);
    let found = order;
    let first = 0;
    let texts = null;

    // Lower case once, when somebody first asks.
    const text = (row) => {
      texts ??= key.map((name, at) => `${name}\n${say[at]}\n${because[at]}`.toLowerCase());
      return texts[row];
    };

    const search = make("input", "", { type: "search", id: "contacts-search", autocomplete: "off" });
    const filter = make("select", "", { id: "contacts-filter" });
    filter.append(make("option", words.all, { value: "" }));
    for (const name of [...new Set(data.advice)]) filter.append(make("option", names[name], { value: String(name) }));
    const status = make("span", "", { role: "status" });
    const before = make("button", words.before, { type: "button" });
    const next = make("button", words.next, { type: "button" });
    const field = (name, control) => {
      const label = make("label", name, { for: control.id });
      label.append(control);
      return label;
    };
    tools.append(field(words.search, search), field(words.filter, filter), status, before, next);
    tools.hidden = false;
    document.getElementById("contacts-more")?.remove();

    const number = new Intl.NumberFormat("en");
    const draw = () => {
      const last = Math.min(first + page, found.length);
      body.replaceChildren(
        ...found.slice(first, last).map((row) => {
          const line = make("tr");
          const what = make("td", say[row]);
          if (because[row]) what.append(make("p", because[row], { class: "because" }));
          line.append(
            make("td", names[data.advice[row]]),
            make("th", key[row], { scope: "row" }),
            what,
            make("td", shown[row], { class: "right" }),
            make("td", names[data.owner[row]]),
          );
          return line;
        }),
      );
      status.textContent = found.length
        ? words.range
            .replace("{from}", number.format(first + 1))
            .replace("{to}", number.format(last))
            .replace("{count}", number.format(found.length))
        : words.none;
      before.disabled = first === 0;
      next.disabled = last >= found.length;
    };

    const look = () => {
      const wanted = search.value.trim().toLowerCase();
      const advice = filter.value === "" ? null : Number(filter.value);
      found = order.filter(
        (row) => (advice === null || data.advice[row] === advice) && (!wanted || text(row).includes(wanted)),
      );
      first = 0;
      draw();
    };
    search.addEventListener("input", look);
    filter.addEventListener("change", look);
    before.addEventListener("click", () => {
      first = Math.max(0, first - page);
      draw();
    });
    next.addEventListener("click", () => {
      first += page;
      draw();
    });

    const compare = new Intl.Collator(root.lang, { numeric: true }).compare;
    const by = {
      advice: (a, b) => data.advice[a] - data.advice[b],
      key: (a, b) => compare(key[a], key[b]),
      worth: (a, b) => (worth[a] ?? -Infinity) - (worth[b] ?? -Infinity),
      owner: (a, b) => compare(names[data.owner[a]], names[data.owner[b]]),
    };
    const heads = [...table.tHead.rows[0].cells].filter((head) => by[head.dataset.column]);
    for (const head of heads) {
      const button = make("button", head.textContent, { type: "button", class: "sort" });
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const falls = head.getAttribute("aria-sort") === "ascending" || (head.dataset.column === "worth" && !head.ariaSort);
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", falls ? "descending" : "ascending");
        const way = by[head.dataset.column];
        // The row's place decides where values are equal.
        order = Array.from({ length: count }, (_, row) => row).sort((a, b) => (falls ? way(b, a) : way(a, b)) || a - b);
        look();
      });
    }
    draw();
  });
})();
"""#

    /// SHA-256 of `script`, in base64.
    static let scriptHash = "IC6+5Rv7fFTEWx+jW0eOSTAwYuR0As5d2GvQG2zSYMc="
}
