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

  // What was looked for, should the list be put in anew.
  const kept = { search: "", advice: "", column: "", falls: false };

  const open = async (packed) => {
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

  const contacts = async () => {
    const packed = document.getElementById("contacts-data");
    const tools = document.getElementById("contacts-tools");
    if (!packed || !tools.hidden || !("DecompressionStream" in window)) return;
    tools.hidden = false;
    const data = await open(packed);
    const { words, names, key, say, because, worth, shown } = data;
    const count = key.length;
    const page = 50;
    const table = document.getElementById("contacts");
    const body = table.tBodies[0];
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
      [kept.search, kept.advice] = [search.value, filter.value && names[advice]];
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
    const sort = (head, falls) => {
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", falls ? "descending" : "ascending");
      [kept.column, kept.falls] = [head.dataset.column, falls];
      const way = by[head.dataset.column];
      // The row's place decides where values are equal.
      order = Array.from({ length: count }, (_, row) => row).sort((a, b) => (falls ? way(b, a) : way(a, b)) || a - b);
    };
    for (const head of heads) {
      const button = make("button", head.textContent, { type: "button", class: "sort" });
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const falls = head.getAttribute("aria-sort") === "ascending" || (head.dataset.column === "worth" && !head.ariaSort);
        sort(head, falls);
        look();
      });
    }

    const sorted = heads.find((head) => head.dataset.column === kept.column);
    if (sorted) sort(sorted, kept.falls);
    search.value = kept.search;
    const advice = names.indexOf(kept.advice);
    if (advice >= 0) filter.value = String(advice);
    look();
    document.dispatchEvent(new Event("contacts"));
  };
  contacts();
  document.addEventListener("patched", contacts);
})();
"""#

    /// SHA-256 of `script`, in base64.
    static let scriptHash = "3cqVdlOdipSXCEgF+NPJQk2b6QrxnGJdTRu5485W37o="

    static let liveStyle = #"""
:root {
  --paper: #ffffff; --panel: #f5f7fa; --ink: #1a2330; --quiet: #55606e; --rule: #d5dbe3; --edge: #6b7685;
  --bad: #b3261e; --warning: #8a5200; --good: #17713f; --accent: #1d5a9e;
  --keyword: #1d5a9e; --name: #6b3fa0; --figure: #17713f; --string: #8a5200; --remark: #55606e;
  color-scheme: light;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #11161d; --panel: #1a212b; --ink: #e8ecf2; --quiet: #a7b1bf; --rule: #364150; --edge: #8d99a8;
    --bad: #ff8f85; --warning: #e3b04b; --good: #5fc98c; --accent: #86bbf5;
    --keyword: #86bbf5; --name: #c9a6f2; --figure: #5fc98c; --string: #e3b04b; --remark: #a7b1bf;
    color-scheme: dark;
  }
}
* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; }
body {
  display: flex; flex-direction: column; background: var(--paper); color: var(--ink);
  font: .9375rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}
header { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem 1rem; padding: .5rem 1rem; border-bottom: 1px solid var(--rule); background: var(--panel); }
h1 { font-size: 1rem; margin: 0; }
h2 { font-size: .875rem; margin: .6rem 1rem .2rem; }
#state { margin: 0 0 0 auto; color: var(--quiet); }
#banner { margin: 0; padding: .5rem 1rem; border-bottom: 1px solid var(--rule); border-left: 4px solid var(--bad); font-weight: 600; }
#banner button { margin-left: 1rem; }
.quiet { color: var(--quiet); }
button, select {
  font: inherit; font-size: .875rem; min-height: 2rem; padding: .15rem .7rem; border: 1px solid var(--edge); border-radius: 4px;
  background: var(--paper); color: var(--ink); cursor: pointer;
}
select { margin-left: .4rem; max-width: 18rem; }
button:disabled { color: var(--quiet); border-color: var(--rule); cursor: default; }
button:focus-visible, select:focus-visible, textarea:focus-visible { outline: 3px solid var(--accent); outline-offset: -2px; }
main { flex: 1; min-height: 0; display: grid; grid-template-columns: minmax(20rem, 2fr) 3fr; }
.editor { display: flex; flex-direction: column; min-width: 0; min-height: 0; border-right: 1px solid var(--rule); }
.sheet { flex: 1; min-height: 0; display: flex; overflow: hidden; }
pre, textarea { margin: 0; padding: .6rem; font: .8125rem/1.55 ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace; tab-size: 4; white-space: pre; }
#gutter { flex: none; min-width: 3.2rem; text-align: right; color: var(--quiet); background: var(--panel); overflow: hidden; }
.paper { position: relative; flex: 1; min-width: 0; overflow: hidden; }
#paint { position: absolute; inset: 0 auto auto 0; min-width: 100%; pointer-events: none; }
textarea {
  position: absolute; inset: 0; width: 100%; height: 100%; border: 0; resize: none; overflow: auto; background: transparent;
  color: transparent; caret-color: var(--ink);
}
textarea::selection { background: rgb(29 90 158 / .3); color: transparent; }
::highlight(keyword) { color: var(--keyword); }
::highlight(name) { color: var(--name); }
::highlight(figure) { color: var(--figure); }
::highlight(string) { color: var(--string); }
::highlight(remark) { color: var(--remark); }
::highlight(error) { text-decoration: underline wavy var(--bad); }
::highlight(warning) { text-decoration: underline wavy var(--warning); }
::highlight(note) { text-decoration: underline dotted var(--quiet); }
#findings { flex: none; margin: 0; padding: 0 1rem .6rem; list-style: none; max-height: 34%; overflow: auto; }
#findings li { margin: 0; padding: .25rem 0; border-top: 1px solid var(--rule); }
#findings button { display: inline; border: 0; padding: .1rem .3rem; margin-right: .3rem; background: none; color: var(--accent); text-decoration: underline; }
.error b { color: var(--bad); } .warning b { color: var(--warning); } .note b { color: var(--quiet); }
#findings small { display: block; color: var(--quiet); font-size: .875rem; }
iframe { width: 100%; height: 100%; border: 0; background: var(--paper); }
#turn { display: none; }
@media (max-width: 56rem) {
  #turn { display: block; }
  main { grid-template-columns: 1fr; }
  body:not(.turned) iframe, body.turned .editor { display: none; }
}
@media (forced-colors: active) { textarea { color: CanvasText; } #paint { visibility: hidden; } }
@media print { header, #banner, .editor { display: none; } main { display: block; } }
"""#

    /// SHA-256 of `liveStyle`, in base64.
    static let liveStyleHash = "bYg4+iAsN5KFUlsC6CFcpLfKMGM05VvJT15ljxCR1fk="

    static let liveScript = #"""
// A plan at work: the report is patched in place when plan or data change, the text is judged while somebody types.
(() => {
  "use strict";
  const at = (id) => document.getElementById(id);
  const words = JSON.parse(at("words").textContent);
  const [files, save, state, banner, text, paint, gutter, findings, frame] = [
    "files", "save", "state", "banner", "text", "paint", "gutter", "findings", "report",
  ].map(at);

  // --- The report -------------------------------------------------------------------------------------------------------------

  let shown = null; // the version that the frame shows
  let sections = new Map(); // of that version: each part as the server wrote it
  let patching = Promise.resolve();

  const parts = (root) => [...root.querySelector("main").children];
  const read = async (version) => {
    const response = await fetch(`page?${version}`);
    return response.ok ? new DOMParser().parseFromString(await response.text(), "text/html") : null;
  };
  const remember = (fresh) => {
    sections = new Map(parts(fresh).map((part) => [part.id, part.outerHTML]));
    document.title = fresh.title;
  };

  const begin = async (version) => {
    await new Promise((done) => {
      frame.addEventListener("load", done, { once: true });
      frame.src = `page?${version}`;
    });
    // A version that is gone by now: the next one is told soon.
    if (!frame.contentDocument.querySelector("main")) return;
    remember(frame.contentDocument);
    shown = version;
  };

  // What is folded open stays open.
  const carry = (from, to) => {
    const name = (details) => {
      const home = details.closest("[id]") ?? details.getRootNode();
      return `${home.id} ${[...home.querySelectorAll("details")].indexOf(details)}`;
    };
    const open = new Set([...from.querySelectorAll("details[open]")].map(name));
    for (const details of to.querySelectorAll("details")) if (open.has(name(details))) details.open = true;
  };

  // What the reader looks at stays where it is, whatever becomes of all above it.
  const anchor = (page) => {
    const top = (element) => element.getBoundingClientRect().top;
    const seen = [...page.querySelectorAll("main [id]")].filter((element) => top(element) <= 0).at(-1);
    if (!seen?.id) return () => {};
    const before = top(seen);
    return () => {
      const again = page.getElementById(seen.id);
      if (again) page.defaultView.scrollBy({ top: top(again) - before, behavior: "instant" });
    };
  };

  const patch = async (version) => {
    const fresh = await read(version);
    if (!fresh) return;
    const page = frame.contentDocument;
    const place = anchor(page);
    const focused = page.activeElement?.id;
    const caret = [page.activeElement?.selectionStart, page.activeElement?.selectionEnd];
    const old = new Map(parts(page).map((part) => [part.id, part]));
    const wanted = parts(fresh).map((part) => {
      const live = old.get(part.id);
      if (live && sections.get(part.id) === part.outerHTML) return live;
      const made = page.importNode(part, true);
      if (live) {
        carry(live, made);
        live.replaceWith(made);
      }
      return made;
    });
    // Parts that came, went or changed places.
    const main = page.querySelector("main");
    if (wanted.length !== main.children.length || wanted.some((part, index) => main.children[index] !== part)) {
      main.replaceChildren(...wanted);
    }
    page.querySelector("nav ul").innerHTML = fresh.querySelector("nav ul").innerHTML;
    page.title = fresh.title;
    remember(fresh);
    const refocus = () => {
      const again = focused && page.activeElement === page.body && page.getElementById(focused);
      if (!again) return;
      again.focus({ preventScroll: true });
      if (caret[0] != null) again.setSelectionRange?.(...caret);
    };
    refocus();
    // The search field is made anew by the page's own script.
    page.addEventListener("contacts", refocus, { once: true });
    page.dispatchEvent(new Event("patched"));
    place();
    shown = version;
  };

  // --- What the server tells --------------------------------------------------------------------------------------------------

  let plan = []; // the files as they are on disk
  let drafts = new Map(); // by path: a text that is not saved, with the version it was made of
  let current = null; // the path in the editor
  let serverErrors = [];
  let pinned = new URLSearchParams(location.search).get("at");

  const warn = (message, ...ways) => {
    const buttons = ways.map(([name, way]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name;
      button.addEventListener("click", way);
      return button;
    });
    banner.replaceChildren(message, ...buttons);
    banner.hidden = !message;
  };

  const hear = (told) => {
    serverErrors = told.errors;
    if (!told.version && !told.errors.length) {
      state.textContent = words.reading;
      return;
    }
    state.textContent = told.errors.length ? "" : words.live;
    const moved = pinned && told.version && pinned !== told.version;
    warn(told.errors.length ? (told.version ? words.broken : words.nothing) : moved ? words.moved : "");
    if (told.version && !told.errors.length) history.replaceState(null, "", `?at=${told.version}`);
    if (told.version) pinned = moved ? pinned : null;
    take(told.files);
    if (!told.version || told.version === shown) return;
    patching = patching.then(() => (shown ? patch(told.version) : begin(told.version)));
  };

  const stream = new EventSource("events");
  stream.addEventListener("message", (event) => hear(JSON.parse(event.data)));
  stream.addEventListener("error", () => {
    state.textContent = "";
    warn(words.lost);
  });

  // --- The text ---------------------------------------------------------------------------------------------------------------

  const take = (told) => {
    const isSame = plan.length === told.length && plan.every((file, index) => file.path === told[index].path);
    plan = told;
    if (!isSame) {
      files.replaceChildren(...plan.map((file) => new Option(file.name, file.path)));
      if (!plan.some((file) => file.path === current)) current = plan[0]?.path ?? null;
      files.value = current;
    }
    const file = plan.find((file) => file.path === current);
    if (!file) return;
    const draft = drafts.get(current);
    if (draft && draft.version !== file.version && draft.text !== file.text) {
      const settle = (way) => () => {
        way();
        warn("");
        take(plan);
      };
      const mine = [words.mine, settle(() => (draft.version = file.version))];
      const theirs = [words.theirs, settle(() => drafts.delete(current))];
      return warn(words.other, mine, theirs);
    }
    if (draft?.text === file.text) drafts.delete(current);
    if (!drafts.has(current) && text.value !== file.text) {
      const [top, left, start, end] = [text.scrollTop, text.scrollLeft, text.selectionStart, text.selectionEnd];
      text.value = file.text;
      text.setSelectionRange(start, end);
      [text.scrollTop, text.scrollLeft] = [top, left];
    }
    draw();
    judge();
  };

  let marks = []; // start, end and kind of each part of the text that has a colour
  let found = [];
  let painted = "";
  const kinds = ["keyword", "name", "figure", "string", "remark"];
  const levels = ["note", "warning", "error"];

  // Between two judgements colours move along with what stays of the text.
  const shift = () => {
    const [before, now] = [painted, text.value];
    if (before === now) return;
    let start = 0;
    while (start < before.length && start < now.length && before[start] === now[start]) start += 1;
    let end = 0;
    while (end < before.length - start && end < now.length - start && before.at(-1 - end) === now.at(-1 - end)) end += 1;
    const by = now.length - before.length;
    const moved = [];
    for (let at = 0; at < marks.length; at += 3) {
      const [from, to, kind] = marks.slice(at, at + 3);
      if (to <= start) moved.push(from, to, kind);
      else if (from >= before.length - end) moved.push(from + by, to + by, kind);
    }
    marks = moved;
    found = found.flatMap((finding) => {
      if (finding.from === undefined || finding.to <= start) return [finding];
      return finding.from >= before.length - end ? [{ ...finding, from: finding.from + by, to: finding.to + by }] : [];
    });
  };

  const draw = () => {
    shift();
    painted = text.value;
    // A last line that is empty would have no height.
    paint.textContent = painted + "\n";
    gutter.textContent = Array.from({ length: painted.split("\n").length }, (_, line) => line + 1).join("\n") + "\n\n\n";
    colour();
    follow();
    if (save) {
      const isChanged = drafts.has(current);
      save.disabled = !isChanged;
      if (isChanged) state.textContent = words.unsaved;
    }
  };

  const colour = () => {
    if (!CSS.highlights) return;
    const node = paint.firstChild;
    const range = (from, to) => {
      const range = new Range();
      range.setStart(node, Math.min(from, painted.length));
      range.setEnd(node, Math.min(to, painted.length));
      return range;
    };
    const ranges = new Map([...kinds, ...levels].map((kind) => [kind, []]));
    for (let at = 0; at < marks.length; at += 3) ranges.get(kinds[marks[at + 2]]).push(range(marks[at], marks[at + 1]));
    for (const finding of found) {
      if (finding.from !== undefined) ranges.get(finding.level).push(range(finding.from, finding.to));
    }
    for (const [kind, all] of ranges) CSS.highlights.set(kind, new Highlight(...all));
  };

  const follow = () => {
    paint.style.transform = `translate(${-text.scrollLeft}px, ${-text.scrollTop}px)`;
    gutter.scrollTop = text.scrollTop;
  };

  const list = (all) => {
    findings.replaceChildren(
      ...all.map((finding) => {
        const item = document.createElement("li");
        item.className = finding.level;
        const level = document.createElement("b");
        level.textContent = `${words[finding.level]} `;
        if (finding.line && (!finding.path || finding.path === current)) {
          const jump = document.createElement("button");
          jump.type = "button";
          jump.textContent = words.line.replace("{line}", finding.line);
          jump.addEventListener("click", () => {
            text.focus();
            text.setSelectionRange(finding.from, finding.to);
            const height = parseFloat(getComputedStyle(text).lineHeight);
            text.scrollTop = Math.max(0, (finding.line - 4) * height);
          });
          item.append(jump);
        }
        item.append(level, finding.message);
        if (finding.help) {
          const help = document.createElement("small");
          help.textContent = finding.help;
          item.append(help);
        }
        return item;
      }),
    );
    if (!all.length) {
      const item = document.createElement("li");
      item.textContent = words.none;
      findings.append(item);
    }
  };

  const send = (method, address, body) =>
    fetch(address, { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

  let asked = 0;
  const judge = async () => {
    asked += 1;
    const mine = asked;
    const body = { path: current, text: text.value };
    const response = await send("POST", "check", body).catch(() => null);
    // Somebody has typed on: the next answer counts.
    if (!response?.ok || mine !== asked || body.text !== text.value) return;
    const answer = await response.json();
    [marks, found] = [answer.marks, answer.findings];
    draw();
    // What only reading the data finds is not found by looking at the text.
    const ofData = serverErrors.filter((error) => !error.path || !plan.some((file) => file.path === error.path));
    const known = new Set(found.map((finding) => finding.message));
    list([...found, ...ofData.filter((error) => !known.has(error.message))]);
  };

  let waiting = 0;
  text.addEventListener("input", () => {
    const file = plan.find((file) => file.path === current);
    const version = drafts.get(current)?.version ?? file?.version;
    if (text.value === file?.text) drafts.delete(current);
    else drafts.set(current, { text: text.value, version });
    draw();
    clearTimeout(waiting);
    waiting = setTimeout(judge, 60);
  });
  text.addEventListener("scroll", follow);
  // A new line begins where the one before it does.
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || text.readOnly) return;
    const line = text.value.slice(0, text.selectionStart).split("\n").at(-1);
    const indent = line.match(/^[ \t]*/)[0];
    if (!indent) return;
    event.preventDefault();
    document.execCommand("insertText", false, "\n" + indent);
  });
  files.addEventListener("change", () => {
    current = files.value;
    const file = plan.find((file) => file.path === current);
    [marks, found, painted] = [[], [], ""];
    text.value = drafts.get(current)?.text ?? file.text;
    text.scrollTop = 0;
    draw();
    judge();
  });

  const write = async () => {
    const draft = drafts.get(current);
    if (!draft) return;
    const path = current;
    const response = await send("PUT", "plan", { path, text: draft.text, version: draft.version }).catch(() => null);
    if (!response) return warn(words.lost);
    if (!response.ok) return warn((await response.text()).trim());
    const { version } = await response.json();
    const file = plan.find((file) => file.path === path);
    [file.text, file.version] = [draft.text, version];
    const now = drafts.get(path);
    if (now?.text === draft.text) drafts.delete(path);
    else if (now) now.version = version;
    draw();
    if (!drafts.size) state.textContent = words.saved;
  };
  save?.addEventListener("click", write);
  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    write();
  });
  addEventListener("beforeunload", (event) => {
    if (drafts.size) event.preventDefault();
  });

  const turn = at("turn");
  turn.addEventListener("click", () => {
    const isTurned = document.body.classList.toggle("turned");
    turn.setAttribute("aria-pressed", String(isTurned));
    turn.textContent = isTurned ? words.plan : words.report;
  });
})();
"""#

    /// SHA-256 of `liveScript`, in base64.
    static let liveScriptHash = "DCmo3w55tLChr62qYv9YSZMFTBiemXeAt+S0TJesG/8="
}
