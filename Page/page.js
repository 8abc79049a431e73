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
