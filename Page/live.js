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
